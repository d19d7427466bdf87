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


def register():
    """Connect to Pelican."""
    signals.readers_init.connect(read_pages)
    signals.page_generator_write_page.connect(show_form)
