"""The three keepers, each empty."""

import pytest

from contact_api.inbox import open_inbox
from tests.contact_api.postgresql import LOCALES

KEEPERS = {"sqlite": "sqlite:///var/inbox.db", "csv": "csv:///var/inbox.csv"}


@pytest.fixture(params=[*KEEPERS, "postgresql", *(f"postgresql-{locale}" for locale in LOCALES)])
def address(request):
    """The address of an empty inbox of each kind; PostgreSQL's in several locales."""
    kind, _, locale = request.param.partition("-")
    if kind in KEEPERS:
        return KEEPERS[kind]
    server = request.getfixturevalue("postgresql")
    return server.empty_database(locale, LOCALES[locale]) if locale else server.empty_database()


@pytest.fixture
def inbox(address, tmp_path):
    """An empty inbox of each kind."""
    inbox = open_inbox(address, tmp_path)
    yield inbox
    inbox.close()
