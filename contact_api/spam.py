"""What makes an enquiry look like spam. It is kept all the same, with the reason."""

from contact_api.forms import EnquiryForm


def spam_reason(form: EnquiryForm) -> str:
    """The reason to suspect this form; empty where there is none."""
    return "honeypot" if form.website.data else ""
