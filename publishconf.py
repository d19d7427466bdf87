"""Pelican's settings for the published site: absolute addresses, no drafts, compressed files."""

import os

from pelicanconf import *  # noqa: F403 - everything but what follows is the same
from pelicanconf import FACTS

SITE_URL = FACTS.site_url
PUBLISH = True
# A preview may show placeholders; it asks search engines to stay away.
PREVIEW = os.environ.get("PREVIEW", "") not in ("", "0")
PRECOMPRESS = True
