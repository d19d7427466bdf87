"""How long enquiries are kept, and what the privacy notice says of it."""

import pytest

from tests.published import FACTS


@pytest.mark.parametrize(("days", "said"), [(90, True), (900, True), (730, False)])
def test_a_notice_that_names_another_number_is_said_at_the_start(make_app, caplog, days, said):
    """In the log, with both numbers; the endpoint starts all the same."""
    promised = FACTS.value("privacy.retention_days")
    assert promised == 730
    make_app(CONTACT_RETENTION_DAYS=str(days))
    warning = f"outcome=retention_differs privacy.retention_days={promised} kept={days}"
    assert (warning in caplog.text) == said
