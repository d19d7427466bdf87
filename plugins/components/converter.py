"""Converts a Markdown file: its front matter, its HTML, and the record of what it contains."""

import traceback
from bisect import bisect_left
from collections.abc import Iterable

from markdown import Markdown

from ground.characters import nfc, without_controls
from ground.texts import N_
from ground.toml_files import NOT_UTF_8, SAVE_AS_UTF_8
from plugins.cache.digest import digest_of
from plugins.cache.inputs import Inputs
from plugins.cache.memo import Made
from plugins.components import address_checks, answer, leftovers, own_policy, source_checks, text_checks
from plugins.components.block import OurBlock
from plugins.components.blocks import BLOCKS
from plugins.components.extension import ComponentsExtension
from plugins.components.front_matter import front_matter
from plugins.components.recorder import packed, record
from plugins.components.smart_typing import typed_entries
from plugins.components.source import Source, source_findings
from plugins.components.tree import Tree
from plugins.files import write_if_changed
from plugins.findings import readable
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
            extensions=[*settings.markdown_extensions, self.components],
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
        converted = self.html(source)
        html = converted or ""
        entries = front_matter(source)
        wrong = source.findings.all
        values = typed_entries(source, entries)
        tree = Tree(html)
        found = record(html, tree, source.shown_places, tuple(source.pictures), source.file_meant)
        text_checks.check(source, found, tree)
        own_policy.check(source, tree)
        address_checks.check(source, found, tree)
        leftovers.check(source, tree, self.markdown.references)
        if "answers" in values:
            answer.check(source, values, tree)
        noted = tuple(finding for finding in source.findings.all if finding not in wrong)
        if source.has_conflicts or converted is None:
            noted = ()  # but echoes, of what git left or of what Markdown failed at
        body = digest_of(source.body) if len(source.body) > A_FEW_WORDS else ""
        page = Converted(name, values, source.meanings.lines, found, wrong, noted, body)
        return Made(page, packed(tree.parts))

    def html(self, source: Source) -> str | None:
        """The HTML of a source; None where Markdown fails at it, which is reported with the line."""
        try:
            return self.processed(source, source.below)
        except Exception as error:
            report = self.settings.var / "error.txt"
            write_if_changed(report, "".join(traceback.format_exception(error)).encode())
            fails = N_("This cannot be made into a page (%(reason)s).")
            mend = N_("Write it in another way, or send %(file)s to whoever made the site.")
            reason = f"{type(error).__name__}: {error}"
            source.error(self.failing_line(source), fails, mend, reason=reason, file=readable(report))
            return None

    def processed(self, source: Source, text: str) -> str:
        """The HTML of a text of a source. Raises what an extension of Markdown raises."""
        self.components.page = source
        return self.markdown.reset().convert(text)

    def failing_line(self, source: Source) -> int:
        """The last line of the shortest beginning of a source that Markdown fails at."""

        def fails(number: int) -> bool:
            probe = Source(source.name, source.text, self.settings, self.inputs, self.facts)
            try:
                self.processed(probe, "\n".join(source.below.split("\n")[:number]))
            except Exception:
                return True
            return False

        first = source.entries.end + 1
        return bisect_left(range(len(source.lines)), True, lo=first, key=fails)

    def unreadable(self, name: str, error: UnicodeDecodeError) -> Converted:
        """A file in another encoding."""
        findings = source_findings(self.inputs, self.facts)
        line = error.object.count(b"\n", 0, error.start) + 1
        findings.error(self.settings.content / name, line, NOT_UTF_8, SAVE_AS_UTF_8)
        return Converted(name, wrong=findings.all, readable=False)
