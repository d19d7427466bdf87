"""Findings are sentences in the assistant's language."""

import pytest

from plugins.findings import ROOT, Findings, SiteRefused


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
