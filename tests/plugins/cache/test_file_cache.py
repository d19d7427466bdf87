"""Files that are slow to make are made once."""

import pytest

from plugins.cache.file_cache import FileCache
from plugins.cache.seal import bytes_in, digest_in
from plugins.delivery.content import of_bytes, of_kept


def test_what_was_made_is_not_made_again(tmp_path):
    """Until what it is made of changes."""
    made = []
    cache = FileCache(tmp_path, b"")

    def make(data):
        made.append(data)
        return data

    first = cache.file(".png", lambda: make(b"a"), "title", b"font")
    assert cache.file(".png", lambda: make(b"b"), "title", b"font") == first
    assert cache.file(".png", lambda: make(b"c"), "titlef", b"ont") != first
    assert made == [b"a", b"c"]
    assert bytes_in(first) == b"a"


@pytest.mark.parametrize("left", [b"", b"a", b"text" * 20])
def test_what_is_damaged_is_made_again(tmp_path, left):
    """A file is not trusted for its name."""
    cache = FileCache(tmp_path, b"")
    path = cache.file(".png", lambda: b"picture", "title")
    path.write_bytes(left)
    assert cache.file(".png", lambda: b"picture", "title") == path
    assert bytes_in(path) == b"picture"


def test_a_kept_file_is_served_without_its_seal(tmp_path):
    """What stands in the cache is the digest, and then the bytes."""
    path = FileCache(tmp_path, b"").file(".png", lambda: b"picture", "title")
    assert of_kept(path).digest == digest_in(path) == of_bytes(b"picture").digest
    assert of_kept(path).read() == b"picture"
