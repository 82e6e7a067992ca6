"""A person's own narration: uploaded or recorded, never synthesised. `core/voice/recording.py` takes it in."""

from __future__ import annotations

from collections.abc import Callable

from core.errors import MissingSetup
from core.ports import never_cancelled
from core.voice.engine import Engine, Request, Speech, Voice


class OwnRecording(Engine):
    """Listed among the engines, with nothing to say by itself: a line without a recording is refused in words."""

    label = "My own recording"
    note = "Your own narration, uploaded or recorded line by line or as a whole; its words are found by listening."
    capabilities = frozenset({"offline", "recorded"})
    licence = "Yours"

    def version(self) -> str:
        return "1"

    def voices(self) -> list[Voice]:
        """None: a recording belongs to its project and is chosen there."""
        return []

    def can_speak(self, voice: str, text: str, language: str) -> None:
        raise _unrecorded()

    def say(self, request: Request, check: Callable[[], None] = never_cancelled) -> Speech:
        raise _unrecorded()


def _unrecorded() -> MissingSetup:
    return MissingSetup(
        "A line that nobody has recorded cannot be spoken by a recording.",
        "Record it on the voice page, or choose a voice for it.",
        code="not_recorded",
    )
