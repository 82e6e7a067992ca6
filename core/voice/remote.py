"""What all engines behind a wire share: patience, cancelling, errors in words, and sound out of what comes back.

A call runs in a thread of its own, so that a cancel is answered within a second whatever the vendor's client does.
429 and 5xx are tried again, after what Retry-After says; a call that timed out is not, since it may have been paid for.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, NoReturn, TypeVar

import numpy as np

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.voice.engine import Engine, Request, Speech, _never
from core.voice.pieces import joined, pieces, shifted
from core.voice.text import tokens

T = TypeVar("T")

ATTEMPTS = 4
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 120.0
_POLL_S = 0.1
_NOTHING_S = 0.4
_RATE = 24_000


@dataclass(frozen=True)
class Trouble:
    """How a call went wrong: an HTTP status, or 0 with `timeout` told apart from no connection at all."""

    status: int = 0
    retry_after_s: float | None = None
    timeout: bool = False
    quota: bool = False  # no credit left: waiting does not help


class Asking:
    """Patience with a vendor: `ask` makes a call. Its class says `trouble`; `sleep` is a test's to replace."""

    label: ClassVar[str] = ""
    sleep: Callable[[float], None] = staticmethod(time.sleep)
    timeout_s: float = 120.0  # of one call
    # What a message says besides what is wrong.
    asked_for: ClassVar[str] = "voice or model"
    otherwise_unknown: ClassVar[str] = "Choose another voice, or check the settings."
    otherwise_refused: ClassVar[str] = "Change the line or choose another voice."
    otherwise_credit: ClassVar[str] = "Add credit there, or choose another voice."

    def trouble(self, error: Exception) -> Trouble | None:
        """What a client's error means; None for one that is a fault of ours."""
        raise NotImplementedError

    def ask(self, call: Callable[[], T], check: Callable[[], None], attempts: int = ATTEMPTS) -> T:
        """The answer of a call, tried again where that helps. Raises `MissingSetup`, `ProviderFailed`, `Cancelled`."""
        for attempt in range(1, attempts + 1):
            try:
                return interruptible(call, check)
            except (MissingSetup, ProviderFailed, BadInput):
                raise
            except Exception as error:
                told = self.trouble(error)
                if told is None:
                    raise
                again = (
                    not told.timeout and not told.quota and (told.status in (0, 408, 409, 429) or told.status >= 500)
                )
                if not again or attempt == attempts:
                    self._fail(told)
                self._wait(told.retry_after_s or _FIRST_WAIT_S * 2 ** (attempt - 1), check)
        raise AssertionError("unreachable")

    def _wait(self, seconds: float, check: Callable[[], None]) -> None:
        left = min(seconds, _LONGEST_WAIT_S)
        while left > 0:
            check()
            self.sleep(min(left, 0.5))
            left -= 0.5

    def _fail(self, told: Trouble) -> NoReturn:
        """Raise what the user is told; never from the client's error, whose text may hold the request."""
        name = self.label
        if told.status in (401, 403):
            raise MissingSetup(
                f"{name} does not accept the key.", "Enter a valid key on the settings page.", code="bad_key"
            ) from None
        if told.quota or told.status == 402:
            raise ProviderFailed(
                f"{name} says that there is no credit left.",
                self.otherwise_credit,
                code="no_credit",
            ) from None
        if told.status == 429:
            raise ProviderFailed(
                f"{name} takes no more requests at the moment.",
                "Try again in a few minutes; lines already spoken are kept.",
                code="rate_limited",
                retryable=True,
            ) from None
        if told.status == 404:
            raise ProviderFailed(
                f"{name} does not know this {self.asked_for}.",
                self.otherwise_unknown,
                code="unknown",
            ) from None
        if 400 <= told.status < 500:
            raise ProviderFailed(
                f"{name} refused the request ({told.status}).",
                self.otherwise_refused,
                code="refused",
            ) from None
        what = "does not answer in time" if told.timeout else f"has failed ({told.status})" if told.status else ""
        raise ProviderFailed(
            f"{name} {what or 'cannot be reached'}.",
            "Try again later; lines already spoken are kept.",
            code="timeout" if told.timeout else "provider_failed",
            retryable=True,
        ) from None


class RemoteEngine(Asking, Engine):
    """An engine behind a wire. Its file says `speak_piece` and `trouble`."""

    label: ClassVar[str] = ""

    def version(self) -> str:
        return "1"

    def say(self, request: Request, check: Callable[[], None] = _never) -> Speech:
        if not any(token.speakable for token in tokens(request.text)):
            return Speech(np.zeros(round(_NOTHING_S * _RATE), dtype=np.int16), _RATE)  # nothing to pay for
        check()
        most = int(self.limits.get("characters", 0)) or len(request.text)
        parts = []
        for place, piece in pieces(request.text, most):
            if any(token.speakable for token in tokens(piece)):
                one = replace(request, text=piece)
                parts.append(shifted(self.ask(lambda one=one: self.speak_piece(one), check), place))  # type: ignore[misc]
        return joined(parts, _RATE, 0.15)

    def speak_piece(self, request: Request) -> Speech:
        """One call. Whatever it raises is looked at by `trouble`."""
        raise NotImplementedError


def interruptible(call: Callable[[], T], check: Callable[[], None]) -> T:
    """The call's answer; `check` is asked while it runs, and when it raises, the call is left behind."""
    held: list[Any] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            held.append(call())
        except BaseException as error:  # noqa: BLE001 - handed over to the caller below
            failed.append(error)
        finally:
            done.set()

    threading.Thread(target=run, daemon=True, name="voice-call").start()
    while not done.wait(_POLL_S):
        check()
    if failed:
        raise failed[0]
    answer: T = held[0]
    return answer


def retry_after_s(headers: Any) -> float | None:
    """Seconds of a Retry-After header, be it a number or a date."""
    said = (headers or {}).get("retry-after") or (headers or {}).get("Retry-After") or ""
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def sound_of(data: bytes, label: str) -> tuple[np.ndarray, int]:
    """int16 mono samples and rate of an audio file in memory, of whatever kind. Raises `ProviderFailed`."""
    from core.media.probe import decode_audio, probe

    with tempfile.TemporaryDirectory(prefix="voice-") as folder:
        path = Path(folder) / "answer"
        path.write_bytes(data)
        try:
            info = probe(path, "the answer")
            rate = info.audio.rate if info.audio and 8_000 <= info.audio.rate <= 48_000 else 48_000
            return decode_audio(path, rate, 1, "the answer"), rate
        except BadInput as error:
            raise ProviderFailed(
                f"{label} sent something that is no sound.", "Try again, or check the address.", code="bad_answer"
            ) from error
