"""`SafeNet`: fetch what a user or a document named without being led astray."""

from __future__ import annotations

import http.client
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from time import monotonic

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.net import unpack, wire
from core.net.addresses import is_public
from core.net.urls import Target, follow, target

_TRY_LATER = "Try again in a while, or save the page as a file and give that instead."
_SAVE = "Open it in a browser; save the page as a file or copy its text and give that instead."
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True)
class Answer:
    """What came back. `url` is the address after redirects, `body` is decompressed."""

    url: str
    content_type: str
    body: bytes
    charset: str = ""
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
        resolve: Resolve | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allowed = frozenset(pair.strip().lower() for pair in allow_private)
        self._max_redirects = max_redirects
        self._resolve = resolve or _system_resolve
        self._own_tls = tls

    def fetch(self, url: str, *, accept: str = "", max_bytes: int = 20_000_000, timeout_s: float = 20.0) -> Answer:
        """GET the URL. `timeout_s` bounds everything together (names, redirects, head, body), `max_bytes` the body.

        Raises `BadInput` (address, refusal, 4xx, too large) or `ProviderFailed` (5xx, timeout, broken answer).
        """
        deadline = monotonic() + timeout_s
        spot = target(url)
        for hop in range(self._max_redirects + 1):
            try:
                answer, location = self._one(spot, accept, max_bytes, deadline)
            except ReelwrightError as error:
                if hop and error.code == "private_address":  # no word on how to allow what a stranger's page asks for
                    raise _led_astray(error) from error
                raise
            except Exception as error:
                raise _translated(error, spot, timeout_s, max_bytes) from error
            if answer is not None:
                return answer
            spot = self._next(spot, location, hop)
        raise BadInput(
            f"{spot.host} redirects more than {self._max_redirects} times.", _SAVE, code="too_many_redirects"
        )

    def _one(self, spot: Target, accept: str, max_bytes: int, deadline: float) -> tuple[Answer | None, str]:
        """One hop: the answer, or the place it redirects to."""
        sock = self._connected(spot, deadline)
        try:
            headers = {
                "User-Agent": wire.AGENT,
                "Accept": accept or "*/*",
                "Accept-Language": "*",
                "Accept-Encoding": unpack.ACCEPTED,
            }
            reply = wire.ask(sock, spot, headers, deadline, max_bytes + 10_000_000)
            location = reply.getheader("Location") or ""
            if reply.status in _REDIRECTS and location:
                return None, location
            _refuse_status(reply.status, spot)
            return _read(reply, spot, max_bytes), ""
        finally:
            sock.close()

    def _next(self, spot: Target, location: str, hop: int) -> Target:
        if hop == self._max_redirects:
            raise BadInput(
                f"{spot.host} redirects more than {self._max_redirects} times.", _SAVE, code="too_many_redirects"
            )
        try:
            return target(follow(spot.url, location))
        except BadInput as error:
            raise BadInput(
                f"{spot.host} redirects to an address that is not opened: {error.message}", _SAVE, code="bad_redirect"
            ) from error

    def _connected(self, spot: Target, deadline: float) -> socket.socket:
        """A connection to the first checked address that answers."""
        failure: OSError | None = None
        addresses = self._checked(spot, deadline)
        for i, address in enumerate(addresses):
            # an address that does not answer may use up its share of the time, not all of it
            share = deadline if i == len(addresses) - 1 else monotonic() + wire.left(deadline) / 2
            try:
                return wire.connect(spot, address, share, lambda: self._tls)
            except ssl.SSLError:
                raise
            except OSError as error:
                failure = error
        raise failure or OSError("no address")

    def _checked(self, spot: Target, deadline: float) -> list[str]:
        """The addresses of the host, resolved once. Raises `BadInput` if any of them is not public."""
        addresses = list(dict.fromkeys(_in_time(self._resolve, spot, deadline)))[:4]
        if not addresses:
            raise BadInput(f"There is no host {spot.host}.", "Check the address for a typing mistake.", code="no_host")
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
        """The system's certificates, and certifi's where the system has none or old ones."""
        if self._own_tls is not None:
            return self._own_tls
        import certifi

        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        return context


def _system_resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(entry[4][0]) for entry in found if entry[0] in (socket.AF_INET, socket.AF_INET6)]


def _in_time(resolve: Resolve, spot: Target, deadline: float) -> list[str]:
    """Resolve in a thread: the system's resolver knows no deadline."""
    result: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            result.put(resolve(spot.host, spot.port))
        except Exception as error:  # noqa: BLE001 - handed to the waiting thread
            result.put(error)

    threading.Thread(target=work, name="resolve", daemon=True).start()
    try:
        found = result.get(timeout=wire.left(deadline))
    except queue.Empty as error:
        raise wire.TooLate from error
    if isinstance(found, socket.gaierror | UnicodeError):
        raise BadInput(
            f"There is no host {spot.host}, or there is no network.",
            "Check the address and the connection.",
            code="no_host",
        ) from found
    if isinstance(found, Exception):
        raise found
    return found


def _read(reply: http.client.HTTPResponse, spot: Target, max_bytes: int) -> Answer:
    """The whole body, unpacked."""
    declared = reply.getheader("Content-Length") or ""
    encoding = reply.getheader("Content-Encoding") or ""
    if declared.isdigit() and int(declared) > max_bytes:
        raise unpack.TooMuch
    body = unpack.Body(encoding, max_bytes)
    taken = 0
    while chunk := reply.read1(65536):
        taken += len(chunk)
        if taken > max_bytes:
            raise unpack.TooMuch
        body.take(chunk)
    if reply.length:
        raise http.client.IncompleteRead(b"", reply.length)
    kind = reply.getheader("Content-Type") or ""
    return Answer(spot.url, kind, body.end(), reply.headers.get_content_charset() or "", reply.status)


def _refuse_status(status: int, spot: Target) -> None:
    """Raise for every status but success."""
    host = spot.host
    if 200 <= status < 300:
        return
    if status in (404, 410):
        raise BadInput(
            f"There is no such page on {host} (it answered {status}).",
            "Check the address in a browser.",
            code="not_found",
        )
    if status in (401, 403, 407, 451):
        raise BadInput(f"{host} does not give this page to programs (it answered {status}).", _SAVE, code="forbidden")
    if status in (408, 425, 429) or status >= 500:
        raise ProviderFailed(
            f"{host} cannot answer now (it answered {status}).", _TRY_LATER, code="server_error", retryable=True
        )
    raise BadInput(
        f"{host} did not give the page (it answered {status}).", "Check the address in a browser.", code="http_error"
    )


def _led_astray(error: ReelwrightError) -> BadInput:
    """The error for a page that redirects into a private network."""
    return BadInput(
        f"The page redirects to an address that is not opened: {error.message}", _SAVE, code="private_address"
    )


def _translated(error: Exception, spot: Target, timeout_s: float, max_bytes: int) -> ReelwrightError:
    """Faults of the wire as one sentence each."""
    host = spot.host
    if isinstance(error, TimeoutError):  # wire.TooLate and the socket's own
        return ProviderFailed(
            f"{host} did not answer within {timeout_s:.0f} seconds.", _TRY_LATER, code="timeout", retryable=True
        )
    if isinstance(error, unpack.TooMuch):
        return BadInput(
            f"The answer of {host} is larger than {max_bytes / 1e6:.0f} MB.",
            "Save the part you need as a file, or paste its text.",
            code="too_large",
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return BadInput(
            f"The certificate of {host} is not valid.",
            "Check the address; the site may be set up wrongly.",
            code="bad_certificate",
        )
    if isinstance(error, unpack.Damaged | http.client.HTTPException | ssl.SSLError | ValueError):
        return ProviderFailed(f"{host} sent a broken answer.", _TRY_LATER, code="broken_answer", retryable=True)
    if isinstance(error, OSError):
        return ProviderFailed(f"{host} cannot be reached.", _TRY_LATER, code="unreachable", retryable=True)
    raise error
