"""Shared parts of ElevenLabs' voices and aligner: the official client, and what its errors mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.net.clients import checked_address, checked_key
from core.net.statuses import retry_after_s
from core.providers import Provider
from core.voice.remote import Trouble, of_httpx

if TYPE_CHECKING:
    from elevenlabs.client import ElevenLabs


def client(provider: Provider, timeout_s: float) -> ElevenLabs:
    """The client of ElevenLabs' speech for a provider of that connection."""
    from elevenlabs.client import ElevenLabs

    address = provider.setting("base_url")
    return ElevenLabs(
        api_key=checked_key(provider.setting("api_key"), provider.label),
        base_url=checked_address(address, provider.label) if address else None,
        timeout=timeout_s,
        follow_redirects=False,  # its key stands in a header that would go on to any address
    )


def trouble(error: Exception) -> Trouble | None:
    """The `Trouble` with ElevenLabs' speech from an error of its client; None for one that is a fault of ours."""
    import httpx
    from elevenlabs.core.api_error import ApiError

    if isinstance(error, ApiError):
        detail = error.body.get("detail") if isinstance(error.body, dict) else None
        quota = isinstance(detail, dict) and detail.get("status") == "quota_exceeded"
        return Trouble(error.status_code or 500, retry_after_s(error.headers), quota=quota)
    return of_httpx(error) if isinstance(error, httpx.HTTPError | httpx.InvalidURL) else None
