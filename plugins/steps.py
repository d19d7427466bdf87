"""The steps of the build, one after the other: check the facts, read, settle, check, plan, render, check, deliver.

plugins/conductor.py runs them. The run that they work on, and what each of them says of itself, stand in
plugins/run.py.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from operator import itemgetter

from ground.facts import Facts
from ground.published import write_published
from ground.texts import N_
from plugins import search
from plugins.artwork.cards import Cards
from plugins.artwork.icons import Icons
from plugins.artwork.letters import letters_of
from plugins.cache.bytecode import BYTECODE
from plugins.cache.file_cache import prune
from plugins.cache.inputs import Inputs
from plugins.cache.memo import Made, Memo
from plugins.cache.seal import bytes_in
from plugins.checks import catalogues, conditions, credits, files, home, letters, links, needed, placeholders
from plugins.checks import documents as documents_check
from plugins.checks import facts as facts_check
from plugins.checks.kept_texts import KeptTexts
from plugins.components.converter import Converter
from plugins.components.recorder import unpacked
from plugins.delivery import gathering
from plugins.delivery.assets import Assets
from plugins.delivery.commit import NotWritten, committed
from plugins.delivery.content import Content, kept_files
from plugins.delivery.ledger import Ledger
from plugins.delivery.unwritten import tell_unwritten
from plugins.extensions import Extensions
from plugins.files import sweep
from plugins.findings import Findings
from plugins.multilingual import entries
from plugins.multilingual.addresses import with_addresses
from plugins.multilingual.conditions import parted
from plugins.multilingual.document import documents, drafts_among
from plugins.multilingual.site import Site
from plugins.noted import NotedFacts
from plugins.optional import portrait as portraits
from plugins.optional import texts
from plugins.optional.portrait import Portrait
from plugins.pages import frames, plan_files
from plugins.plan import Planned, Rendered, bytes_of, can_be_made, make
from plugins.record import Converted
from plugins.rendering import Renderer
from plugins.run import Generator, Run, step
from plugins.search import finished
from plugins.site_settings import SiteSettings
from plugins.template_functions import furnished


@step()
def check_facts(run: Run, facts: Facts, findings: Findings) -> None:
    """Look at site.toml first: nothing is right without it."""
    facts_check.check(facts, findings)


@step(gives="converted")
def read(run: Run, memo: Memo, converter: Converter, generator: Generator, findings: Findings) -> None:
    """Convert the sources. One with errors stays among them: nobody is to be told that it is missing.

    What is wrong in a draft is only told.
    """
    names = generator.sources()
    tasks = [f"convert {name}" for name in names]

    def convert(task: str) -> Made[Converted]:
        name = task.partition(" ")[2]
        try:
            return converter.convert(name)
        except Exception as error:
            error.add_note(name)  # so that it is known which page to look at
            raise

    made: dict[str, Converted] = memo.make_all(tasks, convert)
    run.converted = [made[task] for task in tasks]
    findings.spare(page.path(run.settings.content) for page in run.converted if page.is_draft)
    for page in run.converted:
        findings.add(page.wrong, spared=page.is_draft)
    generator.read(dict(zip(names, run.converted, strict=True)), partial(parts_of, memo, converter))
    tell_complaints(generator, findings)


@step(gives="site portrait")
def settle(
    run: Run,
    converted: Sequence[Converted],
    settings: SiteSettings,
    facts: Facts,
    noted: NotedFacts,
    inputs: Inputs,
    generator: Generator,
) -> None:
    """Give every page its address, its versions, its place in menus and lists."""
    run.portrait = Portrait(inputs, noted, settings.content)
    pages = documents(portraits.with_portrait(converted, run.portrait), settings, facts)
    shown, waiting = parted(pages, facts)
    run.site = Site(facts, with_addresses(shown, facts), settings.menus, settings.list_length, waiting)
    parts = partial(parts_of, run.memo, run.converter)
    inputs.add(entries.readers(run.site, parts))
    inputs.add(search.readers(run.site, inputs, run.memo))
    generator.settle(run.site)


@step()
def check_sources(
    run: Run,
    converted: Sequence[Converted],
    site: Site,
    portrait: Portrait,
    settings: SiteSettings,
    facts: Facts,
    memo: Memo,
    inputs: Inputs,
    generator: Generator,
    findings: Findings,
    extensions: Extensions,
) -> None:
    """Check all that was read."""
    drafts = drafts_among(converted)
    for document in (*site.documents, *site.waiting):
        wrong = findings.is_wrong(document.path)  # then what would only be told may be an echo
        told = {one.line for one in document.converted.wrong}
        noted = (one for one in document.converted.noted if one.line not in told and (one.fatal or not wrong))
        findings.add(noted, spared=document.status == "draft")
    files.check(facts, settings, findings)
    home.check(site, settings, findings)
    documents_check.check(site, drafts, facts, settings, findings)
    conditions.check(site, findings)
    needed.check(site, drafts, settings, findings)
    links.check(site, settings, findings)
    credits.check(site, findings)
    letters.check(site, partial(letters_of, settings.theme, memo, inputs), findings)
    texts.check(facts, findings)
    portraits.check(portrait, facts, settings, findings)
    if settings.publish:
        facts_check.tell_path(facts, findings)
    if settings.goes_online:
        placeholders.check(facts, findings)
    for check in extensions.checks:
        check(site, findings)
    tell_complaints(generator, findings)


@step(gives="assets cards icons renderer planned")
def plan(
    run: Run,
    site: Site,
    portrait: Portrait,
    settings: SiteSettings,
    inputs: Inputs,
    generator: Generator,
    findings: Findings,
) -> None:
    """Say which files the site is to have, and what makes each of them; but for the pages with errors."""
    run.assets = Assets(settings.theme / "static", settings.css_files, site.facts.base)
    run.icons = Icons(settings.theme, settings.cache)
    for name, path in run.icons.files():
        run.assets.add(name, bytes_in(path))
    run.cards = Cards(site, run.facts, settings.theme, settings.cache)
    run.renderer = furnished(generator, inputs, run.noted, settings, portrait, run.assets, run.cards)
    planned = plan_files(run, site, run.renderer, generator.pages())
    set_aside = {file for file, page in site.by_file.items() if findings.is_wrong(page.path)}
    run.planned = {one.file: one for one in planned if one.file not in set_aside}
    inputs.add(finished.readers(run.planned, inputs, run.memo))


@step()
def check_texts(run: Run, facts: Facts, memo: Memo, inputs: Inputs, findings: Findings) -> None:
    """Check that every text of the interface is translated."""
    catalogues.check(facts.languages, findings, KeptTexts(memo, inputs))


@step(gives="rendered")
def render(
    run: Run,
    planned: Mapping[str, Planned],
    site: Site,
    facts: Facts,
    inputs: Inputs,
    memo: Memo,
    findings: Findings,
) -> None:
    """Make each file whose inputs are not what they were; those that need a fact with a mistake are set aside."""
    search.make_blocks(site, inputs, memo)
    wrong = findings.is_wrong(facts.path)
    makeable = [one for one in planned.values() if not wrong or can_be_made(memo, one)]
    pages = make(memo, (one for one in makeable if not one.reads_pages))
    search.look_at_pages(site, {file: planned[file] for file in pages}, inputs, memo)
    run.rendered = pages | make(memo, (one for one in makeable if one.reads_pages))


@step(gives="files")
def check_rendered(
    run: Run,
    site: Site,
    planned: Mapping[str, Planned],
    rendered: Mapping[str, Rendered],
    assets: Assets,
    cards: Cards,
    icons: Icons,
    settings: SiteSettings,
    inputs: Inputs,
    memo: Memo,
    generator: Generator,
    findings: Findings,
) -> None:
    """Check all that was rendered, and gather it with all that is served beside it."""
    tasks = gathering.tasks_of(planned)
    static = [
        *gathering.picture_files(site, memo, inputs, tasks),
        *gathering.linked_files(site, settings, inputs, findings),
        *gathering.icon_file(icons.ico()),
        *(gathering.card_files(cards, memo, tasks) if settings.draws_cards else ()),
    ]
    made_files = gathering.made_files(planned, rendered, memo)
    run.files = dict([*gathering.asset_files(assets), *sorted(static, key=itemgetter(0)), *made_files])

    def page(file: str) -> str | None:
        return bytes_of(memo, planned[file], rendered[file]).decode() if file in rendered else None

    places = links.Places(run.files, partial(inputs.read, "template places"), page)
    links.check_places(site, str(run.facts.text("site.endpoint", run.facts.default_language)), places, findings)
    tell_complaints(generator, findings)


@step(gives="written")
def deliver(
    run: Run,
    site: Site,
    renderer: Renderer,
    icons: Icons,
    files: Mapping[str, Content],
    memo: Memo,
    findings: Findings,
) -> None:
    """Write what changed, and hand the site over to the endpoint."""
    settings = run.settings
    ledger = Ledger(settings.var / "files.json", settings.output)
    around_answers = frames(site, renderer)  # made first: where that fails, nothing has been written
    try:
        with committed(settings.output, files, ledger, settings.precompress, memo.alone) as run.written:
            write_published(settings.published, run.facts.source, site.addresses, around_answers)
    except NotWritten as error:
        if error.left:
            raise
        tell_unwritten(error.reasons, site, findings)
        findings.refuse_if_fatal()
    memo.store.save()
    with suppress(OSError):  # the site is written: what cannot be tidied up now can be the next time
        prune(settings.cache, {*kept_files(files), *(path for _, path in icons.files())})
        sweep([settings.var, settings.var / BYTECODE, settings.published, *settings.cache.glob("*/")])


STEPS = (check_facts, read, settle, check_sources, plan, check_texts, render, check_rendered, deliver)


def tell_complaints(generator: Generator, findings: Findings) -> None:
    """Tell what the generator said, unless our own checks said something: then it is but an echo."""
    messages = list(generator.complaints())
    if not findings.errors:
        for message in messages:
            says = N_("A plugin, or Pelican itself, has something to say in English: “%(message)s”")
            findings.error("", 0, says, N_("Show it to whoever made the site."), message=message)


def parts_of(memo: Memo, converter: Converter, name: str) -> list[str]:
    """The HTML between the addresses of a source."""
    kept = memo.store.body(f"convert {name}")
    return unpacked(converter.convert(name).body if kept is None else kept)
