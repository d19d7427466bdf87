"""Inline patterns are tried only where their sign stands in the text: most texts of a page hold none.

Python-Markdown tries each of some twenty patterns on each text, which takes more time than all else it does.
"""

from functools import cached_property

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# What a text has to hold for a pattern of Python-Markdown, or of ours, to match in it.
SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "backslash-break": "\\\n",
    "html": "<",
    "entity": "&",
    "em_strong": "*",
    "em_strong2": "_",
    "foreign": "lang=",
    "footnote": "[^",
    "bare-http": "://",
    "bare-www": "www.",
    "bare-mail": "@",
}


class SignedInlines(InlineProcessor):
    """Python-Markdown's treeprocessor “inline” without the patterns whose sign is missing.

    A pattern of unknown sign is always tried.
    """

    @cached_property
    def signed(self) -> list[tuple[str, object]]:
        """The patterns in their order, each after its sign; asked for when all are registered."""
        places = {self.inlinePatterns.get_index_for_name(name): name for name in SIGNS if name in self.inlinePatterns}
        return [(SIGNS[places[at]] if at in places else "", one) for at, one in enumerate(self.inlinePatterns)]

    def _InlineProcessor__handleInline(self, data: str, index: int = 0) -> str:  # noqa: N802 - the name that it has there
        """A text with the matches of all patterns, from one on, put aside."""
        if isinstance(data, AtomicString):
            return data
        for place, (sign, pattern) in enumerate(self.signed[index:], start=index):
            matched, start = True, 0
            while matched and sign in data:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, place, start)  # type: ignore[attr-defined]  # there
        return data
