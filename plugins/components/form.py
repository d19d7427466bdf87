"""The enquiry form of the endpoint, rendered into the static contact page."""

from contact_api.forms import EnquiryForm


def show_form(generator, content):
    """Put an empty form before the template of the contact page."""
    is_contact = content.key == "contact"
    generator.context["form"] = (
        EnquiryForm(formdata=None, data={"language": content.lang}) if is_contact else None
    )
    generator.context["form_action"] = generator.settings["FACTS"].value("site.endpoint")
