"""What machines read is read once by ourselves before it is written: XML, JSON, and the data in the head of a page."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree

XML = (".xml", ".atom", ".svg")
JSON = (".json", ".webmanifest")
DATA = b"application/ld+json"


class Malformed(Exception):
    """A file that was made is none of its kind: its name, the line in it, and the reason in the parser's words."""

    def __init__(self, file: str, line: int, reason: str):
        super().__init__(file, line, reason)
        self.file, self.line, self.reason = file, line, reason


def check(file: str, data: bytes) -> None:
    """Raise Malformed where a file of the site could not be read by those for whom it is."""
    ending = PurePosixPath(file).suffix
    try:
        if ending in XML and data:
            ElementTree.fromstring(data)  # noqa: S314 - made just now by ourselves
        for part in [data] if ending in JSON and data else data_in(data) if ending == ".html" else ():
            json.loads(part)
    except ElementTree.ParseError as error:
        raise Malformed(file, error.position[0], str(error)) from None
    except json.JSONDecodeError as error:
        raise Malformed(file, error.lineno, error.msg) from None
    except UnicodeDecodeError as error:
        raise Malformed(file, data.count(b"\n", 0, error.start) + 1, error.reason) from None


def data_in(page: bytes) -> Iterator[bytes]:
    """The data in the scripts of a page."""
    for after in page.split(DATA)[1:]:
        yield after.partition(b">")[2].partition(b"</script>")[0]
