"""Long listings and tables cut into parts that fit every frame and can be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.language.stop_words import stop_words
from core.model.article import Code, Table
from core.visuals.draw.code import clean

PART_ROWS = 18  # rows of a part, wrapped: what a vertical frame holds at the smallest size, with room to spare
PART_COLUMNS = 41  # characters a row holds there
PART_LINES = 13  # lines of a part: what a wide frame holds at a comfortable size
PART_CELLS = 20
MAX_TABLE_ROWS = 7


def code_parts(block: Code) -> list[tuple[int, tuple[str, ...]]]:
    """The listing as (number of the first line, lines) parts, cut at sensible borders: before a blank line or a prompt
    rather than inside a block, never between a prompt and its answer, the parts about equally long."""
    lines = [clean(line) for line in block.text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    first = 0
    while first < len(lines) and not lines[first]:
        first += 1
    costs = [_rows(line) for line in lines]
    out: list[tuple[int, tuple[str, ...]]] = []
    start = first
    while start < len(lines):
        left = sum(costs[start:])
        n_parts = max(-(-left // PART_ROWS), -(-(len(lines) - start) // PART_LINES))
        end = len(lines) if n_parts <= 1 else _border(lines, costs, start, -(-left // n_parts))
        part = lines[start:end]
        while part and not part[-1]:
            part.pop()
        skipped = next((n for n, line in enumerate(part) if line), 0)
        if part:
            out.append((start + skipped + 1 - first, tuple(part[skipped:])))
        start = end
    return out


def _rows(line: str) -> int:
    """Rows a line takes when wrapped at `PART_COLUMNS`, what goes on being indented."""
    wide = len(line) + sum(1 for char in line if ord(char) > 0x1100)
    if wide <= PART_COLUMNS:
        return 1
    indent = len(line) - len(line.lstrip()) + 2
    return 1 + -(-(wide - PART_COLUMNS) // max(PART_COLUMNS - indent - 6, 10))


def _border(lines: list[str], costs: list[int], start: int, goal: int) -> int:
    """The best line to begin the next part with, near `goal` rows after `start` and within `PART_ROWS`."""
    best, best_pain = start + 1, float("inf")
    used = 0
    for at in range(start + 1, len(lines)):
        used += costs[at - 1]
        if used > PART_ROWS or at - start > PART_LINES:
            break
        pain = abs(used - goal) * 0.5 + _break_pain(lines, at)
        if pain <= best_pain:
            best, best_pain = at, pain
    return best


def _break_pain(lines: list[str], at: int) -> float:
    line, before = lines[at], lines[at - 1]
    if not before or not line:
        return 0.0
    if line.startswith((">>> ", "$ ", "# ")):
        return 0.5
    indent, indent_before = len(line) - len(line.lstrip()), len(before) - len(before.lstrip())
    if before.startswith((">>> ", "$ ")) or line.startswith("..."):
        return 9.0  # a prompt and its answer stay together
    return 1.0 + indent / 4 + (2.0 if indent > indent_before else 0.0)


def table_parts(block: Table) -> list[tuple[tuple[str, ...], ...]]:
    """The table as parts of whole rows, each under the header."""
    rows = [row for row in block.rows if any(cell.strip() for cell in row)]
    header = block.header or (rows.pop(0) if rows else ())
    if not header:
        return []
    per = max(2, min(MAX_TABLE_ROWS, PART_CELLS // max(len(header), 1)))
    n_parts = max(1, -(-len(rows) // per))
    per = -(-len(rows) // n_parts) if rows else 1
    return [(header, *rows[n : n + per]) for n in range(0, max(len(rows), 1), per)]


def part_for(
    parts: Sequence[tuple[int, tuple[str, ...]]],
    spoken: str,
    seen: Collection[int],
    lasts_s: float,
    *,
    now: int = -1,
    turns: bool = True,
    language: str = "en",
) -> list[int]:
    """The parts of a listing for a spoken line: from the one that holds its words on, as many as there is time for.

    A line that names nothing leaves the part seen `now` where it is, or `turns` to the next unseen one; a part that was
    seen before comes back only for a line that names something in it. All parts get the same time, none less than it
    takes to read.
    """
    if len(parts) <= 1:
        return list(range(len(parts)))
    words = set(_NAME.findall(spoken.casefold())) - _PLAIN - stop_words(language)
    scores = [_named(words, " ".join(lines).casefold()) for _, lines in parts]
    best = max(range(len(parts)), key=lambda n: (scores[n], n == now, n not in seen, -n))
    if scores[best] > (scores[now] if now >= 0 else 1):  # one word alone is no reason to begin in the middle
        start = best
    elif now < 0:
        start = 0
    else:
        start = next((n for n in range(now + 1, len(parts)) if n not in seen), now) if turns else now
    need = max(reading_s(part) for part in parts)
    end = start + 1
    while start != now and end < len(parts) and (end - start + 1) * need <= lasts_s and end not in seen:
        end += 1
    return list(range(start, end))


def _named(words: set[str], code: str) -> int:
    """Count the words that code holds; what it calls or defines counts twice."""
    return len(words & set(_NAME.findall(code))) + len(words & set(_CALLED.findall(code)))


def reading_s(part: tuple[int, tuple[str, ...]]) -> float:
    """The seconds it takes to read a part of a listing that is shown."""
    return PART_S + PART_LINE_S * len(part[1])


PART_S, PART_LINE_S = 1.2, 0.25
_NAME = re.compile(r"[A-Za-z]\w{2,}", re.A)
_CALLED = re.compile(r"([A-Za-z]\w{2,})(?=\s*\()", re.A)
_PLAIN = frozenset("all any use used list code".split())  # noqa: SIM905
