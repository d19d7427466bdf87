"""Pelican, as far as the site needs it. Nobody else knows its signals, its writer, its lists, its log.

Named in ``PLUGINS`` of pelicanconf.py: then ``pelican -s pelicanconf.py`` builds the site by the steps of
plugins/steps.py. Another plugin that is named there works as in any site of Pelican; as nobody can tell what
it adds to a page, everything is made anew then.
"""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, Template
from pelican import Pelican
from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, StaticGenerator
from pelican.log import LimitFilter
from pelican.plugins import signals
from pelican.readers import BaseReader, Readers
from pelican.utils import sanitised_join
from pelican.writers import Writer

from ground.facts import Facts
from ground.toml_files import FactsError
from plugins.cache.digest import digest_of
from plugins.cache.store import Store
from plugins.conductor import build
from plugins.extensions import ExtensionError
from plugins.findings import SiteRefused, gathered
from plugins.multilingual.document import Document, moment
from plugins.multilingual.site import Site
from plugins.record import Converted
from plugins.run import Run, StepOutOfOrder
from plugins.site_settings import SiteSettings
from plugins.start import started

NAME = "plugins.pelican"
# What Pelican wants of a draft that is but begun.
NO_DATE_YET = datetime(1970, 1, 1, tzinfo=UTC)
# Pelican looks these templates up even where it writes no such pages.
LOOKED_UP_IN_VAIN = ("archives.html", "tag.html", "category.html", "author.html")
# What is no part of how the site looks and reads.
PLACES = ("PATH", "OUTPUT_PATH", "THEME", "VAR_PATH", "PUBLISHED_PATH", "CACHE_PATH", "PLUGIN_PATHS")
LISTS = {
    PagesGenerator: (
        *("pages", "translations", "hidden_pages", "hidden_translations"),
        *("draft_pages", "draft_translations"),
    ),
    ArticlesGenerator: (
        *("articles", "translations", "hidden_articles", "hidden_translations"),
        *("drafts", "drafts_translations"),
    ),
}


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(take_over)


def take_over(pelican: Pelican) -> None:
    """Let the site's own steps run where Pelican would run its generators."""
    pelican.run = partial(run_and_tell, pelican)


def run_and_tell(pelican: Pelican) -> None:
    """Build the site for Pelican's own command, and print what was found; raises what ``run_steps`` raises.

    The command ends with what is raised. Of what nobody foresaw, Pelican itself gives an account.
    """
    try:
        run = run_steps(pelican)
    except IN_SENTENCES as error:
        print(error, "Nothing was written.", sep="\n", file=sys.stderr)
        raise
    except Exception:
        logging.getLogger("pelican").propagate = True
        raise
    print(*gathered(run.findings.warnings), f"The site is in {pelican.output_path}.", sep="\n")


def pelican_of(settings: dict[str, Any]) -> Pelican:
    """Pelican with these settings, for those who start it from Python. Raises PluginError."""
    settings["WANTED_PLUGINS"] = list(settings["PLUGINS"])
    return Pelican(settings)


class PluginError(Exception):
    """A plugin that PLUGINS names cannot be loaded."""


# What says what is wrong, where, and what to do.
IN_SENTENCES = (SiteRefused, FactsError, PluginError, ExtensionError, StepOutOfOrder)


def run_steps(pelican: Pelican) -> Run:
    """Build the site. Raises what the steps raise, and PluginError."""
    run = start(pelican)
    build(run)
    run.generator.written()
    return run


def start(pelican: Pelican, store: Store | None = None) -> Run:
    """A run of the site of this Pelican, before its first step; ``store``: that of an earlier run in this process."""
    log = Log()
    check_plugins(pelican)
    settings, facts = site_settings(pelican.settings), Facts(Path(pelican.settings["PATH"]))
    follow_languages(pelican.settings, facts)
    generator = PelicanGenerator(pelican, settings, log)
    if generator.has_other_plugins:  # they expect each article once, with its translations beside it
        pelican.settings["PAGE_TRANSLATION_ID"] = pelican.settings["ARTICLE_TRANSLATION_ID"] = "key"
    return started(settings, facts, generator, keeps=not generator.has_other_plugins, store=store)


def check_plugins(pelican: Pelican) -> None:
    """PluginError where one that was named is missing: Pelican drops what it cannot load, and goes on."""
    loaded = {name.rpartition(".")[2] for name in pelican.settings["PLUGINS"]}
    wanted = [name for name in pelican.settings.get("WANTED_PLUGINS", ()) if isinstance(name, str)]
    if dropped := [name for name in wanted if name.rpartition(".")[2] not in loaded]:
        raise PluginError(
            f"pelicanconf.py names the plugin {', '.join(dropped)} in PLUGINS, which cannot be loaded: "
            "install it, mend it, or remove its name."
        )


def site_settings(settings: Mapping[str, Any]) -> SiteSettings:
    """The settings of the site among those of Pelican."""
    facts = Facts(Path(settings["PATH"]))
    return SiteSettings(
        content=Path(settings["PATH"]),
        theme=Path(settings["THEME"]),
        output=Path(settings["OUTPUT_PATH"]),
        var=Path(settings["VAR_PATH"]),
        cache=Path(settings["VAR_PATH"]) / "cache",
        published=Path(settings["PUBLISHED_PATH"]),
        site_url=(settings["SITE_URL"] or facts.site_url).rstrip("/").removesuffix(facts.base),
        publish=settings["PUBLISH"],
        preview=settings["PREVIEW"],
        precompress=settings["PRECOMPRESS"],
        draws_cards=settings["DRAWS_CARDS"],
        css_files=tuple(settings["CSS_FILES"]),
        menu=tuple(settings["MENU"]),
        footer_menu=tuple(settings["FOOTER_MENU"]),
        static_folders=tuple(settings["STATIC_PATHS"]),
        timezone=settings["TIMEZONE"],
        markdown_extensions=tuple(settings["MARKDOWN"]["extensions"]),
        markdown_options=settings["MARKDOWN"]["extension_configs"],
        smart_typing=settings["SMART_TYPING"],
        list_length=settings["LIST_LENGTH"],
        digest=digest_of_settings(settings),
    )


def digest_of_settings(settings: Mapping[str, Any]) -> str:
    """The digest of all settings but places and what is no plain value."""
    plain = {name: value for name, value in settings.items() if name.isupper() and name not in PLACES}
    return digest_of(json.dumps(plain, sort_keys=True, default=lambda value: type(value).__name__))


def follow_languages(settings: dict[str, Any], facts: Facts) -> None:
    """Let Pelican read the folders of the languages that site.toml offers."""
    languages = facts.languages
    settings["SITENAME"], settings["DEFAULT_LANG"] = facts.value("person.name"), facts.default_language
    settings["PAGE_PATHS"] = languages
    settings["PAGE_EXCLUDES"] = settings["ARTICLE_PATHS"] = [f"{language}/articles" for language in languages]
    settings["PATH_METADATA"] = rf"(?P<lang>{'|'.join(languages)})/(?P<key>.+)\.md"


@dataclass(frozen=True)
class PageToWrite:
    """A page that one of Pelican's generators wants to have written, with a template and what it sees."""

    file: str
    pelican_template: Template
    context: Mapping[str, object]
    variables: Mapping[str, object]

    @property
    def template(self) -> str:
        """The name of the template; empty where another plugin has made it of a text."""
        return self.pelican_template.name or ""

    @property
    def all_variables(self) -> dict[str, object]:
        """All that Pelican lets the template see."""
        return {**self.context, **self.variables}

    def html(self) -> str:
        """What comes of it in Pelican's own way."""
        html: str = self.pelican_template.render(self.all_variables)
        return html


class PelicanGenerator:
    """Pelican's generators, as the steps use them."""

    def __init__(self, pelican: Pelican, settings: SiteSettings, log: "Log"):
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
        path = str(self.settings.content / name)
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


class PlanningWriter(Writer):  # type: ignore[misc]  # Pelican is not typed
    """Pelican's writer, planning what it would write: nothing is written until the whole site is right."""

    def __init__(self, output_path: str, settings: dict[str, Any]):
        super().__init__(output_path, settings)
        self.pages: list[PageToWrite] = []
        self.shows_all = False

    def write_file(
        self,
        name: str,
        template: Template,
        context: Mapping[str, Any],
        relative_urls: bool = False,
        **variables: Any,
    ) -> None:
        """Plan a file; templates see Pelican's own variables only where another plugin may have added to them."""
        if name:
            file = self.inside(name) if self.shows_all else name
            shown = {**variables, "output_file": file} if self.shows_all else {"output_file": file}
            self.pages.append(PageToWrite(file, template, context, shown))

    def inside(self, name: str) -> str:
        """The name of a file that another plugin wants, as short as it can be; raises where it lies outside."""
        place: str = sanitised_join(self.output_path, name)
        return os.path.relpath(place, self.output_path)


class Named(Content):  # type: ignore[misc]  # Pelican is not typed
    """A document that knows the name of its source, which Pelican works out from two paths each time."""

    source: str

    def get_relative_source_path(self, source_path: str | None = None) -> str:
        """That name, or the one of another source."""
        other: str = super().get_relative_source_path(source_path) if source_path else self.source
        return other


class NamedPage(Named, Page):  # type: ignore[misc]  # Pelican is not typed
    """A page."""


class NamedArticle(Named, Article):  # type: ignore[misc]  # Pelican is not typed
    """An article."""


class LookedUpOnce(Generator):  # type: ignore[misc]  # Pelican is not typed
    """A generator that looks for its files once in a run."""

    found: dict[tuple[object, ...], set[str]]

    def get_files(
        self, paths: list[str], exclude: Sequence[str] = (), extensions: Sequence[str] | None = None
    ) -> set[str]:
        """The names of the files in some folders."""
        asked = (tuple(paths), tuple(exclude), extensions)
        if asked not in self.found:
            self.found[asked] = super().get_files(paths, list(exclude), extensions)
        return self.found[asked]


class SitePages(LookedUpOnce, PagesGenerator):  # type: ignore[misc]  # Pelican is not typed
    """Pages, each as it was converted."""

    site: PelicanGenerator

    def files(self) -> set[str]:
        """The names of the sources."""
        found: set[str] = self.get_files(self.settings["PAGE_PATHS"], exclude=self.settings["PAGE_EXCLUDES"])
        return found

    def get_cached_data(self, name: str, default: Any = None) -> Content | None:
        """A page that Pelican need not read."""
        return self.site.content(os.path.normpath(name), NamedPage)


class SiteArticles(LookedUpOnce, ArticlesGenerator):  # type: ignore[misc]  # Pelican is not typed
    """Articles, each as it was converted."""

    site: PelicanGenerator

    def files(self) -> set[str]:
        """The names of the sources."""
        found: set[str] = self.get_files(self.settings["ARTICLE_PATHS"], exclude=self.settings["ARTICLE_EXCLUDES"])
        return found

    def get_cached_data(self, name: str, default: Any = None) -> Content | None:
        """An article that Pelican need not read."""
        return self.site.content(os.path.normpath(name), NamedArticle)


SITE_GENERATORS = (SitePages, SiteArticles)


def lists_of(generator: Generator) -> tuple[str, ...]:
    """The names of the lists in which a generator keeps its documents."""
    return LISTS[PagesGenerator if isinstance(generator, PagesGenerator) else ArticlesGenerator]


def placed(content: Content, page: Document) -> Content:
    """One of Pelican's documents at the address of a page; what stands elsewhere, too, is a copy."""
    shown = copy(content) if page.canonical_url or page.number > 1 else content
    shown.lang, shown.title, shown.template = page.lang, page.title, page.template
    # Pelican's addresses begin without a slash: templates and plugins put SITEURL and one before them.
    shown.override_url, shown.override_save_as = page.url.lstrip("/"), page.save_as
    return shown


class Log(logging.Handler):
    """What Pelican only logs: a skipped document, a link to nowhere."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        # Pelican makes every logger of the process drop a line that it has seen before: here each run needs its
        # own, and the endpoint, where it runs in the same process, each of them.
        LimitFilter.LOGS_DEDUP_MIN_LEVEL = logging.NOTSET
        logger = logging.getLogger("pelican")
        logger.propagate = False
        logger.handlers[:] = [self]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())

    def take(self) -> Iterator[str]:
        """What was logged since it was asked last."""
        while self.messages:
            yield self.messages.pop(0)
