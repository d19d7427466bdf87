"""Renders the templates of the theme; whatever a rendering asks for is noted."""

from collections.abc import Mapping
from functools import cache, partial
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
    """What answers for templates: ``template(name)``, the digest of it and of all that it includes;
    ``has template(name)``.
    """
    named = cache(partial(sources_named, environment))

    def template(name: str) -> str:
        found: dict[str, str] = {}
        wanted = [name]
        while wanted:
            if (one := wanted.pop()) not in found:
                found[one], more = named(one)
                wanted += more
        return digest_of(sorted(found.items()))

    return {"template": template, "has template": lambda name: name in environment.list_templates()}


def sources_named(environment: Environment, name: str) -> tuple[str, tuple[str, ...]]:
    """The source of a template, and the names of those that it extends, includes and imports.

    Both are empty where there is none, which its rendering will tell.
    """
    if environment.loader is None:
        return "", ()
    try:
        source = environment.loader.get_source(environment, name)[0]
    except TemplateNotFound:
        return "", ()
    named = meta.find_referenced_templates(environment.parse(source, name))
    # A name that only the rendering knows can be any.
    return source, tuple(each for one in named for each in ([one] if one else environment.list_templates()))
