"""Tables: columns as wide as their words ask for; a table too wide for the frame becomes one record after another."""

from __future__ import annotations

from dataclasses import dataclass

from core.lettering import is_rtl, width
from core.model.storyboard import Card
from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.fit import Fitted, fit

LARGEST = 68.0
COMFORTABLE = 34.0  # below it, a table of many columns reads better as records
_GAP_EM = 0.9  # between columns
_ROW_EM = 0.62  # above and below a row's words, together
_MAX_LINES = 4


@dataclass(frozen=True)
class Grid:
    """Cells fitted into columns; `cut` where a word or cell did not fit whole."""

    cells: list[list[Fitted]]
    widths: list[float]
    size: float
    cut: bool

    def row_height(self, row: int) -> float:
        return max(cell.height for cell in self.cells[row]) + self.size * _ROW_EM

    @property
    def height(self) -> float:
        return sum(self.row_height(n) for n in range(len(self.cells)))


def table(sheet: Canvas, card: Card) -> None:
    """Draw a table card's rows, the first of them the header; its title above."""
    from PIL import ImageDraw

    theme = sheet.theme
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in card.rows if any(cell.strip() for cell in row)]
    lead = sheet.px(44)
    head = None
    if card.title:
        head = fit(card.title, (sheet.width, sheet.height * 0.2), largest=sheet.px(52), smallest=sheet.px(SMALLEST),
                   language=sheet.language, max_lines=2)  # fmt: skip
    top = lead + (head.height + sheet.px(26) if head else 0.0)
    room = sheet.height - top
    n_columns = max((len(row) for row in rows), default=0)
    if not n_columns:
        return
    full = [(*row, *[""] * (n_columns - len(row))) for row in rows]
    grid = _largest(sheet, full, room)
    small = grid is not None and grid.size < sheet.px(COMFORTABLE) and n_columns > 3
    if grid is None or (small and _records_fit(sheet, full, room)):
        _records(sheet, full, head, room, lead)
        return
    y = sheet.box[1] + max(0.0, (room - grid.height) * 0.5)
    sheet.bar(y)
    y += lead
    if head:
        y = sheet.text(sheet.edge(), y, head, theme.ink) + sheet.px(26)
    paint = ImageDraw.Draw(sheet.image)
    numeric = [c > 0 and all(_is_number(row[c]) for row in full[1:]) and len(full) > 1 for c in range(n_columns)]
    for n, row in enumerate(grid.cells):
        high = grid.row_height(n)
        x = sheet.edge()
        if n:
            sheet.band(n, sheet.box[0] - sheet.px(14), y + 3, sheet.box[2] + sheet.px(14), y + high - 2)
        for column, cell in enumerate(row):
            wide = grid.widths[column]
            colour = theme.accent if n == 0 else theme.ink
            _cell(sheet, cell, x, y + grid.size * _ROW_EM / 2, wide, colour, numeric[column], n)
            x += (-1 if sheet.rtl else 1) * (wide + grid.size * _GAP_EM)
        y += high
        rule = theme.accent if n == 0 else theme.line
        thick = max(1, round(sheet.unit * (3 if n == 0 else 1.5)))
        if n < len(grid.cells) - 1:
            paint.line((sheet.box[0], y, sheet.box[2], y), fill=rule, width=thick)


def _cell(
    sheet: Canvas,
    cell: Fitted,
    x: float,
    y: float,
    wide: float,
    colour: tuple[int, int, int],
    numeric: bool,
    row: int,
) -> None:
    """One cell; x is the edge of its column on the side where reading begins. Figures stand at the right."""
    left = x - wide if sheet.rtl else x
    right_side = numeric or sheet.rtl
    sheet.text(left + wide if right_side else left, y, cell, colour, align="r" if right_side else "l", row=row)


def _is_number(text: str) -> bool:
    bare = text.strip().strip("%€$£¥+-−~≈ ").replace(",", "").replace(".", "").replace(" ", "")
    return bare.isdigit() if bare else not text.strip()


def _largest(sheet: Canvas, rows: list[tuple[str, ...]], room: float) -> Grid | None:
    """The grid at the largest size that fits whole; None where the smallest doesn't."""
    for step in range(13):
        size = sheet.px(LARGEST - (LARGEST - SMALLEST) * step / 12)
        grid = _grid(sheet, rows, size)
        if grid is not None and not grid.cut and grid.height <= room:
            return grid
    return None


def _grid(sheet: Canvas, rows: list[tuple[str, ...]], size: float) -> Grid | None:
    n_columns = len(rows[0])
    gaps = size * _GAP_EM * (n_columns - 1)

    def wide(text: str, bold: bool) -> float:
        return width(text, size, bold=bold, language=sheet.language) + 1

    least = [max(max((wide(w, n == 0) for w in _pieces(row[c])), default=0.0) for n, row in enumerate(rows))
             for c in range(n_columns)]  # fmt: skip
    natural = [max(wide(row[c], n == 0) for n, row in enumerate(rows)) for c in range(n_columns)]
    spare = sheet.width - gaps - sum(least)
    if spare < 0:
        return None
    requested = sum(natural) - sum(least)
    share = min(1.0, spare / requested) if requested > 0 else 0.0
    widths = [low + (high - low) * share for low, high in zip(least, natural, strict=True)]
    rest = sheet.width - gaps - sum(widths)
    if rest > 0:  # spread what is left, so that the table spans the content
        widths = [w + rest / n_columns for w in widths]
    cells = [
        [fit(text or " ", (widths[c] + 1, size * 20), largest=size, smallest=size, bold=n == 0,
             language=sheet.language, max_lines=_MAX_LINES) for c, text in enumerate(row)]
        for n, row in enumerate(rows)
    ]  # fmt: skip
    return Grid(cells, widths, size, any(cell.cut for row in cells for cell in row))


def _pieces(cell: str) -> list[str]:
    """Split a cell into what stays on one line: its words, or all of a short one ("1,200 MB")."""
    return [cell] if len(cell) <= 9 else cell.split()


def _records(sheet: Canvas, rows: list[tuple[str, ...]], head: Fitted | None, room: float, lead: float) -> None:
    """Each row as a small paragraph: its first cell as a heading, the others as "header: value"."""
    theme, header = sheet.theme, rows[0]
    body = rows[1:] or rows
    size, result = _sized(sheet, header, body, room)
    while len(result) > 1 and _high(result, size) > room:
        result.pop()
    high = lead + (head.height + sheet.px(26) if head else 0.0) + _high(result, size)
    y = sheet.box[1] + max(0.0, (sheet.height - high) * 0.5)
    sheet.bar(y)
    y += lead
    if head:
        y = sheet.text(sheet.edge(), y, head, theme.ink) + sheet.px(26)
    for number, record in enumerate(result, 1):
        for n, line in enumerate(record):
            y = sheet.text(sheet.edge(), y, line, theme.ink if n else theme.accent, row=number)
        y += size * 0.8


def _high(result: list[list[Fitted]], size: float) -> float:
    return sum(sum(line.height for line in record) + size * 0.8 for record in result)


def _sized(
    sheet: Canvas, header: tuple[str, ...], body: list[tuple[str, ...]], room: float
) -> tuple[float, list[list[Fitted]]]:
    """The records at the largest size at which all fit, or at the smallest."""
    size, results = 0.0, []
    # One value a line reads best; run together, values take less room and may be larger.
    for joined, at_1080 in [(False, s) for s in (42, 40, 38, 36, 34, 32)] + [
        (True, s) for s in (42, 38, 34, 31, SMALLEST)
    ]:
        size = sheet.px(at_1080)
        results = [_record(sheet, header, row, size, joined) for row in body]
        if _high(results, size) <= room and not any(line.cut for record in results for line in record):
            break
    return size, results


def _records_fit(sheet: Canvas, rows: list[tuple[str, ...]], room: float) -> bool:
    size, result = _sized(sheet, rows[0], rows[1:], room)
    return bool(result) and size >= sheet.px(COMFORTABLE - 2) and _high(result, size) <= room


def _record(sheet: Canvas, header: tuple[str, ...], row: tuple[str, ...], size: float, joined: bool) -> list[Fitted]:
    mark = "؛ " if any(is_rtl(cell) for cell in row) else "; "
    pairs = [f"{name}: {value}" if name else value for name, value in zip(header[1:], row[1:], strict=True) if value]
    box = (sheet.width, sheet.height)
    first = fit(row[0] or " ", box, largest=size, smallest=size, language=sheet.language, max_lines=2)
    rest = [mark.join(pairs)] if joined else pairs
    return [first] + [
        fit(text, box, largest=size, smallest=size, bold=False, language=sheet.language, max_lines=5)
        for text in rest
        if text
    ]
