"""Multilingual: one run of Pelican makes all languages.

Adds to Pelican's settings: ``SITE`` (a ``Site``: every document, by language and key).
Templates gain ``document``, ``lang``, ``alternates``, ``x_default``, ``versions``, ``languages``,
``home_url``, ``feed_url``, ``menu``, ``footer_menu``, ``articles``, and the functions and filters of
``template_functions``. Documents gain ``text_lang``, which differs from ``lang`` where a page is shown in
the place of a missing translation; such a page has a ``canonical_url``.
"""

from pelican.plugins import signals

from plugins.multilingual.environment import share_environment
from plugins.multilingual.outputs import WholeSiteGenerator
from plugins.multilingual.site import Site, gather
from plugins.multilingual.views import view

__all__ = ["Site", "register"]


def settle(generators):
    """Give every document its address and its translations; one order for every run."""
    settings = generators[0].settings
    settings["SITE"] = gather(generators, settings)


def show(generator, content):
    """Put before the template what belongs to the document about to be rendered."""
    generator.context.update(view(generator.settings["SITE"], content))


def add_generator(pelican):
    """Name the generator of what belongs to the site as a whole."""
    return WholeSiteGenerator


def register():
    """Connect to Pelican."""
    signals.generator_init.connect(share_environment)
    signals.all_generators_finalized.connect(settle)
    signals.page_generator_write_page.connect(show)
    signals.article_generator_write_article.connect(show)
    signals.get_generators.connect(add_generator)
