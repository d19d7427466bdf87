"""The pictures of a language, gathered where its credits page has a block ``/// pictures``."""

import re

from markupsafe import Markup

from interface_texts import N_

LIST = re.compile(r'(?<=<div class="pictures">).*?(?=</div>)', re.DOTALL)


def gather_credits(site, album):
    """Put the list of pictures into every page that has the block; without any, its own text stays.

    A credits page without it is reported once there is something to list.
    """
    for document in site.documents:
        has_list = LIST.search(document._content)
        if not (has_list or document.key == "credits") or not (found := entries(site, album, document.lang)):
            continue
        if has_list:
            before, after = LIST.split(document._content, maxsplit=1)
            document._content = f"{before}<ul>{Markup('').join(found)}</ul>{after}"
        else:
            missing = N_("This page does not name the authors of the pictures.")
            add = N_("Add the block: a line “/// pictures”, and a line “///”.")
            album.settings["FINDINGS"].error(document.source_path, 0, missing, add)


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
