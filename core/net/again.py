"""Asking a service again where that helps: after the time it asks for, and never for longer than a person waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TypeVar

from core.buying import Fate
from core.errors import MissingSetup, ProviderFailed, ReelwrightError

T = TypeVar("T")
LONGEST_WAIT_S = 90.0  # what is asked to wait longer is told to the user instead
ATTEMPTS = 3
_WAITS_S = (1.0, 4.0, 12.0)  # where the service does not say
_STEP_S = 0.25
_EPOCH = 1_000_000_000.0  # a larger number of seconds is a time of day, not a wait
LATER = "Try again later."
_FATES: dict[str, Fate] = {  # by an error's code; an answer that is of no use was an answer
    "bad_answer": "answered", "timeout": "doubtful", "broken_off": "doubtful",
}  # fmt: skip
Tell = Callable[[str], None]


@dataclass
class Failed(Exception):
    """An error on its way to the user. `again`: asking once more may help; `after_s` is what the service asked for;
    `fate` is what became of the request, as far as money goes."""

    error: ReelwrightError
    again: bool = False
    after_s: float | None = None
    fate: Fate = "refused"


def patiently(
    call: Callable[[], T],
    label: str,
    *,
    check: Callable[[], None],
    tell: Tell,
    sleep: Callable[[float], None] = time.sleep,
    attempts: int = ATTEMPTS,
) -> T:
    """The answer of a call that raises `Failed`; asked again where that helps. Raises what the user is told."""
    for attempt in range(attempts):
        check()
        try:
            return call()
        except Failed as failed:
            wait = failed.after_s if failed.after_s is not None else _WAITS_S[min(attempt, len(_WAITS_S) - 1)]
            if not failed.again or attempt == attempts - 1 or wait > LONGEST_WAIT_S:
                raise failed.error from None  # a client's own words may hold the key
        if wait >= 2:
            tell(f"{label} asks to wait {wait:.0f} seconds")
        pause(wait, check, sleep)
    raise AssertionError("the last attempt returns or raises")


def fate(error: BaseException) -> Fate:
    """What became of a request that failed, as far as money goes."""
    if isinstance(error, Failed):
        return error.fate
    if isinstance(error, ReelwrightError):
        return _FATES.get(error.code, "refused")
    return "doubtful"


def lost(label: str, timeout_s: float = 0.0, *, again: bool = False) -> Failed:
    """The answer did not come (in so many seconds), or broke off: nobody knows whether it was done, and paid for."""
    if timeout_s:
        what, code = f"{label} did not answer within {timeout_s:.0f} seconds.", "timeout"
    else:
        what, code = f"{label} broke off in the middle of its answer.", "broken_off"
    return Failed(ProviderFailed(what, LATER, code=code, retryable=True), again=again, fate="doubtful")


def pause(seconds: float, check: Callable[[], None], sleep: Callable[[float], None] = time.sleep) -> None:
    """Wait, asking `check` several times a second."""
    left = seconds
    while left > 0:
        check()
        sleep(min(left, _STEP_S))
        left -= _STEP_S


def of_status(status: int, label: str, after_s: float | None = None, hint: str = "") -> Failed:
    """What an HTTP status that is no success means. The service's own words are left out: they may hold anything."""
    if status in (401, 403, 407):
        key = hint or "Enter a valid key on the settings page."
        return Failed(MissingSetup(f"{label} does not accept the key.", key, code="bad_key"))
    if status == 402:
        return Failed(
            ProviderFailed(f"{label} says that there is no credit left.", "Add some there.", code="no_credit")
        )
    if status == 429:
        return Failed(too_often(label, after_s), again=True, after_s=after_s)
    if status in (404, 410):
        what = f"{label} is not to be found at its address (it answered {status})."
        return Failed(ProviderFailed(what, "Check its address on the settings page.", code="unknown"))
    if status >= 500 or status in (408, 409, 425):
        error = ProviderFailed(
            f"{label} has trouble of its own (it answered {status}).", LATER, code="provider_failed", retryable=True
        )
        return Failed(error, again=True, after_s=after_s)
    if 300 <= status < 400:
        what = f"{label} sends on to another address, which is not followed."
        login = "Check its address on the settings page, and whether this network asks for a login first."
        return Failed(ProviderFailed(what, login, code="redirected"))
    error = ProviderFailed(
        f"{label} did not accept the request (it answered {status}).", "Check its settings, or use other words."
    )
    return Failed(error)


def too_often(label: str, after_s: float | None) -> ProviderFailed:
    """The limit of requests is reached."""
    return ProviderFailed(
        f"{label} takes no more requests for now.",
        f"Try again in {_span(after_s)}." if after_s else "Try again in a few minutes.",
        code="rate_limited",
        retryable=True,
    )


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{round(seconds / 3600)} hours"


def retry_after_s(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds that a service asks to wait: `Retry-After(-Ms)` as a number or a date, or `X-RateLimit-Reset` as seconds
    or as a time of day (epoch); None where it says nothing that makes sense."""
    held = {name.lower(): value.strip() for name, value in headers.items()}
    now = time.time() if now is None else now
    if (wait := _number(held.get("retry-after-ms", ""))) is not None:
        return wait / 1000
    said = held.get("retry-after", "")
    if (wait := _number(said)) is not None:
        return wait
    if said:
        try:
            return max(0.0, parsedate_to_datetime(said).timestamp() - now)
        except (ValueError, TypeError, OverflowError):
            pass
    reset = _number(held.get("x-ratelimit-reset", ""))
    if reset is None:
        return None
    return max(0.0, reset - now) if reset > _EPOCH else reset


def _number(text: str) -> float | None:
    """A number of seconds, not negative and not endless."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < 1e12 else None
