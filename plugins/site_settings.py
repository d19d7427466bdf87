"""The settings of a site, as pelicanconf.py and publishconf.py have them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

# How many articles a list shows at once, and how many a feed and llms.txt hold: with so many each of them, and the
# page of the search, weighs less than 14 kB compressed, however many articles there are.
LIST_LENGTH = 20

# Templates that are not the look of one page of their name: that of all pages, that of the endpoint's answers, that of
# articles, which wants a date.
FRAMES = frozenset(("base", "frame"))
SHARED = FRAMES | {"article"}


@dataclass(frozen=True)
class SiteSettings:
    """Where a site is, and how it is built.

    ``site_url``: the address before each path, of the server alone. ``publish``: it goes online; ``preview``:
    with placeholders, and out of sight of search engines. ``precompress``: compressed siblings are made.
    ``draws_cards``: the social cards are drawn while building. ``smart_typing``: straight quotes and the like are
    shown as the marks of their language. ``list_length``: how many articles a list shows at
    once, a feed and llms.txt hold. ``digest``: that of all settings.
    """

    content: Path
    theme: Path
    output: Path
    var: Path
    cache: Path
    published: Path
    site_url: str
    publish: bool = False
    preview: bool = False
    precompress: bool = False
    draws_cards: bool = True
    css_files: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()
    footer_menu: tuple[str, ...] = ()
    service_menu: tuple[str, ...] = ()
    static_folders: tuple[str, ...] = ("images", "files")
    timezone: str = "UTC"
    markdown_extensions: tuple[str, ...] = ()
    markdown_options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    smart_typing: bool = True
    list_length: int = LIST_LENGTH
    digest: str = ""

    @property
    def menus(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the pages of each menu, by the name that templates know it by."""
        return {"menu": self.menu, "footer_menu": self.footer_menu, "service_menu": self.service_menu}

    @property
    def goes_online(self) -> bool:
        """Whether it is published for good."""
        return self.publish and not self.preview
