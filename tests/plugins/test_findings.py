"""Findings are sentences in the assistant's language."""

import pytest

from plugins.findings import ROOT, Finding, Findings, SiteRefused, gathered


def test_findings_come_by_file_and_line_in_the_language_asked_for():
    """Paths are said from the project's root; the same finding is told once."""
    findings = Findings("it")
    findings.error(ROOT / "content" / "b.md", 2, "Mend the name.")
    findings.error(ROOT / "content" / "a.md", 9, "There are: %(known)s.", "Keep one.", known="x, y")
    findings.error(ROOT / "content" / "b.md", 2, "Mend the name.")
    assert [str(finding) for finding in findings.errors] == [
        "content/a.md:9: Ci sono: x, y. Tienine una.",
        "content/b.md:2: Correggi il nome.",
    ]


def test_only_errors_refuse_the_site():
    """A warning is told and no more."""
    findings = Findings("en")
    findings.warning("a.md", 1, "Keep one.")
    findings.refuse_if_fatal()
    findings.error("a.md", 1, "Keep one.")
    with pytest.raises(SiteRefused, match=r"a\.md:1: Keep one\."):
        findings.refuse_if_fatal()


def test_a_language_without_a_catalogue_is_told_in_english():
    """A sentence is better than none."""
    assert Findings("fr").say("Keep one.") == "Keep one."


def test_what_is_spared_is_only_told():
    """Whatever is wrong in a file that is still being written, found before or after."""
    findings = Findings("en")
    findings.spare([ROOT / "content" / "it" / "draft.md"])
    findings.error(ROOT / "content" / "it" / "draft.md", 1, "Keep one.")
    elsewhere = Findings("en")
    elsewhere.error("images/a.jpg.toml", 2, "Keep one.")
    findings.add(elsewhere.all, spared=True)
    findings.refuse_if_fatal()
    assert [str(finding) for finding in findings.warnings] == [
        "content/it/draft.md:1: Keep one.",
        "images/a.jpg.toml:2: Keep one.",
    ]
    findings.add(elsewhere.all)
    assert [str(finding) for finding in findings.errors] == ["images/a.jpg.toml:2: Keep one."]


def test_what_holds_in_several_places_is_told_once():
    """With all of them, a line for each file; another sentence, or another way to mend it, is told apart."""
    same = [Finding("a.md", line, "A straight quote.", "Use “”.") for line in (3, 9)]
    found = [
        *same,
        Finding("a.md", 4, "A straight quote.", "Use „“."),
        Finding("b.md", 0, "A straight quote.", "Use “”."),
    ]
    assert gathered(found) == [
        "A straight quote. Use “”.\n    a.md:3, 9\n    b.md",
        "a.md:4: A straight quote. Use „“.",
    ]


def test_of_many_places_the_first_ones_are_named():
    """And the others counted, where that is asked for; no sentence is left out."""
    found = [Finding(f"{name}.md", line, "Twice.") for name in "abc" for line in (1, 2, 3)]
    others = [Finding("d.md", 1, f"Sentence {number}.") for number in range(40)]
    told = gathered([*found, *others], 2)
    assert told[0] == "Twice.\n    a.md:1, 2 … (+1)\n    b.md:1, 2 … (+1)\n    … (+1)"
    assert len(told) == 41
    assert gathered(found)[0] == "Twice.\n    a.md:1, 2, 3\n    b.md:1, 2, 3\n    c.md:1, 2, 3"


def test_a_file_is_wrong_once_an_error_is_in_it():
    """However it is named, and whoever found it; a warning does not count."""
    findings = Findings("en")
    findings.warning(ROOT / "content" / "a.md", 1, "Keep one.")
    assert not findings.is_wrong(ROOT / "content" / "a.md")
    findings.add([Finding("content/a.md", 1, "Keep one.")])
    assert findings.is_wrong(ROOT / "content" / "a.md")
