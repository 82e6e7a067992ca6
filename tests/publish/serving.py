"""A local server that stands in for a platform: it refuses what no client should send, and fails where a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit


@dataclass
class Fault:
    """Something that goes wrong once, at a request whose method and path hold `at`.

    "refuse": it is answered with `status` and `headers` and has no effect. "cut": the connection ends after `share` of
    the body. "lose": it has its effect, and the answer does not come.
    """

    kind: Literal["refuse", "cut", "lose"]
    at: str
    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    share: float = 0.5
    skip: int = 0  # requests that go well before


@dataclass
class Request:
    """A request that came whole, or as far as it did."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    def form(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(self.body.decode(), keep_blank_values=True).items()}


Answer = tuple[int, Any] | tuple[int, Any, dict[str, str]]


class Platform:
    """Base of the servers: subclasses answer requests, and note in `wrong` what no client should send."""

    def __init__(self) -> None:
        self.address = ""
        self.faults: list[Fault] = []
        self.wrong: list[str] = []
        self.seen: list[str] = []
        self.lock = threading.RLock()

    def answer(self, request: Request) -> Answer:
        raise NotImplementedError

    def half(self, request: Request) -> None:
        """A request whose body ended early; most platforms throw it away."""

    def take(self, request: str) -> Fault | None:
        """The fault that is due at a request."""
        with self.lock:
            for fault in self.faults:
                if fault.at in request:
                    if fault.skip:
                        fault.skip -= 1
                        continue
                    self.faults.remove(fault)
                    return fault
        return None


class _Handler(BaseHTTPRequestHandler):
    platform: Platform
    protocol_version = "HTTP/1.1"
    wbufsize, disable_nagle_algorithm = 65_536, True  # an answer goes out at once, whole

    def log_message(self, *args: Any) -> None:
        return None

    def _handled(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        head = {name.lower(): value for name, value in self.headers.items()}
        name = f"{self.command} {parts.path}"
        self.platform.seen.append(name)
        fault, length = self.platform.take(name), int(head.get("content-length") or 0)
        if fault is not None and fault.kind == "cut":
            data = self.rfile.read(int(length * fault.share))
            self.platform.half(Request(self.command, parts.path, query, head, data))
            self._hang_up()
            return
        request = Request(self.command, parts.path, query, head, self.rfile.read(length))
        if fault is not None and fault.kind == "refuse":
            self._answered(fault.status, fault.body if fault.body is not None else {}, fault.headers)
            return
        with self.platform.lock:
            status, body, *more = self.platform.answer(request)
        if fault is not None:
            self._hang_up()
            return
        self._answered(status, body, more[0] if more else {})

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _handled  # noqa: N815 - the names that the server calls
    do_MKCOL = do_MOVE = do_PROPFIND = _handled  # noqa: N815

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _answered(self, status: int, body: Any, headers: dict[str, str]) -> None:
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


class _Host:
    """A server on a port of its own, which stands in for one platform after the other."""

    def __init__(self) -> None:
        self.handler = type("Handler", (_Handler,), {"platform": Platform()})
        server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        server.daemon_threads = True
        self.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()


_free: list[_Host] = []


@contextmanager
def serving(platform: Platform) -> Iterator[None]:
    """Run the platform on a port that no other has meanwhile."""
    host = _free.pop() if _free else _Host()
    host.handler.platform = platform  # type: ignore[attr-defined]
    platform.address = host.address
    try:
        yield
    finally:
        host.handler.platform = Platform()  # type: ignore[attr-defined]
        _free.append(host)
