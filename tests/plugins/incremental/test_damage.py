"""What is kept may be damaged in any way: the build makes what one from nothing makes, and only takes longer."""

import shutil

import pytest

from tests.plugins.incremental.small_house import BODIES

EDIT = {"it/extra.md title": 1, "it/about.md body": BODIES[0], "template page.html": "1"}
PAGE = {"it/about.md body": BODIES[4], "precompress": True}


def emptied(data):
    """Nothing is left."""
    return b""


def cut(data):
    """The end is missing."""
    return data[: len(data) // 2]


def flipped(data):
    """Here and there a byte is another."""
    return bytes(byte ^ 255 if place % 997 == 96 else byte for place, byte in enumerate(data))


def replaced(data):
    """Something else stands there."""
    return b"\xff\x00 no such thing"


DAMAGES = (emptied, cut, flipped, replaced, None)


def spoil(folder, pattern, damage):
    """Damage the files of these names, or remove them."""
    found = [path for path in folder.glob(pattern) if path.is_file()]
    assert found
    for path in found:
        path.unlink() if damage is None else path.write_bytes(damage(path.read_bytes()))


@pytest.fixture
def house(new_house):
    """A site with a picture, built once."""
    house = new_house()
    house.choose(PAGE)
    assert not house.build().refused
    return house


@pytest.fixture
def as_it_was(house):
    """A function that puts back all that the first build left."""
    shutil.copytree(house.folder / "kept", house.folder / "left")

    def put_back():
        shutil.rmtree(house.folder / "kept")
        shutil.copytree(house.folder / "left", house.folder / "kept")

    return put_back


@pytest.mark.parametrize("name", ["cache/made.db", "files.json", "cache/pictures/*", "cache/icons/*", "bytecode/*"])
def test_what_is_kept_is_damaged(house, as_it_was, name):
    """After an edit."""
    house.choose(EDIT)
    cold = house.cold()
    for damage in DAMAGES:
        as_it_was()
        spoil(house.folder / "kept" / "var", name, damage)
        assert house.build() == cold


@pytest.mark.parametrize("damage", [flipped, replaced])
def test_all_that_is_kept_is_damaged(house, damage):
    """Where the output folder is lost, too, which the kept files would fill in."""
    house.choose(EDIT)
    spoil(house.folder / "kept" / "var", "**/*", damage)
    shutil.rmtree(house.folder / "kept" / "output")
    assert house.build() == house.cold()


def test_a_kept_card_is_damaged(house):
    """A card is asked for its bytes only where the output folder lacks it."""
    pages = [name for name in house.chosen if name.endswith(" exists") and "home" not in name]
    house.choose(dict.fromkeys(pages, False))
    before = house.build(DRAWS_CARDS=True)
    for damage in (flipped, None):
        spoil(house.folder / "kept" / "var", "cache/cards/*", damage)
        shutil.rmtree(house.folder / "kept" / "output")
        assert house.build(DRAWS_CARDS=True) == before


def test_the_site_itself_is_damaged(house):
    """Every file of it, with its compressed siblings."""
    before = house.build()
    for damage in DAMAGES:
        spoil(house.folder / "kept" / "output", "**/*", damage)
        assert house.build() == before


def test_nothing_can_be_kept(house):
    """Where the file of what was made is none, as where its folder may not be written to."""
    made = house.folder / "kept" / "var" / "cache" / "made.db"
    made.unlink()
    made.mkdir()
    house.choose(EDIT)
    assert house.build() == house.cold()
