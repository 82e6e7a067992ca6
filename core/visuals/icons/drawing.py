"""The picture of an icon: its sign as the emoji font draws it, black on nothing."""

from __future__ import annotations

import io

from core.lettering import draw_text, text_box
from core.lettering.emoji import whole_emoji
from core.lettering.fonts import EMOJI
from core.ports import Context

_SIZE = 640  # pixels of its longer side


def can_draw(sign: str) -> bool:
    """Whether the emoji font has the sign."""
    return whole_emoji(sign)


def draw_icon(sign: str, ctx: Context) -> str:
    """Put the picture of a sign into the blobs, cut to its ink; return its sha256."""
    from PIL import Image

    left, top, right, bottom = text_box(sign, 100.0, family=EMOJI)
    size = _SIZE * 100 / max(right - left, bottom - top)
    left, top, right, bottom = text_box(sign, size, family=EMOJI)
    image = Image.new("RGBA", (round(right - left), round(bottom - top)), (0, 0, 0, 0))
    draw_text(image, (-left, -top), sign, size=size, family=EMOJI, anchor="ls")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return ctx.blobs.put(out.getvalue(), ".png")
