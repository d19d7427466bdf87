"""Every file of the site as it will be served: pages, assets, static files, headers, compressed siblings."""

from plugins.delivery.headers import headers_file
from plugins.delivery.minify import minify_page


def site_files(settings) -> dict:
    """File → content (bytes, or a path to copy from); assets first, so that no page is there before them."""
    files = dict(sorted(settings["ASSETS"].files.items()))
    files |= dict(sorted(settings["STATIC"].items()))
    for name, text in sorted(settings["RENDERED"].items()):
        files[name] = (minify_page(text) if name.endswith(".html") else text).encode()
    files["_headers"] = headers_file(settings).encode()
    return files
