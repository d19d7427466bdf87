"""The keepers, each empty, in more surroundings than elsewhere."""

import pytest

from tests.contact_api.conftest import FILES, address_of
from tests.contact_api.postgresql import LOCALES


@pytest.fixture(params=[*FILES, "postgresql", *(f"postgresql-{locale}" for locale in LOCALES)])
def address(request):
    """The address of an empty inbox of each kind; PostgreSQL's in several locales."""
    return address_of(request)
