"""As many requests as a number of connections can have answered, one after the other on each: by wrk."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.bench_contact.targets import Post

SCRIPT = """
local n = SEED
local words = WORDS
local headers = {}
for name, value in pairs(words.headers) do headers[name] = value end
function request()
  n = n + 1
  local id = string.format("%08x-0000-4000-8000-%012x", os.time() % 4294967296, n)
  headers["X-Forwarded-For"] = string.format("%d.%d.%d.1", 11 + math.floor(n / 65536) % 200, n / 256 % 256, n % 256)
  return wrk.format("POST", words.path, headers, (words.body:gsub("{n}", n):gsub("{id}", id)))
end
"""
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclass(frozen=True)
class Load:
    """What came of it: requests a second, milliseconds of the middle one and of the 99th of 100, what went wrong."""

    rate: float
    p50: float
    p99: float
    done: int
    wrong: int


def lua(value: dict[str, object] | str) -> str:
    """A table or a text as Lua writes it."""
    if isinstance(value, str):
        return json.dumps(value)
    return "{" + ", ".join(f"[{lua(key)}] = {lua(found)}" for key, found in value.items()) + "}"


def start(post: Post, port: int, connections: int, seconds: float, seed: int, folder: Path) -> subprocess.Popen:
    """Have wrk begin; each request is of another sender, numbered from the seed on."""
    words = lua({"path": post.path, "headers": post.headers, "body": post.body})
    script = folder / "post.lua"
    script.write_text(SCRIPT.replace("SEED", str(seed)).replace("WORDS", words), encoding="utf-8")
    options = ["-t1", f"-c{connections}", f"-d{seconds:.0f}", "--latency", "--timeout", "10s", "-s", script]
    command = ["wrk", *options, f"http://127.0.0.1:{port}"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def told(wrk: subprocess.Popen) -> Load:
    """What wrk prints at its end."""
    text, _ = wrk.communicate()
    p50, p99, rate = re.search(r"\n +50% +(\S+).*?\n +99% +(\S+).*?Requests/sec:\s+(\S+)", text, re.DOTALL).groups()
    counts = [r"Non-2xx or 3xx responses: (\d+)", r"Socket errors: .*read (\d+)", r"Socket errors: .*timeout (\d+)"]
    wrong = sum(int(found[1]) for count in counts if (found := re.search(count, text)))
    done = int(re.search(r"(\d+) requests in", text)[1])
    return Load(float(rate), milliseconds(p50), milliseconds(p99), done, wrong)


def milliseconds(text: str) -> float:
    """What wrk writes as 1.20ms, 3.4s or 870us."""
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()
    return float(number) * MILLISECONDS[unit]
