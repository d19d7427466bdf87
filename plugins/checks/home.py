"""The one page without which there is no site."""

from ground.texts import N_
from plugins.findings import Findings
from plugins.multilingual.site import Site
from plugins.site_settings import SiteSettings


def check(site: Site, settings: SiteSettings, findings: Findings) -> None:
    """Report that no language has a home page."""
    if not site.languages:
        code = site.facts.default_language
        nothing = N_("No language has a home page: without one there is no site.")
        write = N_("Write content/%(code)s/home.md, with a Title and a Description at its top.")
        findings.error(settings.content / code / "home.md", 0, nothing, write, code=code)
