"""`SafeNet`: fetch what a user or a document named without being led astray."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import Message
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TypeVar

from core.errors import BadInput, ReelwrightError
from core.net import dial, trouble, unpack, wire
from core.net.addresses import is_public
from core.net.download import Wanted, download
from core.net.urls import Target, follow, target

T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """The response to an HTTP request. `url` is the address after redirects, `body` is decompressed."""

    url: str
    content_type: str
    body: bytes
    status: int = 200


class SafeNet:
    """The net port (`ports.Net`).

    `allow_private` names host:port pairs ("127.0.0.1:8123") that may be reached although they are not public.
    `resolve(host, port)` gives the IP addresses of a name, and `tls` the TLS settings; both are for tests.
    """

    def __init__(
        self,
        allow_private: Iterable[str] = (),
        max_redirects: int = 5,
        *,
        resolve: dial.Resolve | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allowed = frozenset(pair.strip().lower() for pair in allow_private)
        self._max_redirects = max_redirects
        self._resolve = resolve or dial.system_resolve
        self._own_tls = tls

    def fetch(self, url: str, *, accept: str = "", max_bytes: int = 20_000_000, timeout_s: float = 20.0) -> Answer:
        """GET the URL. `timeout_s` bounds everything together (names, redirects, head, body), `max_bytes` the body.

        Raises `BadInput` (address, refusal, 4xx, too large) or `ProviderFailed` (5xx, timeout, broken answer).
        """
        deadline = monotonic() + timeout_s
        return self.walk(
            url,
            lambda spot: self._one(spot, accept, max_bytes, deadline),
            lambda error, spot: trouble.translated(error, spot.host, timeout_s, max_bytes),
        )

    def download(
        self,
        url: str,
        to: Path,
        *,
        max_bytes: int = 600_000_000,
        sha256: str = "",
        md5: str = "",
        progress: Callable[[int, int], None] | None = None,
        check: Callable[[], None] | None = None,
        stall_s: float = 30.0,
    ) -> Path:
        """Fetch a large file to `to` as `ports.Net.download` says."""

        return download(self, Wanted(url, to, max_bytes, sha256.lower(), md5.lower(), progress, check, stall_s))

    def walk(
        self,
        url: str,
        visit: Callable[[Target], tuple[T | None, str]],
        translate: Callable[[Exception, Target], Exception],
        instead: str = trouble.SAVE,
    ) -> T:
        """Follow redirects: `visit(spot)` gives what was looked for, or None and the place it redirects to."""
        spot = target(url)
        for hop in range(self._max_redirects + 1):
            try:
                found, location = visit(spot)
            except ReelwrightError as error:
                if hop and error.code == "private_address":  # no word on how to allow what a stranger's page asks for
                    raise trouble.led_astray(error, instead) from error
                raise
            except Exception as error:
                message = translate(error, spot)
                if message is error:
                    raise
                raise message from error
            if found is not None:
                return found
            spot = self._next(spot, location, hop, instead)
        raise AssertionError("unreachable")

    def _one(self, spot: Target, accept: str, max_bytes: int, deadline: float) -> tuple[Answer | None, str]:
        """One hop: the answer, or the place it redirects to."""
        sock = self.connected(spot, deadline)
        try:
            headers = {
                "User-Agent": wire.AGENT,
                "Accept": accept or "*/*",
                "Accept-Language": "*",
                "Accept-Encoding": unpack.ACCEPTED,
            }
            reply = wire.ask(sock, spot, headers, deadline, max_bytes + 10_000_000)
            if reply.redirect:
                return None, reply.redirect
            trouble.refuse_page(reply.status, spot.host)
            return _read(reply, spot, max_bytes), ""
        finally:
            sock.close()

    def _next(self, spot: Target, location: str, hop: int, instead: str) -> Target:
        if hop == self._max_redirects:
            raise BadInput(
                f"{spot.host} redirects more than {self._max_redirects} times.", instead, code="too_many_redirects"
            )
        try:
            return target(follow(spot.url, location))
        except BadInput as error:
            raise BadInput(
                f"{spot.host} redirects to an address that is not opened: {error.message}", instead, code="bad_redirect"
            ) from error

    def connected(self, spot: Target, deadline: float) -> socket.socket:
        """A connection to the first checked address that answers."""
        return dial.connect(spot, self._checked(spot, deadline), deadline, lambda: self._tls)

    def _checked(self, spot: Target, deadline: float) -> list[str]:
        """The addresses of the host, resolved once. Raises `BadInput` if any of them is not public."""
        addresses = dial.addresses(self._resolve, spot, deadline)
        for address in addresses:
            if not (is_public(address) or self._may(spot, address)):
                raise BadInput(
                    f"{spot.host} lies in a private network ({address}), which is not opened.",
                    f"If it is your own server, allow it with REELWRIGHT_ALLOW_PRIVATE={spot.host}:{spot.port}.",
                    code="private_address",
                )
        return addresses

    def _may(self, spot: Target, address: str) -> bool:
        names = (spot.host, f"[{spot.host}]", address, f"[{address}]")
        return any(f"{name}:{spot.port}" in self._allowed for name in names)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._own_tls or dial.trusted()


def _read(reply: wire.Reply, spot: Target, max_bytes: int) -> Answer:
    """Return the whole answer, its body unpacked."""
    encoding = reply.headers.get("content-encoding", "")
    body = unpack.unpacked(reply.chunks(), encoding, max_bytes, reply.declared_bytes)
    kind = Message()
    kind["Content-Type"] = reply.headers.get("content-type", "")
    return Answer(spot.url, str(kind["Content-Type"]), body, reply.status)
