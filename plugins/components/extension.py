"""The Markdown extension: our blocks, facts and pictures, for the page being read."""

from pymdownx.blocks import BlocksExtension

from plugins.components.blocks import BLOCKS
from plugins.components.facts import FactsPreprocessor
from plugins.components.foreign import FOREIGN, ForeignWords
from plugins.components.raw_media import RawMedia
from plugins.pictures.markdown import Pictures


class ComponentsExtension(BlocksExtension):
    """Adds blocks, ``{{ facts }}``, ``[words]{lang=de}`` and pictures to Markdown. ``page`` is the Source."""

    page = None

    def extendMarkdownBlocks(self, md, block_mgr):  # noqa: N802 - pymdownx's name
        """Register our blocks and the facts."""
        md.registerExtension(self)
        # After the front matter (27), before raw HTML (20).
        md.preprocessors.register(FactsPreprocessor(md, self), "facts", 25)
        # Before links (160), which begin alike.
        md.inlinePatterns.register(ForeignWords(FOREIGN, md), "foreign", 165)
        # After the inline patterns (20), before the pictures put HTML of their own beside it.
        md.treeprocessors.register(RawMedia(md, self), "raw-media", 5)
        # After the attribute lists (8), before escapes are undone (0).
        md.treeprocessors.register(Pictures(md, self), "pictures", 4)
        for block in BLOCKS.values():
            block_mgr.register(block, {"extension": self})
