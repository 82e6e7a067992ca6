"""What all engines behind a wire share: patience, cancelling, errors in words, and sound out of what comes back.

A call runs in a thread of its own, so that a cancel is heard whatever the vendor's client does.
429 and 5xx are tried again, after what Retry-After says; a call that timed out or was cut off after it was sent is not,
since it may have been paid for.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, NoReturn, TypeVar

import numpy as np

from core.buying import Fate, Sale
from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError
from core.net.again import fate
from core.net.paid import bought, never_sent
from core.voice.engine import Engine, Request, Speech, _never
from core.voice.pieces import joined, pieces, shifted
from core.voice.text import tokens

T = TypeVar("T")

ATTEMPTS = 4
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 120.0
_NOTHING_S = 0.4
_RATE = 24_000


@dataclass(frozen=True)
class Trouble:
    """How a call went wrong: an HTTP status, or 0 with `timeout` and `cut_off` told apart from no connection at all."""

    status: int = 0
    retry_after_s: float | None = None
    timeout: bool = False
    cut_off: bool = False  # after it was sent
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
        for attempt in range(1, attempts + 1):
            try:
                return bought(call, sale, check, fate=self._fate)
            except ReelwrightError:
                raise
            except Exception as error:
                told = self.trouble(error)
                if told is None:
                    raise
                lost = told.timeout or (told.cut_off and sale.waits)
                again = not lost and not told.quota and (told.status in (0, 408, 409, 429) or told.status >= 500)
                if not again or attempt == attempts:
                    self._fail(told)
                self._wait(told.retry_after_s or _FIRST_WAIT_S * 2 ** (attempt - 1), check)
        raise AssertionError("unreachable")

    def _fate(self, error: BaseException) -> Fate:
        """What became of a call that failed, as far as money goes."""
        if isinstance(error, ReelwrightError):
            return fate(error)
        told = self.trouble(error) if isinstance(error, Exception) else None
        if told is None or told.timeout or told.cut_off:
            return "doubtful"
        return "answered" if 200 <= told.status < 300 else "refused"

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
        if 300 <= told.status < 400:
            raise ProviderFailed(
                f"{name} sends on to another address, which is not followed.",
                "Check its address on the settings page, and whether this network asks for a login first.",
                code="redirected",
            ) from None
        if 200 <= told.status < 300:
            raise ProviderFailed(
                f"{name} sent an answer that cannot be read.",
                "Check its address on the settings page, or try again later.",
                code="bad_answer",
            ) from None
        if 400 <= told.status < 500:
            raise ProviderFailed(
                f"{name} refused the request ({told.status}).",
                self.otherwise_refused,
                code="refused",
            ) from None
        what = f"has failed ({told.status})" if told.status else "cannot be reached"
        if told.timeout or told.cut_off:
            what = "does not answer in time" if told.timeout else "broke off in the middle of its answer"
        raise ProviderFailed(
            f"{name} {what}.",
            "Try again later; lines already spoken are kept.",
            code="timeout" if told.timeout else "broken_off" if told.cut_off else "provider_failed",
            retryable=True,
        ) from None


class RemoteEngine(Asking, Engine):
    """An engine behind a wire. Its file says `speak_piece` and `trouble`."""

    label: ClassVar[str] = ""

    def version(self) -> str:
        return "1"

    def say(self, request: Request, check: Callable[[], None] = _never, sale: Sale | None = None) -> Speech:
        """As of any engine; a text within the limit is one call of the `sale`."""
        if not _sounds(request.text):
            return Speech(np.zeros(round(_NOTHING_S * _RATE), dtype=np.int16), _RATE)  # nothing to pay for
        check()
        most = int(self.limits.get("characters", 0)) or len(request.text)
        parts = []
        for place, piece in pieces(request.text, most):
            if _sounds(piece):
                one = replace(request, text=piece)
                speech = self.ask(lambda one=one: self.speak_piece(one), check, sale=sale)  # type: ignore[misc]
                parts.append(shifted(speech, place))
        return joined(parts, _RATE, 0.15)

    def speak_piece(self, request: Request) -> Speech:
        """One call. Whatever it raises is looked at by `trouble`."""
        raise NotImplementedError


def _sounds(text: str) -> bool:
    return any(token.speakable for token in tokens(text))


def of_httpx(error: Exception) -> Trouble:
    """What any error of httpx, or of a client built on it, means."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if kinds & {"InvalidURL", "UnsupportedProtocol"}:
        return Trouble(400)
    if "TooManyRedirects" in kinds:
        return Trouble(302)
    if never_sent(error):
        return Trouble()
    return Trouble(timeout=True) if "TimeoutException" in kinds else Trouble(cut_off=True)


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
