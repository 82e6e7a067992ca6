"""Local servers that speak the wire of a chat model (`wires/`), and say what a test wants them to."""

from __future__ import annotations

import importlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.llm.say import KEY, Say

__all__ = ["KEY", "Say", "Server", "serving", "wire_of"]

Turn = Callable[[dict[str, Any], int], Say]


def wire_of(name: str) -> Any:
    """The wire of a chat model."""
    return importlib.import_module(f"tests.llm.wires.{name}")


class Server:
    """A running server: `requests` are the bodies that came in, `keys` the keys that came with them."""

    def __init__(self, wire: str, turn: Turn, models: tuple[str, ...] = ("small",)) -> None:
        self.wire, self.turn, self.models = wire, turn, models
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.done = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def values(self) -> dict[str, str]:
        """The settings that lead to it."""
        return dict(wire_of(self.wire).values(self.url))

    def prompt(self, n: int = -1) -> str:
        """Everything that a request says, as one text."""
        body = self.requests[n]
        return "\n".join([str(body.get("system", "")), *(str(item["content"]) for item in body["messages"])])

    def close(self) -> None:
        self.done.set()
        self._http.shutdown()
        self._http.server_close()


@contextmanager
def serving(wire: str, turn: Turn | Say | list[Say], **more: Any) -> Iterator[Server]:
    """A server for the length of a test. A list is said in order, its last one again and again."""
    if isinstance(turn, Say):
        turn = [turn]
    if isinstance(turn, list):
        text = turn
        turn = lambda body, n: text[min(n, len(text) - 1)]  # noqa: E731
    server = Server(wire, turn, **more)
    try:
        yield server
    finally:
        server.close()


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    wire = wire_of(server.wire)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: Any) -> None:
            return None

        def do_GET(self) -> None:
            self._json(wire.listing(server.models))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.keys.append(self.headers.get("Authorization", "") or self.headers.get("x-api-key", ""))
            say = server.turn(body, len(server.requests))
            server.requests.append(body)
            if say.status != 200:
                self._json({"error": wire.error(say)}, say.status, say.headers)
                return
            if say.raw is not None:
                self._send(say.raw, "application/json", {})
                return
            if not body.get("stream"):
                self._json(wire.whole(say))
                return
            self.send_response(200)
            self.send_header("Content-Type", wire.KIND)
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for n, line in enumerate(wire.lines(self.path, say)):
                if n >= 3 and say.stall:
                    server.done.wait(120)
                    return
                if n >= 3 and say.torn:
                    return
                try:
                    self.wfile.write(line)
                    self.wfile.flush()
                except OSError:
                    return

        def _json(self, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
            self._send(json.dumps(value).encode(), "application/json", headers or {}, status)

        def _send(self, data: bytes, kind: str, headers: dict[str, str], status: int = 200) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

    return Handler
