"""The reading order of a page: columns are found by the gutter between them, lines across them part the page."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from core.content.pdf.lines import Piece

_DEEPEST = 3
_FEWEST = 3  # lines of a column
_MOST_ACROSS = 0.45  # of a page's lines may lie across its columns
_FILLED, _LEAST_FILLED = 0.6, 0.4  # of the columns' width is filled by their lines; cells of a table are shorter
_OVERFULL, _OVERFULL_SHARE = 3.0, 0.3  # times its size, and of its part in the other column
_NARROWEST = 8  # times the size of its letters


def in_order(pieces: Sequence[Piece], depth: int = 0) -> list[list[Piece]]:
    """The columns in the order they are read, each from top to bottom."""
    gutter = _gutter(pieces) if depth < _DEEPEST and len(pieces) > 2 * _FEWEST else None
    if gutter is None:
        return [sorted(pieces, key=lambda piece: (-round(piece.y, 1), piece.x0))] if pieces else []
    out: list[list[Piece]] = []
    band: list[Piece] = []

    def end() -> None:
        left = [piece for piece in band if (piece.x0 + piece.x1) / 2 < gutter]
        right = [piece for piece in band if piece not in left]
        out.extend(in_order(left, depth + 1) + in_order(right, depth + 1))
        band.clear()

    across: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x0)):
        if piece.x0 < gutter - 2 and piece.x1 > gutter + 2 and not _sticks_out(piece, gutter, pieces):
            end()
            across.append(piece)
        else:
            if across:
                out.append(across)
                across = []
            band.append(piece)
    end()
    return [*out, across] if across else out


def _sticks_out(piece: Piece, gutter: float, pieces: Sequence[Piece]) -> bool:
    """Whether a line belongs to one column and only ends a little beyond its edge, as overfull lines do."""
    inside, beyond = gutter - piece.x0, piece.x1 - gutter
    if piece.picture is not None or beyond > min(_OVERFULL * piece.size, _OVERFULL_SHARE * inside):
        return False
    return sum(abs(other.x0 - piece.x0) < 3 for other in pieces) > _FEWEST  # where the lines of a column begin


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The place of the gutter between two columns of text; None where there is none."""
    words = [piece for piece in pieces if piece.picture is None]
    if len(words) < 2 * _FEWEST:
        return None
    low, high = min(piece.x0 for piece in words), max(piece.x1 for piece in words)
    best: tuple[int, float] | None = None
    run: list[float] = []
    step = max(1.0, (high - low) / 300)
    x = low + 0.12 * (high - low)
    while x < high - 0.12 * (high - low):
        count = sum(piece.x0 < x and piece.x1 > x for piece in words)
        if best is None or count < best[0]:
            best, run = (count, x), [x]
        elif count == best[0]:
            run.append(x)
        x += step
    if best is None or best[0] > _MOST_ACROSS * len(words):
        return None
    for x in _middles(run, step):
        left = [piece for piece in words if piece.x1 <= x + 2]
        right = [piece for piece in words if piece.x0 >= x - 2]
        filled = _filled(left), _filled(right)
        if min(filled) >= _LEAST_FILLED and sum(filled) >= 2 * _FILLED and _beside(left, right):
            return x
    return None


def _middles(run: list[float], step: float) -> list[float]:
    """The middle of each stretch of places, the widest stretch first."""
    stretches: list[list[float]] = []
    for x in run:
        if stretches and x - stretches[-1][-1] < 1.5 * step:
            stretches[-1].append(x)
        else:
            stretches.append([x])
    return [(s[0] + s[-1]) / 2 for s in sorted(stretches, key=len, reverse=True)[:6]]


def _filled(pieces: list[Piece]) -> float:
    """The share of its width that the lines of a column fill; 0 for what is too small to be a column."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if rows and abs(rows[-1][0].y - piece.y) < 0.4 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    if len(rows) < _FEWEST:
        return 0.0
    width = max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)
    if width < _NARROWEST * median(piece.size for piece in pieces):
        return 0.0
    return median(max(p.x1 for p in row) - min(p.x0 for p in row) for row in rows) / width


def _beside(left: list[Piece], right: list[Piece]) -> bool:
    """Whether the two stand beside one another for some lines."""
    top = min(max(piece.y for piece in left), max(piece.y for piece in right))
    bottom = max(min(piece.y for piece in left), min(piece.y for piece in right))
    return top - bottom > 2 * left[0].size
