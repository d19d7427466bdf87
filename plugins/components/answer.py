"""The question that a page answers, as people type it: what finds the page has to say its words.

Search engines, and whoever reads only what they show, judge a page by its title, its description and its first
paragraph.
"""

from collections.abc import Mapping

from ground.texts import N_
from plugins.components.source import Source
from plugins.components.tree import Tree
from plugins.words import WORD, words

STEM = 5  # letters by which inflected words are told to be one
# Words that questions are made of and that say nothing of what is asked, as ``words`` writes them.
EMPTY = {
    "it": "a ai al alla chi che ci come con cosa da dal dalla dei del della di dove e ed fa fai fare gli ha i il in la "
    "le lo ma meglio mi mia mio nel nella o per perche piu puo quale quali quando quanta quanto si sono su sua suo sul "
    "tra ti tua tuo un una uno va",
    "en": "a about an and any are as at be best by can do dos for from get has have he how i in is it me most much "
    "my of often on one or people she should the their them they to use what when where which who why will with you "
    "your",
    "de": "als am an auf aus bei bin braucht da das dem den der des die du ein eine einem einen einer er es fur gibt "
    "hat ich ihr im in ist kann macht man mein mich mir mit nach nehme oder pro sich sie sind sollten steht um und "
    "von vor wann warum was welche welchem welchen welcher wer werde wie wo zu zum zur",
}
SAY_IT = N_("Say it there, or ask in other words.")


def check(source: Source, values: Mapping[str, str], tree: Tree) -> None:
    """Warn where title, first paragraph and description do not say what the question of the page asks for."""
    asked, line = key_words(values["answers"], source.lang), source.line_of("answers")
    paragraph = next((one.text() for one in tree.elements if one.tag == "p"), "")
    title, first, description = (
        said(asked, text) for text in (values.get("title", ""), paragraph, values.get("description", ""))
    )
    if lacking := [word for word in asked if word not in title | first | description]:
        nowhere = N_("Of the question, neither title nor first paragraph nor description says: %(words)s.")
        source.warning(line, nowhere, SAY_IT, words=", ".join(lacking))
        return
    if asked and not title:
        source.warning(source.line_of("title"), N_("The title has no word of the question."), SAY_IT)
    if asked and not first:
        source.warning(line, N_("The first paragraph has no word of the question."), SAY_IT)
    if 2 * len(description) < len(asked):
        few = N_("The description has less than half of the words of the question: %(words)s.")
        source.warning(source.line_of("description"), few, SAY_IT, words=", ".join(asked))


def key_words(question: str, language: str) -> list[str]:
    """The words of a question that say what it is about, each once, as they are written."""
    empty = EMPTY.get(language, "").split()
    return [word for word in dict.fromkeys(WORD.findall(question)) if folded(word) not in empty]


def said(asked: list[str], text: str) -> set[str]:
    """The words among those asked for that a text says, inflected or as a part of a longer one."""
    there = words(text).split()
    stems = {word: folded(word)[:STEM] for word in asked}
    return {word for word, stem in stems.items() if any(stem in one for one in there)}


def folded(word: str) -> str:
    """A word as the search compares it."""
    return words(word).strip()
