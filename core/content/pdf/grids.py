"""Tables of a PDF: rows of several pieces on one baseline that stand in line with those above and below."""

from __future__ import annotations

from statistics import median

from core.content.pdf.glyphs import Glyph
from core.content.pdf.lines import MARKER, Piece

_LONGEST = 60  # letters of a cell's piece; longer ones are lines of columns
_FEWEST_ROWS = 2


def with_tables(column: list[Piece]) -> list[Piece]:
    """The column with each table as one piece that has `cells`; other rows of several pieces become one line."""
    rows = [_marked(row) for row in _rows(column)]
    out: list[Piece] = []
    at = 0
    while at < len(rows):
        end = _end_of_table(rows, at)
        if end - at >= _FEWEST_ROWS:
            found = rows[at:end]
            head = _head(out[-1], found) if out else None
            out[-1:] = [] if head else out[-1:]
            out.append(_table([head, *found] if head else found, named=bool(head)))
            at = end
        else:
            out.append(_line(rows[at]))
            at += 1
    return out


def _rows(column: list[Piece]) -> list[list[Piece]]:
    out: list[list[Piece]] = []
    for piece in column:
        level = out and abs(out[-1][0].y - piece.y) < 0.4 * max(out[-1][0].size, piece.size)
        if level and piece.picture is None and out[-1][0].picture is None:
            out[-1].append(piece)
        else:
            out.append([piece])
    for row in out:
        row.sort(key=lambda piece: piece.x0)
    return out


def _end_of_table(rows: list[list[Piece]], at: int) -> int:
    """The row behind a table that begins here; `at` where none does."""
    if not _is_row(rows[at]):
        return at
    end = at + 1
    while end < len(rows):
        above, row = rows[end - 1], rows[end]
        near = above[0].y - row[0].y < 3.2 * row[0].size
        alike = _is_row(row) and abs(len(row) - len(rows[at])) <= max(1, len(rows[at]) // 2)
        goes_on = len(row) == 1 and row[0].picture is None and _continues(row[0], rows[at:end])
        if near and (alike or goes_on):
            end += 1
        else:
            break
    while end > at and not _is_row(rows[end - 1]) and not _continues(rows[end - 1][0], rows[at : end - 1]):
        end -= 1
    return end


def _is_row(row: list[Piece]) -> bool:
    return len(row) > 1 and all(len(piece.text) <= _LONGEST for piece in row)


def _continues(piece: Piece, rows: list[list[Piece]]) -> bool:
    """Whether a lone piece is the second line of a cell that is not the first of its row."""
    starts = [other.x0 for row in rows for other in row[1:]]
    return any(abs(piece.x0 - x) < 0.5 * piece.size for x in starts) and piece.x0 > min(row[0].x0 for row in rows) + 2


def _marked(row: list[Piece]) -> list[Piece]:
    """A row whose first piece is the sign of an item is that item, however wide the spaces of its words are."""
    sign = len(row) > 1 and MARKER.match(row[0].text)
    return [_line(row)] if sign and (len(row) == 2 or not row[0].text[0].isalnum()) else row


def _head(above: Piece, rows: list[list[Piece]]) -> list[Piece] | None:
    """The line above a table as its first row, where its words stand over the columns one by one."""
    first = rows[0][0]
    if above.cells is not None or above.picture is not None or above.flow != first.flow:
        return None
    if above.y - first.y > 2.4 * first.size or len(above.text) > _LONGEST:
        return None
    columns = _columns(rows)
    words: list[Piece] = []
    for glyph in above.glyphs:
        space = glyph.text.isspace()
        if not space and (not words or words[-1].size < 0):
            words.append(Piece(glyph.x0, glyph.x1, glyph.y, above.size))
        if words:
            words[-1].glyphs.append(glyph)
            if space:
                words[-1].size = -1
            else:
                words[-1].x1 = max(words[-1].x1, glyph.x1)
    cells: dict[int, Piece] = {}
    for word in words:
        word.size, word.column, word.flow = above.size, above.column, above.flow
        centre = (word.x0 + word.x1) / 2
        place = min(range(len(columns)), key=lambda n: abs((columns[n][0] + columns[n][1]) / 2 - centre))
        if place in cells:
            cells[place] = _line([cells[place], word])
        else:
            cells[place] = word
    return list(cells.values()) if len(cells) == len(columns) and len(words) <= 2 * len(columns) else None


def _table(rows: list[list[Piece]], *, named: bool) -> Piece:
    columns = _columns(rows)
    cells: list[list[str]] = []
    bold: list[bool] = []
    for row in rows:
        line = [""] * len(columns)
        for piece in row:
            place = max(range(len(columns)), key=lambda n: _overlap(piece, columns[n]))
            line[place] = f"{line[place]} {piece.text}".strip()
        if len(row) == 1 and cells and len(columns) > 1:
            cells[-1] = [f"{a} {b}".strip() for a, b in zip(cells[-1], line, strict=True)]
            continue
        cells.append(line)
        bold.append(all(piece.bold for piece in row))
    first, last = rows[0][0], rows[-1][0]
    header = len(cells) > 1 and (named or (bold[0] and not all(bold[1:])) or _is_named(cells))
    return Piece(
        x0=min(p.x0 for row in rows for p in row), x1=max(p.x1 for row in rows for p in row), y=last.y,
        size=median(p.size for row in rows for p in row), glyphs=[], cells=cells, header=header,
        column=first.column, flow=first.flow,
    )  # fmt: skip


def _is_named(cells: list[list[str]]) -> bool:
    """Whether the first row has words above columns of figures."""
    figures = [n for n in range(len(cells[0])) if all(any(c.isdigit() for c in row[n]) for row in cells[1:])]
    return bool(figures) and not any(c.isdigit() for n in figures for c in cells[0][n])


def _columns(rows: list[list[Piece]]) -> list[tuple[float, float]]:
    """The edges of the columns: pieces that overlap from row to row stand in one."""
    out: list[tuple[float, float]] = []
    for piece in sorted((piece for row in rows if len(row) > 1 for piece in row), key=lambda piece: piece.x0):
        if out and piece.x0 < out[-1][1] - 1:
            out[-1] = (out[-1][0], max(out[-1][1], piece.x1))
        else:
            out.append((piece.x0, piece.x1))
    return out


def _overlap(piece: Piece, column: tuple[float, float]) -> float:
    return min(piece.x1, column[1]) - max(piece.x0, column[0])


def _line(row: list[Piece]) -> Piece:
    first = row[0]
    for piece in row[1:]:
        first.glyphs += [Glyph(" ", first.x1, first.x1, first.y, first.size), *piece.glyphs]
        first.x1 = max(first.x1, piece.x1)
        first.size = max(first.size, piece.size)
    return first
