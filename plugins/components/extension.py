"""The Markdown extension: our blocks, facts and pictures, for the page being read."""

from collections.abc import Mapping

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.util import escape_chars

from plugins.components import bare_links, layout
from plugins.components.block import OurBlock
from plugins.components.fact_processors import FactsPostprocessor, FactsPreprocessor
from plugins.components.footnotes import Footnotes
from plugins.components.foreign import FOREIGN, ForeignWords
from plugins.components.inline import SignedInlines
from plugins.components.options import TextOptionsExtension
from plugins.components.pictures import Pictures
from plugins.components.smart_typing import SmartTyping
from plugins.components.source import Source
from plugins.components.table_labels import TableLabels
from plugins.components.tasks import Tasks, Ticks
from plugins.components.vignettes import Vignettes


class ComponentsExtension(BlocksExtension):  # type: ignore[misc]  # pymdownx is not typed
    """Adds blocks, ``{{ facts }}``, ``[words]{lang=de}`` and pictures to Markdown, for one page after the other."""

    page: Source

    def __init__(self, blocks: Mapping[str, type[OurBlock]]):
        super().__init__()
        self.blocks = blocks

    def register_block_mgr(self, md: Markdown) -> BlocksProcessor:
        """The processor of blocks: ours, which reads their options as text."""
        blocks = TextOptionsExtension()
        blocks.extendMarkdown(md)
        return blocks.extension

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - pymdownx's name
        """Register our blocks and the facts."""
        md.registerExtension(self)
        # Before raw HTML (20).
        md.preprocessors.register(FactsPreprocessor(md, self), "facts", 25)
        layout.register(md, self)
        bare_links.register(md)
        # After all other HTML has come back (30).
        md.postprocessors.register(FactsPostprocessor(md, self), "facts", 25)
        # Before links (160), which begin alike.
        md.inlinePatterns.register(ForeignWords(FOREIGN, md), "foreign", 165)
        # After footnotes are elements (50), before the inline patterns.
        md.treeprocessors.register(Tasks(md), "tasks", 25)
        md.treeprocessors.register(SignedInlines(md), "inline", 20)
        # After what stands in lines (20).
        md.treeprocessors.register(Vignettes(md, self), "vignettes", 12)
        md.treeprocessors.register(TableLabels(md, self), "table-labels", 11)
        # After they have all their links (15).
        md.treeprocessors.register(Footnotes(md, self), "footnotes", 10)
        escape_chars(md, ['"', "'"])
        # After the attribute lists (8), before anything that reads what the page says.
        md.treeprocessors.register(SmartTyping(md, self), "smart-typing", 7)
        # After the words are set (7).
        md.treeprocessors.register(Ticks(md), "ticks", 6)
        # After the attribute lists (8), before escapes are undone (0).
        md.treeprocessors.register(Pictures(md, self), "pictures", 4)
        for block in self.blocks.values():
            block_mgr.register(block, {"extension": self})
