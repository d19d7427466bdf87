"""What is wrong in site.toml is said before any page is read."""

import re

import pytest

MISTAKES = [
    ("https://www.example.com", "www.a.it", "“www.a.it” is not a site.url that the site understands."),
    (
        "https://www.example.com",
        "http://www.a.it",
        "“http://www.a.it” is not a site.url that the site understands. Write",
    ),
    ("https://www.example.com", "https://a.it/sito?a=b", "“https://a.it/sito?a=b” is not a site.url"),
    ("https://www.example.com", "https://a.it/sito/#a", "“https://a.it/sito/#a” is not a site.url"),
    ('language = "en"', 'language = "english"', "“english” is not a desk.language"),
    ('offered = ["it", "en", "de"]', 'offered = "it"', "“it” is not a languages.offered"),
    ('offered = ["it", "en", "de"]', 'offered = ["it", "xx"]', "“['it', 'xx']” is not a languages.offered"),
    ('default = "it"', 'default = "fr"', "“fr” is not a languages.default"),
    ("fallback = true", 'fallback = "no"', "“no” is not a languages.fallback"),
    ('"nome.cognome@example.com"', '"ada at ada.it"', "“ada at ada.it” is not a contact.email"),
    ('phone = ""', 'phone = "call me"', "“call me” is not a contact.phone"),
    ('phone = ""', 'phone = "02 1234567"', "“02 1234567” is not a contact.phone"),
    ('name = "[Nome e cognome]"', 'name = ""', "“” is not a person.name that the site understands. Write"),
    ('vat_number = "[partita IVA]"', 'vat_number = ""', "“” is not a legal.vat_number"),
    ("retention_days = 730", "retention_days = 0", "“0” is not a privacy.retention_days"),
    ("version = 2026-11-26", 'version = "23.11."', "“23.11.” is not a privacy.version"),
    ("retention_days = 730", 'retention_days = "two years"', "“two years” is not a privacy.retention_days"),
    ('endpoint = "/api', 'endpoint = "api', "“api/contact” is not a site.endpoint that the site understands."),
    ('booking = ""', 'booking = "http://a.it"', "contact.booking is not an address on the web. Begin it with https"),
    ('booking = ""', 'booking = "[link]"', "contact.booking is not an address on the web."),
    ('portrait = ""', "portrait = 5", "“5” is not a person.portrait that the site understands."),
    (
        'ai_crawlers = "allow"',
        'ai_crawlers = "no"',
        "ai_crawlers is “no”, which the site does not understand. Write allow or refuse.",
    ),
    (', de = "Italien" }', " }", "“contact.country” has no text for “de”."),
    ('payment = { it = "[', 'payment = { it = true, xx = "[', "“True” is not a faq.payment"),
    ("slug = { it", 'slug = "agenda" # { it', "“topics.slug” has no text for “en”. Add en ="),
    ('"lingue"', '""', "“” is not a slug that the site understands. Use only a-z"),
    ('key = "translation"', 'ky = "translation"', "The site does not know “topics.ky”. Did you mean “topics.key”?"),
    (
        "retention_days = 730",
        "retention_day = 730",
        "The site does not know “privacy.retention_day”. Did you mean “privacy.retention_days”?",
    ),
    (
        'call = { it = "[entro',
        'colour = "red"\ncall = { it = "[entro',
        "The site does not know “answer.colour”. There are: time, call.",
    ),
    ("[prices]", '[contact.address]\ncity = "A"\n[prices]', "The site does not know “contact.address”."),
    ("[prices]", '[contacts]\nfax = "5"\n[prices]', "The site does not know “contacts”. Did you mean “contact”?"),
    ("[prices]", "[my-own]\na = 1\n[prices]", "The site does not know “my-own”. There are: site, desk, "),
    ("[prices]", "[[prices]]", "[prices] can stand there once only. Write [prices], and its facts below it."),
    (', de = "[innerhalb eines Arbeitstags]" }', " }", "“answer.time” has no text for “de”. Add de = "),
    ('de = "[innerhalb von drei Arbeitstagen]"', 'de = ""', "“answer.call” has no text for “de”."),
    ("transfers = {", 'transfers = "Sì." # {', "“privacy.transfers” has no text for “en”."),
    ('key = "translation"', 'key = "Le traduzioni"', "A topic needs a key. Use only a-z, 0-9"),
    ('key = "translation"', 'key = "travel"', "travel stands there twice."),
    (', de = "Übersetzungen" }', " }", "“translation” has no text for “de”."),
    ('it = "traduzioni"', 'it = "Le traduzioni"', "“Le traduzioni” is not a slug"),
    (
        'it = "traduzioni"',
        'it = "viaggi"',
        "“translation” and “travel” have the same address in “it”: viaggi.",
    ),
]


@pytest.fixture
def change(tmp_path):
    """A function that changes site.toml; the line in which it did."""
    path = tmp_path / "content" / "site.toml"

    def change(old, new):
        before, found, after = path.read_text(encoding="utf-8").partition(old)
        assert found
        path.write_text(before + new + after, encoding="utf-8")
        return before.count("\n") + 1

    return change


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES)
def test_a_slip_in_the_facts(small_site, change, old, new, sentence):
    """The build is refused, with the line and what to do."""
    line = change(old, new)
    built = small_site()
    assert built.refused
    assert any(f"site.toml:{line}: {sentence}" in error for error in built.errors), built.errors


@pytest.mark.parametrize("label", ["Besprechungen und Geschäftsreisen", "Übersetzungen"])
def test_an_unknown_name_in_one_of_several(small_site, change, label):
    """It has the line of its own, whichever of the topics it stands in."""
    line = change(f'de = "{label}" }}', f'de = "{label}" }}\nlabels = ""')
    [error] = small_site().errors
    assert f"site.toml:{line + 1}: The site does not know “topics.labels”. Did you mean “topics.label”?" in error


def test_a_name_above_all_tables(small_site, change):
    """It has its line, too."""
    change("[site]", 'colour = "red"\n[site]')
    [error] = small_site().errors
    assert "The site does not know “colour”. There are: site, " in error
    assert re.search(r"site.toml:\d+: ", error)


@pytest.mark.parametrize("written", ["5", '["calendar"]', '"calendar"'])
def test_what_is_no_table(small_site, tmp_path, written):
    """Whatever stands in the place of one."""
    path = tmp_path / "content" / "site.toml"
    text = path.read_text(encoding="utf-8").partition("[[topics]]")[0]
    path.write_text(f"topics = {written}\n{text}", encoding="utf-8")
    [error] = small_site().errors
    assert "site.toml:1: [topics] can stand there several times. Write [[topics]]." in error


def test_a_topic_without_a_key(small_site, tmp_path):
    """It is told where the topic begins."""
    path = tmp_path / "content" / "site.toml"
    before, key, after = path.read_text(encoding="utf-8").partition('key = "travel"\n')
    path.write_text(before + after, encoding="utf-8")
    [error] = small_site().errors
    line = before.count("\n")
    assert key
    assert f"site.toml:{line}: A topic needs a key." in error


def test_what_is_still_to_be_filled_in_is_of_any_kind(small_site, change):
    """A number of days and a date are marked on the page as all else is."""
    change("retention_days = 730", 'retention_days = "[giorni]"')
    change("version = 2026-11-26", 'version = "[data]"')
    change('phone = ""', 'phone = "[telefono]"')
    assert small_site().errors == []


@pytest.mark.parametrize("name", ["topics", "testimonials"])
def test_several_things_need_two_brackets(small_site, tmp_path, name):
    """With a single pair TOML knows but one."""
    path = tmp_path / "content" / "site.toml"
    before = path.read_text(encoding="utf-8").partition("[[topics]]")[0]
    path.write_text(f'{before}[{name}]\nname = "A"\n', encoding="utf-8")
    built = small_site()
    assert built.refused
    [error] = built.errors
    line = before.count("\n") + 1
    assert f"site.toml:{line}: [{name}] can stand there several times. Write [[{name}]]." in error


def test_the_same_slug_in_two_languages_is_no_clash(small_site, tmp_path):
    """Each language has addresses of its own; without a slug the key is the address."""
    path = tmp_path / "content" / "site.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("slug")), encoding="utf-8")
    assert small_site().errors == []


@pytest.mark.parametrize(("url", "told"), [("https://a.it", 0), ("https://a.it/", 0), ("https://a.it/sito/", 1)])
def test_a_site_below_a_path(small_site, change, url, told):
    """When it is published, it is told of what machines look for at the root alone."""
    line = change("https://www.example.com", url)
    built = small_site(settings_file="publishconf.py", PREVIEW=True)
    found = [warning for warning in built.warnings if "robots.txt" in warning]
    assert len(found) == told
    for warning in found:
        assert f"site.toml:{line}: The site stands below a path, /sito: nobody looks for its robots.txt" in warning
        assert warning.endswith("only if you can put it at https://a.it/robots.txt.")
    assert small_site().warnings == []


def test_a_page_called_as_the_path_is(small_site, change):
    """Its address could not be told from that of the site."""
    change("https://www.example.com", "https://a.it/sito")
    page = "Title: T\nDescription: D.\nSlug: sito\n\nText."
    [error] = small_site({"it/t.md": page}).errors
    assert "The address /sito/ is needed by the site itself." in error
