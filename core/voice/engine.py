"""The interface of speech engines, the files in `core/voice/engines/`. It imports no engine.

A new engine is two files: `core/voice/engines/<id>.py` with one subclass of `Engine` (of `LocalEngine` for a model that
runs here, `RemoteEngine` for a client of a service, `WebEngine` for plain HTTP), and `tests/voice/engines/<id>.py` with
`ready(tmp_path) -> Ready`: settings under which it works offline, and the server that stands in for its vendor. The
contract suite, `tests/voice/test_engines.py`, then runs over it. An outside package has the first file only, announced
by an entry point in the group `reelwright.voice.engines`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from core.errors import BadInput
from core.model.coded import Notice
from core.model.speech import Gender
from core.ports import never_cancelled
from core.providers import Cost, Provider, optional

if TYPE_CHECKING:
    from core.ports import Net
    from core.voice.downloads import Download

FAMILY = "core.voice.engines"
CAPABILITIES = frozenset(
    {"offline", "word_times", "speed", "cloning", "ipa", "recorded", "hd", "self_hosted"}
)  # what they mean: `Engine`
MANY = "mul"  # BCP-47 for a voice that speaks many languages
MANY_NAME = "many languages"  # how that is said to people


@dataclass(frozen=True)
class Voice:
    """A voice to choose. `id` is "engine:voice"; `language` a BCP-47 code such as "de" or "pt-BR".

    `shipped` voices came with the program: of two that are as good the one goes first that somebody brought here.
    `restricts` says what its licence forbids; `price` is in words, empty where it costs nothing. The catalogue fills
    in what an engine says of all its voices.
    """

    engine: str
    voice: str
    label: str
    language: str
    gender: Gender = "neutral"
    quality: Literal["basic", "good", "best"] = "basic"
    licence: str = ""
    restricts: str = ""
    price: str = ""
    shipped: bool = False

    @property
    def id(self) -> str:
        return f"{self.engine}:{self.voice}"  # as `VoiceId` writes it: a list of hundreds asks for it at each request

    @property
    def many(self) -> bool:
        """Whether it speaks many languages: `MANY_NAME` is how that is said."""
        return self.language == MANY


@dataclass(frozen=True)
class Request:
    """One line to speak. `text` is plain text and data: an engine never reads markup out of it."""

    text: str
    voice: str
    language: str
    speed: float = 1.0
    take: int = 0
    before: str = ""  # of the same line, where it had to be cut: said before this
    after: str = ""
    phonemes: tuple[tuple[int, int, str], ...] = ()  # (start, end, IPA) of the text; only where the engine has "ipa"


@dataclass(frozen=True)
class Stamp:
    """From `start_s` to `end_s` the engine says what stands at `char` (0-based) of the request's text."""

    char: int
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Speech:
    """An engine's sound: int16 mono at `rate` Hz, untrimmed, and its stamps in order (none: to be aligned)."""

    samples: np.ndarray
    rate: int
    stamps: tuple[Stamp, ...] = field(default=())


def price(cost: Cost | None) -> str:
    """The price of a speech engine's voices in words: "about $0.20 for 1,000 characters"; empty if it is free."""
    if cost is None or not cost.amount:
        return ""
    amount, unit = (1000 * cost.amount, "1,000 characters") if cost.unit == "character" else (cost.amount, cost.unit)
    sign = "$" if cost.currency == "USD" else f"{cost.currency} "
    return f"about {sign}{amount:.{2 if amount >= 0.1 else 3}f} for {'a ' if unit[0].isalpha() else ''}{unit}"


class Engine(Provider):
    """A speech engine. `limits` may hold "characters" (of one call) and "parallel" (calls at once).

    `capabilities` are words of `CAPABILITIES`, in their order: no network; stamps come with the sound; `speeds` are its
    own; `clone` makes a voice of samples; it reads `Request.phonemes`; it says only what a person recorded; it is
    booked as high-quality speech; or as a server of one's own.
    """

    speeds: ClassVar[tuple[float, float]] = (1.0, 1.0)  # what it does itself; the rest is stretched
    figure_by_figure: ClassVar[bool] = False  # it reads "$4 million" sign by sign, so it gets figures in words
    needs = {"cloning": "clone"}

    @abstractmethod
    def version(self) -> str:
        """Name what decides the sound besides the request: engine and model versions.

        Returns: the same text for the same sound; it is part of the key under which takes are kept, so a change makes
        every line of this engine be spoken anew.
        """

    @abstractmethod
    def voices(self) -> list[Voice]:
        """List the voices that can be used now; `Voice.engine` is the engine's id.

        Raises: `MissingSetup` or `ProviderFailed` where a service has to be asked and does not answer; the engine is
        then left out of the list of voices.
        """

    @abstractmethod
    def can_speak(self, voice: str, text: str, language: str) -> None:
        """Refuse what cannot be spoken, before anything is made or paid; costs nothing.

        Args: `voice` as in `Voice.voice`; `text` may be empty (only the voice is asked for); `language` is BCP-47 or
        empty.
        Raises: `BadInput` (no such voice) or `MissingSetup` (it cannot say this text), with what to do instead.
        """

    @abstractmethod
    def say(self, request: Request, check: Callable[[], None] = never_cancelled) -> Speech:
        """Speak a line, or a piece of one that is longer than `limits["characters"]`: `speaker.py` cuts it.

        Args: any `request.text` within the limit, also one without a word to speak (an answer of silence); `check`
        raises `Cancelled` and is called at least once a second.
        Returns: sound with at least the words of the text; `stamps` ascend, or are empty.
        Raises: `MissingSetup` (refused key, missing model), `ProviderFailed` (with `retryable`), `BadInput`, and what
        `check` raises.
        """

    @optional
    def sound_settings(self) -> dict[str, str]:
        """Give the stored settings that decide the sound, a part of the key: all of its own that are no secrets."""
        return {setting.name: self.setting(setting.name) for setting in self.settings if setting.kind != "secret"}

    @optional
    def remarks(self, voice: str, text: str) -> tuple[Notice, ...]:
        """Warn of words that the voice will say otherwise than written."""
        return ()

    @optional
    def close(self) -> None:
        """Give back what was opened; the engine may be used again."""

    @optional
    def clone(self, name: str, samples: Sequence[Path], *, consent: bool) -> Voice:
        """Make a voice of sound files ("cloning").

        Args: `consent`: the person whose voice it is has agreed; without it nothing is sent.
        Raises: `BadInput` (no consent, unusable samples) and as `say`.
        """
        raise BadInput(f"{self.label} cannot clone voices.", "Choose another engine.")

    @optional
    def downloads(self, net: Net | None = None) -> list[Download]:
        """List the voices that can be brought to this machine; with `net` the newest list is asked for.

        Raises: `ProviderFailed` or `BadInput` where it cannot be had; without `net` nothing is asked.
        """
        return []

    @optional
    def files_of(self, voice: str) -> list[Path]:
        """List the files of an installed voice, in the order in which they are to be removed."""
        return []
