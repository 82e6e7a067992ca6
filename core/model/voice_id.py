"""The name of a voice: its engine's, and its own there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class VoiceId:
    """A voice of an engine, written "ENGINE:VOICE" in options, requests and stored rows."""

    engine: str
    voice: str

    @classmethod
    def parse(cls, text: str) -> VoiceId:
        """Read "ENGINE:VOICE"; a text without a colon names an engine alone."""
        engine, _, voice = text.partition(":")
        return cls(engine, voice)

    @property
    def is_complete(self) -> bool:
        """Whether both parts are there."""
        return bool(self.engine and self.voice)

    def __str__(self) -> str:
        return f"{self.engine}:{self.voice}"
