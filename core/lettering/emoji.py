"""Emoji as our fonts draw them: one picture each, or none at all."""

from __future__ import annotations

from functools import lru_cache

from core.lettering.fonts import EMOJI
from core.lettering.shape import shape

_WIDEST_EM = 1.6  # two pictures beside each other are wider


@lru_cache(maxsize=2048)
def whole_emoji(emoji: str) -> bool:
    """Whether the emoji face has a flag, keycap, family or other sequence as one picture."""
    shaped = shape(emoji, family=EMOJI)
    inked = [glyph for glyph in shaped.glyphs if glyph.face is None or glyph.index == 0]
    return not inked and 0 < shaped.width <= _WIDEST_EM and len(shaped.faces) == 1
