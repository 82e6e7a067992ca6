"""Parts of a card as pixels: recorded instead of painted, then packed into one picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from core.language.spacing import segmented_as
from core.lettering import segment
from core.model.moving import Part, PartKind
from core.visuals.draw.theme import RGB

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True)
class Piece:
    """A part, mostly of one colour: its coverage (uint8) with the corner at x and y of the frame."""

    what: PartKind
    group: int
    text: str
    x: int
    y: int
    mask: Any
    colour: RGB
    pixels: Any = None  # colours (uint8) of a part that has more than one
    edge: Literal["", "left", "right", "top"] = ""  # where a part that grows begins


def spans(line: str, language: str) -> list[tuple[int, int]]:
    """The words of a line as `[start, end)`, phrases where its script sets no spaces."""
    out: list[tuple[int, int]] = []
    at = 0
    for word in line.split():
        at = line.index(word, at)
        by = segmented_as(word, language)
        phrases = segment(word, by) if by else [word]
        for phrase in phrases if "".join(phrases) == word else [word]:
            out.append((at, at + len(phrase)))
            at += len(phrase)
    return out


def packed(pieces: list[Piece], width: int, height: int) -> tuple[Image.Image, tuple[Part, ...]]:
    """Put all pieces into one RGBA picture, row after row; their boxes are even, inside a frame of this size."""
    import numpy as np
    from PIL import Image

    cut = [piece for piece in (_inside(piece, width, height) for piece in pieces) if piece is not None]
    wide = max([width // 2, *(piece.mask.shape[1] for piece in cut)])
    parts: list[Part] = []
    x = y = row = 0
    for piece in cut:
        high, length = piece.mask.shape
        if x + length > wide:
            x, y, row = 0, y + row, 0
        parts.append(
            Part(
                what=piece.what, group=piece.group, text=piece.text, edge=piece.edge, x=piece.x, y=piece.y,
                w=length, h=high, sheet_x=x, sheet_y=y,
            )
        )  # fmt: skip
        x, row = x + length, max(row, high)
    sheet = np.zeros((max(2, y + row), wide, 4), np.uint8)
    for piece, part in zip(cut, parts, strict=True):
        box = sheet[part.sheet_y : part.sheet_y + part.h, part.sheet_x : part.sheet_x + part.w]
        box[..., :3] = piece.colour if piece.pixels is None else piece.pixels
        box[..., 3] = piece.mask
    return Image.fromarray(sheet), tuple(parts)


def _inside(piece: Piece, width: int, height: int) -> Piece | None:
    """The piece cut to the frame, its edges even; None where nothing of it can be seen."""
    import numpy as np

    high, wide = piece.mask.shape
    left, top = max(0, piece.x), max(0, piece.y)
    right, bottom = min(width, piece.x + wide), min(height, piece.y + high)
    if left >= right or top >= bottom:
        return None
    x, y = left // 2 * 2, top // 2 * 2
    size = ((bottom - y + 1) // 2 * 2, (right - x + 1) // 2 * 2)
    there, kept = (
        np.s_[top - y : bottom - y, left - x : right - x],
        np.s_[top - piece.y : bottom - piece.y, left - piece.x : right - piece.x],
    )
    mask = np.zeros(size, np.uint8)
    mask[there] = piece.mask[kept]
    pixels = None
    if piece.pixels is not None:
        pixels = np.zeros((*size, 3), np.uint8)
        pixels[there] = piece.pixels[kept]
    return replace(piece, x=x, y=y, mask=mask, pixels=pixels)
