"""Base of the speech engines behind a wire: patience, cancelling, errors in words, and sound out of what comes back.

A call runs in a thread of its own, so that a cancel is heard whatever the vendor's client does.
429 and 5xx are tried again, after what Retry-After says; a call that timed out or was cut off after it was sent is not,
since it may have been paid for.
"""

from __future__ import annotations

import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

import numpy as np

from core.buying import Fate, Sale
from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.net import retry, statuses
from core.net.paid import bought, never_sent
from core.ports import never_cancelled
from core.voice.engine import Engine, Request, Speech
from core.voice.text import tokens

T = TypeVar("T")

ATTEMPTS = 4
_LATER = "Try again later; lines already spoken are kept."
_BUSY = "Try again in a few minutes; lines already spoken are kept."
_NOTHING_S = 0.4
_RATE = 24_000


@dataclass(frozen=True)
class Trouble:
    """A failed call: its HTTP status, or 0 with `timeout` and `cut_off` told apart from no connection at all."""

    status: int = 0
    retry_after_s: float | None = None
    timeout: bool = False
    cut_off: bool = False  # after it was sent
    quota: bool = False  # no credit left: waiting does not help


class Asking(ABC):
    """Patience with a vendor: `ask` makes a call. Its class says `trouble`; `sleep` is a test's to replace."""

    label: ClassVar[str] = ""
    sleep: Callable[[float], None] = staticmethod(time.sleep)
    timeout_s: float = 120.0  # of one call
    # What a message says besides what is wrong.
    asked_for: ClassVar[str] = "voice or model"
    otherwise_unknown: ClassVar[str] = "Choose another voice, or check the settings."
    otherwise_refused: ClassVar[str] = "Change the line or choose another voice."
    otherwise_credit: ClassVar[str] = "Add credit there, or choose another voice."

    @abstractmethod
    def trouble(self, error: Exception) -> Trouble | None:
        """Translate an error of the client into a `Trouble`; None for one that is a fault of ours."""

    def ask(
        self,
        call: Callable[[], T],
        check: Callable[[], None],
        attempts: int = ATTEMPTS,
        *,
        sale: Sale | None = None,
    ) -> T:
        """The answer of a call, tried again where that helps; with a `sale` each try is one of its calls.

        Raises `MissingSetup`, `ProviderFailed`, `Cancelled`.
        """
        sale = sale or Sale()

        def once() -> T:
            try:
                return bought(call, sale, check, fate=self._fate)
            except (ReelwrightError, retry.Failed):
                raise
            except Exception as error:
                trouble = self.trouble(error)
                if trouble is None:
                    raise
                raise self._failed(trouble, paid=sale.waits) from None  # the client's text may hold the request

        return retry.with_retries(once, self.label, check=check, sleep=self.sleep, attempts=attempts)

    @property
    def hints(self) -> statuses.Hints:
        """The hints of the error messages: what to do besides what is wrong."""
        return statuses.Hints(
            credit=self.otherwise_credit,
            later=_LATER,
            busy=_BUSY,
            refused=self.otherwise_refused,
            refused_code="refused",
            missing=self.asked_for,
            missing_hint=self.otherwise_unknown,
        )

    def _fate(self, error: BaseException) -> Fate:
        """Return a failed call's fate as far as money goes, "doubtful" where the error is not the vendor's."""
        if isinstance(error, ReelwrightError | retry.Failed):
            return retry.fate(error)
        trouble = self.trouble(error) if isinstance(error, Exception) else None
        return "doubtful" if trouble is None else self._failed(trouble).fate

    def _failed(self, trouble: Trouble, *, paid: bool = False) -> retry.Failed:
        """Translate what went wrong with a call; one that is `paid` for and was cut off is not made again."""
        if trouble.timeout:
            return retry.lost(self.label, self.timeout_s, hint=_LATER)
        if trouble.cut_off:
            return retry.lost(self.label, again=not paid, hint=_LATER)
        if not trouble.status:
            return retry.unreachable(self.label, _LATER)
        after_s = min(trouble.retry_after_s, retry.LONGEST_WAIT_S) if trouble.retry_after_s else None
        return statuses.of_status(402 if trouble.quota else trouble.status, self.label, after_s, self.hints)


class RemoteEngine(Asking, Engine):
    """An engine behind a wire. Its file says `speak_piece` and `trouble`."""

    label: ClassVar[str] = ""

    def version(self) -> str:
        return "1"

    def say(self, request: Request, check: Callable[[], None] = never_cancelled, sale: Sale | None = None) -> Speech:
        """As of any engine; it is one call of the `sale`."""
        if not _sounds(request.text):
            return Speech(np.zeros(round(_NOTHING_S * _RATE), dtype=np.int16), _RATE)  # nothing to pay for
        check()
        return self.ask(lambda: self.speak_piece(request), check, sale=sale)

    @abstractmethod
    def speak_piece(self, request: Request) -> Speech:
        """One call. Whatever it raises is looked at by `trouble`."""


def _sounds(text: str) -> bool:
    return any(token.speakable for token in tokens(text))


def of_httpx(error: Exception) -> Trouble:
    """The `Trouble` of a speech service from an error of httpx, or of a client built on it."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if kinds & {"InvalidURL", "UnsupportedProtocol"}:
        return Trouble(400)
    if "TooManyRedirects" in kinds:
        return Trouble(302)
    if never_sent(error):
        return Trouble()
    return Trouble(timeout=True) if "TimeoutException" in kinds else Trouble(cut_off=True)


def sound_of(data: bytes, label: str) -> tuple[np.ndarray, int]:
    """The int16 mono samples and rate of an audio file that a speech service answered with, of whatever kind. Raises
    `ProviderFailed`.
    """
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
