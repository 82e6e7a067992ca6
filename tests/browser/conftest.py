"""The real application in a process of its own, and a real Chromium to look at it with."""

from __future__ import annotations

import functools
import os
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

from tests.conftest import needs

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(ARGS))
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
def app(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[str]:
    """The application as `make run` starts it, on a folder and a port of its own; its address."""
    folder, port = tmp_path_factory.mktemp("app"), free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("REELWRIGHT_", "STREAMLIT_"))}
    env |= {"REELWRIGHT_DATA": str(folder / "data"), "REELWRIGHT_ALLOW_PRIVATE": site.split("/")[2]}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    log = (folder / "log").open("wb")
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        log.close()
    written = (folder / "log").read_text(errors="replace")
    assert "Traceback" not in written, written[-4000:]


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert process.poll() is None, "the application ended at once"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    pytest.fail("the application doesn't answer")
