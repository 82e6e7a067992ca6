"""Pages whose text only a script brings: opened in a real Chromium that gets out through our own gate alone."""

from __future__ import annotations

import dataclasses
import functools
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from core.content import read_url
from core.errors import BadInput, Cancelled
from core.net import SafeNet, browser
from core.net.gate import Gate
from core.ports import Context, never_cancelled
from tests.conftest import needs
from tests.content.helpers import LAST, MORE, PROSE, FakeNet

SHELL = (
    b"<!doctype html><html><head><title>Tides</title></head><body><div id='app'></div>"
    b"<script src='/app.js'></script></body></html>"
)
SCRIPT = """
const texts = await (await fetch('/texts')).text();
let secret = 'none';
for (const place of %s) { try { secret = await (await fetch(place)).text(); } catch (refused) {} }
const end = '<p>Secret found: ' + secret + '.</p></article>';
document.getElementById('app').innerHTML = '<article><h1>Tides</h1>' + texts + end;
"""


class Site(BaseHTTPRequestHandler):
    """A page without text, the script that builds it, and the text."""

    places: list[str] = []

    def do_GET(self) -> None:
        kind, body = "text/html", SHELL
        if self.path == "/app.js":
            kind, body = "text/javascript", ("(async () => {" + SCRIPT % self.places + "})()").encode()
        elif self.path == "/texts":
            body = "".join(f"<p>{text}</p>" for text in (PROSE, MORE, LAST)).encode()
        elif self.path == "/secret":
            body = b"the keys of the house"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture
def servers() -> Iterator[list[str]]:
    """Two servers on this machine: that of the page, and one that it has no business with."""
    running = [ThreadingHTTPServer(("127.0.0.1", 0), Site) for _ in range(2)]
    for server in running:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    hosts = [f"127.0.0.1:{server.server_address[1]}" for server in running]
    Site.places = [
        f"http://{hosts[1]}/secret",
        f"http://localhost:{hosts[1].rpartition(':')[2]}/secret",
        "file:///etc/hostname",
    ]
    yield hosts
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("allowed", [1, 2])
def test_a_page_that_a_script_builds_is_read_and_reaches_only_what_is_allowed(
    ctx: Context, servers: list[str], allowed: int
) -> None:
    net = SafeNet(allow_private=servers[:allowed])
    program = browser.program(needs("chromium"))
    browse = functools.partial(browser.built, net, program, check=never_cancelled)
    article = read_url(f"http://{servers[0]}/", dataclasses.replace(ctx, net=net, browse=browse))
    texts = [block.text for block in article.blocks]
    assert texts[:3] == [PROSE, MORE, LAST] and article.title == "Tides"
    assert f"Secret found: {'none' if allowed == 1 else 'the keys of the house'}." in texts
    (warning,) = ctx.warnings  # type: ignore[attr-defined]
    assert "opened in a browser" in warning


def test_whoever_stops_the_reading_stops_the_browser(servers: list[str]) -> None:
    def cancel() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        browser.built(SafeNet([servers[0]]), browser.program(needs("chromium")), f"http://{servers[0]}/", cancel)


def test_without_a_browser_it_is_said_how_to_add_one(ctx: Context) -> None:
    net = FakeNet({"https://a.example/": ("text/html", SHELL)})
    with pytest.raises(BadInput) as refused:
        read_url("https://a.example/", dataclasses.replace(ctx, net=net))
    assert refused.value.code == "no_text" and "apt install chromium" in refused.value.hint
    assert browser.program("off") == "" and browser.program("no-such-browser") == ""


def test_the_gate_opens_what_is_allowed_and_nothing_else(servers: list[str]) -> None:
    with Gate(SafeNet([servers[0]]), 30.0, 1_000_000) as gate:
        through = urllib.request.build_opener(urllib.request.ProxyHandler({"http": f"http://127.0.0.1:{gate.port}"}))
        assert through.open(f"http://{servers[0]}/secret", timeout=30).read() == b"the keys of the house"
        with pytest.raises(urllib.error.HTTPError) as refused:
            through.open(f"http://{servers[1]}/secret", timeout=30)
        assert refused.value.code == 403 and servers[1] in gate.refused[0]
