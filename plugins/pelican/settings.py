"""The settings of the site among those of Pelican."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ground.facts import Facts
from plugins.cache.digest import digest_of
from plugins.site_settings import SiteSettings

# What is no part of how the site looks and reads.
PLACES = ("PATH", "OUTPUT_PATH", "THEME", "VAR_PATH", "PUBLISHED_PATH", "CACHE_PATH", "PLUGIN_PATHS")


def site_settings(settings: Mapping[str, Any]) -> SiteSettings:
    """The settings of the site among those of Pelican."""
    facts = Facts(Path(settings["PATH"]))
    return SiteSettings(
        content=Path(settings["PATH"]),
        theme=Path(settings["THEME"]),
        output=Path(settings["OUTPUT_PATH"]),
        var=Path(settings["VAR_PATH"]),
        cache=Path(settings["VAR_PATH"]) / "cache",
        published=Path(settings["PUBLISHED_PATH"]),
        site_url=(settings["SITE_URL"] or facts.site_url).rstrip("/").removesuffix(facts.base),
        publish=settings["PUBLISH"],
        preview=settings["PREVIEW"],
        precompress=settings["PRECOMPRESS"],
        draws_cards=settings["DRAWS_CARDS"],
        css_files=tuple(settings["CSS_FILES"]),
        menu=tuple(settings["MENU"]),
        footer_menu=tuple(settings["FOOTER_MENU"]),
        service_menu=tuple(settings["SERVICE_MENU"]),
        static_folders=tuple(settings["STATIC_PATHS"]),
        timezone=settings["TIMEZONE"],
        markdown_extensions=tuple(settings["MARKDOWN"]["extensions"]),
        markdown_options=settings["MARKDOWN"]["extension_configs"],
        smart_typing=settings["SMART_TYPING"],
        list_length=settings["LIST_LENGTH"],
        digest=digest_of_settings(settings),
    )


def digest_of_settings(settings: Mapping[str, Any]) -> str:
    """The digest of all settings but places and what is no plain value."""
    plain = {name: value for name, value in settings.items() if name.isupper() and name not in PLACES}
    return digest_of(json.dumps(plain, sort_keys=True, default=lambda value: type(value).__name__))


def follow_languages(settings: dict[str, Any], facts: Facts) -> None:
    """Let Pelican read the folders of the languages that site.toml offers."""
    languages = facts.languages
    settings["SITENAME"], settings["DEFAULT_LANG"] = facts.value("person.name"), facts.default_language
    settings["PAGE_PATHS"] = languages
    settings["PAGE_EXCLUDES"] = settings["ARTICLE_PATHS"] = [f"{language}/articles" for language in languages]
    settings["PATH_METADATA"] = rf"(?P<lang>{'|'.join(languages)})/(?P<key>.+)\.md"
