"""Links from page to page, and to a place in a page, lead somewhere."""

import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from interface_texts import N_

BY_SOURCE = re.compile(
    r"\{(?P<kind>filename|static|attach)\}(?P<path>[^\s)\"'>#?]*)[^\s)\"'>#]*(?:#(?P<anchor>[^\s)\"'>]+))?"
)
BY_MISTAKE = re.compile(r"\]\((?P<path>(?!\{|[a-z]+:|#|/)[^\s)]+\.md\b[^\s)]*)\)")
ID = re.compile(r"\sid=\"?([^\s\"'>]+)")


def check(settings):
    """Report each link by source file whose target there is not, with the line it stands in."""
    known = settings["SITE"].by_source
    for document in settings["SITE"].documents:
        for line, link in source_links(document):
            target = resolve(document, link["path"])
            exists = known.get(target) if link["kind"] == "filename" else exists_static(settings, target)
            if not exists:
                settings["FINDINGS"].error(
                    document.source_path,
                    line,
                    N_("The link to %(link)s leads nowhere: there is no such file, or it is a draft."),
                    N_("Mend the name, or remove the link."),
                    link=link[0],
                )
        for line, link in matches(document, BY_MISTAKE):
            settings["FINDINGS"].error(
                document.source_path,
                line,
                N_("The link %(link)s would not work on the site."),
                N_("Write {filename}%(link)s instead."),
                link=link["path"],
            )


def check_anchors(settings):
    """Report each link to a place (``services.md#calendar``) that the page does not have."""
    site, rendered = settings["SITE"], settings["RENDERED"]

    @cache
    def ids(save_as):
        return set(ID.findall(rendered.get(save_as, "")))

    for document in site.documents:
        for line, link in source_links(document):
            target = site.by_source.get(resolve(document, link["path"]))
            if link["anchor"] and target and unquote(link["anchor"]) not in ids(target.save_as):
                settings["FINDINGS"].error(
                    document.source_path,
                    line,
                    N_("%(page)s has no place called #%(anchor)s."),
                    N_("Mend the name after the #."),
                    page=target.relative_source_path,
                    anchor=link["anchor"],
                )


def source_links(document):
    """The links by source file of a document: (line, match) in order."""
    return matches(document, BY_SOURCE)


def matches(document, pattern):
    """The matches of a pattern in a document's source: (line, match) in order."""
    lines = enumerate(document.source.lines, start=1)
    return [(number, match) for number, line in lines for match in pattern.finditer(line)]


def resolve(document, path: str) -> str:
    """The path from the content folder that a link in this document means."""
    path = unquote(path)
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.relative_source_path), path))


def exists_static(settings, path: str) -> bool:
    """Whether there is such a file in the content folder."""
    return (Path(settings["PATH"]) / path).is_file()
