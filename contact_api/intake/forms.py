"""The enquiry form, declared once.

The site's build renders ``EnquiryForm(facts=…, data={"language": "de"})`` into the
static page, with no application at hand; the endpoint checks the same class.
Labels, hints and sentences are in English here and translated by the templates
and by ``say``.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import EmailField, HiddenField, SelectField, StringField, TelField, TextAreaField
from wtforms.csrf.core import CSRFTokenField
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm

from contact_api.intake.origin import OriginCSRF
from contact_api.intake.rules import (
    LONGEST_EMAIL,
    LONGEST_MESSAGE,
    Length,
    email_address,
    has_letter,
    one_line,
    phone_number,
    required,
    tidy,
    uuid_or_nothing,
    visible,
    visible_address,
    writable,
)
from ground.texts import N_, language_name, translations


class Offer(Protocol):
    """What can be chosen, as ``ground.facts.Facts`` has it."""

    @property
    def languages(self) -> Sequence[str]:
        """The language codes."""

    @property
    def default_language(self) -> str:
        """The one that counts where none is known."""

    def topics(self, language: str, /) -> Sequence[tuple[str, str]]:
        """The topics: (key, label in this language)."""


@lru_cache(maxsize=16)
def choices(
    topics: tuple[tuple[str, str], ...], languages: tuple[str, ...], language: str
) -> tuple[list[SelectChoice], list[SelectChoice]]:
    """What can be chosen of the topics, and of the languages of an answer, in this language."""
    say = translations(language).gettext
    about = [("", say(N_("I don’t know yet"))), *topics]
    named = [(code, language_name(code)) for code in languages]
    answer = [("", say(N_("The language of this page"))), *named]
    return [SelectChoice(*choice) for choice in about], [SelectChoice(*choice) for choice in answer]


class EnquiryForm(FlaskForm):
    """What a visitor may send."""

    class Meta(FlaskForm.Meta):
        """Flask-WTF's, without its need of an application: the site's build renders the form, too."""

        csrf = True
        csrf_class = OriginCSRF  # type: ignore[assignment]  # Flask-WTF's own class is not the only one
        csrf_field_name = "csrf_token"

        def get_translations(self, form: BaseForm) -> None:
            """None of the library's: every sentence here is our own."""

    name = StringField(
        N_("Your name"),
        [writable, one_line, required(N_("Please write your name.")), Length(100), has_letter],
        default="",
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        N_("Your email address"),
        [
            writable,
            one_line,
            required(N_("Please write your email address.")),
            Length(LONGEST_EMAIL),
            email_address,
        ],
        filters=[visible_address],
        default="",
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )
    message = TextAreaField(
        N_("Your message"),
        [writable, required(N_("Please write your message.")), Length(LONGEST_MESSAGE, shortest=10)],
        default="",
    )
    topic = SelectField(
        N_("What it is about"),
        default="",
        invalid_choice_message=N_("Please choose one of the topics."),
    )
    reply_language = SelectField(
        N_("The language of my answer"),
        default="",
        invalid_choice_message=N_("Please choose one of the languages."),
    )
    phone = TelField(
        N_("Your telephone number"),
        [writable, one_line, Length(40), phone_number],
        filters=[visible],
        default="",
        description=N_("Only if you would like a call."),
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )
    language = HiddenField("", default="")
    website = StringField(N_("Leave this field empty"), default="", render_kw={"autocomplete": "off"})
    submission_id = HiddenField("", [writable, one_line, uuid_or_nothing], default="")
    csrf_token: CSRFTokenField  # by which WTForms carries what ``Meta.csrf_class`` finds
    shown = HiddenField("", default="")  # when the form was shown; the endpoint signs it

    def __init__(
        self,
        formdata: MultiDict[str, str] | None = None,
        *,
        facts: Offer,
        data: Mapping[str, Any] | None = None,
        allowed_origins: Collection[str] = (),
    ) -> None:
        """The form as it was sent (``formdata``), or to be filled in, with what ``data`` fills in already.

        ``facts`` say which languages and topics there are; ``allowed_origins`` who may send it.
        """
        self._facts = facts
        super().__init__(formdata, data=data, meta={"csrf_context": allowed_origins})
        # Not by callables at the fields: WTForms looks at the signature of those at every use.
        language = self.language_code
        topics, languages = tuple(facts.topics(language)), tuple(facts.languages)
        self.topic.choices, self.reply_language.choices = choices(topics, languages, language)

    def filter_language(self, code: str | None) -> str:
        """The language if the site has it, else the site's own; WTForms calls it by its name."""
        return code if code and code in self._facts.languages else self._facts.default_language

    @property
    def language_code(self) -> str:
        """The language of the form; one that the site has."""
        code: str = self.language.data
        return code

    def say(self, text: str, /, **values: str) -> str:
        """The text in the language of the form, its ``%(name)s`` filled in."""
        translated = translations(self.language_code).gettext(text)
        return translated % values if values else translated

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Whether all of it can be taken; the sentences are in the language of the form."""
        valid: bool = super().validate(extra_validators)
        for field in (self.topic, self.reply_language):
            field.errors = tuple(self.say(sentence) for sentence in field.errors)
        return valid

    def content(self) -> dict[str, str]:
        """After ``validate``: what is to be kept, by field."""
        content = {name: tidy(self[name].data) for name in ("name", "email", "message", "topic", "phone")}
        content["language"] = self.language_code
        content["reply_language"] = self.reply_language.data or self.language_code
        return content
