"""Signs of Markdown, of blocks, of facts and of other programs that visitors should not see, and how to mend each."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html.entities import html5

from ground.texts import N_
from plugins.components.facts import FACT
from plugins.components.visible import Line

SEEN = N_("Visitors would see “%(part)s” here, as it is written.")
BESIDE = N_("Put the signs right beside the words, as in **words**; a mere sign is written \\%(sign)s.")
A_LINK = N_("Write a link as [words](address), without a space in the address.")
A_PAGE = N_("Write a link to a page as [words]({filename}contact.md), a picture as ![what it shows](../images/a.jpg).")
A_FENCE = N_("Put a line ``` before the code and another one after it, an empty line around both.")
A_HEADING = N_("Write a space after the #, and leave an empty line before it.")
A_BLOCK = N_("Write “/// name | …”, or “///”.")
A_NOTE = N_("Write a note as a block: a line “/// note”, the words, and a line “///”.")
ANOTHER_KIT = N_("It belongs to another program: take it out, or write it in the way of this site.")

Holds = Callable[[str], bool]


@dataclass(frozen=True)
class Trace:
    """Something that visitors should not see: the sign without which it cannot be there, and what it looks like.

    ``fatal``: it is surely a mistake. ``is_one`` looks at what was found once more.
    """

    sign: str
    like: re.Pattern[str]
    mend: str
    fatal: bool = True
    sentence: str = SEEN
    is_one: Holds = bool


def has_letters(text: str) -> bool:
    """Whether a text says something."""
    return any(sign.isalpha() for sign in text)


def is_entity(text: str) -> bool:
    """Whether this is how HTML writes a character."""
    return text[1] == "#" or text[1:] in html5


def like(pattern: str) -> re.Pattern[str]:
    """What a trace looks like."""
    return re.compile(pattern, re.IGNORECASE)


# In any line. Where one stands, those below it that would be found in the same text are no matter.
WITHIN = (
    Trace("{{", like(r"\{\{[<%][^{}]*\}{0,2}"), ANOTHER_KIT),
    Trace("{%", like(r"\{%[^{}]*\}?"), ANOTHER_KIT),
    Trace("[", like(r"\[/?[a-z][\w-]*(?: [\w-]+=[\"“”„«][^\"“”»]*[\"“”»])+ ?/?\]"), ANOTHER_KIT),
    Trace("[/", like(r"\[/(?:caption|gallery|embed|video|audio|quote)\]"), ANOTHER_KIT),
    Trace("[[", like(r"!?\[\[[^\[\]]+\]\]"), A_PAGE),
    Trace(
        "(",
        like(r"\]\s{1,3}\((?:\{(?:filename|static)\}|https?:|mailto:|www\.)"),
        N_("Remove the space between ] and (."),
        sentence=N_("This link would be shown as plain text."),
    ),
    Trace("{", like(r"\{(?:filename|static|attach|topic)\}[^\s()]*"), A_PAGE),
    Trace("](", like(r"!?\[[^\[\]]*\]\([^\s()]*|\]\([^\s()]*"), A_LINK),
    Trace(
        "[^",
        like(r"\[\^[^\[\]\s]+\]"),
        N_("Write the words of the note into a line of their own: [^1]: words."),
    ),
    Trace(
        "][",
        like(r"\[[^\[\]]+\]\[[^\[\]]*\]"),
        N_("Say below the text where it leads, in a line such as [name]: https://www.example.com/."),
        is_one=has_letters,
    ),
    Trace("**", like(r"(?<![\w*])\*{2,3}(?!\*)[^*]+\*{2,3}(?!\*)"), BESIDE, is_one=has_letters),
    Trace("**", like(r"\w{0,20}(?<!\*)\*\*(?!\*)\w{0,20}"), BESIDE, fatal=False),
    Trace("__", like(r"(?<![\w_])__(?!_)[^_]+__(?![\w_])"), BESIDE, fatal=False, is_one=has_letters),
    Trace("~~", like(r"(?<!~)~~(?!~)[^~]+~~(?!~)"), BESIDE, is_one=has_letters),
    Trace("~~", like(r"(?<!~)~~(?!~)"), BESIDE, fatal=False),
    Trace("==", like(r"(?<![=\w])==(?![\s=])[^=]+==(?!=)"), N_("Write **words** instead."), fatal=False),
    Trace("%%", like(r"%%[^%]+%%"), N_("Write what nobody shall see as <!-- words -->."), fatal=False),
    Trace("```", like("```[^`]*"), A_FENCE),
    Trace(
        "`",
        like(r"[^\s`]{0,20}`[^\s`]{0,20}"),
        N_("Write code between two of them; as an apostrophe or an accent write ’, or the letter itself: È."),
        fatal=False,
    ),
    Trace(
        "{",
        like(r"\{:?[ ]{0,3}(?:[#.][\w-]+|[\w-]+[ ]{0,3}=|toc\b|decorative\b)[^{}]*\}"),
        N_("Put it right behind what it belongs to, without a space: [Feierabend]{lang=de}, ![…](…){ decorative }."),
    ),
    Trace(
        "&",
        like(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});"),
        N_("Write the character itself, or the & once only."),
        is_one=is_entity,
    ),
    Trace("\\", like(r"\\[!-/:-@\[-`{-~]"), N_("Remove the \\."), fatal=False),
)
# At the beginning of a line.
AT_FIRST = (
    Trace("///", like(r"///.*"), A_BLOCK),
    Trace(":::", like(r":::.*"), A_NOTE),
    Trace("[!", like(r"\[!(?:note|tip|important|warning|caution|info)\]"), A_NOTE),
    Trace("!!!", like(r"!!! ?(?:note|tip|important|warning|caution|info|danger|hint)\b"), A_NOTE),
    Trace("[", like(r"\[{1,2}_?toc_?\]{1,2}$"), N_("Remove it: the site makes no table of contents.")),
    Trace("#", like(r"#{2,6}(?!#).*|# .*"), A_HEADING),
    Trace("#", like(r"#[^\W\d_][^#]* [^#]*$"), A_HEADING, fatal=False),
    Trace("~~~", like(r"~~~.*"), A_FENCE),
    Trace("<<<<<<<", like(r"<{7}(?: .*)?$"), N_("Keep one of the two versions, and remove the marks of git.")),
    Trace(">>>>>>>", like(r">{7}(?: .*)?$"), N_("Keep one of the two versions, and remove the marks of git.")),
    Trace(">", like(r">[ \w].*"), N_("Put an empty line before the quotation."), fatal=False),
    Trace("]", like(r"\[[ x]?\] [^\s(].*"), N_("Begin the line as an item of a list: - [ ] words."), fatal=False),
)
NO_FACT = Trace(
    "{",
    re.compile(r"\{\{[^{}]{0,40}\}{0,2}|[^{}\s]{0,40}\}\}|\{ *[a-z_]+\.[a-z_]+ *\}"),
    N_("Write {{ contact.email }}."),
    sentence=N_("A fact is not written as it should be."),
)
# Most lines hold none of these, nor begin with one of those.
SIGN = re.compile(r"[\[\]{}*_~`&=%#<>|\\]")
FIRST_SIGNS = ("/", ":", "!")


def traces(line: Line, facts: Collection[str]) -> Iterator[tuple[Trace, str]]:
    """The traces in a line, one of a kind, with its text; what has been taken for one is not looked at again."""
    # Of a fact that there is not something is said already.
    text = FACT.sub(lambda fact: fact[0] if fact[1] in facts else "", line.text) if "{{" in line.text else line.text
    if not SIGN.search(text) and not text.startswith(FIRST_SIGNS):
        return
    if line.begins and (first := first_trace(text)):
        yield first
        return
    for trace in WITHIN:
        found = [one for one in trace.like.finditer(text) if trace.is_one(one[0])] if trace.sign in text else []
        if found:
            yield trace, found[0][0]
            text = trace.like.sub(" ", text)
    if unread := NO_FACT.like.search(text):
        yield NO_FACT, unread[0]


def first_trace(text: str) -> tuple[Trace, str] | None:
    """The trace that a line begins with."""
    for trace in AT_FIRST:
        if trace.sign in text and (found := trace.like.match(text)):
            return trace, found[0]
    return None
