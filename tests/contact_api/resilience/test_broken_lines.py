"""A line that breaks while a form is on its way: half an enquiry is none."""

import contextlib
import socket
import urllib.parse

import pytest

from contact_api.inbox import open_inbox

HEAD = (
    "POST /api/contact HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1:8000\r\n"
    "Accept-Language: de\r\nContent-Type: application/x-www-form-urlencoded\r\n{}\r\n\r\n"
)
BROKEN = {
    "cut": ("Content-Length: {whole}", "{half}"),
    "cut in a chunk": ("Transfer-Encoding: chunked", "{size:x}\r\n{half}"),
    "cut after a chunk": ("Transfer-Encoding: chunked", "{size:x}\r\n{half}\r\n"),
    "no chunk": ("Transfer-Encoding: chunked", "ZZ\r\n{half}"),
}


def send(port, text):
    """Send this, say that nothing more will come, and give what is answered."""
    with contextlib.closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as line:
        line.sendall(text.encode())
        line.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while data := line.recv(65536):
                answer += data
        return answer.decode()


@pytest.mark.parametrize("kind", BROKEN)
def test_half_a_form_is_no_enquiry(start_server, tmp_path, enquiry, kind):
    """What came looks whole, but is not: nothing is kept, and a whole one makes one enquiry."""
    server = start_server()
    whole = urllib.parse.urlencode(enquiry | {"topic": "travel"})
    half = whole[: whole.index("&topic")]
    header, body = BROKEN[kind]
    told = send(server.port, HEAD.format(header.format(whole=len(whole))) + body.format(half=half, size=len(half)))
    assert told == "" or told.startswith("HTTP/1.1 400 ")
    assert 'lang="de"' in told or "lang=de" in told or told == ""
    assert send(server.port, HEAD.format(f"Content-Length: {len(whole)}") + whole).startswith("HTTP/1.1 303")
    inbox = open_inbox(f"sqlite:///{tmp_path}/inbox.db", tmp_path)
    assert [row.topic for row in inbox.enquiries()] == ["travel"]
    inbox.close()
    assert "Traceback" not in server.log.read_text()
