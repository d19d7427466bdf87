"""The command ``import``: brings files in, and tells what became of each."""

from collections.abc import Sequence
from pathlib import Path

from desk.importing.bring import Brought, bring
from desk.sentences import complain, say, tell
from ground.facts import Facts
from ground.toml_files import FactsError
from plugins.findings import Finding, readable


def import_files(files: Sequence[Path], language: str, content: Path | None = None) -> int:
    """Bring files into a content folder, this project's unless told; the exit status: 1 where one was left out."""
    try:
        facts = Facts(content)
    except FactsError as error:
        sentence, mend = say(error.sentence, **error.values), say(error.mend, **error.values)
        complain([str(Finding(readable(error.path), error.line, sentence, mend))])
        return 1
    if not files:
        complain([say('Name the files: make import FILES="article.md export.xml"')])
        return 1
    if language and language not in facts.languages:
        known = ", ".join(facts.languages)
        complain(
            [say("The site has no language “%(language)s”. There are: %(known)s.", language=language, known=known)]
        )
        return 1
    brought = bring(files, facts, language)
    show(brought, facts)
    return 1 if brought.left else 0


def show(brought: Brought, facts: Facts) -> None:
    """Tell what was brought in, what was not, and what to look at."""
    for article in brought.articles:
        target = readable(facts.content / article.target)
        tell("%(file)s is now %(target)s.", file=article.file, target=target)
    complain(brought.left)
    complain(brought.told)
    if brought.copied:
        tell("Files copied: %(names)s.", names=", ".join(brought.copied))
        tell("Who made a picture is still to be said, in a file beside it: the README shows how.")
    counts = {"brought": len(brought.articles), "left": len(brought.left)}
    tell("Articles brought in: %(brought)d, left out: %(left)d. Look at them with make serve.", **counts)
