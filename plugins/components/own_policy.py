"""What of a page browsers would not obey, because the site's own policy forbids it, and pictures that pass by the site.

The policy is that of contact_api/security_headers.py.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ground.texts import N_
from plugins.components.address_checks import NOT_OBEYED, REMOVE, UNSEEN
from plugins.components.source import Source
from plugins.components.tree import Element, Tree
from plugins.pictures.album import FOLDER

NEVER = {
    *("script", "iframe", "frame", "frameset", "object", "embed", "applet", "portal"),
    *("style", "link", "base"),
}
# What is loaded into the page, by the name of the attribute.
LOADED = ("src", "srcset", "poster", "background", "data", "xlink:href")
LOADS_BY_HREF = ("image", "use", "feimage")
SENDS = {"form": "action", "button": "formaction", "input": "formaction"}
PROGRAMS = ("javascript:", "vbscript:", "data:")
MEDIA = ("picture", "source", "img", "video", "audio")


def check(source: Source, tree: Tree) -> None:
    """Report each, with its line."""
    for element in tree.elements:
        for part, value in forbidden(source, element):
            line = source.places.of_any(value, f"<{element.tag}", f"<{element.tag.upper()}")
            source.error(line, NOT_OBEYED, REMOVE, part=part)
    for element in raw_media(tree):
        past = N_("“%(tag)s” goes past all that the site does for a picture: size, words, author.")
        mend = N_("Write ![what it shows](…); to a film or a sound, write a link.")
        line = source.places.of_any(f"<{element.tag}", f"<{element.tag.upper()}")
        source.error(line, past, mend, tag=f"<{element.tag}")


def forbidden(source: Source, element: Element) -> Iterator[tuple[str, str]]:
    """What browsers would not obey in an element: as much as names it, and the text to look for in the source."""
    if element.tag in NEVER or (element.tag == "meta" and "http-equiv" in element.attributes):
        yield f"<{element.tag}", ""
        return
    for name, value in element.attributes.items():
        part = f"<{element.tag} {name}"
        if name == "style" or name.startswith("on"):
            yield part, value
        elif name in LOADED or (name == "href" and element.tag in LOADS_BY_HREF):
            if any(comes_from_elsewhere(one) for one in addresses_in(name, value)):
                yield part, value
        elif name == SENDS.get(element.tag) and is_sent_elsewhere(source, value):
            yield part, value


def addresses_in(name: str, value: str) -> list[str]:
    """The addresses that an attribute holds."""
    if name != "srcset":
        return [value.strip()]
    return [one.split()[0] for one in value.split(",") if one.strip()]


def comes_from_elsewhere(address: str) -> bool:
    """Whether what is loaded from an address is none of the site's."""
    seen = UNSEEN.sub("", address).lower()
    return seen.startswith(("http:", "https:", "//", "blob:", *PROGRAMS))


def is_sent_elsewhere(source: Source, address: str) -> bool:
    """Whether a form is sent to another site; the endpoint may be one."""
    seen = UNSEEN.sub("", address).lower()
    if not seen.startswith(("http:", "https:", "//")):
        return False  # an address that is a program is told where all addresses are
    return origin_of(seen) != origin_of(str(source.facts.text("site.endpoint", source.lang)))


def origin_of(address: str) -> tuple[str, str]:
    """The scheme and the host of an address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", address
    return parts.scheme, parts.netloc


def raw_media(tree: Tree) -> Iterator[Element]:
    """Pictures, films and sounds that are written in HTML, past what the site does for a picture."""
    media = [one for one in tree.elements if one.tag in MEDIA]
    pictures = [one for one in media if one.tag == "picture" and any(map(is_own, one.elements()))]
    own = {id(one) for picture in pictures for one in (picture, *picture.elements())}
    # An image without an address is one of Markdown's that cannot be shown, which is told already.
    return (one for one in media if id(one) not in own and one.attributes.get("src") != "")


def is_own(element: Element) -> bool:
    """Whether this is a picture that the site has made of Markdown's."""
    return element.tag == "img" and f"/{FOLDER}/" in element.attributes.get("src", "")
