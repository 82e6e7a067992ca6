"""One request over one connection, every byte of it under one deadline."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Callable, Mapping
from time import monotonic

from core.net.urls import Target

AGENT = "Mozilla/5.0 (compatible; Reelwright/1.0; reads articles its user names)"


class TooLate(TimeoutError):
    """The deadline of the whole fetch has passed."""


def left(deadline: float) -> float:
    """Seconds left. Raises `TooLate` when there are none."""
    seconds = deadline - monotonic()
    if seconds <= 0:
        raise TooLate
    return seconds


class Patience:
    """How long the bytes of an answer are waited for: here until one deadline, whatever comes."""

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


class _Reader(io.RawIOBase):
    """A socket's bytes; each read waits at most as patience allows, so that a slow drip cannot hold it open."""

    def __init__(self, sock: socket.socket, patience: Patience, most: int) -> None:
        self._sock, self._patience, self._most = sock, patience, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        n = self._recv(buffer)
        self._most -= n
        if self._most < 0:
            raise http.client.HTTPException("more bytes than were asked for")
        self._patience.got(n)
        return n

    def _recv(self, buffer: bytearray | memoryview) -> int:
        while True:
            self._sock.settimeout(min(self._patience.left(), self._patience.step_s))
            try:
                return self._sock.recv_into(buffer)
            except TimeoutError:
                self._patience.idle()


class _Faked:
    """What `HTTPResponse` wants of a socket."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._reader, 65536)


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
    body: bytes = b"",
) -> http.client.HTTPResponse:
    """Send a request and read the answer's head (100 lines of 64 kB at most). `most` bounds all bytes taken in."""
    patience = deadline if isinstance(deadline, Patience) else Patience(deadline)
    lines = [
        f"{method} {target.path} HTTP/1.1",
        f"Host: {target.authority}",
        *(f"{k}: {v}" for k, v in headers.items()),
    ]
    if body or method != "GET":
        lines.append(f"Content-Length: {len(body)}")
    sock.settimeout(patience.left())
    sock.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("ascii") + body)
    answer = http.client.HTTPResponse(_Faked(_Reader(sock, patience, most)), method=method)  # type: ignore[arg-type]
    answer.begin()
    return answer


_REDIRECTS = frozenset((301, 302, 303, 307, 308))


def redirected(reply: http.client.HTTPResponse) -> str:
    """Where an answer redirects to; empty where it does not."""
    return (reply.getheader("Location") or "") if reply.status in _REDIRECTS else ""
