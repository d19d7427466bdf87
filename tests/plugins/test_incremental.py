"""An incremental build equals one from nothing, to the byte."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.plugins.conftest import Built, page, run

LANGUAGES = ("it", "en", "de")
KEYS = ("home", "articles", "services", "about", "articles/a", "articles/b", "extra")
TEXTS = (
    "Text.",
    "Another text, with [a link]({filename}/it/services.md#calendar).",
    "/// service | calendar\nText.\n///",
    "{{ answer.time }}\n\n![A](/images/a.jpg)",
    "A straight ' quote.",
)
FRONT = ("", "Status: draft", "Status: hidden", "Fallback: no", "Menu: Short")
sources = st.sampled_from([f"{language}/{key}.md" for language in LANGUAGES for key in KEYS])
edits = st.one_of(
    st.tuples(st.just("write"), sources, st.integers(0, 2), st.sampled_from(TEXTS), st.sampled_from(FRONT)),
    st.tuples(st.just("remove"), sources),
    st.tuples(st.just("fact"), st.sampled_from(["Ada", "Bea", "[Nome e cognome]"])),
    st.tuples(st.just("booking"), st.sampled_from(["", "https://a.test/"])),
    st.tuples(st.just("theme"), st.sampled_from(["templates/page.html", "templates/feed.atom"]), st.integers(0, 2)),
    st.tuples(st.just("style"), st.integers(0, 2)),
    st.tuples(st.just("drawing"), st.integers(0, 2)),
    st.tuples(st.just("picture"), st.integers(0, 2)),
    st.tuples(st.just("author"), st.sampled_from(["", "Ada", "Bea"])),
)


def apply(folder: Path, edit: tuple) -> None:
    """Change the tree."""
    kind, *about = edit
    content, theme = folder / "content", folder / "theme"
    if kind == "write":
        name, number, text, front = about
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        more = {"date": "2027-03-01"} if "articles/" in name else {}
        more |= dict([front.split(": ")]) if front else {}
        slug = f"{path.stem}-{number}-{name[:2]}"
        path.write_text(page(f"Title {number}", slug, text, **more), encoding="utf-8")
    elif kind == "remove":
        (content / about[0]).unlink(missing_ok=True)
    elif kind in ("fact", "booking"):
        name = {"fact": "name", "booking": "booking"}[kind]
        lines = (content / "site.toml").read_text(encoding="utf-8").splitlines()
        at = next(place for place, line in enumerate(lines) if line.startswith(f"{name} ="))
        lines[at] = f'{name} = "{about[0]}"'
        (content / "site.toml").write_text("\n".join(lines), encoding="utf-8")
    elif kind == "author":
        (content / "images" / "a.jpg.toml").write_text(f'author = "{about[0]}"\nown = true\n', encoding="utf-8")
    elif kind == "picture":
        (content / "images").mkdir(exist_ok=True)
        Image.new("RGB", (40 + about[0], 30), "red").save(content / "images" / "a.jpg")
    else:
        name, number = {
            "style": ("static/css/base.css", about[0]),
            "drawing": ("templates/drawings/desk.svg", about[0]),
        }.get(kind, (about[0], about[-1]))
        path = theme / name
        first = (
            path.read_text(encoding="utf-8")
            .partition("\n<!-- edit")[0]
            .partition("\n/* edit")[0]
            .partition("{# edit")[0]
        )
        mark = {".css": f"\n/* edit {number} */ .x{number} {{ color: red }}", ".svg": f"\n<!-- edit {number} -->"}
        path.write_text(first + mark.get(path.suffix, f"{{# edit {number} #}}{number}"), encoding="utf-8")


def outcome(built: Built) -> tuple:
    """All that a build leaves: its files, what the endpoint is told, what the assistant is told."""
    files = {name: (built.output / name).read_bytes() for name in built.files()} if built.output.exists() else {}
    return files, built.published if files else {}, built.errors, built.warnings


def cold(folder: Path, elsewhere: Path, settings_file: str) -> tuple:
    """What a build from nothing makes of the same tree."""
    shutil.rmtree(elsewhere, ignore_errors=True)
    places = {
        "OUTPUT_PATH": str(elsewhere / "output"),
        "VAR_PATH": str(elsewhere / "var"),
        "PUBLISHED_PATH": str(elsewhere / "var" / "preview" / "published"),
    }
    built = run(folder, settings_file, {**places, "PREVIEW": True})
    return outcome(Built(elsewhere, built.run, built.findings, built.refused))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rounds=st.lists(st.lists(edits, min_size=1, max_size=4), min_size=1, max_size=4), published=st.booleans())
def test_whatever_is_edited(small_site, tmp_path, rounds, published):
    """After each round of edits; a refused build leaves what was there, and says the same."""
    settings_file = "publishconf.py" if published else "pelicanconf.py"
    (tmp_path / "content" / "images").mkdir(exist_ok=True)
    apply(tmp_path, ("picture", 0))
    apply(tmp_path, ("author", ""))
    for edited in rounds:
        for edit in edited:
            apply(tmp_path, edit)
        built = run(tmp_path, settings_file, {"PREVIEW": True})
        whole = cold(tmp_path, tmp_path / "elsewhere", settings_file)
        if built.refused:
            assert whole[2:] == (built.errors, built.warnings)
        else:
            assert outcome(built) == whole


@pytest.mark.parametrize("damage", ["truncated", "flipped", "text", "removed"])
def test_a_damaged_cache_changes_nothing_but_time(small_site, tmp_path, damage):
    """Whatever became of the file of what was made."""
    before = outcome(small_site({"it/a.md": page("A", "a", "Text.")}))
    kept = tmp_path / "var" / "cache" / "made.db"
    data = kept.read_bytes()
    flipped = bytes(byte ^ 255 if place % 997 == 0 else byte for place, byte in enumerate(data))
    left = {"truncated": data[: len(data) // 2], "flipped": flipped, "text": b"no database"}
    kept.unlink() if damage == "removed" else kept.write_bytes(left[damage])
    (tmp_path / "output" / "a" / "index.html").write_text("spoiled")
    assert outcome(small_site()) == before


def test_a_changed_body_makes_its_page_and_no_other(small_site, tmp_path):
    """The rest is as old as it was."""
    small_site({"it/a.md": page("A", "a", "One."), "it/b.md": page("B", "b", "Two.")})
    output = tmp_path / "output"
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}
    small_site({"it/a.md": page("A", "a", "Other.")})
    changed = {path.relative_to(output).as_posix() for path, time in before.items() if path.stat().st_mtime_ns != time}
    # German and English show the page as it is, until it is translated.
    assert changed == {"a/index.html", "en/a/index.html", "de/a/index.html"}
