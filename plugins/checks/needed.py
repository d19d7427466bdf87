"""Pages that the site cannot do without, and those that a menu names."""

from itertools import chain

from ground.similar import MEANT, most_similar
from ground.texts import N_
from plugins.checks.documents import Drafts
from plugins.findings import ROOT, Findings
from plugins.multilingual.site import Site
from plugins.site_settings import SiteSettings

# What happens without them.
NEEDED = {
    "contact": N_("Without a page contact.md, the site has no form to write to you with."),
    "thanks": N_("Without a page thanks.md, who sends the form without JavaScript sees an error afterwards."),
    "not-found": N_("Without a page not-found.md, who mistypes an address sees nothing of this site."),
    "privacy": N_("Without a page privacy.md, the form cannot lead to your privacy notice."),
}
WRITE = N_("Write content/%(code)s/%(key)s.md.")
PUBLISH = N_("Finish content/%(code)s/%(key)s.md, and take its line “Status: draft” out.")
SETTINGS = "pelicanconf.py"


def check(site: Site, drafts: Drafts, settings: SiteSettings, findings: Findings) -> None:
    """Report what is missing: told while working on the site, refused where it goes online.

    ``drafts`` are languages and keys. One that is still being written is told in either case.
    """
    needed_pages(site, drafts, settings, findings)
    menus(site, drafts, settings, findings)


def needed_pages(site: Site, drafts: Drafts, settings: SiteSettings, findings: Findings) -> None:
    """Report a page that the site needs, once for the first language in which nothing stands for it."""
    for key, without in NEEDED.items():
        lacking = [language for language in site.languages if not site.shown(language, key)]
        for language in lacking[:1]:
            report = findings.error if settings.goes_online else findings.warning
            mend = PUBLISH if (language, key) in drafts else WRITE
            report(settings.content / language / f"{key}.md", 0, without, mend, code=language, key=key)


def menus(site: Site, drafts: Drafts, settings: SiteSettings, findings: Findings) -> None:
    """Report a key of a menu that is no page in any language, and none that waits for a fact."""
    waiting = {page.key for page in site.waiting}
    draft_keys = {key: language for language, key in sorted(drafts, reverse=True)}
    for key in dict.fromkeys(chain(*settings.menus.values())):
        if key in NEEDED or key in waiting or any(site.shown(language, key) for language in site.languages):
            continue
        near = most_similar(key, site.published_by_key())
        if code := draft_keys.get(key, ""):
            report, mend = findings.warning, PUBLISH
        else:
            report = findings.error if settings.goes_online else findings.warning
            mend = MEANT if near else N_("Write the page, or take it out.")
        nothing = N_("The menu names “%(key)s”, but no language has a page of this name: it is left out.")
        report(ROOT / SETTINGS, line_of(key), nothing, mend, key=key, near=near, code=code)


def line_of(key: str) -> int:
    """The line of the settings that names a key; 0 where none does."""
    lines = (ROOT / SETTINGS).read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if f'"{key}"' in line), 0)
