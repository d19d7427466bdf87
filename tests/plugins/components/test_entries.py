"""The entries at the top of a file, in the forms in which people write them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ground.facts import CONTENT
from plugins.components.entries import read_entries
from plugins.components.entry_meanings import as_date, meanings
from plugins.components.front_matter import is_date

PLAIN = "Title: T\nDescription: D.\nSlug: t\n"
YAML = "---\ntitle: T\ndescription: D.\nslug: t\n{more}---\n\nText.\n"
TOML = '+++\ntitle = "T"\ndescription = "D."\nslug = "t"\n{more}+++\n\nText.\n'
NOT_READ = "stands here, but is not read."


def values(text):
    """What the entries of a text mean."""
    return meanings(read_entries(text.split("\n"))).values


def noted(built):
    """What was told besides the languages that lack the page."""
    return [warning for warning in built.warnings if "version of this page" not in warning]


@pytest.mark.parametrize(
    "text",
    [
        "Title: One: two\nStatus: draft\nDate: 2027-03-03\n\nText",
        "\ufeffTitle: One: two\nStatus: draft\nDate: 2027-03-03\n\nText",
        "\n\nTitle: One: two\nStatus: Draft\nDate: 2027-3-3\n\nText",
        'Title: "One: two"\nStatus: \'draft\'\nDate: "2027-03-03"\n\nText',
        "Title: One:\n    two\nDraft: true\nDate: 2027-03-03\n\nText",
        "---\ntitle: 'One: two'\ndraft: true\ndate: 2027-03-03\n---\nText",
        '---\ntitle: "One: two"\npublished: false\npubDate: March 3, 2027\n---\n\nText',
        "---\ntitle: >\n  One:\n  two\ndraft: yes\npubDate: Mar 03 2027\n...\n\nText",
        "\n---  \nTitle: 'One: two'\nStatus: draft\nPublishDate: 3 March 2027\n--- \n\nText",
        '+++\ntitle = "One: two"\ndraft = true\ndate = 2027-03-03\n+++\n\nText',
    ],
)
def test_an_entry_means_the_same_in_every_form(text):
    """Plain, in YAML, in TOML; with quotation marks, over lines, by the names of other generators."""
    assert values(text) == {"title": "One: two", "status": "draft", "date": "2027-03-03"}


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("lastmod: 2027-03-03", "modified", "2027-03-03"),
        ("last_modified_at: 2027-03-03 10:00:00 +0100", "modified", "2027-03-03 10:00:00+0100"),
        ("modDate: 2027-03-03T10:00:00Z", "modified", "2027-03-03 10:00:00+00:00"),
        ("updated: 2027-03-03T9:05", "modified", "2027-03-03 09:05"),
        ("summary: Short.", "description", "Short."),
        ("excerpt: Short.", "description", "Short."),
        ("permalink: /2027/03/a-page/", "slug", "a-page"),
        ("url: https://example.org/blog/a-page.html", "slug", "a-page"),
        ("published: 2027-03-03", "date", "2027-03-03"),
        ("lang: en-GB", "lang", "en-GB"),
        ("status: publish", "status", "published"),
        ("linkTitle: Short", "menu", "Short"),
        ("menu: Contact", "menu", "Contact"),
        ("description: [one, two]", "description", "one, two"),
    ],
)
def test_names_of_other_generators(written, name, value):
    """Those that mean something here are taken."""
    assert values(f"---\n{written}\n---\n") == {name: value}


@pytest.mark.parametrize("written", ["draft: false", "published: true", "menu: main", "menu:\n  main:\n    weight: 1"])
def test_what_says_nothing(written):
    """A page that is no draft is published anyway, and the menus are made elsewhere."""
    assert values(f"---\n{written}\n---\n") == {}


@pytest.mark.parametrize("written", ["2027-3-3", "2027-03-03T9:05", "2027-03-03 10:00:00 +0100", "Mar 3, 2027"])
def test_a_date_that_was_understood_is_one(written):
    """Whatever it was written like."""
    assert as_date(written).startswith("2027-03-03")
    assert is_date(as_date(written))


@pytest.mark.parametrize("text", ["draft: true\nstatus: published", "status: published\ndraft: true"])
def test_in_doubt_it_is_a_draft(text):
    """Whatever else is said."""
    assert values(f"---\n{text}\n---\n") == {"status": "draft"}


@pytest.mark.parametrize("written", ["31 February 2027", "03/04/2027", "tomorrow", "3 Marzo 27", ""])
def test_what_is_no_date(written):
    """Stays as it is, for the sentence about it."""
    assert as_date(written) == written


@pytest.mark.parametrize(
    ("top", "line"),
    [
        ("\nStatus: draft\n\n", 5),
        (" Status: draft\n\n", 4),
        ("\tStatus: draft\n\n", 4),
        ("    Status: draft\n\n", 4),
        ("Status : draft\n\n", 4),
        ("Status\u00a0: draft\n\n", 4),
        ("**Status:** draft\n\n", 4),
        ("**Status**: draft\n\n", 4),
        ("- Status: draft\n\n", 4),
        ("> Status: draft\n\n", 4),
        ("# Status: draft\n\n", 4),
        ("\u200bStatus: draft\n\n", 4),
        ("Status = draft\n\n", 4),
        ("Status： draft\n\n", 4),
        ("and more\nStatus: draft\n\n", 5),
        ("\n\n\nSTATUS: DRAFT\n", 7),
        ("\nFirst words.\n\nStatus: draft\n\n", 7),
        ("\ndraft: true\n\n", 5),
    ],
)
def test_what_looks_like_an_entry_and_is_not_read(small_site, top, line):
    """Is never published in silence: the build is refused, with the line."""
    built = small_site({"it/t.md": f"{PLAIN}{top}Text."})
    assert built.refused
    assert [error for error in built.errors if f"it/t.md:{line}: “Status: …” {NOT_READ}" in error]


@pytest.mark.parametrize("name", ["Slug", "Status", "Template", "Fallback", "Modified"])
def test_a_second_one_further_below(small_site, name):
    """Of a word that no text begins with: the one above is not what was meant last."""
    value = {"Status": "draft", "Fallback": "no", "Modified": "2027-01-01"}.get(name, "some-page")
    built = small_site({"it/t.md": f"{PLAIN}\n**{name}:** {value}\n\nText."})
    assert any(f"it/t.md:5: “{name}: …” {NOT_READ}" in error for error in built.errors)


@pytest.mark.parametrize(
    "text",
    [
        "**Date:** 3 March, by arrangement.\n\nMore.",
        "Words.\n\nDate: 3 March\n\nDescription: soup.",
        "Words.\n\nStatus: open.",
        "```\nStatus: draft\n```",
        "Words.\n\n```\nSlug: a-b\n```",
        "https://www.example.org/a",
        "Note: this is text.",
        "The slug: a snail without a house.",
    ],
)
def test_a_text_that_only_resembles_entries(small_site, text):
    """Is let alone."""
    dated = PLAIN.replace("Title: T", "Title: T\nDate: 2026-01-01")
    assert small_site({"it/t.md": f"{dated}\n{text}"}).errors == []


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (f"{PLAIN}Status:\n\nText.", "4: After “Status” stands nothing. Write a value, or remove the line."),
        (f"{PLAIN}Modified:\n\nText.", "4: After “Modified” stands nothing."),
        (f"{PLAIN}Menu: ''\n\nText.", "4: After “Menu” stands nothing."),
        ("Title:\nDescription: D.\nSlug: t\n\nText.", "1: After “Title” stands nothing."),
        (f"{PLAIN}Title: U\n\nText.", "4: Title stands there twice. Keep one."),
        (f"{PLAIN}title: U\n\nText.", "4: Title stands there twice."),
        (f"{PLAIN}Statut: draft\n\nText.", "4: Nothing reads “Statut” here. Did you mean “Status”?"),
        (f"{PLAIN}Colour: red\n\nText.", "4: Nothing reads “Colour” here. There are: Title, Description,"),
        (f"{PLAIN}Modified: soon\n\nText.", "4: “soon” is not a Modified that the site understands."),
        (f"{PLAIN}Draft: maybe\n\nText.", "4: “maybe” is not a Draft that the site understands. Write true or false"),
        ("<<<<<<< HEAD\nTitle: T\n=======\nTitle: U\n>>>>>>> a\nSlug: t\n\nText.", "1: Git could not join two"),
        (f"{PLAIN}<<<<<<< HEAD\nMenu: T\n=======\nMenu: U\n>>>>>>> a\n\nText.", "4: Git could not join two"),
        (f"{PLAIN}\nText.\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> a\n", "6: Git could not join two"),
        (YAML.format(more="status:\n"), "5: After “Status” stands nothing."),
        (YAML.format(more="title: U\n"), "5: Title stands there twice."),
        (YAML.format(more="statuss: draft\n"), "5: Nothing reads “Statuss” here. Did you mean “Status”?"),
        (YAML.format(more="menu: One: two\n"), "5: The entries between the lines --- cannot be read;"),
        (YAML.format(more='menu: "One\n'), "5: The entries between the lines --- cannot be read;"),
        (YAML.format(more='menu: "\\x07"\n'), "5: In the value of “menu” is a sign that nobody can see."),
        (YAML.format(more="<<<<<<< HEAD\nmenu: A\n=======\nmenu: B\n>>>>>>> a\n"), "5: Git could not join two"),
        (
            YAML.replace("slug: t\n", "").format(more=""),
            "1: A page needs a slug: its name in the address. Add a line “slug: …”",
        ),
        (
            YAML.format(more="").replace("---\n\n", "---\nStatus: draft\n\n"),
            f"6: “Status: …” {NOT_READ} Put it between the lines ---",
        ),
        ("---\nTitle: T\n\nText.", "1: The entries begin with a line ---, and no such line ends them."),
        ("---\nOnly words.\n---\n\nText.", "1: Between the lines --- there are no entries."),
        ("---\n" + "[" * 5_000 + "\n---\n\nText.", "1: The entries between the lines --- cannot be read;"),
        ("---\n" + "a: b\n" * 5_000 + "---\n\nText.", "1: The entries between the lines --- are too many to be read."),
        (TOML.format(more='menu = "One\n'), "5: The entries between the lines +++ cannot be read;"),
        (TOML.format(more='title = "U"\n'), "5: The entries between the lines +++ cannot be read;"),
        (TOML.format(more='statuss = "draft"\n'), "5: Nothing reads “Statuss” here. Did you mean “Status”?"),
        ("+++\na = " + "[" * 5_000 + "\n+++\n\nText.", "cannot be read;"),
    ],
)
def test_a_mistake_in_the_entries(small_site, page, sentence):
    """Is one sentence with its line."""
    built = small_site({"it/t.md": page})
    assert len(built.errors) == 1, built.errors
    assert sentence in built.errors[0]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("page", [f"{PLAIN}\nText.\n", YAML.format(more=""), TOML.format(more="")])
def test_a_page_in_every_form(small_site, tmp_path, page, newline):
    """Is built, with a byte order mark or two, whatever its line ends."""
    path = tmp_path / "content" / "it" / "t.md"
    path.write_bytes(f"\ufeff\ufeff{page}".replace("\n", newline).encode())
    built = small_site()
    assert (built.errors, noted(built)) == ([], [])
    assert "<p>Text." in built.text("t/index.html")
    assert "---" not in built.text("t/index.html")


def test_what_has_no_use_is_told(small_site):
    """In one sentence a page; what the page says by others' names is taken."""
    more = "tags: [a, b]\nlayout: ../post.astro\ncover:\n  image: a.jpg\nlang: de\n"
    built = small_site({"it/t.md": YAML.format(more=more)})
    assert built.errors == []
    unused, language = noted(built)
    assert "it/t.md:5: The site has no use for: tags, layout, cover." in unused
    assert "it/t.md:9: This page says that its language is “de”, but it lies in the folder “it”." in language


def test_a_page_without_text_is_told(small_site):
    """It may well be what is left of one."""
    built = small_site({"it/t.md": PLAIN})
    assert built.errors == []
    assert [warning.partition("t.md: ")[2] for warning in noted(built)] == [
        "This page has no text. Write it below an empty line, or keep the page back: Status: draft."
    ]


def test_a_draft_of_another_generator_stays_at_home(small_site):
    """In TOML and YAML as in our own lines."""
    pages = {
        "it/t.md": YAML.format(more="draft: true\n"),
        "it/u.md": TOML.replace('"t"', '"u"').format(more="draft = true\n"),
    }
    built = small_site(pages, settings_file="publishconf.py", PREVIEW=True, SITE_URL="https://example.org")
    assert built.errors == []
    assert not any(name.startswith(("t/", "u/", "drafts/")) for name in built.files())


NAME = st.sampled_from(["title", "Slug", "status", "draft", "tags", "menu", "x", "Picture-Author", "date", "lang", ""])
VALUE = st.one_of(
    st.text(max_size=30), st.sampled_from(["draft", "true", "2027-03-03", "[a, b]", "'x'", '"', "|", "&a *a"])
)
LINE = st.one_of(
    st.builds("{}: {}".format, NAME, VALUE),
    st.builds("{} = {}".format, NAME, VALUE),
    st.sampled_from(["---", "+++", "", "    more", "[params]", "<<<<<<< HEAD", "- a", "\t", "\ufeff"]),
    st.text(max_size=40),
)


def carried(entries):
    """All that was read, in one text."""
    return "\0".join([*(entry.name for entry in entries.found), *(entry.text for entry in entries.found)])


@settings(max_examples=300)
@given(st.lists(LINE, max_size=14), st.sampled_from(["", "---\n", "+++\n"]))
def test_nothing_is_lost_whatever_stands_there(lines, fence):
    """Each line is read as an entry, told, or part of the text: what goes in comes out."""
    text = fence + "\n".join(lines)
    all_lines = text.split("\n")
    entries = read_entries(all_lines)
    assert 0 <= entries.end <= len(all_lines)
    assert entries.broken == bool(entries.broken and entries.slips)
    found = meanings(entries)
    told = [*found.left, *found.unknown, *found.twice, *found.empty, *found.unclear]
    for entry in entries.found:
        is_taken = any(entry.line == line for line in found.lines.values()) or entry.text in found.values.values()
        flag = entry.name.lower() in ("draft", "published")
        assert is_taken or entry in told or flag or "." in entry.name
    if not entries.fence and not entries.broken:
        for line in all_lines[: entries.end]:
            assert line.strip("\ufeff \t\r") == "" or carried(entries)


@settings(max_examples=100)
@given(st.data())
def test_a_real_page_with_slips_of_the_finger(data):
    """A letter left out, one too many, a line twice: never an exception, and the text below stays as it was."""
    pages = sorted(CONTENT.rglob("*.md"))
    lines = data.draw(st.sampled_from(pages)).read_text(encoding="utf-8").split("\n")
    top = "\n".join(lines[: lines.index("")])
    at = data.draw(st.integers(0, len(top)))
    typed = data.draw(
        st.one_of(st.just(""), st.characters(), st.sampled_from(["\n", "\n\n", "---\n", ": ", '"', "    "]))
    )
    changed = f"{top[:at]}{typed}{top[at + data.draw(st.integers(0, 3)) :]}\n" + "\n".join(lines[lines.index("") :])
    entries = read_entries(changed.split("\n"))
    meanings(entries)
    if not entries.broken:
        body = "\n".join(lines[lines.index("") + 1 :])
        assert "\n".join(changed.split("\n")[entries.end :]).endswith(body)


@pytest.mark.parametrize(
    "piece",
    ["a: b\n", "a__", "**a", "Status ", "- ", "a.", "[", "{a: ", "a: &a [*a]\n", "  x\n", "\u200b", ": ", "'", "a-"],
)
@pytest.mark.parametrize("top", ["", "---\n", "+++\n", "Title: "])
def test_much_is_read_in_proportion(piece, top):
    """Ten times as much takes about ten times as long."""

    def seconds(times):
        lines = f"{top}{piece * times}\n---\n+++\nx".split("\n")
        started = time.process_time()
        meanings(read_entries(lines))
        return time.process_time() - started

    assert min(seconds(20_000) for _ in range(2)) < 40 * max(min(seconds(2_000) for _ in range(2)), 0.005)
