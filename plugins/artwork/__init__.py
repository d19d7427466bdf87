"""Artwork: what is drawn while building, the social cards and the icons."""
