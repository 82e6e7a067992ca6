"""A service whose address and key are in the settings: one bounded request, nothing followed, nothing repeated of it.

The address was typed by the person, so it may be private; where it redirects to was not, so that is an error. Neither
the key nor the query is ever part of a message or a log.
"""

from __future__ import annotations

import base64
import json
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError
from core.model.text import cleaned
from core.net import dial, limits, retry, statuses, unpack, wire
from core.net.clients import checked_address, checked_key
from core.net.patience import Watched, interruptible
from core.net.retry import Failed
from core.net.urls import Target, target
from core.ports import never_cancelled

_AGENT = "Reelwright/1.0"


@dataclass(frozen=True)
class Reply:
    """An answer; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON. Raises `ValueError`."""
        return cleaned(json.loads(self.body))


@dataclass(frozen=True)
class Service:
    """One service. `headers` may hold its key; `hints` are its sentences' ends, `start` how its program is started (for
    one on the person's own machine); `window` is its limit of requests. `sleep` is a test's to replace."""

    label: str
    address: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    hints: statuses.Hints = statuses.COMMON
    start: str = ""
    window: limits.Window | None = None
    max_bytes: int = 30_000_000
    timeout_s: float = 30.0
    sleep: Callable[[float], None] = time.sleep
    resolve: dial.Resolve = dial.system_resolve

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        check: Callable[[], None] = never_cancelled,
        on_status: retry.OnStatus = retry.silent,
        timeout_s: float = 0.0,
        accept_statuses: tuple[int, ...] = (),
        attempts: int = retry.ATTEMPTS,
    ) -> Reply:
        """The answer to a request with `body` as JSON; a status of `accept_statuses` is the caller's to word.

        Raises `MissingSetup` (address, key), `ProviderFailed` (429 after waiting, 5xx, timeout, broken answer), or what
        `check` raises, within a second.
        """

        def once() -> Reply:
            if self.window is not None:
                limits.wait_for(self.window, self.label, check=check, on_status=on_status, sleep=self.sleep)
            return self.once(
                method, path, query=query, body=body, check=check, timeout_s=timeout_s, accept_statuses=accept_statuses
            )

        return retry.with_retries(
            once, self.label, check=check, on_status=on_status, sleep=self.sleep, attempts=attempts
        )

    def once(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        check: Callable[[], None] = never_cancelled,
        timeout_s: float = 0.0,
        accept_statuses: tuple[int, ...] = (),
    ) -> Reply:
        """The answer to one request, not repeated and counted by no limit. Raises `Failed`, `MissingSetup`."""
        data = b"" if body is None else json.dumps(body).encode()
        head = {"Content-Type": "application/json"} if data else {}
        reply = self.send(method, path, data, head, query=query, check=check, timeout_s=timeout_s)
        if 200 <= reply.status < 300 or reply.status in accept_statuses:
            return reply
        raise statuses.of_status(reply.status, self.label, statuses.retry_after_s(reply.headers), self.hints)

    def send(
        self,
        method: str,
        path: str,
        data: wire.Body = b"",
        headers: Mapping[str, str] | None = None,
        *,
        query: Mapping[str, Any] | None = None,
        check: Callable[[], None] = never_cancelled,
        timeout_s: float = 0.0,
    ) -> Reply:
        """The answer to one request with a body of any kind (a path: the file's), whatever its status.

        Raises `Failed`, `MissingSetup`.
        """
        spot = self._spot(path, query or {})
        reply = self._exchanged(spot, method, data, dict(headers or {}), check, timeout_s or self.timeout_s)
        self._note(reply)
        return reply

    def json(self, method: str, path: str, **more: Any) -> Any:
        """As `ask`; the answer is JSON. Raises `ProviderFailed` where it is none."""
        try:
            return self.ask(method, path, **more).json()
        except (ValueError, RecursionError):
            raise self.unreadable() from None

    def unreadable(self) -> ProviderFailed:
        """Describe an answer that is not what the service promises."""
        return statuses.unreadable(self.label)

    def _spot(self, path: str, query: Mapping[str, Any]) -> Target:
        for value in self.headers.values():
            checked_key(value, self.label)
        text = urlencode({name: str(value) for name, value in query.items() if value not in ("", None)})
        address = self.address.rstrip("/") + path if path else self.address
        if text:
            address += f"{'&' if '?' in address else '?'}{text}"
        return target(checked_address(address, self.label))

    def _exchanged(
        self,
        spot: Target,
        method: str,
        data: wire.Body,
        head: dict[str, str],
        check: Callable[[], None],
        timeout_s: float,
    ) -> Reply:
        patience, sent = Watched(monotonic() + timeout_s, check), False
        try:
            sock = interruptible(lambda: self._connected(spot, patience.deadline), patience.ask, lambda it: it.close())
            sent = True
            try:
                reply = wire.ask(sock, spot, self._head(head), patience, self.max_bytes + 100_000, method, data)
                encoding = reply.headers.get("content-encoding", "")
                body = unpack.unpacked(reply.chunks(), encoding, self.max_bytes, reply.declared_bytes)
                return Reply(reply.status, reply.headers, body)
            finally:
                sock.close()
        except (ReelwrightError, Failed):
            raise
        except Exception as error:
            if error is patience.raised:
                raise
            raise self._explained(error, timeout_s, sent) from None

    def _head(self, more: dict[str, str]) -> dict[str, str]:
        head = {"User-Agent": _AGENT, "Accept": "*/*", "Accept-Encoding": unpack.ACCEPTED, **self.headers}
        return head | more

    def _connected(self, spot: Target, deadline: float) -> Any:
        try:
            return dial.connect(spot, dial.addresses(self.resolve, spot, deadline), deadline, lambda: self._tls)
        except (BadInput, OSError) as error:
            if isinstance(error, ssl.SSLError):
                raise
            raise self._unreachable() from None

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return dial.trusted()

    def _note(self, reply: Reply) -> None:
        """Heed what the service says is left of its limit."""
        wait = statuses.retry_after_s(reply.headers)
        if self.window is not None and wait and reply.headers.get("x-ratelimit-remaining", "").strip() == "0":
            self.window.close(wait)

    def _unreachable(self) -> Failed:
        if self.start:
            return Failed(MissingSetup(f"{self.label} does not answer at its address.", self.start, code="not_running"))
        return retry.unreachable(self.label)

    def _explained(self, error: Exception, timeout_s: float, sent: bool) -> Failed:
        if isinstance(error, TimeoutError):  # not asked again: it may have been done, and paid for
            return retry.lost(self.label, timeout_s)
        if isinstance(error, unpack.TooMuch):
            endless = ProviderFailed(f"{self.label} sends without end.", "Check its address.", code="bad_answer")
            return Failed(endless, fate="answered")
        if isinstance(error, ssl.SSLCertVerificationError):
            what = f"The certificate of {self.label} is not valid."
            return Failed(ProviderFailed(what, "Check its address on the settings page.", code="bad_certificate"))
        if isinstance(error, wire.Malformed | unpack.Damaged | OSError | ValueError):
            return retry.lost(self.label, again=True) if sent else self._unreachable()
        raise error


def basic(user: str, password: str) -> str:
    """The Authorization header of a request by a user name and a password."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
