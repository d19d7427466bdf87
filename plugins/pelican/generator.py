"""Pelican's generators, as the steps of the build use them."""

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from pelican import Pelican
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator
from pelican.plugins import signals
from pelican.readers import BaseReader, Readers

from plugins.multilingual.document import moment
from plugins.multilingual.site import Site
from plugins.pelican.documents import SITE_GENERATORS, SiteArticles, SitePages, lists_of, placed
from plugins.pelican.log import Log
from plugins.pelican.writer import PageToWrite, PlanningWriter
from plugins.record import Converted
from plugins.site_settings import SiteSettings

NAME = "plugins.pelican"
# What Pelican wants of a draft that is but begun.
NO_DATE_YET = datetime(1970, 1, 1, tzinfo=UTC)
# Pelican looks these templates up even where it writes no such pages.
LOOKED_UP_IN_VAIN = ("archives.html", "tag.html", "category.html", "author.html")


class PelicanGenerator:
    """Pelican's generators, as the steps use them."""

    def __init__(self, pelican: Pelican, settings: SiteSettings, log: Log):
        self.pelican, self.settings, self.log = pelican, settings, log
        own = pelican.settings
        self.all_context: dict[str, Any] = {
            **own,
            "generated_content": {},
            "static_links": set(),
            "static_content": {},
            "localsiteurl": own["SITEURL"],
        }
        self.contents: dict[str, Content] = {}
        self.planned: list[PageToWrite] = []
        self.failed: Exception | None = None
        self._converted: Mapping[str, Converted] = {}
        self._html: Callable[[str], list[str]] = lambda name: [name]

    @cached_property
    def has_other_plugins(self) -> bool:
        """Whether another plugin has a say."""
        return any(name != NAME for name in self.pelican.settings["PLUGINS"])

    @cached_property
    def environment(self) -> Environment:
        """The one environment of a run, so that each template is compiled once; with our templates only."""
        environment: Environment = self.generators[0].env
        unused = DictLoader(dict.fromkeys(LOOKED_UP_IN_VAIN, ""))
        environment.auto_reload = False  # a run reads each template once
        environment.loader = ChoiceLoader([FileSystemLoader(self.settings.theme / "templates"), unused])
        for generator in self.generators:
            generator.env = environment
        return environment

    @property
    def context(self) -> Mapping[str, object]:
        """What templates see on each page: the settings, and whatever other plugins add."""
        if self.has_other_plugins:
            return self.all_context
        return {name: value for name, value in self.all_context.items() if name.isupper()}

    @cached_property
    def generators(self) -> list[Generator]:
        """Pelican's generators, with ours in the places of those for pages and articles."""
        ours = {PagesGenerator: SitePages, ArticlesGenerator: SiteArticles}
        own = self.pelican.settings
        signals.readers_init.connect(self.use_reader)
        kinds = [ours.get(kind, kind) for kind in self.pelican._get_generator_classes()]
        places = {"path": own["PATH"], "theme": own["THEME"], "output_path": own["OUTPUT_PATH"]}
        return [kind(context=self.all_context, settings=own, site=self, found={}, **places) for kind in kinds]

    def use_reader(self, readers: Readers) -> None:
        """Let Pelican's readers take the pages as they were converted."""
        site = self

        class PageReader(BaseReader):  # type: ignore[misc]  # Pelican is not typed
            """Hands over what was converted."""

            file_extensions = ("md",)

            def read(self, path: str) -> tuple[str, dict[str, Any]]:
                """The HTML and the front matter of a source."""
                name = Path(path).relative_to(site.settings.content).as_posix()
                try:
                    return site.html_of(name), site.metadata(name)
                except Exception as error:  # Pelican would log its words alone, and go on without the page
                    error.add_note(name)
                    site.failed = error
                    raise

        readers.reader_classes["md"] = PageReader

    def sources(self) -> list[str]:
        """The names of all sources, in order."""
        found = (name for one in self.generators if isinstance(one, SITE_GENERATORS) for name in one.files())
        return sorted(os.path.normpath(name) for name in found)

    def read(self, converted: Mapping[str, Converted], html: Callable[[str], list[str]]) -> None:
        """Let the generators take over what was converted."""
        self._converted, self._html = converted, html
        for generator in self.generators:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        if self.failed:
            raise self.failed

    def content(self, name: str, kind: type[Content]) -> Content | None:
        """A source as Pelican's pages are; None where it has to read it in its own way, for other plugins."""
        if self.has_other_plugins:
            return None
        path = f"{self.settings.content}/{name}"
        return kind("", {**self.metadata(name), "source": name}, self.pelican.settings, path, self.all_context)

    def html_of(self, name: str) -> str:
        """The HTML of a source, its links as they are written."""
        first, *more = self._html(name)
        links = self._converted[name].record.links
        return first + "".join(link.written + part for link, part in zip(links, more, strict=True))

    def metadata(self, name: str) -> dict[str, Any]:
        """The front matter of a source as Pelican wants it."""
        lang, _, key = name.partition("/")
        # A page that is refused may lack what Pelican cannot do without.
        lacking = {"title": key, "date": "1970-01-01"} if self._converted[name].wrong else {}
        values: dict[str, Any] = {**lacking, **self._converted[name].front_matter}
        for each in ("date", "modified"):
            if each in values:
                values[each] = moment(values[each], ZoneInfo(self.settings.timezone))
        lang, _, key = name.partition("/")
        own = {"lang": lang, "key": key.removesuffix(".md")}
        return {"status": "published", "title": name, "date": NO_DATE_YET, **values, **own}

    def settle(self, site: Site) -> None:
        """Give the generators all that is shown, each at its address, in one order for every run."""
        taken = {content.relative_source_path: content for content in self.take()}
        shown = [(page, placed(taken[page.source], page)) for page in site.by_file.values()]
        self.contents = {page.save_as: content for page, content in shown}
        self.all_context["generated_content"].update(dict.fromkeys(taken.keys() - site.by_source.keys()))
        self.all_context["generated_content"].update(
            {name: self.contents[page.save_as] for name, page in site.by_source.items()}
        )
        for generator in (one for one in self.generators if isinstance(one, SITE_GENERATORS)):
            articles = isinstance(generator, ArticlesGenerator)
            mine = [content for page, content in shown if page.is_article == articles]
            setattr(generator, lists_of(generator)[0], mine)
            self.all_context["articles" if articles else "pages"] = mine
        for generator in self.generators:
            if isinstance(generator, StaticGenerator):
                self.all_context["staticfiles"] = []  # written with all the rest
        signals.all_generators_finalized.send(self.generators)

    def take(self) -> Iterator[Content]:
        """Empty the lists of the generators."""
        for generator in (one for one in self.generators if isinstance(one, SITE_GENERATORS)):
            for name in lists_of(generator):
                yield from getattr(generator, name)
                setattr(generator, name, [])

    def pages(self) -> list[PageToWrite]:
        """The pages that the generators want to have written."""
        writer = PlanningWriter(self.pelican.output_path, self.pelican.settings)
        writer.shows_all = self.has_other_plugins
        for generator in self.generators:
            if hasattr(generator, "generate_output"):
                generator.generate_output(writer)
        self.planned = writer.pages
        return self.planned

    def written(self) -> None:
        """Tell other plugins of each page that was written, and that it was the last one."""
        for page in self.planned if self.has_other_plugins else ():
            signals.content_written.send(str(self.settings.output / page.file), context=page.all_variables)
        signals.finalized.send(self.pelican)

    def complaints(self) -> Iterator[str]:
        """What Pelican logged since it was asked last."""
        return self.log.take()
