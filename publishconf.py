"""Pelican's settings for the published site: absolute addresses, no drafts, compressed files."""

import os
from pathlib import Path

from pelicanconf import *  # noqa: F403 - everything but what follows is the same
from pelicanconf import ROOT

VAR_PATH = str(Path(os.environ.get("SITE_VAR", ROOT / "var")) / "publish")
OUTPUT_PATH = os.environ.get("SITE_OUTPUT", str(ROOT / "output"))
PUBLISHED_PATH = str(Path(os.environ.get("SITE_VAR", ROOT / "var")) / "published")

SITE_URL = ""  # that of site.toml
PUBLISH = True
# A preview may show placeholders; it asks search engines to stay away.
PREVIEW = os.environ.get("PREVIEW", "") not in ("", "0")
PRECOMPRESS = True
