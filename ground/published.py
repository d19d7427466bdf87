"""The site that is online, as its build hands it over: one file, replaced in one step.

It is all that the contact endpoint knows of the site. What is being written, or waits to be
published, stands in ``content/`` and ``theme/`` and has not been seen by any visitor.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from ground.addresses import Addresses
from ground.facts import Facts
from ground.toml_files import FactsError

FILE = "site.json"


class PublishedError(Exception):
    """What a build handed over is missing or damaged; the message is a sentence."""


@dataclass(frozen=True)
class Published:
    """What the endpoint has to know of the site: its facts, its addresses, and a page to answer in.

    ``frames`` are pages of the site, one a language, that wait for a title and a main part.
    """

    facts: Facts
    addresses: Addresses
    frames: Mapping[str, str]


def write_published(folder: Path, facts_source: str, addresses: Addresses, frames: Mapping[str, str]) -> bool:
    """Hand over the text of site.toml, the addresses and the frames; whether anything was new.

    What the endpoint could not read is not written; it raises what reading it would.
    """
    # Its base follows from the facts.
    written = {name: value for name, value in asdict(addresses).items() if name != "base"}
    handed = {"facts": facts_source, "addresses": written, "frames": dict(frames)}
    data = json.dumps(handed, ensure_ascii=False, indent=1, sort_keys=True).encode()
    path = folder / FILE
    with suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
    understood(data.decode())
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, prefix=".writing-", delete=False) as new:
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
            os.fchmod(new.fileno(), 0o644)  # the endpoint may be another user than who builds
            os.replace(new.name, path)
        except BaseException:
            os.unlink(new.name)
            raise
    return True


def read_published(folder: Path) -> Published:
    """What the last build left in the folder. Raises PublishedError."""
    path = folder / FILE
    try:
        return understood(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        sentence = "is missing: run “make publish”, or “make serve” on your own computer."
        raise PublishedError(f"{path} {sentence}") from None
    except OSError as error:
        raise PublishedError(f"{path} cannot be read ({error.strerror}): mend its permissions.") from None
    except (ValueError, LookupError, TypeError, AttributeError, FactsError) as error:
        mend = "run “make publish” again, or “make serve” on your own computer."
        raise PublishedError(f"{path} is damaged ({type(error).__name__}): {mend}") from None


def understood(handed_over: str) -> Published:
    """What was handed over. Raises ValueError, LookupError, TypeError, AttributeError or FactsError."""
    handed = json.loads(handed_over)
    addresses, facts = handed["addresses"], Facts(source=text(handed["facts"]))
    return Published(
        facts=facts,
        addresses=Addresses(
            languages=tuple(map(text, addresses["languages"])),
            default_language=text(addresses["default_language"]),
            pages={code: texts(found) for code, found in addresses["pages"].items()},
            topics={code: texts(found) for code, found in addresses["topics"].items()},
            base=facts.base,
        ),
        frames=texts(handed["frames"]),
    )


def text(value: object) -> str:
    """The value, if it is a text; else TypeError."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def texts(values: Mapping[str, object]) -> dict[str, str]:
    """The values, if all are texts; else TypeError."""
    return {name: text(value) for name, value in values.items()}
