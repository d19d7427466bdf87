"""The enquiry form of the endpoint, rendered into the static contact page."""

from contact_api.forms import EnquiryForm


def show_form(generator, content):
    """Put an empty form before the template of the contact page."""
    is_contact = content.key == "contact"
    chosen = {"language": content.lang, "topic": getattr(content, "topic", "")}
    generator.context["form"] = EnquiryForm(formdata=None, data=chosen) if is_contact else None
    generator.context["form_action"] = generator.settings["FACTS"].value("site.endpoint")
