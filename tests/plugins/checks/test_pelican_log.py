"""Pelican's warnings are findings."""

import logging

from plugins.checks.findings import Findings
from plugins.checks.pelican_log import listen


def test_a_warning_becomes_a_finding_in_every_run():
    """Pelican gives the same message once in a process; a second run hears it again."""
    for _ in range(2):
        listener, findings = listen(), Findings("en")
        logging.getLogger("pelican.contents").warning("Unable to find '%s'", "x")
        listener.report(findings)
        assert [str(finding) for finding in findings.errors] == ["Pelican says: Unable to find 'x'"]


def test_an_echo_of_our_own_findings_is_not_told():
    """What Pelican says of a page that has an error already adds nothing."""
    listener, findings = listen(), Findings("en")
    findings.error("content/it/a.md", 3, "Wrong.")
    logging.getLogger("pelican.generators").error("Could not process it/a.md")
    listener.report(findings)
    assert len(findings.errors) == 1
