"""Components: reads the pages, with blocks, facts and drawings in their Markdown, and brings the form.

Templates gain ``form`` and ``form_action`` on the contact page.
"""

from pelican.plugins import signals

from plugins.components.form import show_form
from plugins.components.reader import PageReader

__all__ = ["register"]


def read_pages(readers):
    """Let our reader read the Markdown files."""
    readers.reader_classes["md"] = PageReader


def refuse_unread(generators):
    """End the build where a page was read with errors: what else would be said is but their echo."""
    generators[0].settings["FINDINGS"].refuse_if_fatal()


def register():
    """Connect to Pelican; the first plugin of the list, so that the others meet no half-read pages."""
    signals.readers_init.connect(read_pages)
    signals.all_generators_finalized.connect(refuse_unread)
    signals.page_generator_write_page.connect(show_form)
