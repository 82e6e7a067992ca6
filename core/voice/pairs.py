"""The second voice of a film in which two speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.voice.catalogue import voices

if TYPE_CHECKING:
    from core.config import Settings


def second_voice(first: str, language: str, settings: Settings | None = None) -> str:
    """The natural voice that goes best with the first one: another person's, of the same engine and country if there is
    one. "" where the first is a draft or costs money, or the language has no other.
    """
    natural = [voice for voice in voices(language, settings, free=True) if voice.quality != "basic"]
    main = next((voice for voice in natural if voice.id == first), None)
    others = [voice for voice in natural if voice.id != first]
    if main is None or not others:
        return ""
    unlike = (
        (voice.gender == main.gender, voice.engine != main.engine, voice.language != main.language) for voice in others
    )
    return min(zip(unlike, others, strict=True), key=lambda pair: pair[0])[1].id
