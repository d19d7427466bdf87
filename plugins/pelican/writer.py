"""Plans the pages that Pelican's generators want to have written."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template
from pelican.utils import sanitised_join
from pelican.writers import Writer


@dataclass(frozen=True)
class PageToWrite:
    """A page that one of Pelican's generators wants to have written, with a template and what it sees."""

    file: str
    pelican_template: Template
    context: Mapping[str, object]
    variables: Mapping[str, object]

    @property
    def template(self) -> str:
        """The name of the template; empty where another plugin has made it of a text."""
        return self.pelican_template.name or ""

    @property
    def all_variables(self) -> dict[str, object]:
        """All that Pelican lets the template see."""
        return {**self.context, **self.variables}

    def html(self) -> str:
        """What comes of it in Pelican's own way."""
        html: str = self.pelican_template.render(self.all_variables)
        return html


class PlanningWriter(Writer):  # type: ignore[misc]  # Pelican is not typed
    """Pelican's writer, planning what it would write: nothing is written until the whole site is right."""

    def __init__(self, output_path: str, settings: dict[str, Any]):
        super().__init__(output_path, settings)
        self.pages: list[PageToWrite] = []
        self.shows_all = False

    def write_file(
        self,
        name: str,
        template: Template,
        context: Mapping[str, Any],
        relative_urls: bool = False,
        **variables: Any,
    ) -> None:
        """Plan a file; templates see Pelican's own variables only where another plugin may have added to them."""
        if name:
            file = self.inside(name) if self.shows_all else name
            shown = {**variables, "output_file": file} if self.shows_all else {"output_file": file}
            self.pages.append(PageToWrite(file, template, context, shown))

    def inside(self, name: str) -> str:
        """The name of a file that another plugin wants, as short as it can be; raises where it lies outside."""
        place: str = sanitised_join(self.output_path, name)
        return os.path.relpath(place, self.output_path)
