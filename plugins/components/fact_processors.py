"""Facts in Markdown, as ``{{ contact.email }}``: kept from its rules, and put in where it is done."""

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from ground.toml_files import FactsError
from plugins.components.source import PageHolder


class FactsPreprocessor(Preprocessor):
    """Puts a token in the place of each fact."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """The lines with tokens."""
        return [self.extension.page.tokens.put(line) for line in lines]


class FactsPostprocessor(Postprocessor):
    """Puts each fact in the place of its token, as it is wanted there."""

    def __init__(self, md: Markdown, extension: PageHolder):
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        """The page with its facts; one that there is not is reported with its line."""
        return self.extension.page.tokens.fill(text, self.report)

    def report(self, typed: str, wrong: FactsError) -> None:
        """Report a fact that there is not."""
        page = self.extension.page
        page.error(page.places.of(typed), wrong.sentence, wrong.mend, **wrong.values)
