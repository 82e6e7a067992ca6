"""The `http` object of Google's official clients, over connections of ours: checked address, time limits, no redirects.

It has the shape of httplib2's, as those clients want it; the answer is theirs to judge, whatever its status.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from core.net.service import Service
from core.ports import never_cancelled

if TYPE_CHECKING:
    import httplib2

Watch = Callable[[str, Mapping[str, str]], None]


def unwatched(method: str, headers: Mapping[str, str]) -> None:
    """Tell nobody: the watch of requests that nobody follows."""


class Http:
    """One person's connection. `token(refused)` gives an access token, a newer one than the refused where that is not
    empty; `before` is told of each request before it is sent, `after` of each answer's status and headers.
    """

    def __init__(
        self,
        label: str,
        token: Callable[[str], str],
        *,
        before: Watch = unwatched,
        after: Watch = unwatched,
        check: Callable[[], None] = never_cancelled,
        timeout_s: float = 300.0,
    ) -> None:
        self._label, self._token, self._check = label, token, check
        self._before, self._after, self._timeout_s = before, after, timeout_s
        self.redirect_codes: frozenset[int] = frozenset()  # the client takes 308 out of it

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        **_: Any,
    ) -> tuple[httplib2.Response, bytes]:
        """The answer, after one renewal of the token where it was refused. Raises `Failed`, `MissingSetup`."""
        import httplib2

        data = body.read() if hasattr(body, "read") else body or b""
        data = data.encode() if isinstance(data, str) else data
        head = {name: value for name, value in (headers or {}).items() if name.lower() not in _OURS}
        self._before(method, dict(headers or {}))
        token = self._token("")
        reply = self._sent(uri, method, data, head, token)
        if reply.status == 401:
            reply = self._sent(uri, method, data, head, self._token(token))
        self._after(method, reply.headers)
        return httplib2.Response({**reply.headers, "status": str(reply.status)}), reply.body

    def _sent(self, uri: str, method: str, data: bytes, head: dict[str, str], token: str) -> Any:
        service = Service(self._label, uri, {"Authorization": f"Bearer {token}"}, timeout_s=self._timeout_s)
        return service.send(method, "", data, head, check=self._check)

    def close(self) -> None:
        """Every connection is closed with its answer."""


_OURS = frozenset(("authorization", "user-agent", "accept-encoding", "content-length", "host"))
