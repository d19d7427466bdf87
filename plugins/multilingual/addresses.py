"""Where a document lives: the default language at ``/``, the others at ``/en/``, ``/de/``."""


def settle_address(document, facts, articles_address):
    """Set the address and the file of a document; drafts keep Pelican's address for drafts."""
    if document.status == "draft":
        return
    document.override_url = address(document, facts, articles_address)
    document.override_save_as = file_of(document.override_url)


def address(document, facts, articles_address) -> str:
    """The root-relative address of a document, from its language, key and slug.

    ``articles_address`` gives that of a language's articles page, below which its articles live.
    """
    home = facts.addresses.home(document.lang)
    if document.key == "home":
        return home
    if document.key == "not-found":
        return f"{home}404.html"
    if document.is_article:
        return f"{articles_address(document.lang)}{document.slug}/"
    return f"{home}{document.slug}/"


def file_of(url: str) -> str:
    """The file that answers an address: ``/en/services/`` → ``en/services/index.html``."""
    return url.lstrip("/") + ("index.html" if url.endswith("/") else "")
