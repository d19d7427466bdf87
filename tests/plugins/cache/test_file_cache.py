"""Files that are slow to make are made once."""

from plugins.cache.file_cache import FileCache


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
    assert first.read_bytes() == b"a"
