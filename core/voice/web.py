"""Engines that are plain HTTP, at an address the user typed in: one bounded request, nothing followed."""

from __future__ import annotations

from typing import Any

from core.errors import BadInput, ProviderFailed
from core.net.statuses import retry_after_s
from core.voice.remote import RemoteEngine, Trouble, of_httpx

_MOST_BYTES = 200_000_000


class Status(Exception):
    """An answer that is none of 2xx."""

    def __init__(self, status: int, headers: Any) -> None:
        super().__init__(f"status {status}")
        self.status, self.retry_after_s = status, retry_after_s(headers)


class WebEngine(RemoteEngine):
    """An engine whose `speak_piece` calls `send`."""

    def send(self, method: str, url: str, **more: Any) -> tuple[bytes, str]:
        """Body and content type of the answer. `more`: `params`, `json`, `headers` as httpx takes them."""
        import httpx

        if not url.startswith(("http://", "https://")):
            raise BadInput(f"{self.label}: its address is no web address.", "Write it as http://HOST:PORT.")
        body = bytearray()
        with (
            httpx.Client(timeout=self.timeout_s, follow_redirects=False, trust_env=False) as client,
            client.stream(method, url, **more) as answer,
        ):
            if not 200 <= answer.status_code < 300:
                raise Status(answer.status_code, answer.headers)
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > _MOST_BYTES:
                    raise ProviderFailed(f"{self.label} sends without end.", "Check the address.", code="bad_answer")
            return bytes(body), answer.headers.get("content-type", "")

    def trouble(self, error: Exception) -> Trouble | None:
        import httpx

        if isinstance(error, Status):
            return Trouble(error.status, error.retry_after_s)
        return of_httpx(error) if isinstance(error, httpx.HTTPError | httpx.InvalidURL) else None

    def bad_answer(self, what: str) -> ProviderFailed:
        """The answer has not the shape that was expected."""
        return ProviderFailed(f"{self.label} answered without {what}.", "Check the settings.", code="bad_answer")
