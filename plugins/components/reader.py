"""Reads one Markdown file: its front matter, and its text with blocks and facts."""

import re
from html import unescape
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup, escape
from pelican.readers import BaseReader

from ground.facts import NOT_UTF_8, SAVE_AS_UTF_8
from ground.texts import N_
from plugins.components import source_checks
from plugins.components.extension import ComponentsExtension
from plugins.components.facts import FACT
from plugins.components.source import Source
from plugins.components.source_checks import THERE_ARE
from plugins.pictures.credit import ENTRIES as CREDIT

REQUIRED = {
    "title": N_("A page needs a title."),
    "description": N_("A page needs a description, for search engines and lists."),
    "slug": N_("A page needs a slug: its name in the address."),
    "date": N_("An article needs a date, such as 2027-03-03."),
}
KNOWN = ("title", "description", "slug", "menu", "date", "modified", "status", "template", "fallback")
UNREAD = N_("“%(name)s: …” stands here, but is not read.")
AS_READ = N_("Put it at the top of the file: no empty line, space or tab before it, each in one line.")
NOT_UNDERSTOOD = N_("“%(value)s” is not a %(name)s that the site understands.")
ONLY_THESE = N_("Use only a-z, 0-9 and single hyphens.")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}\b")  # 03/04 is April to one reader and March to another
STATUSES = ("published", "hidden", "draft")
ONE_LINE = ("slug", "date", "modified", "status", "template")
TEXTS = ("title", "description", "menu")


def safe(text: str) -> Markup:
    """A line of the front matter for templates: entities become characters, and nothing is markup."""
    return Markup(escape(unescape(text)))  # noqa: S704 - escaped right here


class PageReader(BaseReader):
    """Pelican's reader for our pages. What is wrong in a file is reported to ``FINDINGS``."""

    file_extensions = ("md",)

    def __init__(self, settings):
        super().__init__(settings)
        self.components = ComponentsExtension()
        markdown = settings["MARKDOWN"]
        self.markdown = Markdown(
            extensions=[*markdown["extensions"], "markdown.extensions.meta", self.components],
            extension_configs=markdown["extension_configs"],
            output_format="html",
        )

    def read(self, source_path):
        """The HTML and the metadata of a file, for Pelican."""
        path = Path(source_path)
        source = Source(path, self.text(path), self.settings)
        source_checks.check(source)
        self.components.page = source
        content = self.markdown.reset().convert(source.text)
        return content, self.metadata(source, self.markdown.Meta)

    def text(self, path: Path) -> str:
        """The text of a file; one in another encoding is reported, and then skipped by Pelican."""
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.settings["FINDINGS"].error(path, line, NOT_UTF_8, SAVE_AS_UTF_8)
            raise

    def metadata(self, source, front_matter) -> dict:
        """The front matter as Pelican wants it, and the Source itself for the checks."""
        values = {
            name: lines[0] if name in ONE_LINE else " ".join(lines)
            for name, lines in front_matter.items()
            if name != "lang"
        }
        self.check_front_matter(source, values, front_matter)
        metadata = {name: self.process_metadata(name, value) for name, value in values.items()}
        metadata.update((name, safe(values[name])) for name in TEXTS if name in values)
        return metadata | {"source": source}

    def check_front_matter(self, source, values, front_matter):
        """Report what is missing or not understood, and leave it out."""
        for name, complaint in REQUIRED.items():
            if not values.get(name) and source.needs(name):
                missing = (1, complaint, N_("Add a line “%(name)s: …” at the top of the file."))
                line = source.unread_line_of(name)
                source.error(*((line, UNREAD, AS_READ) if line else missing), name=name.capitalize())
        if not all(SLUG.fullmatch(part) for part in source.key.split("/")):
            source.error(0, N_("The site cannot take a file of this name."), ONLY_THESE)
        for name, lines in front_matter.items():
            if name not in KNOWN and name not in CREDIT:
                known = ", ".join(map(str.capitalize, KNOWN))
                nothing = N_("Nothing reads “%(name)s” here.")
                source.error(source.line_of(name), nothing, THERE_ARE, name=name.capitalize(), known=known)
            if name in ONE_LINE and len(lines) > 1:
                twice = N_("%(name)s stands there twice.")
                source.error(source.line_of(name), twice, N_("Keep one."), name=name.capitalize())
        for name in TEXTS:
            if FACT.search(values.get(name, "")):
                not_here = N_("Facts are put into the text of a page, not into its %(name)s.")
                words = N_("Write the words themselves.")
                source.error(source.line_of(name), not_here, words, name=name.capitalize())
        self.check_value(source, values, "slug", SLUG.fullmatch, ONLY_THESE)
        self.check_value(
            source, values, "status", STATUSES.__contains__, N_("Write published, hidden or draft.")
        )
        self.check_value(source, values, "template", self.is_template, N_("Mend the name."))
        self.check_value(source, values, "fallback", ("yes", "no").__contains__, N_("Write yes or no."))
        for name in ("date", "modified"):
            self.check_value(source, values, name, self.is_date, N_("Write a date such as 2027-03-03."))

    def check_value(self, source, values, name, is_right, mend):
        """Report a value that is not right."""
        if values.get(name) and not is_right(values[name]):
            line, value = source.line_of(name), values.pop(name)
            source.error(line, NOT_UNDERSTOOD, mend, value=value, name=name.capitalize())

    def is_template(self, name) -> bool:
        """Whether the theme has a template of this name."""
        return Path(self.settings["THEME"], "templates", f"{name}.html").exists()

    def is_date(self, value) -> bool:
        """Whether Pelican reads this as a date."""
        try:
            return DATE.match(value) is not None and bool(self.process_metadata("date", value))
        except ValueError:
            return False
