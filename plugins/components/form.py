"""The enquiry form of the endpoint, rendered into the static contact page."""

from contact_api.intake.forms import EnquiryForm


def show_form(generator, content):
    """Put an empty form before the template of the contact page."""
    is_contact = content.key == "contact"
    facts = generator.settings["FACTS"]
    chosen = {"language": content.lang, "topic": getattr(content, "topic", "")}
    generator.context["form"] = EnquiryForm(facts=facts, data=chosen) if is_contact else None
    generator.context["form_action"] = facts.value("site.endpoint")
