"""Letters into pieces of lines: what stands on one baseline without a gap like that between columns or cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape

from core.content.pdf.glyphs import Glyph, Picture

_GAP = 1.6  # times the size: wider parts columns, cells, or a sign from its item
UNKNOWN = "\ufffd"
_SPACE = 0.25  # times the size: PDFium puts spaces into narrower gaps
_WORD = 0.18  # times the size: wider parts words, where the file has no space
_RAISED = 0.92  # times the size of its line: a smaller letter above the line is raised
MARKER = re.compile(r"^(?:[•◦▪‣·●○■□➢►✓–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])$")


@dataclass
class Piece:
    """A piece of a line, or a picture."""

    x0: float
    x1: float
    y: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)
    picture: Picture | None = None
    column: tuple[float, float] = (0.0, 0.0)  # the edges of the column that it stands in
    flow: int = 0  # counts columns and pages
    cells: list[list[str]] | None = None  # rows of a table in its place
    header: bool = False
    gap: float | None = None  # from the line above it in its column

    @property
    def text(self) -> str:
        """Its words."""
        return re.sub(r"\s+", " ", "".join(glyph.text for glyph in self.glyphs)).strip()

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return self._share("bold") > 0.95

    @property
    def mono(self) -> bool:
        """Whether it is in letters of one width, as code is."""
        return self._share("mono") > 0.9

    def _share(self, name: str) -> float:
        letters = [glyph for glyph in self.glyphs if not glyph.text.isspace()]
        return sum(getattr(glyph, name) for glyph in letters) / len(letters) if letters else 0.0

    def html(self) -> str:
        """Its words with raised ones marked."""
        out, raised = [], False
        for glyph in self.glyphs:
            high = glyph.size < _RAISED * self.size and glyph.y > self.y + 0.15 * self.size
            high = high and not glyph.text.isspace()
            if high != raised:
                out.append("<sup>" if high else "</sup>")
                raised = high
            out.append(escape(glyph.text))
        return re.sub(r"\s+", " ", "".join(out) + ("</sup>" if raised else "")).strip()


def pieces_of(glyphs: Iterable[Glyph]) -> list[Piece]:
    """The pieces in the order of the file."""
    out: list[Piece] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            if out and out[-1].glyphs and not out[-1].glyphs[-1].text.isspace():
                out[-1].glyphs.append(Glyph(" ", glyph.x0, glyph.x1, glyph.y, glyph.size))
            continue
        piece = out[-1] if out else None
        if piece is None or last is None or not _follows(piece, last, glyph):
            out.append(Piece(glyph.x0, glyph.x1, glyph.y, glyph.size, [glyph]))
        else:
            _add(piece, last, glyph)
        last = glyph
    for piece in out:
        _settle_unknown(piece)
    from_right = [piece for piece in out if _runs_from_right(piece)]
    if from_right:
        out = [piece for piece in out if not _runs_from_right(piece)] + _lines_from_right(from_right)
    return [piece for piece in _joined(out) if piece.text]


def _settle_unknown(piece: Piece) -> None:
    """A letter that the file does not name is the sign of an item where it stands apart at the beginning of a line."""
    first, rest = piece.glyphs[0], piece.glyphs[1:]
    if first.text == UNKNOWN and (not rest or rest[0].text.isspace() or rest[0].x0 - first.x1 > _SPACE * piece.size):
        piece.glyphs[0] = replace(first, text="•")


def _runs_from_right(piece: Piece) -> bool:
    return sum(map(_from_right, piece.glyphs)) > sum(glyph.text.isalpha() for glyph in piece.glyphs) / 2


def _lines_from_right(pieces: list[Piece]) -> list[Piece]:
    """The pieces that touch made one, whichever of them the file has first, and their letters in their order."""
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-round(piece.y), piece.x0)):
        last = out[-1] if out else None
        if last is not None and abs(last.y - piece.y) < 0.4 * piece.size and piece.x0 - last.x1 < _GAP * piece.size:
            last.glyphs += piece.glyphs
            last.x1 = max(last.x1, piece.x1)
        else:
            out.append(piece)
    for piece in out:
        piece.glyphs = _from_the_right(piece.glyphs)
    return out


def _from_the_right(glyphs: list[Glyph]) -> list[Glyph]:
    """The letters of a line that runs from the right, figures and Latin words in it from the left.

    The file's spaces may stand anywhere between them: the gaps tell where words end.
    """
    out: list[Glyph] = []
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in sorted((each for each in glyphs if not each.text.isspace()), key=lambda each: -each.x1):
        parts = last is not None and last.x0 - glyph.x1 > _WORD * glyph.size
        turns = unicodedata.bidirectional(glyph.text[0]) in ("R", "AL", "NSM", "ON")
        if parts or turns:
            out += reversed(run)
            run = []
        if parts and last is not None:
            out.append(Glyph(" ", glyph.x1, last.x0, glyph.y, glyph.size))
        (out if turns else run).append(glyph)
        last = glyph if last is None or glyph.x0 < last.x0 else last
    return out + run[::-1]


def _follows(piece: Piece, last: Glyph, glyph: Glyph) -> bool:
    size = max(piece.size, glyph.size)
    small = glyph.size < _RAISED * piece.size or piece.size < _RAISED * glyph.size
    if abs(glyph.y - piece.y) > (0.6 if small else 0.25) * size:
        return False
    if _from_right(glyph) or _from_right(last):  # the file may have them from either side
        return max(glyph.x0 - last.x1, last.x0 - glyph.x1, 0) < _GAP * size
    return -1.2 * size < glyph.x0 - last.x1 < _GAP * size


def _add(piece: Piece, last: Glyph, glyph: Glyph) -> None:
    gap = max(glyph.x0 - last.x1, last.x0 - glyph.x1) if _from_right(glyph) else glyph.x0 - last.x1
    if gap > _SPACE * piece.size and not piece.glyphs[-1].text.isspace() and not _dense(last, glyph):
        piece.glyphs.append(Glyph(" ", last.x1, glyph.x0, glyph.y, glyph.size))
    piece.glyphs.append(glyph)
    piece.x0, piece.x1 = min(piece.x0, glyph.x0), max(piece.x1, glyph.x1)
    if glyph.size > 1.2 * piece.size:  # it began with a raised letter
        piece.size, piece.y = glyph.size, glyph.y


def _from_right(glyph: Glyph) -> bool:
    return unicodedata.bidirectional(glyph.text[0]) in ("R", "AL")


def _dense(last: Glyph, glyph: Glyph) -> bool:
    """Whether both are of a script without spaces."""
    return all(unicodedata.east_asian_width(each.text[0]) in "WF" for each in (last, glyph))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces that the file has apart though they touch, and signs of lists with their items."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        level = last is not None and abs(last.y - piece.y) < 0.25 * max(last.size, piece.size)
        if last is not None and level:
            gap = piece.x0 - last.x1
            marks = MARKER.match(last.text) is not None and 0 <= gap < 5 * piece.size
            if marks or -0.1 * piece.size < gap < 0.45 * piece.size:
                if marks or gap > _WORD * piece.size:
                    last.glyphs.append(Glyph(" ", last.x1, piece.x0, piece.y, piece.size))
                last.glyphs += piece.glyphs
                last.x0, last.x1 = min(last.x0, piece.x0), max(last.x1, piece.x1)
                if piece.size > last.size:
                    last.size, last.y = piece.size, piece.y
                continue
        out.append(piece)
    return out
