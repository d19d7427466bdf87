"""Renders the templates of the theme; whatever a rendering asks for is noted."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, TemplateNotFound, meta

from plugins.cache.digest import digest_of
from plugins.cache.inputs import Inputs, Reader
from plugins.multilingual.views import view


class Renderer:
    """Renders pages and other files.

    ``context``: the variables that templates see on each page, settings among them.
    """

    def __init__(
        self, environment: Environment, inputs: Inputs, context: Mapping[str, Any], default_language: str
    ):
        self.environment, self.inputs = environment, inputs
        self.context, self.default_language = context, default_language

    def page(self, template: str, file: str, **more: object) -> str:
        """A template as seen from the page that a file of the site is; without its text unless that is among ``more``."""
        return self.render(template, **{**view(self.inputs, file, self.default_language), **more})

    def render(self, template: str, **variables: object) -> str:
        """A template with these variables."""
        self.inputs.read("template", template)
        return self.environment.get_template(template).render({**self.context, **variables})


def readers(environment: Environment) -> Mapping[str, Reader]:
    """What answers for templates: ``template(name)``, the digest of it and of all that it includes; ``has template(name)``."""
    return {
        "template": lambda name: digest_of(sorted(sources(environment, name).items())),
        "has template": lambda name: name in environment.list_templates(),
    }


def sources(environment: Environment, name: str) -> dict[str, str]:
    """The sources of a template and of all that it extends, includes and imports, by their names."""
    found: dict[str, str] = {}
    wanted = [name]
    while wanted:
        one = wanted.pop()
        if one in found:
            continue
        found[one] = source_of(environment, one)
        named = meta.find_referenced_templates(environment.parse(found[one], one))
        # A name that only the rendering knows can be any.
        wanted += [each for other in named for each in ([other] if other else environment.list_templates())]
    return found


def source_of(environment: Environment, name: str) -> str:
    """The source of a template; empty where there is none, which its rendering will tell."""
    if environment.loader is None:
        return ""
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateNotFound:
        return ""
