"""Multilingual: the documents of the site in all languages, and how they belong together."""
