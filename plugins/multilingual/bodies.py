"""The text of a page with all its addresses in it."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ground.texts import translations
from plugins.cache.digest import Digested, digest_of
from plugins.multilingual.document import Document
from plugins.multilingual.links import resolved
from plugins.multilingual.site import Site
from plugins.pictures.credit import credit_html
from plugins.record import PictureCredit

LIST = '<div class="pictures">'


@dataclass(frozen=True)
class Body(Digested):
    """The text of a page. ``digest`` is known without the text, which is put together when it is wanted."""

    digest: str
    addresses: tuple[str, ...]
    credits: tuple[Markup, ...]
    parts: Callable[[], list[str]]

    def html(self) -> str:
        """The HTML."""
        first, *more = self.parts()
        html = first + "".join(address + part for address, part in zip(self.addresses, more, strict=True))
        return with_credits(html, self.credits) if self.credits else html


def body(site: Site, page: Document, parts: Callable[[str], list[str]]) -> Body:
    """The text of a page; ``parts`` gives the HTML between the addresses of a source."""
    addresses = tuple(resolved(site, page))
    credits = tuple(picture_credits(site, page)) if page.record.lists_pictures else ()
    digest = digest_of((page.record.digest, addresses, credits))
    return Body(digest, addresses, credits, lambda: parts(page.source))


def with_credits(html: str, credits: tuple[Markup, ...]) -> str:
    """The page with the list of its pictures in the place of what stands there without any."""
    before, mark, after = html.partition(LIST)
    return f"{before}{mark}<ul>{Markup('').join(credits)}</ul></div>{after.partition('</div>')[2]}"


def picture_credits(site: Site, page: Document) -> list[Markup]:
    """One entry for each picture that a page in the language shows and whose author is known, each once."""
    entries = (
        credit_entry(showing, picture, page.text_lang)
        for showing in site.shown_documents
        if showing.lang == page.lang and showing.is_published
        for picture in showing.record.pictures
        if picture.credit
    )
    return list(dict.fromkeys(entries))


def credit_entry(page: Document, picture: PictureCredit, language: str) -> Markup:
    """The page that shows a picture, what it shows, and whose it is; marked where it is another language."""
    foreign = Markup(' lang="{}"').format(page.text_lang) if page.text_lang != language else ""
    alt = Markup("<span{}>{}</span>").format(foreign, picture.alt) if foreign else picture.alt
    return Markup('<li><a href="{}"{}>{}</a>: {}{}</li>').format(
        page.url,
        foreign,
        page.title,
        Markup("{} – ").format(alt) if picture.alt else "",
        credit_html(picture.credit, translations(language).gettext),
    )
