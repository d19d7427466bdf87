"""A fact still to be filled in never goes online unnoticed."""

from ground.facts import Facts
from ground.texts import N_
from plugins.findings import Findings


def check(facts: Facts, findings: Findings) -> None:
    """Report each placeholder of content/site.toml."""
    for placeholder in facts.placeholders():
        findings.error(
            facts.path,
            placeholder.line,
            N_("%(key)s still is the placeholder %(text)s."),
            N_("Write your own there."),
            key=placeholder.key,
            text=placeholder.text,
        )
