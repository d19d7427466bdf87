"""What the site's build shares with the endpoint loads nothing that only a server needs."""

import subprocess
import sys

import pytest

SERVERS = (
    "sqlalchemy",
    "alembic",
    "limits",
    "redis",
    "psycopg",
    "contact_api.inbox",
    "contact_api.notify",
)


@pytest.mark.parametrize("shared", ["intake.forms", "rendering", "security_headers"])
def test_the_build_loads_no_server(project, shared):
    """Form, template functions and headers come without the inbox and its libraries."""
    program = f"import contact_api.{shared}, sys; print([name for name in {SERVERS} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
