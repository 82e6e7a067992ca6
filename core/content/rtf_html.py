"""The body of a rich text as HTML: paragraphs with their styles, lists, tables, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_CODE = re.compile(r"preformatted|source ?code|^code|html pre|plain text|^verbatim", re.IGNORECASE)
_QUOTE = re.compile(r"quot|block ?text", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:caption|illustration|table|drawing|figure|image caption|table caption)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|contents|index) ?(?:heading|\d)?$|^(?:footnote|endnote)(?: text)?$", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlIVXL]{1,6})[.)]?$")
_TYPED = re.compile(r"^\s*(?:[•◦▪‣·–—-]|\(?(?:\d{1,3}|[a-z])[.)])\t+")
_LARGE = 28  # half points; bold lines of that size are headings
_BULLETS = 23  # the number that the format gives to a level of bullets
_MOST_MEDIA = 200_000_000


@dataclass(frozen=True)
class Run:
    """The formatting of a passage."""

    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    bold: bool = False
    mono: bool = False
    position: str = ""
    half_points: int = 24


PLAIN = Run()


@dataclass
class Lists:
    """Levels of lists that have numbers, by the tables in the head."""

    _levels: dict[int, list[bool]] = field(default_factory=dict)  # by the list's own number
    _overrides: dict[int, int] = field(default_factory=dict)
    _now: list[bool] = field(default_factory=list)
    _list: int = 0

    def control(self, word: str, number: int | None) -> None:
        """Take in one control of the tables."""
        if word == "list":
            self._now = []
        elif word == "levelnfc" and number is not None:
            self._now.append(number != _BULLETS)
        elif word == "listid" and number is not None:
            self._list = number
            self._levels.setdefault(number, self._now)
            self._now = []
        elif word == "ls" and number is not None:
            self._overrides[number] = self._list

    def is_numbered(self, ls: int, level: int) -> bool | None:
        """Whether a level has numbers; None where the tables do not say."""
        levels = self._levels.get(self._overrides.get(ls, 0), [])
        return levels[level] if level < len(levels) else None


@dataclass
class _Paragraph:
    style: int = 0
    outline: int = -1
    ls: int = 0
    level: int = 0
    in_table: bool = False


@dataclass
class Body:
    """Collects the paragraphs of the text."""

    styles: dict[int, str] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    label: str = ""  # the number or sign that a program wrote in front of an item
    _parts: list[str] = field(default_factory=list)
    _words: list[tuple[str, Run]] = field(default_factory=list)
    _paragraph: _Paragraph = field(default_factory=_Paragraph)
    _open: list[str] = field(default_factory=list)  # lists that are open, outside in
    _cells: list[str] = field(default_factory=list)
    _cell: list[str] = field(default_factory=list)
    _in_rows: bool = False
    _header: bool = False
    _digits: list[bytes] = field(default_factory=list)
    _around: tuple[list[tuple[str, Run]], _Paragraph] | None = None  # the paragraph that a text box hangs on
    _media: dict[str, bytes] = field(default_factory=dict)

    def text(self, text: str, run: Run) -> None:
        """Take in words."""
        if not run.hidden and not run.deleted:
            self._words.append((text, run))

    def control(self, word: str, number: int | None, run: Run) -> None:
        """Take in a control of a paragraph or table."""
        if word in ("par", "sect", "page"):
            if not run.deleted or self._words:
                self._end_paragraph()
        elif word == "pard":
            self._paragraph = _Paragraph()
        elif word == "s" and number is not None:
            self._paragraph.style = number
        elif word == "outlinelevel" and number is not None:
            self._paragraph.outline = number
        elif word == "ls" and number is not None:
            self._paragraph.ls = number
        elif word in ("ilvl", "pnlvl") and number is not None:
            self._paragraph.level = max(0, min(8, number))
        elif word == "intbl":
            self._paragraph.in_table = True
        elif word == "trowd":
            self._header = False
        elif word == "trhdr":
            self._header = True
        elif word in ("cell", "nestcell"):
            self._end_paragraph(cell=True)
            self._cells.append(" ".join(self._cell))
            self._cell = []
        elif word in ("row", "nestrow"):
            self._end_row()

    def begin_box(self) -> None:
        """Begin a text box: its paragraphs stand before the one that it hangs on."""
        if self._around is None:
            self._around = self._words, self._paragraph
            self._words, self._paragraph = [], _Paragraph()

    def end_box(self) -> None:
        """End a text box."""
        if self._around is not None:
            self._end_paragraph()
            (self._words, self._paragraph), self._around = self._around, None

    # --- pictures

    def picture_digits(self, data: bytes) -> None:
        """Take in a part of a picture that is written in hexadecimal digits."""
        self._digits.append(re.sub(rb"[^0-9a-fA-F]", b"", data))

    def picture_bytes(self, data: bytes) -> None:
        """Take in a picture that is written as it is."""
        self._digits.append(data.hex().encode())

    def end_picture(self, kind: str) -> None:
        """Place the picture; drawings of Windows are not shown."""
        digits, self._digits = b"".join(self._digits), []
        data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        if kind and data and sum(map(len, self._media.values())) + len(data) < _MOST_MEDIA:
            place = f"inside:{len(self._media) + 1}"
            self._media[place] = data
            self._words.append((f"\ufdd2{place}\ufdd3", Run()))

    # --- paragraphs

    def finish(self) -> tuple[str, dict[str, bytes]]:
        """The HTML and the pictures."""
        self._end_paragraph()
        self._end_table()
        self._close_lists(0)
        return "".join(self._parts), self._media

    def _end_paragraph(self, *, cell: bool = False) -> None:
        words, self._words = self._words, []
        label, self.label = self.label.strip(), ""
        here = self._paragraph
        inner = "".join(_shown(text, run) for text, run in words)
        if cell or here.in_table:
            if inner.strip():
                self._cell.append(f"<p>{inner}</p>")
            return
        self._end_table()
        name = self.styles.get(here.style, "").rstrip(";").strip()
        if _CONTENTS.match(name):
            return
        if not inner.strip():
            if _CODE.search(name):
                self._parts.append("<pre>\n</pre>")
            return
        self._place(inner, name, label, words)

    def _place(self, inner: str, name: str, label: str, words: list[tuple[str, Run]]) -> None:
        here = self._paragraph
        heading = _HEADING.match(name)
        level = int(heading.group(1)) if heading else here.outline + 1 if 0 <= here.outline < 9 else 0
        if name.lower() == "title":
            level = 1
        if level or name.lower() in ("title", "subtitle"):
            self._close_lists(0)
            self._parts.append(f"<h{min(6, level)}>{inner}</h{min(6, level)}>" if level else f"<p>{inner}</p>")
            return
        typed = _TYPED.match("".join(text for text, _ in words)) if not label else None
        if label or (here.ls and self.lists.is_numbered(here.ls, here.level) is not None) or typed:
            if typed:
                label, inner = typed.group().strip(), _TYPED.sub("", inner, count=1)
            self._item(inner, label, here)
            return
        self._close_lists(0)
        shown = [run for text, run in words if text.strip()]
        if len(inner) < 200 and all(run.bold and run.half_points >= _LARGE for run in shown):
            self._parts.append(f"<h{2 if self._parts else 1}>{inner}</h{2 if self._parts else 1}>")
        elif _CODE.search(name) or all(run.mono for run in shown):
            self._parts.append(f"<pre>{inner}\n</pre>")
        elif _QUOTE.search(name):
            self._parts.append(f"<blockquote><p>{inner}</p></blockquote>")
        else:
            self._parts.append(f'<p class="caption">{inner}</p>' if _CAPTION.match(name) else f"<p>{inner}</p>")

    def _item(self, inner: str, label: str, here: _Paragraph) -> None:
        numbered = self.lists.is_numbered(here.ls, here.level)
        kind = "ol" if (numbered if numbered is not None else bool(_NUMBER.match(label))) else "ul"
        self._close_lists(here.level + 1)
        if len(self._open) == here.level + 1:
            if self._open[-1] == kind:
                self._parts.append("</li>")
            else:
                self._close_lists(here.level)
        while len(self._open) <= here.level:
            self._open.append(kind)
            self._parts.append(f"<{kind}>" + ("<li>" if len(self._open) <= here.level else ""))
        self._parts.append(f"<li>{inner}")

    def _close_lists(self, level: int) -> None:
        while len(self._open) > level:
            self._parts.append(f"</li></{self._open.pop()}>")

    def _end_row(self) -> None:
        cells, self._cells = self._cells, []
        if not self._in_rows:
            self._close_lists(0)
            self._parts.append("<table>")
            self._in_rows = True
        kind = "th" if self._header else "td"
        self._parts.append("<tr>" + "".join(f"<{kind}>{inner}</{kind}>" for inner in cells) + "</tr>")

    def _end_table(self) -> None:
        if self._cells or self._cell:
            self._cells += self._cell
            self._cell = []
            self._end_row()
        if self._in_rows:
            self._parts.append("</table>")
            self._in_rows = False


def _shown(text: str, run: Run) -> str:
    """A passage as HTML."""
    if text.startswith("\ufdd2"):
        return f'<img src="{text[1:-1]}" alt="">'
    html = escape(text).replace("\n", "<br>")
    if run.bold and text.strip():
        html = f"<b>{html}</b>"
    if run.struck:
        html = f"<s>{html}</s>"
    if run.position in ("sup", "sub"):
        html = f"<{run.position}>{html}</{run.position}>"
    return html
