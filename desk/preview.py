"""The site in memory while it is worked on: each file is made when it is asked for, the one in the browser first."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from pelican import Pelican
from pelican.settings import read_settings

from ground.published import write_published
from plugins.cache.seal import bytes_in
from plugins.cache.store import Store
from plugins.checks import links
from plugins.conductor import all_told, prepare
from plugins.delivery import gathering
from plugins.delivery.content import Content
from plugins.findings import ROOT
from plugins.pages import frames
from plugins.pelican import pelican_of, start
from plugins.plan import Rendered, bytes_of, made, task_of
from plugins.run import Run, given
from plugins.steps import check_texts

FINGERPRINT = re.compile(r"\.[0-9a-f]{10}\.")


@dataclass
class Version:
    """The site as it was after one change: what can be made of it."""

    run: Run
    lock: threading.Lock = field(default_factory=threading.Lock)

    def file(self, name: str) -> bytes | None:
        """The bytes of a file of the site; None where there is none. Made now, unless it is kept."""
        run = self.run
        with self.lock:
            if planned := given(run.planned).get(name):
                rendered: Rendered = run.memo.make(task_of(name), lambda: made(planned))
                return None if rendered.empty else bytes_of(run.memo, planned, rendered)
            if name in given(run.assets).files:
                return given(run.assets).files[name]
            if name in self.static:
                return self.static[name].read()
            return self.card(name)

    def asset(self, name: str) -> bytes | None:
        """What an asset has become that a page of an earlier version names; None where it is none."""
        assets = self.run.assets
        known = {FINGERPRINT.sub(".", one): one for one in assets.files} if assets else {}
        now = known.get(FINGERPRINT.sub(".", name))
        return assets.files[now] if assets and now else None

    @property
    def names(self) -> set[str]:
        """The names of all files that the site has."""
        run = self.run
        return {*given(run.planned), *given(run.assets).files, *self.static}

    @cached_property
    def static(self) -> dict[str, Content]:
        """The pictures and documents, by their names."""
        return dict(self._static())

    def _static(self) -> Iterator[tuple[str, Content]]:
        run = self.run
        yield from gathering.picture_files(given(run.site), run.memo, run.inputs, ())
        yield from gathering.portrait_files(run.portrait)
        yield from gathering.linked_files(given(run.site), run.settings, run.inputs, run.findings)
        yield from gathering.icon_file(given(run.icons).ico())

    def card(self, name: str) -> bytes | None:
        """A social card, drawn now; None where no page has one of this name."""
        file = self.cards.get(name)
        return bytes_in(given(self.run.cards).picture(file)) if file else None

    @cached_property
    def cards(self) -> dict[str, str]:
        """The names of all cards that pages could have, and the pages."""
        return {given(self.run.cards).name(file): file for file in given(self.run.site).by_file}

    def check(self) -> None:
        """Check what only all of the site shows. SiteRefused as in a build."""
        run = self.run
        with all_told(run.findings):
            places = links.Places(self.names, partial(run.inputs.read, "template places"), self.page)
            links.check_places(
                given(run.site), str(run.facts.text("site.endpoint", run.facts.default_language)), places, run.findings
            )
        run.findings.refuse_if_fatal()

    def page(self, name: str) -> str | None:
        """The HTML of a page; None where it is set aside."""
        data = self.file(name)
        return None if data is None else data.decode()

    def hand_over(self) -> None:
        """Tell the endpoint what is shown."""
        run = self.run
        with self.lock:
            frame = frames(given(run.site), given(run.renderer))
            write_published(run.settings.published, run.facts.source, given(run.site).addresses, frame)


class Preview:
    """The site as it was after the last change without a mistake."""

    def __init__(self, site_url: str):
        self.site_url = site_url
        self.version: Version | None = None
        self.renewing = False
        self.open = "index.html"

    @property
    def base(self) -> str:
        """The path that the site stands below."""
        return self.version.run.facts.base if self.version else ""

    def renew(self) -> Run:
        """Read what has changed, and show it from now on; what is to be mended is raised, and changes nothing."""
        self.renewing = True
        try:
            return self._renew()
        finally:
            self.renewing = False

    def _renew(self) -> Run:
        run = start(self._pelican(), self._store)
        prepare(run)
        version = Version(run)
        if self.version and not run.findings.errors:
            version.file(self.open)  # what somebody looks at comes first
        version.check()
        self.version = version
        return run

    def keep(self) -> None:
        """Hand the site over to the endpoint, and keep what was made."""
        if version := self.version:
            version.hand_over()
            version.run.memo.store.save(prune=False)

    def file(self, name: str) -> bytes | None:
        """The bytes of a file of the site; None where there is none."""
        if self.version is None:
            return None
        if name.endswith(".html"):
            self.open = name
        return self.version.file(name) or self.version.asset(name)

    def make_all(self) -> None:
        """Make what has not been made yet, so that nobody waits for it; ends early where something is saved meanwhile.

        SiteRefused where a text is not translated.
        """
        version = self.version
        if version:
            check_texts(version.run)
            version.run.findings.refuse_if_fatal()
        for name in list(version.run.planned or ()) if version else ():
            if self.renewing or self.version is not version or version is None:
                return
            version.file(name)

    @property
    def _store(self) -> Store | None:
        return self.version.run.memo.store if self.version else None

    def _pelican(self) -> Pelican:
        settings = read_settings(str(ROOT / "pelicanconf.py"), override={"SITE_URL": self.site_url})
        return pelican_of(settings)
