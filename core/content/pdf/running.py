"""Lines that stand on many pages at the same place (titles, authors, page numbers), and notes at the foot of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.content.pdf.lines import Piece

_EDGE = 0.13  # of the page's height, at the top and at the foot
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|pagina|página|стр|s|p|pg|page no)\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|sur|de|di|van|из|\|)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?|file)://\S+(?:\s+\d+/\d+)?$")
_STAMP = re.compile(r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}")
_APART = 1.7  # times its size: as far a running line stands from the text at least
_FEWEST_PAGES = 3
_MOST_NOTE_LINES = 25
_LEADING_MARK = re.compile(r"<sup>(\S{1,3})</sup>")
_NOTE_SIZE = 0.92  # times the size of the text


def without_running(pages: Sequence[list[Piece]], heights: Sequence[float]) -> list[list[Piece]]:
    """The pieces of each page without running lines and page numbers."""
    seen: Counter[tuple[str, int]] = Counter()
    for pieces, height in zip(pages, heights, strict=True):
        seen.update({_key(piece) for piece in pieces if _at_edge(piece, pieces, height)})
    often = max(2, len(pages) * 0.15)
    places = _running_places(pages)
    out = []
    for pieces, height in zip(pages, heights, strict=True):
        kept = []
        outer = {id(max(pieces, key=_base, default=None)), id(min(pieces, key=_base, default=None))}
        for piece in pieces:
            if id(piece) in outer and (_place(piece) in places or _is_lone_number(piece, pieces)):
                continue
            if _at_edge(piece, pieces, height):
                text = piece.text
                repeated = len(pages) > 1 and seen[_key(piece)] >= often
                number = _PAGE_NUMBER.match(text) and _alone(piece, pieces)
                if repeated or number or _ADDRESS.match(text) or _STAMP.match(text):
                    continue
            kept.append(piece)
        out.append(kept)
    return out


def _base(piece: Piece) -> float:
    return piece.y


def _place(piece: Piece) -> tuple[int, int]:
    """The baseline and the size of a line, in half points."""
    return round(piece.y * 2), round(piece.size * 2)


def _running_places(pages: Sequence[list[Piece]]) -> set[tuple[int, int]]:
    """Places of lines apart from the text on most pages: heads that change with the section, too."""
    apart: Counter[tuple[int, int]] = Counter()
    for pieces in pages:
        words = sorted((piece for piece in pieces if piece.picture is None), key=_base)
        for outer, rest in ((words[:1], words[1:]), (words[-1:], words[:-1])):
            near = [abs(piece.y - outer[0].y) for piece in rest if abs(piece.y - outer[0].y) > 2] if outer else []
            if near and min(near) > _APART * outer[0].size:
                apart[_place(outer[0])] += 1
    return {place for place, count in apart.items() if count >= max(_FEWEST_PAGES, len(pages) * 0.4)}


def _is_lone_number(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether the outermost line of a page is only its number, apart from the text."""
    near = [abs(p.y - piece.y) for p in pieces if p is not piece and abs(p.y - piece.y) > 2]
    number = piece.picture is None and _PAGE_NUMBER.match(piece.text) and _alone(piece, pieces)
    return bool(number) and bool(near) and min(near) > _APART * piece.size


def _key(piece: Piece) -> tuple[str, int]:
    """The words without figures, and the place from below in steps of 8 points."""
    return re.sub(r"\d+", "#", piece.text.casefold()), round(piece.y / 8)


def _at_edge(piece: Piece, pieces: list[Piece], height: float) -> bool:
    if piece.picture is not None:
        return False
    return piece.y > height * (1 - _EDGE) or piece.y < height * _EDGE


def _alone(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether no other text is near: a number within a table or before an item is no page number."""
    if any(p is not piece and abs(p.y - piece.y) < 2 and 0 < p.x0 - piece.x1 < 4 * piece.size for p in pieces):
        return False
    near = [p for p in pieces if p is not piece and 0 < abs(p.y - piece.y) < 1.25 * piece.size and p.picture is None]
    return not any(p.x0 < piece.x1 and p.x1 > piece.x0 for p in near)


def without_notes(column: list[Piece], body_size: float) -> list[Piece]:
    """A column without the notes at its foot: smaller lines, the first of which begins with a mark."""
    first = len(column)
    while first and column[first - 1].picture is None and column[first - 1].size < _NOTE_SIZE * body_size:
        first -= 1
    if first in (0, len(column)):
        return _without_large_notes(column)
    for at in range(first, len(column)):
        piece = column[at]
        above = column[at - 1]
        mark = piece.html().startswith("<sup>") or re.match(r"^(?:\[?\d{1,3}[\].)]?|[*†‡§¶])\s?\S", piece.text)
        if mark and (at > first or above.y - piece.y > 1.2 * piece.size):
            return column[:at]
    return _without_large_notes(column)


def _without_large_notes(column: list[Piece]) -> list[Piece]:
    """The same where notes are as large as the text: set apart at the foot, and their mark stands in the text above."""
    for at in range(max(1, len(column) - _MOST_NOTE_LINES), len(column)):
        mark = _LEADING_MARK.match(column[at].html())
        above = column[at - 1]
        apart = above.y - column[at].y > 1.7 * column[at].size
        if mark and apart and any(f"<sup>{mark.group(1)}</sup>" in piece.html() for piece in column[:at]):
            return column[:at]
    return column
