"""What finished pages show, read once each."""

from collections.abc import Mapping

from plugins.cache.inputs import Inputs, Reader
from plugins.cache.memo import Made, Memo
from plugins.plan import Planned, Rendered, bytes_of, made, task_of
from plugins.search.shown import Section, sections


def look_task(file: str) -> str:
    """What the reading of a finished page is called in the memo."""
    return f"look at {file}"


def look(planned: Planned, inputs: Inputs, memo: Memo) -> Made[list[Section]]:
    """What a finished page shows."""
    html = bytes_of(memo, planned, inputs.read("rendered", planned.file))
    return Made(sections(html.decode()))


def readers(planned: Mapping[str, Planned], inputs: Inputs, memo: Memo) -> Mapping[str, Reader]:
    """What answers for finished pages, by their files.

    ``rendered``: one, made where it has not been yet; ``shown``: what it shows, nothing where it is set aside.
    """

    def rendered(file: str) -> Rendered:
        return memo.make(task_of(file), lambda: made(planned[file]))

    def shown(file: str) -> list[Section]:
        return memo.make(look_task(file), lambda: look(planned[file], inputs, memo)) if file in planned else []

    return {"rendered": rendered, "shown": shown}
