"""The real application in a process of its own, and a real Chromium to look at it with."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.waiting import PATIENCE_MS, PATIENCE_S
from tests.conftest import needs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
ARGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = needs("chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(ARGS), timeout=PATIENCE_MS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A web site on this machine with one article; its address."""
    folder = tmp_path_factory.mktemp("site")
    text = "Bread needs four things: flour, water, salt and yeast. Nothing else has to be bought for it. "
    body = "".join(f"<h2>Part {n}</h2><p>{text} This is part {n} of the whole story.</p>" for n in range(1, 5))
    (folder / "bread.html").write_text(
        f"<!doctype html><html lang=en><head><title>Bread</title></head><body><article>{body}</article></body></html>"
    )
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/bread.html"
    server.shutdown()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The application's data folder, empty; a module that needs something in it has a fixture of the same name."""
    return tmp_path_factory.mktemp("app") / "data"


@pytest.fixture(scope="module")
def given() -> dict[str, str]:
    """Further settings of the application, as environment variables; a module may have its own."""
    return {}


@pytest.fixture(scope="module")
def app(data: Path, given: dict[str, str], site: str) -> Iterator[str]:
    """The application as `make run` starts it, on a folder and a port of its own; its address."""
    port = free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("REELWRIGHT_", "STREAMLIT_"))}
    env |= {
        "REELWRIGHT_DRAFT_VOICE": "1",
        "REELWRIGHT_DATA": str(data),
        "REELWRIGHT_ALLOW_PRIVATE": site.split("/")[2],
        **given,
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    path = data.parent / f"log-{port}"
    log = path.open("wb")
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    ended = threading.Event()
    threading.Thread(target=_in_step, args=(process.pid, ended), daemon=True).start()
    try:
        wait_for(address, process)
        yield address
    finally:
        ended.set()
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_S)
        log.close()
    written = path.read_text(errors="replace")
    assert "Traceback" not in written, written[-4000:]


def _in_step(server: int, ended: threading.Event) -> None:
    """Give the jobs of the application the same part in the machine's time as the tests that wait for them: on a busy
    machine they would get next to none, as they step back for everything else. Only root may do that, on Linux.
    """
    level = os.getpriority(os.PRIO_PROCESS, 0)
    while not ended.wait(0.3):
        for process in _below(server):
            with contextlib.suppress(OSError):
                if os.getpriority(os.PRIO_PROCESS, process) > level:
                    for thread in Path(f"/proc/{process}/task").iterdir():
                        os.setpriority(os.PRIO_PROCESS, int(thread.name), level)


def _below(process: int) -> list[int]:
    """The processes that a process started, and those that these started."""
    found: list[int] = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, children.read_text().split()):
                found += [child, *_below(child)]
    return found


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server that was started answers."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        assert process.poll() is None, "the application ended at once"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=30) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    pytest.fail("the application doesn't answer")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab at desk size; what went wrong in it fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE_MS)
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    # Streamlit asks below the page's own path first whether the server lies there; that 404 is its way to find out.
    tab.on(
        "response",
        lambda answer: (
            wrong.append(f"{answer.status} {answer.url}")
            if answer.status >= 400 and not re.search(r"/\w+/_stcore/(health|host-config)$", answer.url)
            else None
        ),
    )
    yield tab
    context.close()
    assert not wrong
