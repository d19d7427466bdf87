"""Pelican with its own theme, feeds and settings; said is but where pages are, and which belong together."""

SITENAME = "Corpus"
SITEURL = "https://example.com"
DEFAULT_LANG = "it"
PATH = "content"
ARTICLE_PATHS = ["it/articles", "en/articles", "de/articles"]
PAGE_PATHS = ["it", "en", "de"]
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = "key"
