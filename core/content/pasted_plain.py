"""Plain pasted text: headings, paragraphs, lists, tables and listings told apart by how their lines look.

Text copied from a page often has a line for each block and no blank lines; text from a terminal or mail is broken at a
width. `_Lines.whole` says which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.content.citations import without_marks
from core.content.letters import code_lines as listing
from core.content.letters import one_line, visible
from core.content.pasted_code import is_file
from core.model.article import Block, Code, Heading, ListBlock, Paragraph, Table

_ITEM = re.compile(r"^\s{0,6}(?:[-*•‣◦–·]|(\d{1,2})[.)、])\s+(?=\S)")
_ENDS = re.compile(r"[.!?。！？…:;,،؟।\"”»)]$")
_STOPS = re.compile(r"[.!?。！？…:;,،؟।]$")
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[^\W\d_a-z])")
_LABELLED = re.compile(
    r"^(?:stage|step|part|phase|chapter|day|week|lesson|tip|schritt|teil|kapitel|tag|étape|partie|paso|parte|capítulo|passo|"
    r"fase|capitolo|stap|deel|hoofdstuk|krok|część|rozdział|шаг|часть|глава|第)\s?\d+\b",
    re.I,
)
_ROW = re.compile(r"^\s*\|.*\|\s*$|^\s*\|.*$")
_AMOUNT = re.compile(r"^\s*(?:\d[\d.,/–-]*|[½¼¾⅓⅔⅛])\s?\D{2,60}(?<![.!?:;])$")  # a line of ingredients
_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_FIELD = re.compile(r"^[^\W\d_][\w ()/-]{1,30}:\s\S")
_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|\d+(?:\.\d+)?\s?(?:[KMG]i?B|bytes|lines|min read)|back to top|table of contents|raw|"
    r"copy|edit|home|menu|search|share|ask ai|navigation)\W*",
    re.I,
)
_NAME = re.compile(r"\S*(?:_\S|/\S|\.[a-z]|(?:[A-Z][a-z]+){3,})")  # of code, once set in type of its own
_WIDTH = 120  # characters; a longer line is a paragraph of its own, and so are all others of its text
_MOST_OVER_LIST = 6  # words of a heading right over a list
_LONGEST = 80  # characters of a heading among others


@dataclass
class _Reader:
    """The blocks of the lines taken in so far, and the lines that may still belong to the last one."""

    whole: bool  # each line is a block of its own
    numbered: bool  # some headings have numbers
    blocks: list[Block] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    items: list[list[str]] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    ordered: bool = False

    def end(self) -> None:
        """Close the paragraph, list or table that is open."""
        if len(self.prose) > 1 and all(_AMOUNT.match(line) for line in self.prose):
            self.blocks.append(ListBlock(items=tuple(map(one_line, self.prose))))
        elif self.prose:
            joined = (
                [joined_lines(self.prose)] if not self.whole and is_wrapped(self.prose) else map(one_line, self.prose)
            )
            self.blocks += [Paragraph(text=text) for text in joined if text]
        if self.items:
            items = [part for item in self.items for part in _parted(joined_lines(item), len(item))]
            self.blocks.append(ListBlock(items=tuple(items), ordered=self.ordered))
        if self.rows and (table := _table(self.rows)):
            self.blocks.append(table)
        self.prose, self.items, self.rows = [], [], []


def blocks_of(text: str, marks: Sequence[bool], *, has_title: bool) -> tuple[str, list[Block]]:
    """The title and the blocks of a pasted text; `marks` tells which of its lines are code."""
    lines = [line.rstrip() for line in visible(text).split("\n")]
    filled = [line for line, code in zip(lines, marks, strict=True) if line.strip() and not code]
    blank = sum(not line.strip() for line in lines)
    prose = [line for line in filled if not _ROW.match(line) and not _ITEM.match(line)]
    alone = blank < 0.2 * len(filled) and any(len(line) > _WIDTH for line in prose)
    alone = alone or (not blank and len(filled) > 1 and not is_wrapped(filled))
    reader = _Reader(alone, sum(bool(_is_numbered(line)) for line in prose + filled) >= 2)
    title = "" if has_title else _take_title(lines, marks)
    at = 0
    while at < len(lines):
        if marks[at]:
            end = at
            while end < len(lines) and marks[end]:
                end += 1
            reader.end()
            _listing(reader, "\n".join(lines[at:end]))
            at = end
            continue
        _line(reader, lines, marks, at)
        at += 1
    reader.end()
    return title, without_marks(reader.blocks)


def _line(reader: _Reader, lines: list[str], marks: Sequence[bool], at: int) -> None:
    """Take in one line that is no code."""
    line = lines[at]
    match = _ITEM.match(line)
    if not line.strip():
        if not _list_goes_on(reader, lines, at):
            reader.end()
    elif _ROW.match(line) or (reader.rows and line.endswith("|")):
        if not reader.rows:
            reader.end()
        reader.rows.append(line)
    elif level := _heading(reader, lines, marks, at):
        reader.end()
        number = _is_numbered(line)
        reader.blocks.append(Heading(text=one_line(line.strip()[number.end() :] if number else line), level=level))
    elif match and (reader.items or _item_beside(lines, at) or not match[1]):
        if not reader.items:
            reader.end()
            reader.ordered = bool(match[1])
        reader.items.append([line[match.end() :]])
    elif reader.items and _continues(reader, line):
        reader.items[-1].append(line)
    elif reader.whole and _is_field(lines, at):
        reader.end()
        _add_field(reader, line, apart=not _is_field(lines, at - 1))
    elif is_file(line):
        reader.end()
        reader.blocks.append(Paragraph(text=one_line(line)))
    else:
        if reader.items or reader.rows:
            reader.end()
        reader.prose.append(line)


def _is_field(lines: list[str], at: int) -> bool:
    """Whether a line is one of several that say facts about the document: "Version: 1.0"."""
    near = [lines[n] for n in range(max(0, at - 2), min(len(lines), at + 3)) if at >= 0]
    fields = [line for line in near if _FIELD.match(line) and len(line) <= _LONGEST and not _STOPS.search(line)]
    return at >= 0 and lines[at] in fields and len(fields) > 2


def _add_field(reader: _Reader, line: str, *, apart: bool) -> None:
    """Take in a fact about the document as a row of a table."""
    row = tuple(one_line(part) for part in line.split(":", 1))
    last = reader.blocks[-1] if reader.blocks else None
    if not apart and isinstance(last, Table) and not last.header:
        reader.blocks[-1] = last.model_copy(update={"rows": (*last.rows, row)})
    else:
        reader.blocks.append(Table(rows=(row,)))


def _heading(reader: _Reader, lines: list[str], marks: Sequence[bool], at: int) -> int:
    """Return the level of a heading in this line, or 0 where it is none."""
    line = lines[at].strip()
    number = _NUMBERED.match(line) if _is_numbered(line) else None
    labelled = _LABELLED.match(line)
    if reader.items and not number and not labelled and _continues(reader, lines[at]):
        return 0
    below = lines[at + 1] if at + 1 < len(lines) else ""
    listed = bool(_ITEM.match(below) or _ROW.match(below)) and len(line.split()) <= _MOST_OVER_LIST
    apart = (at == 0 or not lines[at - 1].strip()) and (not below.strip() or listed)
    after = next((n for n in range(at + 1, len(lines)) if lines[n].strip()), None)
    if after is None or is_file(line) or not (apart or reader.whole):
        return 0
    if (
        not line[0].isalnum()
        or re.fullmatch(r"\S*[/_]\S*", line)
        or not (is_heading(line, least_end=bool(number or labelled) or reader.whole) and len(line) <= _LONGEST)
    ):
        return 0
    if _FIELD.match(line) and not labelled and not number and reader.whole:
        return 0
    if _ITEM.match(line) and not number:
        return 0
    if apart and not reader.whole and not number and not labelled and _is_lone_heading(lines, marks, after):
        return 0
    if number:
        return 2 + number[1].count(".")
    under = bool(reader.blocks) and isinstance(reader.blocks[-1], Heading) and not reader.prose
    return 3 if labelled or (reader.numbered and reader.whole) or (under and reader.whole) else 2


def _is_lone_heading(lines: list[str], marks: Sequence[bool], after: int) -> bool:
    """Whether the next line looks like a heading, too, and heads nothing: a row of short lines is no outline."""
    following = next((n for n in range(after + 1, len(lines)) if lines[n].strip()), None)
    alone = after + 1 >= len(lines) or not lines[after + 1].strip()
    if marks[after] or _ITEM.match(lines[after]) or not is_heading(lines[after].strip()) or not alone:
        return False
    return following is None or (is_heading(lines[following].strip()) and not marks[following])


def is_heading(line: str, *, least_end: bool = False) -> bool:
    """Whether a line of a pasted text looks like a heading; `least_end` lets it end in a bracket or quotation mark."""
    ends = _STOPS if least_end else _ENDS
    return 2 < len(line) <= 110 and not ends.search(line) and not line[0].islower() and not _ROW.match(line)


def _is_numbered(line: str) -> re.Match[str] | None:
    """The number of a heading ("2.1 Video types", "1. CURRENT STATE"), not of an item."""
    match = _NUMBERED.match(line.strip())
    if match is None or len(line.strip()) > _LONGEST or _STOPS.search(line.strip()):
        return None
    return match if "." in match[1] or line.strip()[match.end() :].isupper() else None


def _item_beside(lines: list[str], at: int) -> bool:
    """Whether another item stands near this one: a single number before a line is none."""
    near = [line for line in lines[max(0, at - 3) : at + 4] if line.strip()]
    return sum(bool(_ITEM.match(line)) and not _is_numbered(line) for line in near) > 1


def _continues(reader: _Reader, line: str) -> bool:
    """Whether a line goes on with the item before it: indented, small, or behind words that end nothing."""
    last = reader.items[-1][-1].rstrip()
    unfinished = re.search(r"(?:\b(?:a|an|the|of|from|to|in|with|for|and|or|by|on|at|is|are)|[,–—-])$", last)
    return line.startswith(("  ", "\t")) or line[:1].islower() or bool(unfinished or _NAME.match(line))


def _list_goes_on(reader: _Reader, lines: list[str], at: int) -> bool:
    """Whether a list goes on behind a blank line."""
    after = next((line for line in lines[at + 1 :] if line.strip()), "")
    match = _ITEM.match(after)
    return bool(reader.items and match and bool(match[1]) == reader.ordered and not _is_numbered(after))


def _take_title(lines: list[str], marks: Sequence[bool]) -> str:
    """The first line, taken out, where it is a title; what stands over it on pages goes."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    for place, at in enumerate(filled[:4]):
        line = lines[at].strip()
        if _FURNITURE.fullmatch(line):
            lines[at] = ""
            continue
        more = place + 1 < len(filled)
        if (
            not marks[at]
            and more
            and is_heading(line, least_end=True)
            and not (_ITEM.match(line) and not _is_numbered(line))
        ):
            below = lines[at + 1].strip() if at + 1 < len(lines) else ""
            if below and not marks[at + 1] and is_wrapped([line, below]) and len(line) > 50 and not below[0].isupper():
                return ""
            lines[at] = ""
            return one_line(line)
        return ""
    return ""


def _listing(reader: _Reader, text: str) -> None:
    """A listing; the name of a file that stands over it is its caption."""
    last = reader.blocks[-1] if reader.blocks else None
    caption = ""
    if isinstance(last, Paragraph) and is_file(last.text):
        caption = last.text
        reader.blocks.pop()
    code = listing(text)
    if code:
        reader.blocks.append(Code(text=code, caption=caption))


def _parted(item: str, n_lines: int) -> list[str]:
    """An item that swallowed the dash of the next one, where a page's line breaks were lost."""
    return re.split(r"(?<=\S) - (?=[A-Z])", item) if n_lines > 1 else [item]


def _table(rows: list[str]) -> Table | None:
    """A table of lines with bars; a row that was broken into two lines is whole again."""
    most = rows[0].strip().strip("|").count("|")
    joined: list[str] = []
    for row in map(str.strip, rows):
        whole = not joined or joined[-1].strip("|").count("|") >= most or _RULE.match(joined[-1])
        if whole:
            joined.append(row)
        else:
            joined[-1] += " " + row
    cells = [
        tuple(one_line(cell.replace("`", "")) for cell in row.strip("|").split("|"))
        for row in joined
        if not _RULE.match(row)
    ]
    if not cells:
        return None
    headed = len(joined) > 1 and bool(_RULE.match(joined[1]))
    return Table(header=cells[0], rows=tuple(cells[1:])) if headed else Table(rows=tuple(cells))


def is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a pasted text were broken by hand at a width, so that they are one paragraph."""
    if len(lines) == 1:
        return True
    lengths = [len(line) for line in lines[:-1]]
    unfinished = sum(not _ENDS.search(line.rstrip()) for line in lines[:-1])
    return max(lengths) <= _WIDTH and unfinished >= len(lengths) * 0.5


def joined_lines(lines: list[str]) -> str:
    """Lines of a pasted text joined; a word parted by a hyphen is made whole, East Asian text is joined without a
    blank.
    """
    text = "\n".join(lines)
    text = re.sub(r"(?<=[^\W\d_])-\n\s*(?=[a-zà-ÿ])", "", text)
    text = re.sub(
        "(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])\n\\s*(?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])", "", text
    )
    return one_line(text)
