"""The page of the site around what the endpoint answers."""

import re

from flask import render_template
from markupsafe import Markup, escape

from ground.published import Published

TOKEN = re.compile(r"%%(title|main)%%")
ROOT_RELATIVE = re.compile(r"""\b((?:href|src|action)=["']?)/(?!/)""")


def framed(published: Published, language: str, title: str, main: Markup, site_url: str = "") -> str:
    """A whole page of this title; what a visitor typed stands in it as text, whatever it looks like.

    ``site_url``: where the site is, if the page is served elsewhere, so that addresses have to be whole.
    """
    frame = published.frames.get(language) or render_template("plain_frame.html", lang=language)
    if site_url:
        frame = ROOT_RELATIVE.sub(rf"\1{site_url}/", frame)
    values = {"title": str(escape(title)), "main": str(main)}
    return TOKEN.sub(lambda token: values[token[1]], frame)
