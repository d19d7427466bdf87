"""A site that is online, for an endpoint whose tests build none."""

from collections.abc import Mapping
from pathlib import Path

from ground.addresses import Addresses
from ground.facts import Facts
from ground.published import write_published
from tests.facts import UNFILLED

UNFILLED_SOURCE = (UNFILLED / "site.toml").read_text(encoding="utf-8")
FACTS = Facts(source=UNFILLED_SOURCE)
SLUGS = {
    "it": {"contact": "contatti", "thanks": "grazie", "privacy": "privacy"},
    "en": {"contact": "contact", "thanks": "thank-you", "privacy": "privacy"},
    "de": {"contact": "kontakt", "thanks": "danke", "privacy": "datenschutz"},
}
PAGES = {
    language: {key: f"/{slug}/" if language == "it" else f"/{language}/{slug}/" for key, slug in slugs.items()}
    for language, slugs in SLUGS.items()
}
ADDRESSES = Addresses(tuple(PAGES), "it", PAGES, topics={})
FOLDERS = ("var/published", "var/preview/published")  # in production, in development


def publish(
    root: Path,
    source: str = UNFILLED_SOURCE,
    addresses: Addresses = ADDRESSES,
    frames: Mapping[str, str] | None = None,
) -> None:
    """Leave this for an endpoint of either kind, as a build does."""
    for folder in FOLDERS:
        write_published(root / folder, source, addresses, frames or {})
