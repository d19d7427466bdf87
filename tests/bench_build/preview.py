"""The preview: how soon it shows what was saved, and what it costs after many saves."""

import contextlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench_build.builders import BuildFailed, Edited, environment
from tests.bench_build.projects import PYTHON

HOST = "127.0.0.1"
LONGEST = 900  # seconds
STEP = 0.004  # seconds between two requests
STYLE_SHEET = re.compile(r'href="?(/[^" >]+\.css)')


@dataclass(frozen=True)
class Preview:
    """A server of the preview at work on a copy of the project; ``texts`` are those of its files at the start."""

    folder: Path
    process: int
    address: str
    edited: Edited
    texts: Mapping[Path, str]

    def get(self, path: str) -> str:
        """What it answers; nothing where it has none, or is not there yet."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=LONGEST) as answer:  # noqa: S310 - on this machine
                return str(answer.read().decode())
        except urllib.error.HTTPError:
            return ""

    def path(self) -> str:
        """The address of the page that is edited, as the sitemap names it."""
        found = re.search(rf"<loc>https?://[^/]+(/[^<]*{self.edited.slug}/)<", self.get("/sitemap.xml"))
        if not found:
            raise BuildFailed(f"The sitemap of the preview names no page “{self.edited.slug}”.")
        return found[1]

    def style_sheet(self, page: str) -> str:
        """The style sheet that a page has."""
        found = STYLE_SHEET.search(self.get(page))
        return self.get(found[1]) if found else ""

    def memory(self) -> float:
        """The megabytes that the process has now."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        return int(re.findall(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)[0]) / 1024

    def handles(self) -> int:
        """How many files and connections it has open."""
        return len(list(Path(f"/proc/{self.process}/fd").iterdir()))


@dataclass(frozen=True)
class Save:
    """A file that is saved: how a mark comes into its text, and what then shows the mark."""

    name: str
    file: str  # "" is the page that is edited
    marked: Callable[[str, str], str]
    shown: Callable[[Preview, str], str] = Preview.get

    def path(self, folder: Path, edited: Edited) -> Path:
        """Its file in a copy of the project."""
        return folder / self.file if self.file else edited.file


def in_body(text: str, mark: str) -> str:
    """A page with one more paragraph."""
    return f"{text}\n\n{mark}\n"


def in_style(text: str, mark: str) -> str:
    """A style sheet with one more rule."""
    return f"{text}\n.{mark} {{\n  color: red;\n}}\n"


def in_template(text: str, mark: str) -> str:
    """The template of all pages with one more class."""
    return text.replace('<body class="', f'<body class="{mark} ', 1)


def in_facts(text: str, mark: str) -> str:
    """Facts with another name, which every page shows."""
    return re.sub(r'^name = ".*?"', f'name = "{mark}"', text, count=1, flags=re.MULTILINE)


PAGE = Save("a page", "", in_body)
SAVES = (
    PAGE,
    Save("a style sheet", "theme/static/css/base.css", in_style, Preview.style_sheet),
    Save("a template", "theme/templates/base.html", in_template),
    Save("a fact", "content/site.toml", in_facts),
)


@contextmanager
def serving(folder: Path, edited: Edited) -> Iterator[Preview]:
    """The preview of a copy of the project, from its first answer on."""
    port, files = free_port(), [save.path(folder, edited) for save in SAVES]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    command = [PYTHON, "-m", "desk", "serve", "--port", str(port)]
    with folder.with_name(f"{folder.name}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=log, stderr=log)
        try:
            preview = Preview(folder, process.pid, f"http://{HOST}:{port}", edited, texts)
            wait_for_start(preview, process)
            yield preview
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def free_port() -> int:
    """One that nobody has."""
    with socket.create_server((HOST, 0)) as listening:
        return int(listening.getsockname()[1])


def wait_for_start(preview: Preview, process: subprocess.Popen[bytes]) -> None:
    """Until it answers."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError):
            preview.get("/")
            return
        time.sleep(0.1)
    raise BuildFailed(f"The preview did not start: see {preview.folder.name}.log beside {preview.folder}.")


def seconds_until_shown(preview: Preview, save: Save, page: str, mark: str) -> float:
    """From a saved file to the answer that shows it. BuildFailed where none does, or one did before."""
    if mark in save.shown(preview, page):
        raise BuildFailed(f"“{mark}” is shown before it is saved: nothing can be measured by it.")
    file = save.path(preview.folder, preview.edited)
    file.write_text(save.marked(preview.texts[file], mark), encoding="utf-8")
    started = time.perf_counter()
    while mark not in save.shown(preview, page):
        if time.perf_counter() - started > LONGEST:
            raise BuildFailed(f"The preview does not show “{mark}”, which was saved in {file}.")
        time.sleep(STEP)
    return time.perf_counter() - started


def memory_curve(preview: Preview, saves: int, every: int) -> Iterator[tuple[int, float, int]]:
    """How many saves there were, the memory and the open files then."""
    page = preview.path()
    for number in range(1, saves + 1):
        seconds_until_shown(preview, PAGE, page, f"zm{number}x")
        if number % every == 0:
            yield number, preview.memory(), preview.handles()
