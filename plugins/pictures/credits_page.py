"""The pictures of a language, gathered where its credits page has a block ``/// pictures``."""

import re

from markupsafe import Markup

LIST = re.compile(r'(?<=<section class="pictures">).*?(?=</section>)', re.DOTALL)


def gather_credits(site, album):
    """Put the list of pictures into every page that has the block; without any, its own text stays."""
    for document in site.documents:
        if LIST.search(document._content) and (found := entries(site, album, document.lang)):
            before, after = LIST.split(document._content, maxsplit=1)
            document._content = f"{before}<ul>{Markup('').join(found)}</ul>{after}"


def entries(site, album, language: str) -> list[Markup]:
    """One entry for each picture that a page of the language shows and whose author is known."""
    found = {}
    for document in site.documents:
        if document.lang != language or document.status == "draft":
            continue
        for shown in album.shown.get(document.source_path, ()):
            if shown.credit:
                entry = Markup('<li><a href="{}">{}</a>: {}{}</li>').format(
                    document.url,
                    Markup(document.title),  # noqa: S704 - escaped when it was read
                    f"{shown.alt} – " if shown.alt else "",
                    shown.credit.html(language),
                )
                found.setdefault(entry)
    return list(found)
