"""Meta's Graph API, as Instagram and Facebook Pages share it: one sign-in, calls, uploads, refusals.

Facebook Login for Business (developers.facebook.com/documentation): the token goes in a header, never in an address.
Films go to rupload.facebook.com with their size and where they begin, so that an upload goes on where it broke off.
Meta's own words are left out of errors: they may hold anything.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from core.errors import MissingSetup, ProviderFailed, ReelwrightError
from core.net import statuses, urls
from core.net.retry import Failed, unsent, with_retries
from core.net.service import Reply, Service
from core.net.wire import Part
from core.providers import Connection, Setting
from core.publish.oauth import Endpoint
from core.publish.target import Desk, Post

VERSION = "v27.0"  # of 4 November 2026; v24.0 lives until February 2028
GRAPH, DIALOG = "https://graph.facebook.com", "https://www.facebook.com"
UPLOADS = ("facebook.com",)  # whose machines get the token with the film
TRIES = 6  # of an upload, each going on where the last ended
_SLOWEST_BYTES_S = 50_000
_WAIT_S = 5.0
_CALL_S = 120.0
_TOKEN, _RATE, _DENIED = (102, 190, 463, 467), (4, 17, 32, 341, 613, 80002, 80006), (3, 10, 200)
_MISPLACED = 1363037  # a piece that does not begin where the film ends there; `error_data` names the right place
_PASSES = (-1, -2, 1, 2)  # with a status of 500, or marked as transient

ACCOUNT = Connection(
    "meta",
    "Instagram and Facebook",
    (
        Setting("version", "Version of the Graph API", default=VERSION, help="Each lives about two years."),
        Setting("base_url", "Address", kind="url", help="Only for a proxy of one's own."),
    ),
    url="https://developers.facebook.com/apps",
)


def sign_in(base_url: str, version: str) -> Endpoint:
    """The addresses of Facebook Login. The browser ends on a page of Facebook's own for programs without one."""
    base, dialog = base_url.rstrip("/") or GRAPH, base_url.rstrip("/") or DIALOG
    return Endpoint(
        "Facebook", f"{dialog}/{version}/dialog/oauth", f"{base}/{version}/oauth/access_token",
        redirect="https://www.facebook.com/connect/login_success.html", challenge="", scope_sign=",", exchanges=True,
        early_s=7 * 86_400,
    )  # fmt: skip


class Refused(Exception):
    """A refusal by Meta: the request had no effect, unless it is `doubtful`."""

    def __init__(self, code: int, sub: int, failed: Failed, status: int = 400, start: int | None = None) -> None:
        super().__init__(code)
        self.code, self.sub, self.failed = code, sub, failed
        self.start = start  # of the piece that it wants instead
        self.doubtful = status >= 500  # it may have had an effect all the same


@dataclass(frozen=True)
class Graph:
    """Calls to the Graph API as somebody: `token(refused)` as a desk gives it."""

    label: str
    base_url: str
    version: str
    token: Callable[[str], str]
    check: Callable[[], None]

    def ask(self, path: str, query: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The answer to a question; trouble that passes is waited for. Raises as a target's `send` does."""
        return self._retried(lambda: self.once("GET", path, query=query))

    def create(self, path: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Make something that nobody sees, and that may lie there twice. Raises as `ask`."""
        return self._retried(lambda: self.once("POST", path, fields))

    def delete(self, path: str) -> None:
        """Take something back. Raises as `ask`."""
        self._retried(lambda: self.once("DELETE", path))

    def chunk(self, path: str, fields: Mapping[str, Any], name: str, data: bytes) -> int:
        """Send a piece of a film as a file of a form; sent twice, it is one piece. The offset of the next one, which is
        before this one where Meta lacks something. Raises as `ask`.
        """
        sign = secrets.token_hex(16)
        parts = [
            f'--{sign}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{_text(value)}\r\n'
            for key, value in fields.items()
        ]
        head = f'--{sign}\r\nContent-Disposition: form-data; name="{name}"; filename="film.mp4"\r\n'
        head += "Content-Type: video/mp4\r\n\r\n"
        body = "".join(parts).encode() + head.encode() + data + f"\r\n--{sign}--\r\n".encode()
        kind = f"multipart/form-data; boundary={sign}"

        def sent() -> dict[str, Any]:
            try:
                return self._signed("POST", path, body, {"Content-Type": kind}, None)
            except Refused as refused:
                if refused.start is None:
                    raise
                return {"start_offset": refused.start}

        try:
            return int(self._retried(sent)["start_offset"])
        except (KeyError, TypeError, ValueError, OverflowError):
            raise statuses.unreadable(self.label) from None

    def once(
        self, method: str, path: str, fields: Mapping[str, Any] | None = None, query: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """One call, not repeated but for a token that has ended. Raises `Refused`, or `Failed` without an answer."""
        data = urlencode({name: _text(value) for name, value in (fields or {}).items()}).encode()
        head = {"Content-Type": "application/x-www-form-urlencoded"} if data else {}
        return self._signed(method, path, data, head, query)

    def _signed(
        self, method: str, path: str, data: bytes, head: Mapping[str, str], query: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        """The answer to a request, after one renewal of the token where it was refused."""
        with unsent():
            token = self.token("")
            try:
                return self._sent(method, path, data, head, query, token)
            except Refused as refused:
                if refused.code not in _TOKEN:
                    raise
                newer = self.token(token)
                return self._sent(method, path, data, head, query, newer)

    def upload(self, address: str, post: Post, begun: Callable[[], int], desk: Desk, *, resumed: bool) -> None:
        """Send the film's bytes, going on where the last try ended; `begun` asks how many are there, at once where
        another process may have sent some (`resumed`).

        Raises as `ask`. Sending bytes publishes nothing.
        """
        self._require_own(address)
        for attempt in range(TRIES):
            desk.check()
            start = begun() if attempt or resumed else 0
            if 0 < post.size <= start:
                return
            try:
                self._bytes(address, post, start, desk)
                return
            except Failed as failed:
                if not failed.again or attempt == TRIES - 1:
                    raise failed.error from None
                desk.wait(failed.after_s if failed.after_s is not None else _WAIT_S * attempt)

    def _bytes(self, address: str, post: Post, start: int, desk: Desk) -> None:
        def sent(n: int) -> None:
            desk.progress((start + n) / max(1, post.size), f"Uploading to {self.label}")

        part = Part(post.film, start, post.size - start, sent)
        seconds = 60 + part.length / _SLOWEST_BYTES_S

        def put(token: str) -> Reply:
            head = {
                "Authorization": f"OAuth {token}", "offset": str(start), "file_size": str(post.size),
                "Content-Type": "application/octet-stream",
            }  # fmt: skip
            return Service(self.label, address).send("POST", "", part, head, check=self.check, timeout_s=seconds)

        token = self.token("")
        reply = put(token)
        if reply.status == 401 or (reply.status >= 400 and _numbers(reply)[0] in _TOKEN):
            reply = put(self.token(token))
        if reply.status >= 400:
            raise _explained(reply, self.label).failed
        answer = _object(reply, self.label)
        if not answer.get("success", True):
            error = ProviderFailed(f"{self.label} did not take the file.", "Try again later.", retryable=True)
            raise Failed(error, again=bool(answer.get("debug_info", {}).get("retriable", True)))

    def _sent(
        self,
        method: str,
        path: str,
        data: bytes,
        head: Mapping[str, str],
        query: Mapping[str, Any] | None,
        token: str,
    ) -> dict[str, Any]:
        base = self.base_url.rstrip("/") or GRAPH
        service = Service(self.label, f"{base}/{self.version}", {"Authorization": f"Bearer {token}"})
        reply = service.send(method, path, data, head, query=query, check=self.check, timeout_s=_CALL_S)
        if reply.status >= 400:
            raise _explained(reply, self.label)
        return _object(reply, self.label)

    def _retried(self, call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        def once() -> dict[str, Any]:
            try:
                return call()
            except Refused as refused:
                raise refused.failed from None

        return with_retries(once, self.label, check=self.check)

    def _require_own(self, address: str) -> None:
        """The token goes with the film, so it goes to Meta's own machines only."""
        if not urls.is_own(address, self.base_url, UPLOADS):
            raise statuses.unreadable(self.label)


def _object(reply: Reply, label: str) -> dict[str, Any]:
    try:
        found = reply.json()
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Failed(statuses.unreadable(label), fate="answered")
    return found


def _numbers(reply: Reply) -> tuple[int, int, bool]:
    """The code, the second code and whether it passes, of an error's answer."""
    try:
        error = json.loads(reply.body)["error"]
        return int(error.get("code", 0)), int(error.get("error_subcode", 0)), bool(error.get("is_transient"))
    except (ValueError, KeyError, TypeError, AttributeError):
        return 0, 0, False


def _start(reply: Reply) -> int | None:
    """The offset of a long video's next piece, in the error about one that begins elsewhere."""
    try:
        data = json.loads(reply.body)["error"]["error_data"]
        return int((json.loads(data) if isinstance(data, str) else data)["start_offset"])
    except (ValueError, KeyError, TypeError, OverflowError):
        return None


def _explained(reply: Reply, label: str) -> Refused:
    """The refusal that an answer stands for."""
    code, sub, passes = _numbers(reply)
    start = _start(reply) if sub == _MISPLACED else None
    after_s = statuses.retry_after_s(reply.headers)
    error: ReelwrightError
    again = False
    if code in _TOKEN:
        hint = "Connect the account again: Meta ends a sign-in after 60 days, or when the password changes."
        error = MissingSetup(f"{label} no longer accepts this sign-in.", hint, code="signed_out")
    elif (code, sub) == (9, 2207042):
        error = ProviderFailed(
            f"{label} takes no more posts of this account today.", "Try again tomorrow.", code="quota"
        )
    elif code in _RATE or reply.status == 429:
        return Refused(code, sub, Failed(statuses.too_often(label, after_s), again=True, after_s=after_s))
    elif (code, sub) == (25, 2207050):
        message = f"{label} has restricted this account."
        error = ProviderFailed(message, "Open its app and see what it asks of you.", code="restricted")
    elif code in _DENIED:
        message = f"{label} does not allow this to your app or to this account."
        error = ProviderFailed(message, "Connect it again and allow everything that is asked for.", code="forbidden")
    elif reply.status >= 500 or passes or code in _PASSES:
        failed = statuses.of_status(max(reply.status, 500), label, after_s)
        return Refused(code, sub, failed, reply.status, start)
    else:
        numbers = "/".join(str(number) for number in (code, sub) if number) or str(reply.status)
        error = ProviderFailed(
            f"{label} did not accept this (its code is {numbers}).", "Try another video or other words."
        )
    return Refused(code, sub, Failed(error, again=again, after_s=after_s), start=start)


def _text(value: Any) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
