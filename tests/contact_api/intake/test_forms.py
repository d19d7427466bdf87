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


@pytest.mark.parametrize("language", ["it", "de"])
def test_every_text_is_translated(language):
    """No label, hint or sentence of the form is left in English."""
    form = EnquiryForm(facts=FACTS, data={"language": language})
    texts = [text for field in form for text in (str(field.label.text), field.description)]
    texts += [field.invalid_choice_message for field in (form.topic, form.reply_language)]
    texts += [rule.sentence for field in form for rule in field.validators if hasattr(rule, "sentence")]
    for text in filter(None, texts):
        if text != "CSRF Token":
            assert translations(language).gettext(text) != text
