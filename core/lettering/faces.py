"""Opened fonts: one HarfBuzz font and one FreeType face a file, from the same bytes, kept for the process.

Shipped fonts are WOFF (half the size of TTF). libass reads them through FreeType, HarfBuzz can't, so the container
is unpacked here: https://www.w3.org/TR/WOFF/ section 3.
"""

from __future__ import annotations

import io
import struct
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from core import digests
from core.lettering.fonts import require_whole
from core.lettering.woff import sfnt


@dataclass(frozen=True)
class Face:
    """An opened font. `ass_ratio` is (ascent + descent) / em, by which libass scales `Fontsize`.

    FreeType faces hold state, so drawing takes `lock`; shaping needs none.
    """

    path: Path
    upem: int
    cmap: frozenset[int]
    ass_ratio: float
    ascent: float  # fraction of the em, above the baseline
    descent: float  # fraction of the em, below, positive
    hb_font: Any
    ft_face: Any
    lock: Any = field(default_factory=threading.Lock)


@lru_cache(maxsize=64)
def open_face(path: Path) -> Face:
    """Open the font, unpacking WOFF. Raises `ValueError` on what is no font, `MissingSetup` for one of ours."""
    import freetype
    import uharfbuzz as hb

    raw = path.read_bytes()
    require_whole(path, digests.of_bytes(raw))
    data = sfnt(raw)
    hb_face = hb.Face(data)
    try:
        ft_face = freetype.Face(io.BytesIO(data))
    except freetype.FT_Exception as error:
        raise ValueError(f"{path.name} is not a font") from error
    upem = hb_face.upem
    ascent, descent = ft_face.ascender / upem, -ft_face.descender / upem
    return Face(
        path=path,
        upem=upem,
        cmap=frozenset(hb_face.unicodes),
        ass_ratio=_ass_ratio(hb_face, upem) or ascent + descent,
        ascent=ascent,
        descent=descent,
        hb_font=hb.Font(hb_face),
        ft_face=ft_face,
    )


def _ass_ratio(hb_face: Any, upem: int) -> float:
    """libass maps `Fontsize` to OS/2 usWinAscent + usWinDescent; 0 where the table has none."""
    table = hb_face.reference_table("OS/2").data
    if not table or len(table) < 78:
        return 0.0
    win_ascent, win_descent = struct.unpack(">HH", table[74:78])
    return float(win_ascent + win_descent) / upem
