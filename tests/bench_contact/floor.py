"""What the endpoint is compared with: applications that keep nothing.

They answer as the endpoint does, with as little as Flask, or Flask and Flask-WTF, need for it:
nothing that is built on them can be faster.
"""

from flask import Flask, Response, jsonify, request
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import UUID, DataRequired, Email, Length, Optional


class Form(FlaskForm):
    """The fields of an enquiry under the library's own rules."""

    class Meta:
        """What a static page carries no token for."""

        csrf = False

    name = StringField(validators=[DataRequired(), Length(max=100)])
    email = EmailField(validators=[DataRequired(), Length(max=254), Email()])
    message = TextAreaField(validators=[DataRequired(), Length(10, 5000)])
    topic = SelectField(choices=["", "travel", "mail"], validators=[Optional()])
    reply_language = SelectField(choices=["", "it", "en", "de"], validators=[Optional()])
    phone = TelField(validators=[Length(max=40)])
    language = HiddenField()
    website = StringField()
    submission_id = HiddenField(validators=[Optional(), UUID()])


def create_app(check: bool) -> Flask:
    """One that answers 201 to whatever is posted, or, with ``check``, to what the form accepts."""
    app = Flask(__name__)

    @app.post("/api/contact")
    def take() -> tuple[Response, int]:
        if not check:
            request.get_data()
        elif not (form := Form()).validate():
            return jsonify(errors=form.errors), 422
        return jsonify(status="received"), 201

    @app.get("/api/health")
    def health() -> Response:
        return jsonify(status="ok")

    return app
