"""Converts a Markdown file: its front matter, its HTML, and the record of what it contains."""

from collections.abc import Iterable

from markdown import Markdown

from ground.characters import nfc, without_controls
from ground.facts import NOT_UTF_8, SAVE_AS_UTF_8
from plugins.cache.digest import digest_of
from plugins.cache.inputs import Inputs
from plugins.cache.memo import Made
from plugins.components import source_checks, text_checks
from plugins.components.blocks import BLOCKS, OurBlock
from plugins.components.extension import ComponentsExtension
from plugins.components.front_matter import front_matter
from plugins.components.recorder import packed, record
from plugins.components.source import Source, source_findings
from plugins.components.tree import Tree
from plugins.noted import NotedFacts
from plugins.record import Converted
from plugins.site_settings import SiteSettings

A_FEW_WORDS = 200  # characters that may well be the same in two languages


class Converter:
    """Converts the sources of a site, one after the other."""

    def __init__(
        self,
        settings: SiteSettings,
        inputs: Inputs,
        facts: NotedFacts,
        more_blocks: Iterable[type[OurBlock]] = (),
    ):
        self.settings, self.inputs, self.facts = settings, inputs, facts
        self.blocks = BLOCKS | {block.NAME: block for block in more_blocks}
        self.components = ComponentsExtension(self.blocks)
        self.markdown = Markdown(
            extensions=[*settings.markdown_extensions, "markdown.extensions.meta", self.components],
            extension_configs={name: dict(options) for name, options in settings.markdown_options.items()},
            output_format="html",
        )

    def convert(self, name: str) -> Made[Converted]:
        """The page of a file in the content folder; what is wrong in it comes with it."""
        self.inputs.read("file", name)
        try:
            written = nfc((self.settings.content / name).read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            return Made(self.unreadable(name, error))
        text = without_controls(written)
        source = Source(name, text, self.settings, self.inputs, self.facts)
        source_checks.check(source, self.blocks)
        if text != written:
            source_checks.tell_invisible(source, written)
        self.components.page = source
        html = self.markdown.reset().convert(text)
        values = front_matter(source, self.markdown.Meta)  # type: ignore[attr-defined]  # of the extension “meta”
        wrong = source.findings.all
        tree = Tree(html)
        found = record(html, tree, source.places, tuple(source.pictures), source.file_meant)
        text_checks.check(source, found, tree)
        noted = tuple(finding for finding in source.findings.all if finding not in wrong)
        body = digest_of(source.body) if len(source.body) > A_FEW_WORDS else ""
        page = Converted(name, values, source.front_matter_lines, found, wrong, noted, body)
        return Made(page, packed(tree.parts))

    def unreadable(self, name: str, error: UnicodeDecodeError) -> Converted:
        """A file in another encoding."""
        findings = source_findings(self.inputs, self.facts)
        line = error.object.count(b"\n", 0, error.start) + 1
        findings.error(self.settings.content / name, line, NOT_UTF_8, SAVE_AS_UTF_8)
        return Converted(name, wrong=findings.all, readable=False)
