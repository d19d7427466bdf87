"""The one Jinja environment of a run, with what templates may call."""

import html
import re

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, pass_context

from contact_api.rendering import install, template_functions
from ground.texts import language_name, long_date
from plugins.components.drawings import drawing
from plugins.components.facts import fact_link

# Pelican looks these templates up even where it writes no such pages.
LOOKED_UP_IN_VAIN = ("archives.html", "tag.html", "category.html", "author.html")
TAG = re.compile(r"<[^>]+>")


def share_environment(generator):
    """Let all generators of a run use one environment, so that each template is compiled once."""
    settings = generator.settings
    if "ENVIRONMENT" not in settings:
        settings["ENVIRONMENT"] = furnish(generator.env, settings)
    generator.env = settings["ENVIRONMENT"]


def furnish(environment, settings):
    """Give an environment our templates only (not Pelican's own theme), functions and filters."""
    facts = settings["FACTS"]
    unused = DictLoader(dict.fromkeys(LOOKED_UP_IN_VAIN, ""))
    environment.loader = ChoiceLoader([FileSystemLoader(f"{settings['THEME']}/templates"), unused])
    install(environment, template_functions(facts, facts.addresses, lambda context: context["lang"]))

    def inline_drawing(name, alt=""):
        return drawing(settings["THEME"], name, alt, css_class=f"drawing drawing--{name}")

    environment.globals.update(
        fact_link=pass_context(lambda context, key: fact_link(facts, key, context["lang"])),
        page_url=pass_context(lambda context, key: settings["SITE"].address(context["document"].lang, key)),
        absolute=lambda url: settings["SITE_URL"] + url,
        asset=settings["ASSETS"].url,
        inline_drawing=inline_drawing,
    )
    environment.filters.update(
        long_date=pass_context(lambda context, day: long_date(day, context["lang"])),
        language_name=pass_context(lambda context, code: language_name(code, context["lang"])),
        iso_date=lambda day: day.strftime("%Y-%m-%d"),
        iso_time=lambda moment: moment.isoformat(timespec="seconds"),
        plain=plain,
        inline_drawing=inline_drawing,
    )
    return environment


def plain(text) -> str:
    """A text without tags, entities and soft hyphens: for titles and feeds."""
    return html.unescape(TAG.sub("", str(text))).replace("\N{SOFT HYPHEN}", "")
