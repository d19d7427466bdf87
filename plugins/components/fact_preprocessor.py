"""Facts in Markdown, as ``{{ contact.email }}``."""

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from plugins.components.facts import FACT, fact_link, fact_text
from plugins.components.source import PageHolder

# In the target of a link the bare text is wanted, not HTML; it begins no further back than any address is long.
LONGEST = 2000
IN_TARGET = re.compile(r"\]\([^()\s]*$")


class FactsPreprocessor(Preprocessor):
    """Puts the facts into the text before Markdown reads it; an unknown one is left as it is."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Replace each fact by its HTML, kept from Markdown's own rules."""
        return [FACT.sub(self.replace, line) if "{{" in line else line for line in lines]

    def replace(self, match: re.Match[str]) -> str:
        """The text that stands for one fact."""
        page = self.extension.page
        if match[1] not in page.known_facts:
            return match[0]
        if IN_TARGET.search(match.string[max(0, match.start() - LONGEST) : match.start()]):
            return fact_text(page.facts, match[1], page.lang)
        link = fact_link(page.facts, match[1], page.lang)
        return self.md.htmlStash.store(str(link)) if link else ""
