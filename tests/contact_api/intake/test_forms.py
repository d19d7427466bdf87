"""The form as it is declared, and as the build renders it."""

import re

import pytest
from jinja2 import Environment, FileSystemLoader

from contact_api.intake.forms import EnquiryForm
from contact_api.rendering import install, template_functions
from ground.texts import translations
from tests.published import ADDRESSES, FACTS

VISIBLE = ["name", "email", "message", "topic", "reply_language", "phone"]


def render(project, language):
    """The form of the static page."""
    environment = Environment(
        loader=FileSystemLoader(project / "theme" / "templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
    )
    install(environment, template_functions(FACTS, ADDRESSES, lambda context: context["lang"]))
    form = EnquiryForm(facts=FACTS, data={"language": language})
    return environment.get_template("_form.html").render(form=form, form_action="/api/contact", lang=language)


def test_needs_no_application():
    """The build has no application: the form is made without one, its fields in order."""
    form = EnquiryForm(facts=FACTS)
    names = [field.name for field in form]
    assert [name for name in names if name in VISIBLE] == VISIBLE
    assert [name for name in names if name not in VISIBLE] == [
        "language",
        "website",
        "submission_id",
        "shown",
        "csrf_token",
    ]
    assert form.language.data == "it"


@pytest.mark.parametrize("language", ["it", "en", "de"])
def test_static_page(project, language):
    """The static form speaks its language, requires three fields, and holds no token and no maxlength."""
    page = render(project, language)
    assert f'name="language" type="hidden" value="{language}"' in page
    assert FACTS.topics(language)[0][1] in page
    assert translations(language).gettext("Your telephone number") in page
    assert re.findall(r'name="(\w+)" required', page) == ["name", "email", "message"]
    assert "maxlength" not in page
    assert "csrf" not in page


def test_autocomplete(project):
    """Browsers are told what the fields are, for people who let them fill in."""
    page = render(project, "it")
    for value in ("name", "email", "tel"):
        assert f'autocomplete="{value}"' in page


def test_nothing_that_is_written_is_kept_from_coming_back(project):
    """With autocomplete=off browsers restore no field after Back; the trap alone has it."""
    page = render(project, "it")
    fields = re.findall(r"<(?:input|textarea|select)[^>]*>", page)
    assert [re.search(r'name="(\w+)"', field)[1] for field in fields if 'autocomplete="off"' in field] == ["website"]


@pytest.mark.parametrize("language", ["it", "de"])
def test_every_text_is_translated(language):
    """No label and no hint of the form is left in English."""
    form = EnquiryForm(facts=FACTS, data={"language": language})
    fields = [field for field in form if field.name != "csrf_token"]
    texts = [*(field.label.text for field in fields), *(field.description for field in fields)]
    left = [text for text in filter(None, texts) if translations(language).gettext(text) == text]
    assert (left, len(texts) > len(VISIBLE)) == ([], True)


# What is wrong with a field, in the order of the form.
WRONG = [
    *[("name", text) for text in ("", "\x00", "a\nb", "7", "x" * 101)],
    *[("email", text) for text in ("", "\x00", "a\nb", "ada", "x" * 255)],
    *[("message", text) for text in ("", "Buongiorno\x00", "Ciao", "x" * 5001)],
    ("topic", "nothing"),
    ("reply_language", "xx"),
    *[("phone", text) for text in ("\x00", "1\n2", "call me", "1" * 41)],
    *[("submission_id", text) for text in ("\x00", "1\n2", "x")],
]


@pytest.mark.parametrize(("field", "text"), WRONG)
def test_every_sentence_is_translated(client, enquiry, field, text):
    """Whatever is wrong with a field, one sentence says it, another one in each language."""

    def said(language):
        fields = enquiry | {"language": language, field: text}
        return client.post("/api/contact", json=fields, headers={"Accept": "application/json"}).json["errors"]

    sentences = [said(language) for language in ("it", "en", "de")]
    assert [list(errors) for errors in sentences] == [[field]] * 3
    assert len({sentence for errors in sentences for sentence in errors[field]}) == 3
