"""The credits page names the authors of the pictures."""

from ground.texts import N_
from plugins.findings import Findings
from plugins.multilingual.bodies import picture_credits
from plugins.multilingual.site import Site

KEY = "credits"


def check(site: Site, findings: Findings) -> None:
    """Report a credits page without its list, once there is something to list."""
    for page in site.documents:
        if page.key == KEY and not page.record.lists_pictures and picture_credits(site, page):
            missing = N_("This page does not name the authors of the pictures.")
            add = N_("Add the block: a line “/// pictures”, and a line “///”.")
            findings.error(page.path, 0, missing, add)
