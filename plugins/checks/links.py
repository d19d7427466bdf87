"""Links from page to page, and to a place in a page, lead somewhere."""

import posixpath
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from ground.texts import N_
from plugins.multilingual.addresses import file_of

BY_SOURCE = re.compile(
    r"\{(?P<kind>filename|static|attach)\}(?P<path>[^\s)\"'>#?]*)[^\s)\"'>#]*(?:#(?P<anchor>[^\s)\"'>]+))?"
)
BY_MISTAKE = re.compile(r"(?<!!)\[[^\[\]]*\]\((?P<path>(?![{<#/]|[a-z]+:)[^\s)]*)")
BY_ADDRESS = re.compile(r"\]\((?P<path>/(?!/)[^\s)#?]*)")
BY_PREVIEW = re.compile(r"\]\((?P<path>https?://(?:localhost|127\.0\.0\.1)\b[^\s)]*)")
VAGUE = re.compile(r"\[(?:(?:clicca )?qui|(?:click )?here|hier(?: klicken)?|link)\]\(", re.I)
APART = re.compile(r"\]\s+\((?=\{(?:filename|static)\}|https?:|mailto:)")
ID = re.compile(r"\sid=\"?([^\s\"'>]+)")
BY_FILE = N_("Name the file of the page instead: {filename}contact.md.")
ALWAYS_WRONG = (
    (BY_PREVIEW, N_("The link %(link)s leads to your own computer, which nobody else sees."), BY_FILE),
    (APART, N_("This link would be shown as plain text."), N_("Remove the space between ] and (.")),
)


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
            path = link["path"]
            settings["FINDINGS"].error(
                document.source_path,
                line,
                N_("The link %(link)s would not work on the site."),
                N_("Write {filename}%(link)s instead.")
                if re.search(r"\.md\b", path)
                else N_("Begin it with {static} for a file, https:// for another site, mailto: for a mail."),
                link=path,
            )
        for pattern, sentence, mend in ALWAYS_WRONG:
            for line, link in matches(document, pattern):
                path = link.groupdict().get("path")
                settings["FINDINGS"].error(document.source_path, line, sentence, mend, link=path)
        for line, _ in matches(document, VAGUE):
            settings["FINDINGS"].warning(
                document.source_path,
                line,
                N_("The words of this link do not say where it leads; many hear nothing but them."),
                N_("Say what is there: [my services]({filename}services.md)."),
            )


def check_rendered(settings):
    """Report each link to a place (``services.md#calendar``) or an address that there is not."""
    site, rendered = settings["SITE"], settings["RENDERED"]
    files = {*rendered, *settings["STATIC"], *settings["ASSETS"].files}

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
        for line, link in matches(document, BY_ADDRESS):
            if file_of(link["path"]) not in files:
                settings["FINDINGS"].error(
                    document.source_path,
                    line,
                    N_("There is nothing at the address %(link)s."),
                    BY_FILE,
                    link=link["path"],
                )
        for anchor, times in Counter(ID.findall(document._content)).items():
            if times > 1:
                lines = [line for line, text in enumerate(document.source.lines, 1) if names(text, anchor)]
                settings["FINDINGS"].error(
                    document.source_path,
                    lines[-1] if lines else 0,
                    N_("Two places in this page are called #%(anchor)s."),
                    N_("Give one of them another name."),
                    anchor=anchor,
                )


def names(line: str, anchor: str) -> bool:
    """Whether a line of a source gives a place this name: outright, or by the words of a question."""
    return f"#{anchor}" in line or slugify(line.rpartition("|")[2].rpartition(":")[2], "-") == anchor


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
