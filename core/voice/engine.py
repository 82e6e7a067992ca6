"""What a speech engine is: the one interface of the files in `core/voice/engines/`. It imports no engine.

A new engine joins the contract suite in `tests/voice/test_engines.py` by being a file there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Literal

import numpy as np

from core.providers import Provider

FAMILY = "core.voice.engines"
MANY = "mul"  # BCP-47 for a voice that speaks many languages

Gender = Literal["woman", "man", "neutral"]


@dataclass(frozen=True)
class Voice:
    """A voice to choose. `id` is "engine:voice"; `language` a BCP-47 code such as "de" or "pt-BR"."""

    engine: str
    voice: str
    label: str
    language: str
    gender: Gender = "neutral"
    quality: Literal["basic", "good", "best"] = "basic"
    licence: str = ""

    @property
    def id(self) -> str:
        return f"{self.engine}:{self.voice}"


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


def _never() -> None:
    return None


class Engine(Provider):
    """A speech engine. `limits` may hold "characters" (per call) and "parallel"; `capabilities` are words of
    {"offline", "word_times", "speed", "cloning"}."""

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

    def remarks(self, voice: str, text: str) -> tuple[str, ...]:
        """What the voice will say otherwise than written, in plain sentences for the user."""
        return ()

    def say(self, request: Request, check: Callable[[], None] = _never) -> Speech:
        """Speak one line. `check` raises `Cancelled` and is called at least once a second. Raises `ProviderFailed`."""
        raise NotImplementedError

    def close(self) -> None:
        """Give back what was opened; the engine may be used again."""
