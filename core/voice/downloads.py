"""Descriptions of voices that can be downloaded. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model.speech import Gender
from core.model.voice_id import VoiceId


@dataclass(frozen=True)
class File:
    """One file of a voice: its name in the engine's folder of installed voices, and where it comes from."""

    name: str
    url: str
    size_bytes: int = 0
    md5: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Download:
    """A voice (or a model with many voices) to bring here. The engine lists it once the last file is in its place.

    `languages` are BCP-47 codes, the chief one first; `extras` may be missing at the other end (a text with the
    licence); `restricts` says what the licence forbids.
    """

    engine: str
    voice: str
    label: str
    languages: tuple[str, ...]
    files: tuple[File, ...]
    quality: Literal["basic", "good", "best"] = "best"
    gender: Gender = "neutral"
    licence: str = ""
    restricts: str = ""
    recommended: bool = False
    extras: tuple[File, ...] = ()

    @property
    def id(self) -> str:
        return str(VoiceId(self.engine, self.voice))

    @property
    def size_bytes(self) -> int:
        return sum(file.size_bytes for file in self.files)
