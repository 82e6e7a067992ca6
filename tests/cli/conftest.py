"""The command line called in this process, and a small web server with bad manners."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from core.cli import wiring
from core.cli.main import main

ARTICLE = """<html lang="en"><head><title>How bees talk</title></head><body><article><h1>How bees talk</h1>
<p>Bees tell each other where the food is by dancing. The dance was read for the first time a hundred years ago.</p>
<p>A bee that has found many flowers runs in a straight line and waggles her body. The longer she waggles, the farther
away the flowers are. The angle of the line shows the way from the sun.</p>
<p>Other bees follow her closely in the dark of the hive. They feel the dance with their antennae and fly out.</p>
<p>Not every dance is right, and young bees learn it from old ones. Without a teacher they make more mistakes.</p>
</article></body></html>"""


@dataclass
class Said:
    """The output of a command, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings that a test before has read, which are those of its own data folder."""
    monkeypatch.setattr(wiring, "_state", {})


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Run a command; `call("make", "x.html", "--json")`."""

    def run(*argv: str | Path) -> Said:
        monkeypatch.setattr(wiring, "_state", {})
        code = main([str(item) for item in argv], work=lambda **given: 0)
        text = capsys.readouterr()
        return Said(code, text.out, text.err)

    return run


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """`/good.html`, and answers nobody wants; reachable because the settings name it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers = {
                "/good.html": (200, {"Content-Type": "text/html"}, ARTICLE.encode()),
                "/inside": (302, {"Location": "http://127.0.0.1:1/secret"}, b""),
                "/file": (302, {"Location": "file:///etc/passwd"}, b""),
                "/round": (302, {"Location": "/round"}, b""),
                "/empty": (200, {"Content-Type": "text/html"}, b"<html><body></body></html>"),
            }
            status, headers, body = answers.get(self.path, (404, {}, b"no"))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            return

    threading_httpserver = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading_httpserver.daemon_threads = True
    threading.Thread(target=threading_httpserver.serve_forever, daemon=True).start()
    place = f"127.0.0.1:{threading_httpserver.server_port}"
    monkeypatch.setenv("REELWRIGHT_ALLOW_PRIVATE", place)
    yield f"http://{place}"
    threading_httpserver.shutdown()
    threading_httpserver.server_close()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bees.html"
    path.write_text(ARTICLE)
    return path
