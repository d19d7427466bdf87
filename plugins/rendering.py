"""Renders the templates of the theme; whatever a rendering asks for is noted."""

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, TemplateNotFound, meta, nodes

from plugins.cache.digest import digest_of
from plugins.cache.inputs import Inputs, Reader
from plugins.cache.memo import Made, Memo
from plugins.components.tree import Tree
from plugins.multilingual.views import view

FILLED_IN = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for what only the rendering knows


class Renderer:
    """Renders pages and other files.

    ``context``: the variables that templates see on each page, settings among them.
    """

    def __init__(self, environment: Environment, inputs: Inputs, context: Mapping[str, Any], default_language: str):
        self.environment, self.inputs = environment, inputs
        self.context, self.default_language = context, default_language

    def page(self, template: str, file: str, **more: object) -> str:
        """A template as seen from the page that a file of the site is, without its text."""
        return self.render(template, **{**view(self.inputs, file), **more})

    def render(self, template: str, **variables: object) -> str:
        """A template with these variables."""
        self.inputs.read("template", template)
        # The one setting that follows from a fact which may change without all being made anew.
        name = {"SITENAME": self.inputs.read("fact", "person.name", self.default_language)}
        return self.environment.get_template(template).render({**self.context, **name, **variables})


def readers(environment: Environment, inputs: Inputs, memo: Memo) -> Mapping[str, Reader]:
    """What answers for templates.

    ``template(name)``: the digest of it and of all that it includes; ``template source(name)``, empty where there is
    none; ``has template(name)``; ``template places(name)``: the names of the places that it gives a page by itself.
    """

    @cache
    def names() -> frozenset[str]:
        return frozenset(environment.list_templates())

    def whole(name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        wanted = [name]
        while wanted:
            if (one := wanted.pop()) not in found:
                found[one] = inputs.read("template source", one)
                named: tuple[str, ...] = memo.make(f"look into {one}", partial(named_in, environment, inputs, one))
                wanted += named
        return found

    def places(name: str) -> tuple[str, ...]:
        kept = (memo.make(f"places in {one}", partial(places_in, environment, inputs, one)) for one in whole(name))
        return tuple(sorted({place for places in kept for place in places}))

    return {
        "template": lambda name: digest_of(sorted(whole(name).items())),
        "template source": lambda name: source_of(environment, name),
        "has template": lambda name: name in names(),
        "template places": places,
    }


def source_of(environment: Environment, name: str) -> str:
    """The source of a template; empty where there is none, which its rendering will tell."""
    if environment.loader is None:
        return ""
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateNotFound:
        return ""


def named_in(environment: Environment, inputs: Inputs, name: str) -> Made[tuple[str, ...]]:
    """The names of the templates that one extends, includes and imports."""
    named = meta.find_referenced_templates(environment.parse(inputs.read("template source", name), name))
    # A name that only the rendering knows can be any.
    return Made(tuple(each for one in named for each in ([one] if one else environment.list_templates())))


def places_in(environment: Environment, inputs: Inputs, name: str) -> Made[tuple[str, ...]]:
    """The names of the places that a template writes out: ``id="main"``, not ``id="{{ field.id }}"``."""
    parsed = environment.parse(inputs.read("template source", name), name)
    written = "".join(
        part.data if isinstance(part, nodes.TemplateData) else FILLED_IN
        for output in parsed.find_all(nodes.Output)
        for part in output.nodes
    )
    found = {element.attributes.get("id", "") for element in Tree(written).root.elements()}
    return Made(tuple(sorted(place for place in found if place and FILLED_IN not in place)))
