"""Refusals of Google's services as the errors a user meets. Their own words are left out: they may hold anything."""

from __future__ import annotations

import json
from typing import Any

from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError
from core.net import statuses

_LABEL = "YouTube"
_MIDNIGHT = "It takes uploads again after midnight Pacific time; start it again then."
_FIELDS = {
    "invalidTitle": "title", "invalidDescription": "text", "invalidTags": "tags", "invalidPublishAt": "time to publish",
    "invalidCategoryId": "category", "defaultLanguageNotSet": "language", "invalidVideoMetadata": "title or text",
}  # fmt: skip


def reason_of(error: Any) -> tuple[str, str]:
    """The reason and the message in an `HttpError`'s answer to an upload, as Google words them for programs."""
    try:
        inner = json.loads(error.content)["error"]
        first = (inner.get("errors") or [{}])[0]
        return str(first.get("reason", "")), str(inner.get("message", ""))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return "", ""


def may_pass(error: Any) -> bool:
    """Whether the same request of an upload may be taken in a few seconds: trouble of the service's own, not a limit
    of the day.
    """
    reason, message = reason_of(error)
    if error.resp.status in (403, 429):
        return reason in ("userRateLimitExceeded", "rateLimitExceeded") and not _is_daily(message)
    return error.resp.status >= 500 or error.resp.status == 408


def explained(error: Any) -> ReelwrightError:
    """The error that an `HttpError` of an upload stands for."""
    status, (reason, message) = error.resp.status, reason_of(error)
    if reason == "uploadLimitExceeded":
        return ProviderFailed(
            "This channel has uploaded as many videos as YouTube allows it for now.",
            "Try again in 24 hours, or verify the channel's phone number.", code="channel_limit",
        )  # fmt: skip
    if reason == "quotaExceeded" or (reason == "rateLimitExceeded" and _is_daily(message)):
        return ProviderFailed(f"{_LABEL} takes no more from your app today.", _MIDNIGHT, code="quota")
    if reason in _FIELDS:
        return BadInput(f"{_LABEL} does not take the {_FIELDS[reason]}.", "Change it, then publish again.")
    if reason == "captionExists":
        return BadInput("The video has captions in this language already.", "Remove them there.", code="caption_exists")
    if reason in ("youtubeSignupRequired", "channelNotFound"):
        return MissingSetup(
            "This Google account has no YouTube channel.", "Make one on youtube.com.", code="no_channel"
        )
    if status == 401:
        return MissingSetup(
            f"{_LABEL} no longer accepts this sign-in.", "Connect the account again.", code="signed_out"
        )
    if status == 403 and reason not in ("userRateLimitExceeded", "rateLimitExceeded"):
        return ProviderFailed(
            f"{_LABEL} does not allow this to your account.",
            "Check what the channel may do: youtube.com/features lists it.", code="forbidden",
        )  # fmt: skip
    return statuses.of_status(status, _LABEL).error


def lost() -> ReelwrightError:
    """Describe an upload whose end was not heard of: whether the video is there is asked for at the next try."""
    message = f"The answer of {_LABEL} to the end of the upload was lost."
    return ProviderFailed(message, "Look there before you try again.", code="maybe_published", retryable=True)


def unreadable() -> ReelwrightError:
    """The error for a target's answer to an upload that is not what its interface promises."""
    return statuses.unreadable(_LABEL)


def _is_daily(message: str) -> bool:
    return "per day" in message.lower()
