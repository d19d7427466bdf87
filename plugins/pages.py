"""What makes each page of the site, and each file beside the pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from plugins import search
from plugins.delivery.headers import headers_file
from plugins.delivery.minify import minify_page
from plugins.discovery import feeds, outputs
from plugins.multilingual.bodies import Body
from plugins.multilingual.document import Document
from plugins.multilingual.site import Site
from plugins.noted import NotedFacts
from plugins.plan import Planned
from plugins.rendering import Renderer
from plugins.run import PageToWrite, Run


def plan_files(run: Run, site: Site, renderer: Renderer, pages: Iterable[PageToWrite]) -> Iterator[Planned]:
    """All files that are made, those of other packages among them."""
    settings, noted = run.settings, run.noted
    for page in pages:
        ours = page.file in site.by_file
        yield Planned(page.file, partial(page_html, renderer, page, noted) if ours else partial(other_html, page))
    yield from feeds.plan(site, renderer)
    yield from outputs.plan(site, renderer, noted, settings.theme, settings.site_url)
    yield from search.plan(site, run.inputs)
    yield Planned("_headers", lambda: headers_file(settings, str(noted.text("site.endpoint", "")), noted.base).encode())
    yield from other_files(run, site, renderer)


def page_html(renderer: Renderer, page: PageToWrite, facts: NotedFacts) -> bytes:
    """A page as it is served."""
    document: Document = renderer.inputs.read("document", page.file)
    body: Body = renderer.inputs.read("body", page.file)
    more = form_of(renderer, document, facts) if document.key == "contact" else {}
    html = renderer.page(page.template, page.file, content=body.html(), **page.variables, **more)
    return minify_page(html).encode()


def other_html(page: PageToWrite) -> bytes:
    """A page that is none of ours: another plugin of the generator adds it, with a template of its own."""
    return page.html().encode()


def other_files(run: Run, site: Site, renderer: Renderer) -> Iterator[Planned]:
    """The files for machines of other packages. Nobody can tell what those read: they are made in every run."""
    planned = {one.file: one for files in run.extensions.machine_files for one in files(site, renderer)}
    run.inputs.add({"other file": lambda file: planned[file].make()})
    for file in planned:
        yield Planned(file, partial(run.inputs.read, "other file", file))


def form_of(renderer: Renderer, document: Document, facts: NotedFacts) -> dict[str, object]:
    """The empty form of the contact page, and where it is sent."""
    # Brings Flask with it, which no other page needs.
    from contact_api.intake.forms import EnquiryForm

    renderer.inputs.read("catalogue", document.lang)
    chosen = {"language": document.lang, "topic": document.topic}
    return {
        "form": EnquiryForm(formdata=None, facts=facts, data=chosen),
        "form_action": renderer.inputs.read("fact", "site.endpoint", document.lang),
    }


def frames(site: Site, renderer: Renderer) -> dict[str, str]:
    """The pages around the answers of the endpoint, one a language."""
    return {language: minify_page(frame(renderer, language)) for language in site.languages}


def frame(renderer: Renderer, language: str) -> str:
    """A page around the endpoint's answers, which speak its language even where the contact page does not."""
    inputs = renderer.inputs
    file = inputs.read("shown file", language, "contact") or inputs.read("shown file", language, "home")
    page: Document = inputs.read("document", file)
    return renderer.page("frame.html", file, document=replace(page, text_lang=language))
