"""What a screen reader is told of the form."""


def test_the_tree_of_the_contact_page(open_page, served_site):
    """The form as it is announced: its name, each field with its name, state and hint, the button."""
    page = open_page(served_site.address("en", "contact") + "travel/", viewport={"width": 1280, "height": 800})
    tree = page.locator("form.enquiry").aria_snapshot()
    for line in (
        'textbox "Your name"',
        'textbox "Your email address"',
        'textbox "Your message"',
        'combobox "What it is about (optional)"',
        'option "Meetings and business trips" [selected]',
        'textbox "Your telephone number (optional)"',
        'button "Send"',
    ):
        assert line in tree
    assert "website" not in tree.lower()  # the trap for robots is hidden from people
