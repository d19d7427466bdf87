"""Brings articles from other sites into the content folder: ``make import FILES="…"``."""
