"""Retries with back-off: as long as the service asks for, and never longer than a person waits."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from core.buying import Fate
from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError

T = TypeVar("T")
LONGEST_WAIT_S = 120.0  # a service that asks for more is not waited for: the user is told
ATTEMPTS = 3
_BACKOFF_S = (1.0, 4.0, 12.0)  # where the service does not say
_STEP_S = 0.25
LATER = "Try again later."
_FATES: dict[str, Fate] = {  # by an error's code; an answer that is of no use was an answer
    "bad_answer": "answered", "timeout": "doubtful", "broken_off": "doubtful",
}  # fmt: skip
OnStatus = Callable[[str], None]


def silent(sentence: str) -> None:
    """Show nothing of a call's retries: the `on_status` of a call that nobody watches."""


@dataclass
class Failed(Exception):
    """A failed call as the error a user meets. `again`: a retry may help; `after_s` is what the service asked for;
    `fate` is what became of the request, as far as money goes."""

    error: ReelwrightError
    again: bool = False
    after_s: float | None = None
    fate: Fate = "refused"


@contextlib.contextmanager
def unsent() -> Iterator[None]:
    """Turn errors from before a request (of its token's renewal, of the settings) into the `Failed` of a request that
    was not sent. `Cancelled` stays as it is: it may come while an answer is waited for.
    """
    try:
        yield
    except (BadInput, MissingSetup, ProviderFailed) as error:
        raise Failed(error) from None


def with_retries(
    call: Callable[[], T],
    label: str,
    *,
    check: Callable[[], None],
    on_status: OnStatus = silent,
    sleep: Callable[[float], None] = time.sleep,
    attempts: int = ATTEMPTS,
) -> T:
    """Make a call to a service that raises `Failed`, again where that helps. Raises the error of the last failure."""
    for attempt in range(attempts):
        check()
        try:
            return call()
        except Failed as failed:
            wait = failed.after_s if failed.after_s is not None else _BACKOFF_S[min(attempt, len(_BACKOFF_S) - 1)]
            if not failed.again or attempt == attempts - 1 or wait > LONGEST_WAIT_S:
                raise failed.error from None  # a client's own words may hold the key
        if wait >= 2:
            on_status(f"{label} asks to wait {wait:.0f} seconds")
        pause(wait, check, sleep)
    raise AssertionError("the last attempt returns or raises")


def pause(seconds: float, check: Callable[[], None], sleep: Callable[[float], None] = time.sleep) -> None:
    """Sleep before a retry in short steps, calling `check` before each."""
    left = seconds
    while left > 0:
        check()
        sleep(min(left, _STEP_S))
        left -= _STEP_S


def fate(error: BaseException) -> Fate:
    """Say what became of a request to a service that failed, as far as money goes."""
    if isinstance(error, Failed):
        return error.fate
    if isinstance(error, ReelwrightError):
        return _FATES.get(error.code, "refused")
    return "doubtful"


def unreachable(label: str, hint: str = "Check the network and the address.") -> Failed:
    """The error for a connection to a service that could not be made: nothing was sent."""
    error = ProviderFailed(f"{label} cannot be reached.", hint, code="offline", retryable=True)
    return Failed(error, again=True)


def lost(label: str, timeout_s: float = 0.0, *, again: bool = False, hint: str = LATER) -> Failed:
    """The error for a service's answer that did not come (in so many seconds) or broke off: it may have been done,
    and paid for.
    """
    if timeout_s:
        message, code = f"{label} did not answer within {timeout_s:.0f} seconds.", "timeout"
    else:
        message, code = f"{label} broke off in the middle of its answer.", "broken_off"
    return Failed(ProviderFailed(message, hint, code=code, retryable=True), again=again, fate="doubtful")
