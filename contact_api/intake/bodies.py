"""What came in the body of a request, in any of the three encodings, as one flat dict of strings."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl

from flask import g, request
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData
from werkzeug.wsgi import get_input_stream

from ground.texts import N_

LARGEST = 64 * 1024
DRAINED = 1024 * 1024  # what is read all the same: a browser reads no answer before it has sent all


@dataclass(frozen=True)
class Body:
    """The fields as far as they could be read, and why they cannot be taken if so."""

    fields: dict[str, str] = field(default_factory=dict)
    status: HTTPStatus = HTTPStatus.OK
    sentence: str = ""


UNREADABLE = Body(
    status=HTTPStatus.BAD_REQUEST,
    sentence=N_("What was sent cannot be read: please send the form once more."),
)


def read_body() -> Body:
    """The body of this request, read once."""
    if "body" not in g:
        g.body = _read()
    body: Body = g.body
    return body


def _read() -> Body:
    try:
        raw = get_input_stream(request.environ).read(DRAINED)
    except Exception:  # each server has errors of its own for a body that breaks off
        return UNREADABLE
    if len(raw) < min(request.content_length or 0, DRAINED):
        return UNREADABLE  # the line broke: what came may look whole
    if len(raw) <= LARGEST:
        return parse(raw)
    return Body(
        parse(raw, cut=len(raw) == DRAINED).fields,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        N_("That is more than this form can take: please shorten it. Its end may be missing here."),
    )


def parse(raw: bytes, cut: bool = False) -> Body:
    """The fields of a whole body; of a ``cut`` one, what is readable."""
    parser = PARSERS.get(request.mimetype)
    if parser is None:
        return Body({}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, N_("Only a form or JSON can be sent here."))
    try:
        return parser(raw, cut)
    except (ValueError, RecursionError):
        return UNREADABLE


def from_form(raw: bytes, cut: bool) -> Body:
    """``application/x-www-form-urlencoded``."""
    errors = "ignore" if cut else "strict"
    return Body(first_of_each(parse_qsl(raw.decode("utf-8", errors), keep_blank_values=True, errors=errors)))


def from_json(raw: bytes, cut: bool) -> Body:
    """``application/json``: one flat object of strings."""
    if cut:
        return Body()
    fields = json.loads(raw.decode("utf-8"), object_pairs_hook=first_of_each)
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise ValueError("not a flat object of strings")
    return Body(fields)


def from_multipart(raw: bytes, cut: bool) -> Body:
    """``multipart/form-data``; files are not taken.

    Werkzeug's own parser replaces what is not UTF-8 without a word, so its decoder is used here.
    """
    boundary = request.mimetype_params.get("boundary")
    if not boundary:
        raise ValueError("no boundary")
    decoder = MultipartDecoder(boundary.encode())
    decoder.receive_data(raw)
    if not cut:
        decoder.receive_data(None)
    parts, has_file = [], False
    while not isinstance(event := decoder.next_event(), Epilogue | NeedData):
        if isinstance(event, Field | File):
            has_file = has_file or isinstance(event, File)
            parts.append((event.name if isinstance(event, Field) else None, bytearray()))
        elif isinstance(event, Data):
            parts[-1][1].extend(event.data)
    errors = "ignore" if cut else "strict"
    fields = first_of_each((name, data.decode("utf-8", errors)) for name, data in parts if name)
    if has_file:
        sentence = N_("This form takes no files: please send your message without them.")
        return Body(fields, HTTPStatus.UNPROCESSABLE_ENTITY, sentence)
    return Body(fields)


def first_of_each(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The pairs as a dict, in which the first of several with one name wins."""
    return dict(reversed(list(pairs)))


PARSERS = {
    "application/x-www-form-urlencoded": from_form,
    "multipart/form-data": from_multipart,
    "application/json": from_json,
}
