"""Safeguards of vendors' clients: a checked address, a usable key, connections that are bounded and can be cut."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from core.errors import BadInput, MissingSetup
from core.net.urls import target

MOST_BYTES = 30_000_000  # of one answer


class Unreadable(ValueError):
    """An answer that is not what its interface promises."""


def checked_address(address: str, label: str) -> str:
    """Return an address that a person typed, which may be private. Raises `MissingSetup` where it is no web address."""
    try:
        target(address)
    except BadInput:
        raise MissingSetup(
            f"The address of {label} is no web address.",
            "Write it as http://HOST:PORT or https://HOST on the settings page.",
            code="bad_address",
        ) from None
    return address


def checked_key(key: str, label: str, hint: str = "Enter it once more.", *, blanks: bool = True) -> str:
    """A service's key that can stand in an HTTP header. Raises `MissingSetup`, without repeating it."""
    if not (key.isascii() and key.isprintable()) or (" " in key and not blanks):
        raise MissingSetup(f"The key for {label} has characters that no key has.", hint, code="bad_key")
    return key


class Wire:
    """The connections of a vendor's client, so that they can be cut; works for `httpx` and `httpx2` alike."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}  # of the last answer, which not every client shows
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._cut = False

    def hooks(self) -> dict[str, list[Callable[..., Any]]]:
        """The `event_hooks` of a client."""
        return {"request": [self._request], "response": [self._response]}

    def cut(self) -> None:
        """End every connection, so that a thread that waits for it goes on at once."""
        with self._lock:
            self._cut = True
            current, self._sockets = self._sockets, []
        for item in current:
            with contextlib.suppress(OSError):
                item.shutdown(socket.SHUT_RDWR)

    def _request(self, request: Any) -> None:
        request.extensions = {**request.extensions, "trace": self._trace}

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        current = info["return_value"].get_extra_info("socket")
        if not isinstance(current, socket.socket):
            return
        with self._lock:
            self._sockets.append(current)
            late = self._cut
        if late:
            self.cut()

    def _response(self, response: Any) -> None:
        self.headers = dict(response.headers)
        response.stream = _bounded(response.stream)


def _bounded(stream: Any) -> Any:
    """The same byte stream, which raises once it is longer than any answer."""
    base = next(kind for kind in type(stream).__mro__ if kind.__name__ == "SyncByteStream")

    class Bounded(base):  # type: ignore[misc, valid-type]
        def __iter__(self) -> Iterator[bytes]:
            left = MOST_BYTES
            for chunk in stream:
                left -= len(chunk)
                if left < 0:
                    raise Unreadable("the answer is longer than any script")
                yield chunk

        def close(self) -> None:
            stream.close()

    return Bounded()


def is_local(url: str) -> bool:
    """Whether an address is on this machine or in its own network, where no proxy is asked."""
    host = urlsplit(url if "://" in url else f"http://{url}").hostname or ""
    if host in ("localhost", "") or host.endswith((".local", ".localhost")) or ("." not in host and ":" not in host):
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False
