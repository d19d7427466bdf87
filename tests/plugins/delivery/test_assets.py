"""Styles, script and fonts under names that change with their content."""

import shutil
from pathlib import Path

import pytest

from plugins.delivery.assets import AssetError, Assets

STATIC = Path(__file__).parents[1] / "theme" / "static"
SHEETS = ["tokens.css", "base.css"]


@pytest.fixture
def static(tmp_path):
    """A copy of the small theme's static files, to change."""
    return Path(shutil.copytree(STATIC, tmp_path / "static"))


def test_style_sheets_become_one_in_order(static):
    """It names the fonts as they are served, and means what it meant."""
    assets = Assets(static, SHEETS)
    sheet = assets.files[assets.url("site.css").lstrip("/")].decode()
    assert sheet.startswith("@layer tokens")
    assert ".a :hover" in sheet
    assert assets.url("fonts/a.woff2") in sheet


def test_a_changed_file_gets_another_name(static):
    """So that browsers may keep the old one for ever."""
    before = Assets(static, SHEETS).url("site.js")
    (static / "js" / "contact.js").write_text("const c = 3;")
    assert Assets(static, SHEETS).url("site.js") != before


def test_a_script_of_its_own_for_a_kind_of_page(static):
    """With those that every page needs, and without those of other pages."""
    scripts = {"a.js": "everywhere()", "site/b.js": "usual()", "search/c.js": "seek()"}
    for name, text in scripts.items():
        (static / "js" / name).parent.mkdir(exist_ok=True)
        (static / "js" / name).write_text(text)
    assets = Assets(static, SHEETS)
    site, search = (assets.files[assets.url(name).lstrip("/")].decode() for name in ("site.js", "search.js"))
    assert ["everywhere()" in site, "usual()" in site, "seek()" in site] == [True, True, False]
    assert ["everywhere()" in search, "usual()" in search, "seek()" in search] == [True, False, True]


def test_a_changed_font_changes_the_sheet_that_names_it(static):
    """The name of the sheet follows what it refers to."""
    before = Assets(static, SHEETS).url("site.css")
    (static / "fonts" / "a.woff2").write_text("another")
    assert Assets(static, SHEETS).url("site.css") != before


def test_an_unknown_asset_is_named(static):
    """With what there is."""
    with pytest.raises(
        AssetError, match=r"There is no asset “sitte\.css”.*There are: fonts/a\.woff2, site\.css, site\.js"
    ):
        Assets(static, SHEETS).url("sitte.css")


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [(["tokens.css"], "base.css is not in CSS_FILES"), ([*SHEETS, "no.css"], "no.css is missing")],
)
def test_every_sheet_is_named_once(static, sheets, sentence):
    """A sheet that would never reach the site is an error, as is one that is missing."""
    with pytest.raises(AssetError, match=sentence):
        Assets(static, sheets)
