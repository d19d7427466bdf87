"""Pictures: small, in every format, with their authors named, and with nothing else that a camera wrote.

Adds to Pelican's settings: ``ALBUM`` (an ``Album``) and ``PORTRAIT_URL``.
Templates gain ``portrait(language)``.
"""

from pelican.generators import StaticGenerator
from pelican.plugins import signals

from plugins.pictures.album import Album
from plugins.pictures.credits_page import gather_credits
from plugins.pictures.portrait import Portrait
from plugins.pictures.served import bare_originals

__all__ = ["register"]


def start(pelican):
    """Open the album of this run."""
    pelican.settings["ALBUM"] = Album(pelican.settings)


def finish(generators):
    """Gather the credits, hang up the portrait, and keep the originals at home."""
    settings = generators[0].settings
    portrait = Portrait(settings)
    portrait.join(settings["SITE"])
    settings["PORTRAIT_URL"] = portrait.url
    settings["ENVIRONMENT"].globals["portrait"] = portrait.html
    gather_credits(settings["SITE"], settings["ALBUM"])
    for generator in generators:
        if isinstance(generator, StaticGenerator):
            generator.staticfiles = bare_originals(generator.staticfiles, settings)


def register():
    """Connect to Pelican; after the multilingual plugin, before delivery takes the static files."""
    signals.initialized.connect(start)
    signals.all_generators_finalized.connect(finish)
