"""Pelican's settings for working on the site; publishconf.py holds those for the published one."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

import plugins.pelican  # noqa: E402, F401 - the path has to be set first; without it nothing of this is a site

# Where things are. SITE_VAR lets a test build elsewhere. What is worked on never lies where the published site does.
PATH = str(ROOT / "content")
THEME = str(ROOT / "theme")
VAR_PATH = str(Path(os.environ.get("SITE_VAR", ROOT / "var")) / "preview")
OUTPUT_PATH = os.environ.get("SITE_OUTPUT", f"{VAR_PATH}/site")
# What the endpoint is told of the site.
PUBLISHED_PATH = f"{VAR_PATH}/published"

# The address for canonical links, feeds and the sitemap; links inside the site are root-relative.
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000")
SITEURL = ""
TIMEZONE = "Europe/Rome"
# Dates are written by Babel, which needs no locale of the system; UTF-8 keeps files readable.
LOCALE = ["C.UTF-8", "en_US.UTF-8", "C"]

PUBLISH = False
PREVIEW = False
PRECOMPRESS = False
# Social cards take the most time of a build from nothing.
DRAWS_CARDS = os.environ.get("SITE_CARDS", "yes") != "no"

# The pages of the menus by key, in order; prices is in it once there are any.
MENU = ["services", "what", "how-we-work", "about", "prices", "faq", "contact"]
FOOTER_MENU = [
    *("who-for", "delegate", "first-month", "compare", "italy"),
    *("languages", "articles", "specimen-report", "specimen-trip"),
]
SERVICE_MENU = ["search", "legal-notes", "privacy", "accessibility", "credits"]

# How many articles a list shows at once, and a feed and llms.txt hold (plugins/site_settings.py says why).
LIST_LENGTH = 20

# Straight quotes, -- and ... are shown as the marks of the language, no-break spaces put where it wants them.
SMART_TYPING = True

# The style sheets in the order in which they count.
CSS_FILES = [
    "tokens.css",
    "reset.css",
    "base.css",
    "layout.css",
    "language.css",
    "site-header.css",
    "site-footer.css",
    "hero.css",
    "spread.css",
    "blocks.css",
    "postscript.css",
    "drawings.css",
    "articles.css",
    "tables.css",
    "text.css",
    "tasks.css",
    "home.css",
    "digest.css",
    "services.css",
    "cards.css",
    "recipe.css",
    "voices.css",
    "timeline.css",
    "piles.css",
    "week.css",
    "correspondence.css",
    "ticklist.css",
    "slip.css",
    "specimen.css",
    "sheets.css",
    "search.css",
    "form.css",
    "contact.css",
    "utilities.css",
    "print.css",
]

# Other plugins of Pelican can be named after it.
PLUGINS = ["plugins.pelican"]
# Pelican drops a plugin that it cannot load, and forgets that it was named.
WANTED_PLUGINS = PLUGINS

# content/LANGUAGE/KEY.md: the same key is the same page in every language. The folders are those of the
# languages that site.toml offers.
STATIC_PATHS = ["images", "files"]
# What begins with a dot is nobody's: programs keep such files for themselves.
IGNORE_FILES = [".*"]
FILENAME_METADATA = ""
# What belongs together is told by the key.
PAGE_TRANSLATION_ID = ARTICLE_TRANSLATION_ID = None
USE_FOLDER_AS_CATEGORY = False
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
FORMATTED_FIELDS: list[str] = []
# Pages end in .md; what ends otherwise is told (plugins/checks/files.py).
READERS = dict.fromkeys(("html", "htm", "rst", "markdown", "mkd", "mdown"))

# Drafts are shown while working, at an address that nothing leads to; published sites leave them out.
DRAFT_URL = DRAFT_LANG_URL = DRAFT_PAGE_URL = DRAFT_PAGE_LANG_URL = "/drafts/{lang}/{slug}/"
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = "drafts/{lang}/{slug}/index.html"

# Not Pelican's own lists and feeds: the site has one of each in every language.
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
THEME_STATIC_PATHS: list[str] = []

MARKDOWN = {
    "extensions": [
        "markdown.extensions.attr_list",
        "markdown.extensions.toc",
        "markdown.extensions.def_list",
        "markdown.extensions.footnotes",
        "pymdownx.betterem",
        "pymdownx.tilde",
    ],
    "extension_configs": {
        "markdown.extensions.toc": {"marker": ""},
        # The sign as text, not as a picture.
        "markdown.extensions.footnotes": {"BACKLINK_TEXT": "&#8617;&#65038;"},
        "pymdownx.tilde": {"subscript": False},
    },
}
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
