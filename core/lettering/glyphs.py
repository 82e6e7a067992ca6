"""Glyphs as pixels: FreeType's coverage of each, kept for the process, and the box for what no font has."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.lettering.faces import Face, open_face

if TYPE_CHECKING:
    import numpy as np

SUBPIXEL = 4  # glyphs are placed on quarters of a pixel across, on whole pixels down


@lru_cache(maxsize=8192)
def bitmap(path: Path, index: int, size_26_6: int, part: int) -> tuple[np.ndarray, int, int]:
    """One glyph's coverage, its left and its top (downwards from the baseline), at a quarter-pixel offset."""
    import freetype
    import numpy as np

    face: Face = open_face(path)
    with face.lock:
        ft: Any = face.ft_face
        ft.set_char_size(size_26_6, size_26_6, 72, 72)
        ft.set_transform(freetype.Matrix(0x10000, 0, 0, 0x10000), freetype.Vector(part * 64 // SUBPIXEL, 0))
        ft.load_glyph(index, freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_NO_BITMAP)
        slot = ft.glyph
        slot.render(freetype.FT_RENDER_MODE_NORMAL)
        ink = slot.bitmap
        pixels = np.array(ink.buffer, np.uint8).reshape(ink.rows, ink.pitch)[:, : ink.width]
        return pixels, slot.bitmap_left, -slot.bitmap_top


def box(size: float) -> tuple[np.ndarray, int, int]:
    """A glyph's picture that is an empty box: the honest picture of a character that no font has."""
    import numpy as np

    high, wide, line = round(size * 0.7), round(size * 0.5), max(1, round(size * 0.04))
    out = np.full((high, wide), 255, np.uint8)
    out[line:-line, line:-line] = 0
    return out, round(size * 0.05), -high


def forget() -> None:
    """Forget the drawn glyphs: a font file may have been replaced by another of its name."""
    bitmap.cache_clear()
