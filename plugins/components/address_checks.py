"""The addresses of a page that cannot lead anywhere, whatever else the site has; and words that do not say where."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urlsplit

from ground.texts import N_
from plugins.components.source import Source
from plugins.components.tree import Element, Tree
from plugins.record import Record
from plugins.words import one_line

# What leads readers somewhere; whatever is loaded into a page has checks of its own (own_policy.py, media.py).
LEADING = {"a", "area", "form", "button", "input", "blockquote", "q", "ins", "del"}
SCHEME = re.compile(r"([a-z][a-z0-9+-]*):(.*)", re.IGNORECASE | re.DOTALL)
# Browsers take these out of an address.
UNSEEN = re.compile(r"[\x00-\x20]+")
DOMAIN = re.compile(r"(?:www\.[^/]+|[^/@\s]+\.(?:com|org|net|eu|info|it|de|at|ch|uk|fr|es))(?:[/?#].*)?", re.IGNORECASE)
NEARLY_HTTP = re.compile(r"h?t{0,3}p{0,3}s?p?", re.IGNORECASE)
OWN_COMPUTER = ("localhost", "127.0.0.1", "0.0.0.0", "::1")  # noqa: S104 - looked for, not served at
PLACEHOLDER = ("[", "…")
VAGUE = {"qui", "clicca qui", "here", "click here", "hier", "hier klicken", "link"}

BY_FILE = N_("Name the file of the page instead: {filename}contact.md.")
WOULD_NOT_WORK = N_("The link %(link)s would not work on the site.")
NOT_WHOLE = N_("The address %(link)s is not whole.")
AS_SHOWN = N_("Write it as the browser shows it, such as https://www.example.com/.")
OWN = N_("The link %(link)s leads to your own computer, which nobody else sees.")
NOT_OBEYED = N_("Browsers are told not to obey “%(part)s” in a page of this site.")
REMOVE = N_("Remove it.")

Wrong = tuple[str, str]  # what is wrong, and how to mend it


def check(source: Source, record: Record, tree: Tree) -> None:
    """Report each link that cannot work; warn of those that do not say where they lead."""
    for address, link in zip(tree.addresses, record.links, strict=True):
        if address.element.tag not in LEADING:
            continue
        written = unescape(address.written).strip()
        if address.element.tag == "form" and written == source.facts.text("site.endpoint", source.lang):
            continue  # a list to tick, led there by a fact
        if wrong := complaint(written):
            sentence, mend = wrong
            part = f"{UNSEEN.sub('', written).partition(':')[0]}:"
            source.error(link.line, sentence, mend, link=written, part=part)
        if written == "#":
            top = N_("A link to # alone leads to the top of the page, wherever it stands.")
            source.warning(link.line, top, N_("Write the name of a place behind the #, or the address of a page."))
        if is_vague(address.element):
            vague = N_("The words of this link do not say where it leads; many hear nothing but them.")
            source.warning(link.line, vague, N_("Say what is there: [my services]({filename}services.md)."))


def is_vague(element: Element) -> bool:
    """Whether an element is a link whose words could stand for any other."""
    return element.tag == "a" and one_line(element.text()).lower() in VAGUE


def complaint(written: str) -> Wrong | None:
    """What is wrong with an address that no site could mend; None where it may lead somewhere."""
    if not written:
        empty = N_("A link without an address leads nowhere.")
        return empty, N_("Write the address between the round brackets, or leave the words alone.")
    if written.startswith(("{", "#", "/")):
        return None  # led to later, by what the whole site has
    found = SCHEME.fullmatch(UNSEEN.sub("", written))
    if not found:
        return WOULD_NOT_WORK, mend_of(written)
    scheme, rest = found[1].lower(), found[2]
    if scheme in ("http", "https"):
        return of_the_web(written)
    if judge := BY_SCHEME.get(scheme):
        return judge(rest)
    if len(scheme) == 1 or scheme == "localhost":  # a drive of Windows
        return OWN, BY_FILE
    return (WOULD_NOT_WORK, AS_SHOWN) if NEARLY_HTTP.fullmatch(scheme) else None


def mend_of(written: str) -> str:
    """What to write instead of an address that begins nowhere."""
    if re.search(r"\.md\b", written):
        return N_("Write {filename}%(link)s instead.")
    if "@" in written:
        return N_("Write mailto:%(link)s instead.")
    if DOMAIN.fullmatch(written):
        return N_("Write https://%(link)s instead.")
    return N_("Begin it with {static} for a file, https:// for another site, mailto: for a mail.")


def of_the_web(written: str) -> Wrong | None:
    """What is wrong with an address of another site."""
    rest = written.partition(":")[2]
    try:
        host = urlsplit(f"http:{rest}").hostname or ""
    except ValueError:
        host = ""
    if host in OWN_COMPUTER or host.endswith(".localhost"):
        return OWN, BY_FILE
    whole = "." in host or ":" in host or any(sign in written for sign in PLACEHOLDER)
    return None if whole and rest.startswith("//") and " " not in host else (NOT_WHOLE, AS_SHOWN)


def of_mail(rest: str) -> Wrong | None:
    """What is wrong with an address that mail goes to."""
    to, _, more = rest.partition("?")
    if "@" in to or "to=" in more or any(sign in to for sign in PLACEHOLDER):
        return None
    nobody = N_("The link %(link)s names nobody to write to.")
    return nobody, N_("Write the address behind it, as in mailto:anna@example.com.")


def of_call(rest: str) -> Wrong | None:
    """What is wrong with a number to call."""
    if any(sign.isdigit() for sign in rest) or any(sign in rest for sign in PLACEHOLDER):
        return None
    return N_("The link %(link)s names no number to call."), N_("Write the number behind it, as in tel:+390612345678.")


def of_file(rest: str) -> Wrong:
    """What is wrong with a file of her own computer."""
    return OWN, N_("Put the file into content/images, and link to it with {static}.")


def of_code(rest: str) -> Wrong:
    """What is wrong with an address that is a program, or holds what it leads to."""
    return NOT_OBEYED, REMOVE


BY_SCHEME: dict[str, Callable[[str], Wrong | None]] = {
    "mailto": of_mail,
    "tel": of_call,
    "sms": of_call,
    "file": of_file,
    "javascript": of_code,
    "vbscript": of_code,
    "data": of_code,
}
