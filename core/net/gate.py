"""A proxy of our own on this machine, through which a program is let out: every address it asks for is checked first.

The names are resolved here, once, and the connection goes to the address that was checked, as `SafeNet` does for its
own. Bytes, connections and time are bounded together.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType

from core.errors import ReelwrightError
from core.net.safenet import SafeNet
from core.net.urls import target

_HEAD_BYTES, _CHUNK, _POLL_S = 64_000, 1 << 16, 0.2
_MOST_CONNECTIONS = 150  # of a page with much advertising


@dataclass
class Gate:
    """The proxy; `port` is where it listens, `refused` names the hosts that were not opened."""

    net: SafeNet
    seconds: float
    most_bytes: int
    refused: list[str] = field(default_factory=list)
    port: int = 0
    _deadline: float = 0.0
    _bytes: int = 0
    _connections: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Gate:
        self._deadline = monotonic() + self.seconds
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(_POLL_S)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, name="gate", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._listener.close()

    def _open(self) -> bool:
        return not self._ended.is_set() and monotonic() < self._deadline and self._bytes < self.most_bytes

    def _serve(self) -> None:
        while self._open() and self._connections < _MOST_CONNECTIONS:
            try:
                asker, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self._connections += 1
            threading.Thread(target=self._handle, args=(asker,), name="gate", daemon=True).start()

    def _handle(self, asker: socket.socket) -> None:
        with asker, contextlib.suppress(OSError):
            asker.settimeout(max(0.1, self._deadline - monotonic()))
            head, rest = _head(asker)
            method, _, place = head.partition(b"\r\n")[0].decode("latin-1").partition(" ")
            place = place.rpartition(" ")[0]
            tunnel = method.upper() == "CONNECT"
            url = f"http://{place}/" if tunnel else place  # by http: what goes through a tunnel is the asker's own TLS
            if not tunnel and not place.startswith("http://"):
                asker.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
                return
            try:
                spot = target(url)
                server = self.net.connected(spot, self._deadline)
            except (ReelwrightError, OSError):
                self.refused.append(place)
                asker.sendall(b"HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                return
            with server:
                if tunnel:
                    asker.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                else:
                    rest = _as_origin(head, method, spot.path) + rest
                if rest:
                    server.sendall(rest)
                self._relay(asker, server)

    def _relay(self, asker: socket.socket, server: socket.socket) -> None:
        """Pass bytes on in both directions until one side ends, or a bound is reached."""
        with selectors.DefaultSelector() as ready:
            ready.register(asker, selectors.EVENT_READ, (asker, server))
            ready.register(server, selectors.EVENT_READ, (server, asker))
            while self._open():
                for key, _ in ready.select(_POLL_S):
                    side, other = key.data
                    data = side.recv(_CHUNK)
                    if not data:
                        return
                    self._bytes += len(data)
                    other.sendall(data)


def _head(asker: socket.socket) -> tuple[bytes, bytes]:
    """The head of a request, and what came with it. Raises `OSError`."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = asker.recv(4096)
        if not chunk or len(data) > _HEAD_BYTES:
            raise OSError("no request")
        data += chunk
    head, _, rest = data.partition(b"\r\n\r\n")
    return head, rest


def _as_origin(head: bytes, method: str, path: str) -> bytes:
    """A request to a proxy as one to the server itself, which closes the connection when it has answered."""
    kept = [
        line
        for line in head.split(b"\r\n")[1:]
        if line.partition(b":")[0].strip().lower() not in (b"connection", b"proxy-connection", b"keep-alive")
    ]
    return b"\r\n".join([f"{method} {path} HTTP/1.1".encode("latin-1"), *kept, b"Connection: close"]) + b"\r\n\r\n"
