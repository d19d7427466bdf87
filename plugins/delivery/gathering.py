"""Gathers every file of the site as it will be served; assets first, so that no page is there before them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from ground.texts import N_
from plugins.artwork.cards import Cards
from plugins.cache.inputs import Inputs
from plugins.cache.memo import Made, Memo
from plugins.cache.seal import bytes_in, digest_in
from plugins.delivery.assets import Assets
from plugins.delivery.content import Content, of_bytes, of_file, of_kept
from plugins.findings import Findings
from plugins.multilingual.site import Site
from plugins.multilingual.targets import linked_files as linked_by
from plugins.names import linkable
from plugins.optional.portrait import Portrait
from plugins.pictures.album import Picture
from plugins.pictures.original import Unreadable
from plugins.plan import Planned, Rendered, bytes_of, task_of
from plugins.site_settings import SiteSettings

PICTURES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".avif"),
    *(".tif", ".tiff", ".bmp", ".heic", ".heif", ".svg"),
)


def asset_files(assets: Assets) -> Iterator[tuple[str, Content]]:
    """Styles, scripts, fonts and icons."""
    for name, data in sorted(assets.files.items()):
        yield name, of_bytes(data)


def picture_files(site: Site, memo: Memo, inputs: Inputs, tasks: Iterable[str]) -> Iterator[tuple[str, Content]]:
    """The pictures that the pages show, and those that templates asked for."""
    converted = [f"convert {document.source}" for document in site.documents]
    for name in memo.asked("picture", [*converted, *tasks]):
        try:
            picture: Picture = inputs.read("picture", name)
        except Unreadable:
            continue  # told where it is shown
        for file, kept in picture.files:
            yield file, of_kept(kept)


def portrait_files(portrait: Portrait | None) -> Iterator[tuple[str, Content]]:
    """The picture of her, where there is one."""
    picture = portrait.picture if portrait and portrait.name else None
    for file, kept in picture.files if picture else ():
        yield file, of_kept(kept)


def card_files(cards: Cards, memo: Memo, tasks: Iterable[str]) -> Iterator[tuple[str, Content]]:
    """The social cards that pages name."""
    wanted = {cards.name(file): file for file in memo.asked("card", tasks)}
    drawn: dict[str, str] = memo.make_all(
        [f"draw {name}" for name in wanted],
        lambda task: Made(digest_in(cards.picture(wanted[task.partition(" ")[2]]))),
    )
    for name, file in wanted.items():
        yield name, Content(drawn[f"draw {name}"], partial(card_bytes, cards, file), cards.path(file))


def card_bytes(cards: Cards, file: str) -> bytes:
    """The card of a page."""
    return bytes_in(cards.picture(file))


def linked_files(
    site: Site, settings: SiteSettings, inputs: Inputs, findings: Findings
) -> Iterator[tuple[str, Content]]:
    """The files that pages link to. Originals stay at home: a picture is served without its metadata."""
    for name, served in site.file_names.items():
        path = linkable(settings.content, name)
        if path is None:
            continue  # told where it is linked to
        if path.suffix.lower() not in PICTURES:
            yield served, of_file(path)
            continue
        try:
            yield served, of_kept(inputs.read("bare picture", name))
        except Unreadable as error:
            wrong, mend = (
                N_("The picture %(name)s cannot be read (%(error)s)."),
                N_("Save it as JPEG or PNG."),
            )
            report = findings.error if name in linked_in_public(site) else findings.warning
            report(path, 0, wrong, mend, name=path.name, error=findings.say(error.reason))


def linked_in_public(site: Site) -> set[str]:
    """The names of the files that a page links to which is no draft."""
    return {*linked_by(document for document in site.documents if document.status != "draft")}


def made_files(
    planned: Mapping[str, Planned], rendered: Mapping[str, Rendered], memo: Memo
) -> Iterator[tuple[str, Content]]:
    """What was made, but for what came out empty."""
    for file, made in sorted(rendered.items()):
        if not made.empty:
            yield file, Content(made.digest, partial(bytes_of, memo, planned[file], made))


def icon_file(path: Path | None) -> Iterator[tuple[str, Content]]:
    """``/favicon.ico``, where the theme has an icon."""
    if path:
        yield "favicon.ico", of_kept(path)


def tasks_of(planned: Mapping[str, Planned]) -> list[str]:
    """The tasks that make the planned files."""
    return [task_of(file) for file in planned]
