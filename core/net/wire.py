"""One request over one connection, every byte of it under one deadline.

HTTP itself is spoken by httpcore, the transport of httpx; the connection is made here, to an address that was checked.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from core.net.urls import Target

if TYPE_CHECKING:
    import httpcore

AGENT = "Mozilla/5.0 (compatible; Reelwright/1.0; reads articles its user names)"


_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MOST_HEADERS, _MOST_HEAD_BYTES = 100, 65_536
_SENT_BYTES = 1 << 20  # of a body are sent at once: a film never lies in memory whole


@dataclass(frozen=True)
class Part:
    """Bytes of a file as the body of a request: so many from `start`; `sent` is told how many of them went out."""

    path: Path
    start: int
    length: int
    sent: Callable[[int], None] = field(default=lambda n: None, compare=False)


Body = bytes | Path | Part


class TooLate(TimeoutError):
    """The deadline of the whole fetch has passed."""


class Malformed(Exception):
    """The answer is no HTTP, or more of it than was asked for."""


class BrokenOff(Malformed):
    """The connection ended in the middle of a body."""


def left(deadline: float) -> float:
    """Seconds left until a fetch's deadline. Raises `TooLate` when there are none."""
    seconds = deadline - monotonic()
    if seconds <= 0:
        raise TooLate
    return seconds


class Patience:
    """The limit on waiting for the bytes of a response: here until one deadline, whatever comes."""

    step_s = float("inf")  # the longest single wait, so that somebody can be asked between

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline

    def left(self) -> float:
        """Seconds left for the next bytes. Raises `TooLate`."""
        return left(self.deadline)

    def idle(self) -> None:
        """Nothing came in one step."""
        raise TooLate

    def got(self, n: int) -> None:
        """So many bytes came."""


class _Stream:
    """A connected socket as httpcore's `NetworkStream`; each read waits at most as patience allows, so that a slow drip
    cannot hold it open."""

    def __init__(self, sock: socket.socket, patience: Patience, most: int) -> None:
        self._sock, self._patience, self._most = sock, patience, most
        self._unsent = b""
        self.ended = False  # by the other side

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Collect a part of the request, so that head and a short body go out together."""
        self._unsent += buffer
        if len(self._unsent) >= _SENT_BYTES:
            self._flush()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Send what is collected, then give the next bytes of the answer. Raises `OSError`, `TooLate`, `Malformed`."""
        if self._unsent:
            self._flush()
        data = self._received(max_bytes)
        self._most -= len(data)
        if self._most < 0:
            raise Malformed("more bytes than were asked for")
        self._patience.got(len(data))
        self.ended = not data
        return data

    def _flush(self) -> None:
        unsent, self._unsent = self._unsent, b""
        self._sock.settimeout(self._patience.left())
        self._sock.sendall(unsent)

    def _received(self, max_bytes: int) -> bytes:
        while True:
            self._sock.settimeout(min(self._patience.left(), self._patience.step_s))
            try:
                return self._sock.recv(max_bytes)
            except TimeoutError:
                self._patience.idle()

    def close(self) -> None:
        """Leave the socket open: whoever connected it closes it."""

    def get_extra_info(self, info: str) -> Any:
        """Tell nothing."""
        return None


class Reply:
    """The head of an answer, and its body as it comes. Header names are in lower case; repeated ones are joined."""

    def __init__(self, answer: httpcore.Response, stream: _Stream) -> None:
        self._answer, self._stream = answer, stream
        self.status = answer.status
        self.headers: dict[str, str] = {}
        for name, value in ((key.decode("latin-1").lower(), value.decode("latin-1")) for key, value in answer.headers):
            self.headers[name] = f"{self.headers[name]}, {value}" if name in self.headers else value

    @property
    def redirect(self) -> str:
        """The place that the answer redirects to; empty where it does not."""
        return self.headers.get("location", "") if self.status in _REDIRECTS else ""

    @property
    def declared_bytes(self) -> int | None:
        """The length of the body as it comes over the wire, where the head tells it."""
        declared = self.headers.get("content-length", "")
        return int(declared) if declared.isdigit() else None

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes over the wire. Raises `OSError`, `TooLate`, `Malformed`, `BrokenOff`."""
        import httpcore

        try:
            yield from self._answer.iter_stream()
        except httpcore.ProtocolError as error:
            raise (BrokenOff if self._stream.ended else Malformed)(str(error)) from error


def connect(target: Target, address: str, deadline: float, tls: Callable[[], ssl.SSLContext]) -> socket.socket:
    """A connection to the checked address; over https the certificate must be the name's. Raises `OSError`."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(left(deadline))
        sock.connect((address, target.port))
        if target.scheme == "https":
            sock.settimeout(left(deadline))
            return _handshake(sock, target.host, deadline, tls())
        return sock
    except BaseException:
        sock.close()
        raise


def _handshake(sock: socket.socket, host: str, deadline: float, context: ssl.SSLContext) -> ssl.SSLSocket:
    """TLS without blocking past the deadline: a peer that drips its handshake is dropped, too."""
    import select

    wrapped = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    wrapped.setblocking(False)
    while True:
        try:
            wrapped.do_handshake()
            return wrapped
        except ssl.SSLWantReadError:
            select.select([wrapped], [], [], left(deadline))
        except ssl.SSLWantWriteError:
            select.select([], [wrapped], [], left(deadline))
        left(deadline)


def ask(
    sock: socket.socket,
    target: Target,
    headers: Mapping[str, str],
    deadline: float | Patience,
    most: int,
    method: str = "GET",
    body: Body = b"",
) -> Reply:
    """Send an HTTP request, its body given as bytes, as a file's or as a part of one, and read the answer's head.
    `most` bounds all bytes taken in.

    Raises `OSError`, `TooLate`, `Malformed`.
    """
    import httpcore

    patience = deadline if isinstance(deadline, Patience) else Patience(deadline)
    stream = _Stream(sock, patience, most)
    lines = {"Host": target.authority, **headers, "Connection": "close"}
    body = Part(body, 0, body.stat().st_size) if isinstance(body, Path) else body
    length = body.length if isinstance(body, Part) else len(body)
    if length or method != "GET":
        lines["Content-Length"] = str(length)
    try:
        url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
        encoded = [(name.encode("ascii"), value.strip().encode("ascii")) for name, value in lines.items()]
        connection = httpcore.HTTP11Connection(url.origin, stream)  # type: ignore[arg-type]
        content = _pieces(body) if isinstance(body, Part) else body
        answer = connection.handle_request(httpcore.Request(method, url, headers=encoded, content=content))
    except httpcore.ProtocolError as error:
        raise Malformed(str(error)) from error
    size = sum(len(name) + len(value) for name, value in answer.headers)
    if len(answer.headers) > _MOST_HEADERS or size > _MOST_HEAD_BYTES:
        raise Malformed("the head is larger than any")
    return Reply(answer, stream)


def _pieces(part: Part) -> Iterator[bytes]:
    """The file's part in pieces, never more of it than was announced."""
    left_bytes = part.length
    with part.path.open("rb") as file:
        file.seek(part.start)
        while left_bytes > 0 and (piece := file.read(min(_SENT_BYTES, left_bytes))):
            left_bytes -= len(piece)
            yield piece
            part.sent(part.length - left_bytes)
