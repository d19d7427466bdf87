"""Three engines behind one set of words: Chromium, Firefox, and WebKit, which is Safari's and every iPhone's.

Each is driven by what it brings along itself: the first by Playwright, the second by WebDriver BiDi, the third by
WebKitWebDriver (https://w3c.github.io/webdriver-bidi/, https://www.w3.org/TR/webdriver2/).
"""

import json
import os
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import glob
from pathlib import Path
from warnings import catch_warnings

import websocket
from playwright.sync_api import BrowserType
from playwright.sync_api import Error as PlaywrightError
from selenium.common import WebDriverException
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.conftest import FLAGS
from tests.needs import leave_out, needs

PATIENCE = 60  # seconds


class Refused(Exception):
    """Firefox did not do what it was asked for."""


class Window(ABC):
    """A tab of a browser, in which one types, presses, and goes back."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Open an address."""

    @abstractmethod
    def run(self, expression: str) -> object:
        """The value of a JavaScript expression, even where pages run none."""

    @abstractmethod
    def write(self, name: str, text: str) -> None:
        """Type into the field of this name, in place of what stands there."""

    def select(self, name: str) -> None:
        """Go to the field of this name, and mark what stands there."""
        self.run(f"void [document.querySelector('[name={name}]')].forEach(one => [one.focus(), one.select()])")

    @abstractmethod
    def back(self) -> None:
        """Go back, as by the browser's own button."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again."""

    @abstractmethod
    def reopen(self) -> None:
        """Close the tab, and open another one."""

    def stop(self) -> None:
        """Wait no longer for the page that was asked for."""
        self.run("void window.stop()")

    def press(self, selector: str) -> None:
        """Press what is there."""
        self.run(f"void document.querySelector({json.dumps(selector)}).click()")

    def value(self, name: str) -> object:
        """What stands in the field of this name."""
        return self.run(f"document.querySelector('[name={name}]')?.value")

    def text(self, selector: str = "body") -> str:
        """What can be read there; nothing where there is no such thing."""
        return str(self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def wait(self, condition: Callable[["Window"], object]) -> None:
        """Wait until the condition holds; AssertionError where it never does."""
        deadline = time.monotonic() + PATIENCE
        while not self._holds(condition):
            assert time.monotonic() < deadline, self.text()
            time.sleep(0.05)

    def _holds(self, condition: Callable[["Window"], object]) -> object:
        try:
            return condition(self)
        except (PlaywrightError, WebDriverException, Refused):  # the page is just being left
            return False

    def is_at(self, end: str) -> object:
        """Whether a page whose address ends so is there, and loaded."""
        return self.run(f"location.href.endsWith({json.dumps(end)}) && document.readyState === 'complete'")


class Chromium(Window):
    """By Playwright."""

    def __init__(self, context):
        self.context = context
        self.page = context.new_page()

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, expression: str) -> object:
        return self.page.evaluate(expression)

    def write(self, name: str, text: str) -> None:
        self.select(name)
        self.page.keyboard.type(text)

    def back(self) -> None:
        self.page.go_back(wait_until="commit")  # a page that was kept whole is not loaded again

    def reload(self) -> None:
        self.page.reload()

    def stop(self) -> None:
        self.context.new_cdp_session(self.page).send("Page.stopLoading")

    def reopen(self) -> None:
        old, self.page = self.page, self.context.new_page()
        old.close()


@contextmanager
def chromium(folder: Path, kind: BrowserType, scripts: bool, cache: bool) -> Iterator[Window]:
    """A tab of Chromium; ``scripts``: whether pages run theirs; ``cache``: whether it keeps them whole for Back."""
    ignored = ["--disable-back-forward-cache"] if cache else []
    browser = kind.launch(executable_path=needs("chromium"), args=FLAGS, ignore_default_args=ignored)
    yield Chromium(browser.new_context(java_script_enabled=scripts))
    browser.close()


class Firefox(Window):
    """By WebDriver BiDi."""

    def __init__(self, address: str):
        self._line = websocket.create_connection(address, suppress_origin=True, timeout=PATIENCE)
        self._number = 0
        self._ask("session.new", capabilities={})
        self._tab = self._ask("browsingContext.create", type="tab")["context"]

    def _ask(self, method: str, **about: object) -> dict:
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": about}))
        answer = json.loads(self._line.recv())
        while answer.get("id") != self._number:  # an event, or what nobody waits for any more
            answer = json.loads(self._line.recv())
        if answer["type"] != "success":
            raise Refused(answer)
        return answer["result"]

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def run(self, expression: str) -> object:
        target = {"context": self._tab, "sandbox": "tests"}
        found = self._ask("script.evaluate", expression=expression, target=target, awaitPromise=True)
        if found["type"] != "success":
            raise Refused(found)
        return found["result"].get("value")

    def write(self, name: str, text: str) -> None:
        self.select(name)
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._ask("input.performActions", context=self._tab, actions=[{"type": "key", "id": "keys", "actions": keys}])

    def back(self) -> None:
        self._ask("browsingContext.traverseHistory", context=self._tab, delta=-1)

    def reload(self) -> None:
        self._ask("browsingContext.reload", context=self._tab, wait="complete")

    def reopen(self) -> None:
        old, self._tab = self._tab, self._ask("browsingContext.create", type="tab")["context"]
        self._ask("browsingContext.close", context=old)

    def close(self) -> None:
        """End the browser."""
        self._ask("browser.close")
        self._line.close()


# All but this computer is asked for by way of a proxy that is not there.
NOBODY_ELSE = {"network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9}
NOBODY_ELSE |= {"network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9}


@contextmanager
def firefox(folder: Path, kind: BrowserType, scripts: bool, cache: bool) -> Iterator[Window]:
    """A tab of Firefox, as ``chromium``."""
    program = needs("firefox-esr")
    wishes = {"javascript.enabled": scripts, "fission.bfcacheInParent": cache, "app.update.enabled": False}
    wishes |= {} if cache else {"browser.sessionhistory.max_total_viewers": 0}
    wishes |= NOBODY_ELSE
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(wish)});\n" for name, wish in wishes.items()]
    (folder / "user.js").write_text("".join(lines))
    command = [program, "--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": {**os.environ, "HOME": str(folder)}}
    process = subprocess.Popen(command, **quiet)
    try:
        window = Firefox(f"ws://127.0.0.1:{listening(folder)}/session")
        yield window
        window.close()
        process.wait(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()


def listening(profile: Path) -> int:
    """The port at which the Firefox of this profile takes orders; it leaves it in a file."""
    said = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError, ValueError):
            return json.loads(said.read_text())["ws_port"]
        time.sleep(0.05)
    raise AssertionError("Firefox does not take orders")


class WebKit(Window):
    """By WebKitWebDriver."""

    def __init__(self, driver: WebKitGTK):
        self._driver = driver

    def open(self, address: str) -> None:
        self._driver.get(address)
        self.wait(lambda window: window.is_at(address))

    def run(self, expression: str) -> object:
        return self._driver.execute_script(f"return {expression}")

    def write(self, name: str, text: str) -> None:
        self.wait(lambda _: self._written(name, text))

    def _written(self, name: str, text: str) -> bool:
        """Whether all of it stands there; right after a tab was opened, keys can get lost."""
        self.run(f"void (document.querySelector('[name={name}]').value = '')")
        self._driver.find_element(By.NAME, name).send_keys(text)
        return self.value(name) == text

    def back(self) -> None:
        self._driver.back()

    def reload(self) -> None:
        self._driver.refresh()

    def reopen(self) -> None:
        old = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        new = self._driver.current_window_handle
        self._driver.switch_to.window(old)
        self._driver.close()
        self._driver.switch_to.window(new)


@contextmanager
def webkit(folder: Path, kind: BrowserType, scripts: bool, cache: bool) -> Iterator[Window]:
    """A tab of WebKit, as ``chromium``; it needs a screen, and gets one that nobody sees."""
    driver = needs("WebKitWebDriver", "webkit2gtk-driver")
    found = glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")  # noqa: PTH207 - absolute
    if not found:
        leave_out("WebKit’s MiniBrowser is not installed; install it with: apt-get install webkit2gtk-driver")
    options = Options()
    options.binary_location = found[0]
    options.add_argument("--automation")
    options.add_argument(f"--enable-javascript-markup={str(scripts).lower()}")
    options.add_argument(f"--enable-page-cache={str(cache).lower()}")
    with screen() as display:
        own = {"DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        with catch_warnings(action="ignore", category=DeprecationWarning):  # Selenium of itself
            browser = WebKitGTK(options=options, service=Service(driver, env={**os.environ, **own}))
        yield WebKit(browser)
        browser.quit()


@contextmanager
def screen() -> Iterator[str]:
    """The name of a screen in memory."""
    reading, writing = os.pipe()
    command = [needs("Xvfb", "xvfb"), "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


ENGINES = {"chromium": chromium, "firefox": firefox, "webkit": webkit}
