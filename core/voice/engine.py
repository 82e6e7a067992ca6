"""What a speech engine is: the one interface of the files in `core/voice/engines/`. It imports no engine.

A new engine joins the contract suite in `tests/voice/test_engines.py` by being a file there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from core.model.coded import Notice
from core.model.speech import Gender
from core.model.voice_id import VoiceId
from core.ports import never_cancelled
from core.providers import Cost, Provider

if TYPE_CHECKING:
    from core.ports import Net
    from core.voice.downloads import Download

FAMILY = "core.voice.engines"
MANY = "mul"  # BCP-47 for a voice that speaks many languages
MANY_NAME = "many languages"  # how that is said to people


@dataclass(frozen=True)
class Voice:
    """A voice to choose. `id` is "engine:voice"; `language` a BCP-47 code such as "de" or "pt-BR".

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

    @property
    def id(self) -> str:
        return str(VoiceId(self.engine, self.voice))

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
    """What an engine gives back: int16 mono at `rate` Hz, untrimmed, and its stamps in order (none: to be aligned)."""

    samples: np.ndarray
    rate: int
    stamps: tuple[Stamp, ...] = field(default=())


def price(cost: Cost | None) -> str:
    """What an engine's voices cost, in words: "about $0.20 for 1,000 characters"; empty where it costs nothing."""
    if cost is None or not cost.amount:
        return ""
    amount, unit = (1000 * cost.amount, "1,000 characters") if cost.unit == "character" else (cost.amount, cost.unit)
    sign = "$" if cost.currency == "USD" else f"{cost.currency} "
    return f"about {sign}{amount:.{2 if amount >= 0.1 else 3}f} for {'a ' if unit[0].isalpha() else ''}{unit}"


class Engine(Provider):
    """A speech engine. `limits` may hold "characters" (per call) and "parallel"; `capabilities` are words of
    {"offline", "word_times", "speed", "cloning", "ipa", "recorded"}; "ipa" is declared by
    engines that read `Request.phonemes`, "recorded" by one that says only what a person recorded."""

    speeds: ClassVar[tuple[float, float]] = (1.0, 1.0)  # what it does itself; the rest is stretched

    def version(self) -> str:
        """What decides the sound besides the request: engine and model versions. Part of the cache key."""
        raise NotImplementedError

    def sound_settings(self) -> dict[str, str]:
        """The stored settings that decide the sound: all of the provider's own that are no secrets. Part of the key."""
        return {one.name: self.setting(one.name) for one in self.settings if one.kind != "secret"}

    def voices(self) -> list[Voice]:
        """All voices that can be used now."""
        raise NotImplementedError

    def can_speak(self, voice: str, text: str, language: str) -> None:
        """Raises `BadInput` (no such voice) or `MissingSetup` (it cannot say this text) with what to do instead."""
        raise NotImplementedError

    def remarks(self, voice: str, text: str) -> tuple[Notice, ...]:
        """What the voice will say otherwise than written."""
        return ()

    def say(self, request: Request, check: Callable[[], None] = never_cancelled) -> Speech:
        """Speak one line. `check` raises `Cancelled` and is called at least once a second. Raises `ProviderFailed`."""
        raise NotImplementedError

    def close(self) -> None:
        """Give back what was opened; the engine may be used again."""

    def downloads(self, net: Net | None = None) -> list[Download]:
        """The voices that can be brought to this machine; with `net` the newest list is asked for.

        Raises `ProviderFailed` or `BadInput` where it cannot be had; without `net` nothing is asked.
        """
        return []

    def files_of(self, voice: str) -> list[Path]:
        """The files of an installed voice, in the order in which they are to be removed."""
        return []
