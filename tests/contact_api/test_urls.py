"""Addresses of the web."""

import pytest

from contact_api.urls import origin_of


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Site.it/path/", "https://site.it"),
        ("https://site.it:443", "https://site.it"),
        ("http://site.it:8080/x", "http://site.it:8080"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_origin_of(url, origin):
    """An origin is what browsers send for the address."""
    assert origin_of(url) == origin
