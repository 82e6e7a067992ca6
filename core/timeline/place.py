"""Placement and size of captions, in pixels of one frame size."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.presets import SafeZone
from core.model.timeline import CaptionStyle

# ASS counts a font's size as ascender + descender, in Noto Sans 1.362 em. The CJK faces then come out somewhat smaller.
ASS_PER_EM = 1.362
WIDE_FACTOR = 0.84  # a wide frame is seen from further away but has room: somewhat smaller letters, longer lines
WIDE_WORDS = 1.6  # how many more words a caption holds there
MAX_LINE_EM = 22.0  # longer lines make the eye travel
BOX_PADDING_EM = 0.3


@dataclass(frozen=True)
class Place:
    """Letter size as em and as ASS `Fontsize`, the widest a line may be, margins of the text block; all in pixels."""

    em_px: float
    fontsize: float
    width_px: float
    left: int
    right: int
    top: int
    bottom: int
    outline_px: float
    shadow_px: float
    padding_px: float
    max_words: int


def place(style: CaptionStyle, width: int, height: int, safe: SafeZone) -> Place:
    """The letter size and margins of captions in a frame. Centred text keeps equal margins on both sides, so that it
    stands in the frame's middle.
    """
    unit = width / 1080 if width <= height else height / 1080 * WIDE_FACTOR
    em = style.size * unit
    padding = em * BOX_PADDING_EM if style.box else 0.0
    shadow = 0.0 if style.box else style.outline * unit / 3
    edge = padding + style.outline * unit + shadow + 2  # libass places letters on whole pixels
    if style.position == "lower_third":
        left, right = safe.left, safe.right
    else:
        left = right = max(safe.left, safe.right)
    room = max(width - left - right - 2 * edge, em)
    return Place(
        em_px=em,
        fontsize=round(em * ASS_PER_EM, 2),
        width_px=min(room, MAX_LINE_EM * em),
        left=left,
        right=right,
        top=safe.top,
        bottom=safe.bottom,
        outline_px=style.outline * unit,
        shadow_px=shadow,
        padding_px=padding,
        max_words=style.max_words if width <= height else round(style.max_words * WIDE_WORDS),
    )
