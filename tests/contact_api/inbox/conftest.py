"""The three keepers, each empty."""

import pytest

from contact_api.inbox import open_inbox


@pytest.fixture(params=["sqlite", "postgresql", "csv"])
def address(request):
    """The address of an empty inbox of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql").empty_database()
    return {"sqlite": "sqlite:///var/inbox.db", "csv": "csv:///var/inbox.csv"}[request.param]


@pytest.fixture
def inbox(address, tmp_path):
    """An empty inbox of each kind."""
    inbox = open_inbox(address, tmp_path)
    yield inbox
    inbox.close()
