"""The text of an article in Markdown, with what the site cannot take made into what it can, or left out and told."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from desk.importing.article import Article
from ground.texts import N_
from plugins.components.blocks import BLOCKS as BLOCKS_OF_OURS

# A picture or a link; every part of a length that it cannot have in use, so that no text takes long.
INSIDE = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\]){0,400}\]){0,2000}"
# As written in pointed brackets; without blanks; or with them, which Python-Markdown takes, and brackets around a part.
ADDRESSES = (
    r"<[^<>\n]{0,2000}>",
    r"[^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,200}){0,9}",
    r"""[^()<>"'\n]{1,300}?(?:\([^()\n]{0,100}\)[^()<>"\n]{0,100}?)?""",
)
TARGET = rf"\(\s{{0,9}}(?P<target>{'|'.join(ADDRESSES)})"
LINK_TITLE = r"""(?:\s{1,9}(?:"(?P<title>[^"\n]{0,500})"|'(?P<single>[^'\n]{0,500})'))?\s{0,9}\)"""
LINK = re.compile(rf"(?P<mark>!?)(?<!\\)\[(?P<text>{INSIDE})\][ ]?{TARGET}{LINK_TITLE}")
REFERENCE = re.compile(
    r"""(?m)^ {0,3}\[(?P<name>[^\]^\n][^\]\n]{0,200})\]: *<?(?P<target>[^\s<>]+)>?"""
    r"""(?: +["'(](?P<title>.*)["')])? *$"""
)
USE = re.compile(r"(?<!\\)(?P<mark>!?)\[(?P<text>[^\[\]\n]{0,500})\](?:\[(?P<name>[^\[\]\n]{0,200})\])?(?![\[(:])")
FENCE = re.compile(r" {0,12}(?P<fence>`{3,}|~{3,})")
CODE = re.compile(r"(?<![`\\])(?P<ticks>`{1,5})(?!`)[^`]{1,2000}(?P=ticks)(?!`)")
TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9.-]{0,40})(?P<more>(?:\s[^<>]{0,3000})?)/?>")
ATTRIBUTE = re.compile(
    r"""(?P<name>[\w:-]{1,40})\s{0,9}=\s{0,9}"""
    r"""(?:"(?P<a>[^"]{0,2000})"|'(?P<b>[^']{0,2000})'|(?P<c>[^\s"'>]{1,2000}))"""
)
INLINE = "a abbr b br cite code del dfn em i ins kbd mark q s small span strong sub sup time u var"
BLOCKS = """blockquote dd details div dl dt figcaption figure hr li ol p pre summary table tbody td tfoot th thead tr
ul"""
KEPT_TAGS = frozenset(f"{INLINE} {BLOCKS}".split())
VOID = ("br", "hr", "img", "input", "source", "track", "wbr", "col", "embed", "link", "meta")
KEPT_ATTRIBUTES = ("href", "title", "lang", "dir", "datetime", "open", "colspan", "rowspan", "start", "cite")
PLAYED = ("iframe", "video", "audio", "embed")
HIGHLIGHT = re.compile(r"(?:\{\{[<%]|\{%-?)\s{0,9}highlight\s+(?P<language>[\w+-]{0,40})[^{}\n]{0,200}\}\}?\n?")
END_OF_HIGHLIGHT = re.compile(r"\n?(?:\{\{[<%]\s{0,9}/highlight|\{%-?\s{0,9}endhighlight)[^{}\n]{0,20}\}\}?")
TO_PAGE = (
    re.compile(r"\{%-?\s*(?:post_url|link)\s+(?P<page>[^%{}\s]{1,300})\s*-?%\}"),
    re.compile(r"""\{\{[<%]\s*(?:ref|relref)\s+["'](?P<page>[^"'{}]{1,300})["']\s*[>%]\}\}"""),
    re.compile(r"""\{\{\s*["'](?P<page>[^"'{}]{1,300})["']\s*\|\s*(?:relative_url|absolute_url|url)\s*\}\}"""),
    re.compile(r"[{|](?:filename|static|attach)[}|](?P<page>)"),
    re.compile(r"\{\{\s*site\.(?:baseurl|url)\s*\}\}(?P<page>)"),
)
RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|img|image)\s(?P<more>[^{}]{1,2000})[>%]\}\}")
YOUTUBE = re.compile(r"""\{\{[<%]\s*(?:youtube)\s+["']?(?:id=["']?)?(?P<id>[\w-]{6,20})["']?[^{}]*[>%]\}\}""")
TEMPLATE = re.compile(r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{\{|\}\}|\{%|%\}")
KRAMDOWN = re.compile(r"(?m)^(?:[*-] [^\n]*\n)?\{:\s*toc\s*\}[ ]*$|^\[TOC\][ ]*$|^\[\[_TOC_\]\][ ]*$")
STYLED = re.compile(r"\{:?[^{}\n]{0,200}\b(?:style|on[a-z]{2,20})\s*=[^{}\n]{0,400}\}")
MODULES = re.compile(r"(?m)^(?:import\s[^\n]{1,300}\sfrom\s[^\n]{1,200}|export\s(?:const|default)\s[^\n]{1,300})$")
TOP_HEADING = re.compile(r"(?m)^#(?= *[^#\s])")
HEADING = re.compile(r"(?m)^(#{1,5})(?=#* *[^#\s])")
OWN_BLOCK = re.compile(rf"(?m)^/// (?:{'|'.join(BLOCKS_OF_OURS)})\b")
SLASHES = re.compile(r"(?m)^( {0,3})/(/+)")
ITSELF = "\ue000"  # around the number of a piece of code, which stays as it is


@dataclass(frozen=True)
class Targets:
    """Where things lead: ``link`` and ``picture`` give for an address the one that it has here; empty for none."""

    link: Callable[[str], str]
    picture: Callable[[str], str]


@dataclass
class Body:
    """A text on its way; code in it is put aside."""

    article: Article
    targets: Targets
    code: list[str] = field(default_factory=list)

    def made(self, text: str) -> str:
        """The text as the site can take it."""
        if ITSELF in text:
            text = text.replace(ITSELF, "")
        text = END_OF_HIGHLIGHT.sub("\n```", HIGHLIGHT.sub(r"```\g<language>\n", text))
        text = CODE.sub(lambda code: self.put_aside(code[0]), self.without_fences(text))
        for step in (self.comments, self.templates, self.references, self.tags, self.links, self.headings):
            text = step(text)
        if not OWN_BLOCK.search(text):
            text = SLASHES.sub(r"\1&#47;\2", text)
        text = re.sub(r"\n{3,}", "\n\n", text).strip("\n")
        return re.sub(rf"{ITSELF}(\d+){ITSELF}", lambda found: self.code[int(found[1])], text)

    def without_fences(self, text: str) -> str:
        """The text with its blocks of code put aside; one that is never closed goes to the end."""
        kept: list[str] = []
        inside: list[str] = []
        fence = ""
        for line in text.split("\n"):
            opening = None if fence else FENCE.match(line)
            fence = opening["fence"] if opening else fence
            (inside if fence else kept).append(line)
            if fence and not opening and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                kept.append(self.put_aside("\n".join(inside)))
                inside, fence = [], ""
        return "\n".join([*kept, *([self.put_aside("\n".join(inside))] if inside else [])])

    def put_aside(self, code: str) -> str:
        """Keep a piece of code from all that follows."""
        self.code.append(code)
        if "{{" in code:
            self.article.note(code, N_("Look at this code: the site puts facts in the place of {{ … }}."))
        return f"{ITSELF}{len(self.code) - 1}{ITSELF}"

    def left_out(self, found: re.Match[str]) -> str:
        """Nothing, in the place of what is told."""
        return self.told(found[0])

    def told(self, left_out: str) -> str:
        """Nothing, in the place of a piece of text; that it was left out is told."""
        code = left_out if len(left_out) < 80 else f"{left_out[:80]} …"
        self.article.note(left_out, N_("Left out: %(code)s, which only the other program understands."), code=code)
        return ""

    def comments(self, text: str) -> str:
        """Take the comments out; what they say is told."""

        first, *parts = text.split("<!--")
        kept = [first]
        for part in parts:
            words, end, rest = part.partition("-->")
            if not end:
                kept.append(f"<!--{part}")
                continue
            if words.strip() not in ("", "more"):
                self.told(f"<!--{words}-->")
            kept.append(rest)
        return "".join(kept)

    def templates(self, text: str) -> str:
        """Take out what another program fills in; what leads to a page or shows a picture becomes Markdown."""
        for pattern in TO_PAGE:
            text = pattern.sub(lambda found: found["page"], text)
        text = FIGURE.sub(self.figure, RAW.sub("", text))
        text = YOUTUBE.sub(lambda found: self.played(found, f"https://www.youtube.com/watch?v={found['id']}"), text)
        text = STYLED.sub(self.left_out, text)
        for pattern in (KRAMDOWN, MODULES) if self.article.file.suffix == ".mdx" else (KRAMDOWN,):
            text = pattern.sub(self.left_out, text)
        return TEMPLATE.sub(self.left_out, text)

    def figure(self, found: re.Match[str]) -> str:
        """A picture that a template shows."""
        said = attributes(found["more"])
        title = said.get("caption") or said.get("title", "")
        return picture(said.get("alt", ""), said.get("src", ""), title)

    def played(self, found: re.Match[str], address: str) -> str:
        """A link in the place of what is played from elsewhere."""
        sentence = N_("A link stands in the place of <%(tag)s>: %(address)s.")
        self.article.note(found[0], sentence, tag=found[0].strip("<>{% ").split()[0], address=address)
        return f"<{address}>"

    def references(self, text: str) -> str:
        """Write each link where it is used, with its address."""
        known = {found["name"].lower(): found for found in REFERENCE.finditer(text)}

        def used(found: re.Match[str]) -> str:
            meant = known.get((found["name"] or found["text"]).lower())
            if meant is None and not found["name"]:
                return found[0]
            if meant is None:
                self.gone(found[0], found["name"])
                return found["text"]
            title = f' "{meant["title"]}"' if meant["title"] and '"' not in meant["title"] else ""
            return f"{found['mark']}[{found['text']}]({meant['target']}{title})"

        return USE.sub(used, REFERENCE.sub("", text))

    def tags(self, text: str) -> str:
        """Keep the tags that the site can take, without what browsers are told not to obey."""
        balance: Counter[str] = Counter()
        for tag in TAG.finditer(text):
            balance[tag["name"].lower()] += -1 if tag["slash"] else 1
        uneven = {name for name, more in balance.items() if more and name not in VOID}
        return TAG.sub(lambda tag: self.tag(tag, uneven), text)

    def tag(self, tag: re.Match[str], uneven: set[str]) -> str:
        """One tag as it can stand here."""
        name, said = tag["name"].lower(), attributes(tag["more"])
        if name == "img":
            return picture(said.get("alt", ""), said.get("src", ""), said.get("title", ""))
        if name in PLAYED and said.get("src", "").startswith(("http", "//")):
            return self.played(tag, re.sub(r"^//", "https://", said["src"]))
        if name not in KEPT_TAGS or name in uneven:
            return self.left_out(tag)
        if tag["slash"]:
            return f"</{name}>"
        kept = {key: value for key, value in said.items() if key in KEPT_ATTRIBUTES}
        if name == "a" and "href" in kept:
            kept["href"] = self.link_of(kept["href"], tag[0]) or "#"
        written = "".join(f' {key}="{value}"' for key, value in kept.items())
        return f"<{name}{written}>"

    def links(self, text: str) -> str:
        """Let each link and each picture lead to what is here."""
        return LINK.sub(self.one_link, text)

    def one_link(self, found: re.Match[str]) -> str:
        """A link or a picture with its address here; of a link to nowhere its words, of such a picture nothing."""
        target, title = found["target"].strip("<> "), found["title"] or found["single"] or ""
        if found["mark"]:
            return self.one_picture(found, target, title)
        text = LINK.sub(self.one_link, found["text"]) if "](" in found["text"] else found["text"]
        address = self.link_of(target, found[0])
        said = f' "{title}"' if title else ""
        return f"[{text}]({address}{said})" if address and text.strip() else text

    def link_of(self, target: str, snippet: str) -> str:
        """Where a link leads here; empty, and told, where that is nowhere."""
        address = self.targets.link(target)
        if not address:
            self.gone(snippet, target)
        elif "#" in target and "#" not in address:
            sentence = N_("Of the link to %(address)s the place behind the # was left out: the page has none such.")
            self.article.note_first((snippet, target), sentence, address=target)
        return address

    def gone(self, snippet: str, address: str) -> None:
        """Tell of a link that was removed."""
        sentence = N_("The link to %(address)s was removed: its target is not here.")
        self.article.note_first((snippet, address), sentence, address=address)

    def one_picture(self, found: re.Match[str], target: str, title: str) -> str:
        """A picture, with its file here."""
        address = self.targets.picture(target)
        if not address:
            sentence = N_("Left out: the picture %(address)s. Put it into content/images, and call it from the page.")
            self.article.note_first((found[0], target), sentence, address=target)
            return ""
        alt = " ".join(found["text"].split()) or title
        if not alt:
            sentence = N_("Nobody says what the picture %(address)s shows: write it in the place of { decorative }.")
            self.article.note_first((found[0], target), sentence, address=target)
        return picture(alt, address, title) + ("" if alt else "{ decorative }")

    def headings(self, text: str) -> str:
        """Let headings begin below that of the page."""
        if not TOP_HEADING.search(text):
            return text
        return HEADING.sub(r"#\1", text)


def picture(alt: str, address: str, title: str) -> str:
    """A picture in Markdown."""
    said = title.replace('"', "”")
    where = f"<{address}>" if re.search(r"[\s()]", address) else address
    return f"![{alt.replace('[', '(').replace(']', ')')}]({where}" + (f' "{said}")' if said else ")")


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, by their names in small letters."""
    return {one["name"].lower(): one["a"] or one["b"] or one["c"] or "" for one in ATTRIBUTE.finditer(text)}
