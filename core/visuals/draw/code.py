"""Code frames: every line wholly inside the frame, wrapped where it must be, never smaller than can be read.

The x-height of JetBrains Mono is 0.55 em: 27 px per em give 14.85 px, of which 14 and more are inked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.language.sign_runs import breakable
from core.lettering import width
from core.lettering.fonts import MONO
from core.model.storyboard import Card
from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.fit import fit
from core.visuals.draw.tokens import coloured, label_of, name_of

SMALLEST_CODE = 27.0
LARGEST_TALL, LARGEST_WIDE = 56.0, 76.0
LEADING = 1.42
_PAD, _HEAD = 34.0, 68.0
_BREAK_AFTER = (" ,;", ".([{=+-*/|&<>:)]}")

Piece = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One row of the frame: coloured pieces, its indent in characters, the number of the line it begins (or 0)."""

    pieces: tuple[Piece, ...]
    indent: int
    number: int


def clean(line: str) -> str:
    """A line of code as a card can draw it: tabs as four spaces, no control characters, nothing at the end."""
    return "".join(c for c in line.expandtabs(4).rstrip() if c.isprintable() or c == " ")


def columns(wide_px: float, size: float) -> int:
    """The number of characters of the mono face that fit into a width of a card of code."""
    return max(8, int(wide_px / (0.6 * size)))


def rows(lines: tuple[str, ...], name: str, n_columns: int, first_line: int) -> list[Row]:
    """The coloured lines of a card of code wrapped to a number of columns; what is wrapped goes on two characters
    deeper than it began.
    """
    out: list[Row] = []
    every = coloured(lines, name)
    if any(_cells(line) > n_columns for line in lines):
        every = [_tightened(pieces) for pieces in every]
    for n, pieces in enumerate(every):
        text = "".join(part for part, _ in pieces)
        indent = min(len(text) - len(text.lstrip()) + 2, n_columns // 2)
        start, first = 0, True
        while first or start < len(text):
            room = n_columns if first else n_columns - indent
            end = _end(text, start, room)
            out.append(Row(_slice(pieces, start, end), 0 if first else indent, first_line + n if first else 0))
            start, first = end, False
            while not first and start < len(text) and text[start] == " ":
                start += 1
    return out


def _tightened(pieces: list[Piece]) -> list[Piece]:
    """Spaces that only align what follows (a comment, an operator) made two; never an indent (a console's stands
    behind its prompt, which is coloured as a comment), never inside a string."""
    out: list[Piece] = []
    for text, kind in pieces:
        aligned = kind == "ink" and "   " in text and any(part.strip() and before != "comment" for part, before in out)
        out.append((re.sub(r"(?<=\S) {3,}|^ {3,}| {3,}$", "  ", text) if aligned else text, kind))
    return out


def _cells(text: str) -> int:
    """Columns a text takes: East Asian characters and emoji take two."""
    if text.isascii():
        return len(text)
    return max(len(text), -int(-width(text, 1.0, bold=False, family=MONO) // 0.6))


def _end(text: str, start: int, room: int) -> int:
    """Find the end of the row that begins at `start`: after a separator in its last half, else where it is full."""
    if _cells(text[start:]) <= room:
        return len(text)
    end = start
    for cluster in breakable(text[start:]):
        if _cells(text[start : end + len(cluster)]) > room and end > start:
            break
        end += len(cluster)
    for separators in _BREAK_AFTER:  # the best kind of place first
        for at in range(end, start + (end - start) // 2, -1):
            if text[at - 1] in separators and text[start:at].strip():
                return at
    return end


def _slice(pieces: list[Piece], start: int, end: int) -> tuple[Piece, ...]:
    out, at = [], 0
    for text, kind in pieces:
        cut = text[max(0, start - at) : max(0, end - at)]
        if cut:
            out.append((cut, kind))
        at += len(text)
    return tuple(out)


def _layout(
    sheet: Canvas, lines: tuple[str, ...], name: str, first: int, wide: float, high: float
) -> tuple[float, list[Row]]:
    """The size and rows that read best: large letters, but few lines wrapped; a part fits at the smallest size."""
    largest = LARGEST_TALL if sheet.image.height > sheet.image.width else LARGEST_WIDE
    best: tuple[float, float, list[Row]] | None = None
    result: list[Row] = []
    size = sheet.px(SMALLEST_CODE)
    for n in range(24):
        size = sheet.px(largest - (largest - SMALLEST_CODE) * n / 23)
        result = rows(lines, name, columns(wide, size), first)
        if len(result) * size * LEADING > high:
            continue
        wrapped = (len(result) - len(lines)) / len(lines)
        score = size * (1 - 0.6 * min(wrapped, 1.0)) - (4 * sheet.unit if wrapped else 0)
        if best is None or score > best[0]:
            best = (score, size, result)
    if best is not None:
        return best[1], best[2]
    return size, result[: max(1, int(high / (size * LEADING)))]


def code(sheet: Canvas, card: Card) -> None:
    """Draw a card's panel with the code; above it what it is, and which lines of the whole listing are shown."""
    from PIL import ImageDraw

    theme = sheet.theme
    lines = tuple(clean(line) for line in card.body) or ("",)
    name = name_of("\n".join(lines), card.code_language)
    pad = sheet.px(_PAD)
    head = sheet.px(_HEAD) if card.title.strip() or card.footer.strip() or label_of(name) else 0.0
    numbered = card.first_line > 1 or bool(card.footer)
    size0 = sheet.px(SMALLEST_CODE)
    gutter = 0.6 * size0 * (len(str(card.first_line + len(lines) - 1)) + 1.5) if numbered else 0.0
    wide, high = sheet.width - 2 * pad - gutter * 1.25, sheet.height - head - 1.6 * pad
    size, result = _layout(sheet, lines, name, card.first_line, wide, high)
    gutter = 0.6 * size0 * (len(str(card.first_line + len(lines) - 1)) + 1.5) if numbered else 0.0
    panel_high = head + len(result) * size * LEADING + 1.6 * pad
    top = sheet.box[1] + max(0.0, (sheet.height - panel_high) * 0.5)
    box = (sheet.box[0], top, sheet.box[2], top + panel_high)
    paint = ImageDraw.Draw(sheet.image)
    paint.rounded_rectangle(
        box, radius=sheet.px(22), fill=theme.surface, outline=theme.line, width=max(1, round(sheet.unit * 2))
    )
    if head:
        _heading(sheet, card, name, box, pad, head)
    y = top + head + pad * 0.7
    x0 = sheet.box[0] + pad + gutter
    line = 0
    for row in result:
        line = row.number or line
        baseline = y + size * (LEADING / 2 + 0.33)
        sheet.band(line, sheet.box[0] + pad * 0.4, y, sheet.box[2] - pad * 0.4, y + size * LEADING)
        if numbered and row.number:
            at = (x0 - 0.6 * size0 * 1.1, baseline)
            sheet.line(at, str(row.number), size0, theme.muted, bold=False, family=MONO, language="en", side="r",
                       what="code", group=line)  # fmt: skip
        x = x0 + row.indent * 0.6 * size
        for text, kind in row.pieces:
            if text.strip():
                lead = len(text) - len(text.lstrip(" "))
                at = (x + lead * 0.6 * size, baseline)
                colour = theme.code.get(kind, theme.ink)
                sheet.line(at, text[lead:], size, colour, bold=False, family=MONO, language="en", what="code",
                           group=line)  # fmt: skip
            x += width(text, size, bold=False, family=MONO)
        y += size * LEADING


def _heading(
    sheet: Canvas, card: Card, name: str, box: tuple[float, float, float, float], pad: float, head: float
) -> None:
    from PIL import ImageDraw

    theme = sheet.theme
    label = label_of(name)
    right = fit(
        card.footer or label, (sheet.width * 0.3, head), largest=sheet.px(30), smallest=sheet.px(SMALLEST),
        bold=False, language="en", max_lines=1,
    )  # fmt: skip
    left = fit(
        card.title.strip() or label, (sheet.width - right.width() - pad * 3, head), largest=sheet.px(34),
        smallest=sheet.px(SMALLEST), language=card.language, max_lines=1,
    )  # fmt: skip
    middle = box[1] + head * 0.54
    sheet.text(box[0] + pad, middle - left.height / 2, left, theme.accent, align="l")
    if right.lines != left.lines:
        sheet.text(box[2] - pad, middle - right.height / 2, right, theme.muted, align="r")
    line = (box[0] + pad, box[1] + head, box[2] - pad, box[1] + head)
    ImageDraw.Draw(sheet.image).line(line, fill=theme.line, width=max(1, round(sheet.unit * 2)))
