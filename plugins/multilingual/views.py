"""What a template sees beside what it may ask for: the page, and what belongs to it."""

from typing import Any

from plugins.cache.inputs import Inputs
from plugins.multilingual.document import Document


def view(inputs: Inputs, file: str) -> dict[str, Any]:
    """The variables of the templates for the page that a file of the site is."""
    document: Document = inputs.read("document", file)
    language = document.lang
    home = inputs.read("home", language)
    return {
        "document": document,
        "lang": language,
        "alternates": inputs.read("alternates", file),
        "x_default": inputs.read("x default", file),
        "versions": inputs.read("versions", file),
        "home_url": home,
        "feed_url": f"{home}feed.atom",
        "languages": inputs.read("languages"),
        "menu": inputs.read("menu", "menu", language),
        "footer_menu": inputs.read("menu", "footer_menu", language),
        "service_menu": inputs.read("menu", "service_menu", language),
    }
