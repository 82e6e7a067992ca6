"""Engines that are plain HTTP, at an address the user typed in: one bounded request, nothing followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.errors import ProviderFailed
from core.net.retry import LONGEST_WAIT_S, Failed
from core.net.service import Service
from core.voice.remote import RemoteEngine, Trouble

_MOST_BYTES = 200_000_000


class WebEngine(RemoteEngine):
    """An engine whose `speak_piece` calls `send`."""

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[bytes, str]:
        """Return body and content type of the answer to one request. Raises `MissingSetup`, `Failed`."""
        service = Service(
            self.label, url, headers or {}, hints=self.hints, max_bytes=_MOST_BYTES, timeout_s=self.timeout_s
        )
        try:
            reply = service.once(method, "", query=params, body=json)
        except Failed as failed:
            wait = failed.after_s
            raise replace(failed, after_s=min(wait, LONGEST_WAIT_S) if wait else None) from None
        return reply.body, reply.headers.get("content-type", "")

    def trouble(self, error: Exception) -> Trouble | None:
        """As of any remote engine: `send` says itself what went wrong."""
        return None

    def bad_answer(self, what: str) -> ProviderFailed:
        """Describe an answer of another shape than was expected."""
        return ProviderFailed(f"{self.label} answered without {what}.", "Check the settings.", code="bad_answer")
