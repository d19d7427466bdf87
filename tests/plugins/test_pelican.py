"""Pelican under the steps of the site, with other plugins, and by its own command."""

import logging
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

from plugins.pelican import PluginError
from plugins.pelican.log import Log
from tests.facts import copy_content
from tests.plugins.elsewhere import PROJECT, build_elsewhere, files_of, started

ARTICLE = "Title: {0}\nDescription: About {0}.\nSlug: {0}\nDate: 2027-03-0{1}\n\nText.\n"
ARTICLES = {
    f"{language}/articles/{name}.md": ARTICLE.format(f"{name}-{language}", day)
    for language in ("it", "en")
    for day, name in enumerate("ab", start=1)
}
# Two that write files: one page by page through Pelican's writer, one by itself when all is written.
FILES = {
    "PLUGINS": ["plugins.pelican", "pelican.plugins.pelican_redirect", "pelican.plugins.sitemap"],
    "CONTENT_REDIRECT_CONFIGURATION": [{"ARTICLE_URL": "old/{slug}/"}],
    "SITEMAP": {"format": "txt"},
}
WAYS = {
    "desk": (sys.executable, "-m", "desk", "build"),
    "pelican": (sys.executable, "-m", "pelican", "-s", "pelicanconf.py"),
}


def test_what_pelican_only_logs_is_heard_in_every_run():
    """Pelican gives the same message once in a process; a second run hears it again."""
    for _ in range(2):
        log = Log()
        logging.getLogger("pelican.contents").warning("Unable to find '%s'", "x")
        assert list(log.take()) == ["Unable to find 'x'"]
        assert list(log.take()) == []


def test_pelican_drops_no_line_of_another_logger():
    """Of the endpoint's own, where it runs in the process that builds, before anything was built."""
    code = (
        "import logging, sys, plugins.pelican\n"
        "logging.basicConfig(stream=sys.stdout, format='%(message)s', level='INFO', force=True)\n"
        "for _ in range(2):\n"
        "    logging.getLogger('contact_api').info('invalid')\n"
        "    logging.getLogger('contact_api').warning('unavailable')\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert said.stdout.split() == ["invalid", "unavailable"] * 2


def test_a_plugin_of_pelican_works_beside_the_steps(small_site, tmp_path):
    """As in any site: pelican-neighbors tells each article the next one, at its address, in its language."""
    template = tmp_path / "theme" / "templates" / "article.html"
    more = "<b>{{ SITEURL }}/{{ article.next_article.url if article.next_article else 'none' }}</b>"
    template.write_text(template.read_text(encoding="utf-8").replace("</main>", f"{more}</main>"), encoding="utf-8")
    plugins = {"PLUGINS": ["plugins.pelican", "pelican.plugins.neighbors"]}
    built = small_site(ARTICLES, **plugins)
    assert "<b>/b-it/</b>" in built.text("a-it/index.html")
    assert "<b>/en/b-en/</b>" in built.text("en/a-en/index.html")
    assert "<b>/none</b>" in built.text("b-it/index.html")
    first = files_of(built.output)
    assert files_of(small_site(**plugins).output) == first


def test_plugins_of_pelican_add_files(small_site, tmp_path):
    """A page by the writer, a file of their own; all else is as it is without them, and two builds are equal."""
    plain = files_of(small_site(ARTICLES).output)
    told = build_elsewhere(tmp_path, **FILES)
    assert told.returncode == 0, told.stderr
    built = files_of(tmp_path / "output")
    assert {name: built[name] for name in plain} == plain
    assert built.keys() - plain.keys() == {"sitemap.txt", *(f"old/{name}-it/index.html" for name in "ab")}
    assert b'<a href="/a-it/">' in built["old/a-it/index.html"]
    pages = {f"/{name.removesuffix('index.html')}" for name in plain if name.endswith(".html")}
    assert set(built["sitemap.txt"].decode().split()) == pages
    assert build_elsewhere(tmp_path, **FILES).returncode == 0
    assert files_of(tmp_path / "output") == built


def test_a_plugin_cannot_write_elsewhere(small_site, tmp_path):
    """As in Pelican, whose writer refuses it; nothing is written."""
    small_site(ARTICLES)
    before = files_of(tmp_path / "output")
    out = {"CONTENT_REDIRECT_CONFIGURATION": [{"ARTICLE_URL": "../../{slug}/"}]}
    told = build_elsewhere(tmp_path, **FILES | out)
    assert told.returncode == 1
    assert "Attempted to break out of output directory" in told.stderr
    assert files_of(tmp_path / "output") == before


def test_a_plugin_that_cannot_be_loaded_stops_the_build(small_site):
    """Pelican itself would go on without it."""
    with pytest.raises(PluginError, match="nothing_of_this_name"):
        small_site(PLUGINS=["plugins.pelican", "nothing_of_this_name"])


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the project, to break."""
    folder = tmp_path_factory.mktemp("house")
    for name in ("contact_api", "desk", "ground", "theme"):
        (folder / name).symlink_to(PROJECT / name)
    shutil.copytree(PROJECT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(PROJECT / name, folder)
    copy_content(folder / "content")
    return folder


@pytest.fixture(scope="module")
def build(house):
    """A function that builds the project in one of the ways into a folder of its own: what came of it, the files."""

    def run(way):
        there = {"SITE_VAR": str(house / f"var-{way}"), "SITE_OUTPUT": str(house / f"output-{way}")}
        told = started(*WAYS[way], folder=house, SITE_CARDS="no", COLUMNS="200", **there)
        return told, files_of(house / f"output-{way}")

    return run


@pytest.fixture(scope="module")
def whole(build):
    """What each way makes of the project, by its name, while nothing is broken."""
    return {way: build(way) for way in WAYS}


@contextmanager
def changed(path, old, new):
    """Meanwhile a file says something else."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")


def test_pelicans_own_command_builds_the_same_site(house, whole):
    """All of it, and what the endpoint is told; it says where, and what is noted on the way."""
    (told, files), (by_desk, its_files) = whole["pelican"], whole["desk"]
    assert told.returncode == by_desk.returncode == 0
    assert files == its_files
    assert "index.html" in files
    published = [files_of(house / f"var-{way}" / "preview" / "published") for way in WAYS]
    assert published[0] == published[1] != {}
    assert f"The site is in {house}/output-pelican." in told.stdout


def test_with_another_plugin_each_build_is_made_anew(house, build):
    """Nobody can tell what it reads, so that a build never leaves it out, even where nothing has changed."""
    named = 'PLUGINS = ["pelican.plugins.sitemap", '
    with changed(house / "pelicanconf.py", "PLUGINS = [", f'SITEMAP = {{"format": "txt"}}\n{named}'):
        _, first = build("desk")
        (house / "output-desk" / "sitemap.txt").unlink()
        told, again = build("desk")
    (house / "output-desk" / "sitemap.txt").unlink()
    assert told.returncode == 0, told.stderr
    assert "sitemap.txt" in first
    assert again == first


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("content/it/faq.md", "Slug:", "Slugg:", "content/it/faq.md:1: A una pagina serve uno slug"),
        ("content/site.toml", "[desk]", "[desk", "site.toml:"),
        (
            "pelicanconf.py",
            "PLUGINS = [",
            'PLUGINS = ["nothing_of_this_name", ',
            "names the plugin nothing_of_this_name",
        ),
        (
            "plugins/conductor.py",
            "run.findings.refuse_if_fatal()",
            "raise KeyError('unforeseen')",
            "KeyError: 'unforeseen'",
        ),
        ("plugins/steps.py", "def tell_complaints(", "def tell_complaints((", "steps.py"),
        ("plugins/delivery/commit.py", "import ", "import nothing_of_this_name, ", "No module named 'nothing_of_this_"),
    ],
)
def test_what_cannot_be_built_stops_both_ways(house, whole, build, way, file, old, new, sentence):
    """With a sentence and an exit status; what was there stays."""
    with changed(house / file, old, new):
        told, files = build(way)
    assert told.returncode == 1
    assert sentence in told.stdout + told.stderr  # Pelican's own account of what it cannot load goes to the former
    assert "Traceback" not in told.stderr
    assert files == whole[way][1]
