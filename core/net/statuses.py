"""HTTP statuses of services as the errors a user meets, and the wait that their headers ask for."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from core.errors import MissingSetup, ProviderFailed
from core.net.retry import LATER, Failed

_EPOCH = 1_000_000_000.0  # a larger number of seconds is a time of day, not a wait


@dataclass(frozen=True)
class Hints:
    """Hints of a kind of service, by what went wrong, and its name for what a status 404 misses."""

    key: str = "Enter a valid key on the settings page."
    credit: str = "Add some there."
    later: str = LATER
    busy: str = ""  # after how long, where this is empty
    refused: str = "Check its settings, or use other words."
    refused_code: str = "provider_failed"
    missing: str = ""  # the address, where this is empty
    missing_hint: str = "Check its address on the settings page."


COMMON = Hints()


def of_status(status: int, label: str, after_s: float | None = None, hints: Hints = COMMON) -> Failed:
    """The error for an HTTP status that is no success. The service's own words are left out: they may hold anything."""
    if status in (401, 403, 407):
        return Failed(MissingSetup(f"{label} does not accept the key.", hints.key, code="bad_key"))
    if status == 402:
        return Failed(ProviderFailed(f"{label} says that there is no credit left.", hints.credit, code="no_credit"))
    if status == 429:
        return Failed(too_often(label, after_s, hints.busy), again=True, after_s=after_s)
    if status in (404, 410):
        message = f"{label} is not to be found at its address (it answered {status})."
        message = f"{label} does not know this {hints.missing}." if hints.missing else message
        return Failed(ProviderFailed(message, hints.missing_hint, code="unknown"))
    if status >= 500 or status in (408, 409, 425):
        message = f"{label} has trouble of its own (it answered {status})."
        error = ProviderFailed(message, hints.later, code="provider_failed", retryable=True)
        return Failed(error, again=True, after_s=after_s)
    if 300 <= status < 400:
        message = f"{label} sends on to another address, which is not followed."
        login = "Check its address on the settings page, and whether this network asks for a login first."
        return Failed(ProviderFailed(message, login, code="redirected"))
    if 200 <= status < 300:
        return Failed(unreadable(label), fate="answered")
    message = f"{label} did not accept the request (it answered {status})."
    return Failed(ProviderFailed(message, hints.refused, code=hints.refused_code))


def unreadable(label: str, hint: str = "Check its address on the settings page, or try again later.") -> ProviderFailed:
    """The error for an answer that is not what the service promises."""
    return ProviderFailed(f"{label} sent an answer that cannot be read.", hint, code="bad_answer")


def too_often(label: str, after_s: float | None, hint: str = "") -> ProviderFailed:
    """The error for a limit of requests to a service that is reached."""
    usual = f"Try again in {_span(after_s)}." if after_s else "Try again in a few minutes."
    message = f"{label} takes no more requests for now."
    return ProviderFailed(message, hint or usual, code="rate_limited", retryable=True)


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{round(seconds / 3600)} hours"


def retry_after_s(headers: Mapping[str, str] | None, now: float | None = None) -> float | None:
    """Read the seconds that a service asks to wait: `Retry-After(-Ms)` as a number or a date, or `X-RateLimit-Reset`
    as seconds or as a time of day (epoch); None where it says nothing that makes sense."""
    values = {name.lower(): value.strip() for name, value in (headers or {}).items()}
    now = time.time() if now is None else now
    if (wait := _number(values.get("retry-after-ms", ""))) is not None:
        return wait / 1000
    value = values.get("retry-after", "")
    if (wait := _number(value)) is not None:
        return wait
    if value:
        try:
            return max(0.0, parsedate_to_datetime(value).timestamp() - now)
        except (ValueError, TypeError, OverflowError):
            pass
    reset = _number(values.get("x-ratelimit-reset", ""))
    if reset is None:
        return None
    return max(0.0, reset - now) if reset > _EPOCH else reset


def _number(text: str) -> float | None:
    """Parse a number of seconds, not negative and not endless."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1e12 else None
