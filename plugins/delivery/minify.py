"""Smaller pages, styles and scripts that mean the same."""

import minify_html
import rjsmin


def minify_page(page: str) -> str:
    """A page without what only its author needs; end tags, and what the style sheets select by, stay."""
    return minify_html.minify(
        page,
        keep_closing_tags=True,
        keep_html_and_head_opening_tags=True,
        keep_input_type_text_attr=True,
    )


def minify_css(sheet: str) -> str:
    """A style sheet without what only its author needs (Lightning CSS, by way of minify-html)."""
    page = minify_html.minify(f"<style>{sheet}</style>", minify_css=True, keep_closing_tags=True)
    return page.removeprefix("<style>").removesuffix("</style>")


def minify_js(script: bytes) -> bytes:
    """A script without comments and spare space."""
    small: bytes = rjsmin.jsmin(script)
    return small
