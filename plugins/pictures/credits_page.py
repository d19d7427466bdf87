"""The pictures of a language, gathered where its credits page has a block ``/// pictures``."""

import re

from markupsafe import Markup

from ground.texts import N_

LIST = re.compile(r'(?<=<div class="pictures">).*?(?=</div>)', re.DOTALL)


def gather_credits(site, album):
    """Put the list of pictures into every page that has the block; without any, its own text stays.

    A credits page without it is reported once there is something to list.
    """
    for page in site.fallbacks:
        fill_in_later(page, entries(site, album, page))
    for document in site.documents:
        has_list = LIST.search(document._content)
        if not (has_list or document.key == "credits") or not (found := entries(site, album, document)):
            continue
        if has_list:
            document._content = fill_in(document._content, found)
        else:
            missing = N_("This page does not name the authors of the pictures.")
            add = N_("Add the block: a line “/// pictures”, and a line “///”.")
            album.settings["FINDINGS"].error(document.source_path, 0, missing, add)


def fill_in(content: str, found: list[Markup]) -> str:
    """The content of a page with these entries as its list of pictures; as it is where it has none."""
    before, *after = LIST.split(content, maxsplit=1)
    return f"{before}<ul>{Markup('').join(found)}</ul>{after[0]}" if after else content


def fill_in_later(fallback, found: list[Markup]):
    """Give a page in the place of another, whose text is made when it is rendered, a list of its own."""
    content = fallback._get_content
    if found:
        fallback._get_content = lambda: fill_in(content(), found)


def entries(site, album, credits_page) -> list[Markup]:
    """One entry for each picture that a page in the language shows and whose author is known."""
    return list(
        dict.fromkeys(
            entry(page, shown, credits_page.text_lang)
            for page in (*site.documents, *site.fallbacks)
            if page.lang == credits_page.lang and page.status != "draft"
            for shown in album.shown.get(page.source_path, ())
            if shown.credit
        )
    )


def entry(page, shown, language: str) -> Markup:
    """The page that shows a picture, what it shows, and whose it is; marked where it is another language."""
    foreign = Markup(' lang="{}"').format(page.text_lang) if page.text_lang != language else ""
    alt = Markup("<span{}>{}</span>").format(foreign, shown.alt) if foreign else shown.alt
    return Markup('<li><a href="{}"{}>{}</a>: {}{}</li>').format(
        page.url,
        foreign,
        Markup(page.title),  # noqa: S704 - escaped when it was read
        Markup("{} – ").format(alt) if shown.alt else "",
        shown.credit.html(language),
    )
