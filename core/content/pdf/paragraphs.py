"""Lines in reading order into HTML: headings by their size, paragraphs, items, code, tables, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from statistics import median

from core.content.pdf.hyphens import Hyphens
from core.content.pdf.lines import Piece

_LARGER, _BOLD_LARGER = 1.12, 0.95  # times the size of the text: a heading, and one in bold
_LONGEST_HEADING = 160
_SAME = 0.8  # times the size: items indented as far as that are of one list
_MOST_CAPTION_LINES, _UNDER = 4, 3.0  # lines; times the size under the picture
_MOST_TITLE_LINES = 9
_SHORT = 0.55  # of its column: a line that was ended on purpose, whatever it ends with
_CONTENTS = re.compile(
    r"^(?:(?:table of )?contents|inhalt(?:sverzeichnis|sübersicht)?|sommaire|table des matières|[íi]ndice(?: general)?|"
    r"inhoud(?:sopgave)?|sumário|содержание|оглавление|spis treści|obsah|目次|目录|目錄)$",
    re.IGNORECASE,
)  # fmt: skip
_PAGE_BEHIND = re.compile(r"(?:^|\s)(?:\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE)
_NAME = re.compile(r"^(?:[^\W\d_a-z][\w.'’-]*[,*†‡¹²³⁴]*(?: (?:and|und|et|y|e|de|van|von|der|&))*\s?){2,8}$")
_BACK = re.compile(r"[↩↵⏎]\ufe0e?$")  # the way back from a note
_END = re.compile(r"[.!?:;…。！？」』”\"')\]»]$")
_FULL_STOP = re.compile(r"[.!?…。！？][”\"')\]»」』]*$")
_BULLET = re.compile(r"^([•◦▪‣·●○■□➢►✓–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)")
_CAPTION = re.compile(r"^(?:figure|fig\.|abbildung|abb\.|figura|figuur|table|tabelle|tableau|tabla|tabella|"
                      r"рис\.|рисунок|таблица|図|表|图)\s*\d+\s*[.:：–—-]?\s", re.IGNORECASE)  # fmt: skip


class Paragraphs:
    """Takes lines one after another; `html` is the text so far."""

    def __init__(self, lines: Sequence[Piece], place: Callable[[Piece], str]) -> None:
        self._lines = lines
        self._place = place
        self._hyphens = Hyphens(piece.text for piece in lines)
        sizes: Counter[float] = Counter()
        for piece in lines:
            if not piece.cells:
                sizes[round(piece.size * 2) / 2] += len(piece.text)
        self.body_size = max(sizes, key=lambda size: sizes[size], default=10.0)
        gaps = [piece.gap for piece in lines if piece.gap and self._is_body(piece) and piece.gap < 3 * piece.size]
        tight = sorted(gaps)[: max(1, len(gaps) * 2 // 3)]
        self._leading = median(tight) if tight else 1.2 * self.body_size
        larger = {round(p.size) for p in lines if not p.cells and p.size > _LARGER * self.body_size}
        self._sizes = sorted(larger, reverse=True)
        self._out: list[str] = []
        self._open: list[Piece] = []
        self._list: list[tuple[float, str]] = []
        self._in_contents = False
        self._picture: Piece | None = None  # the last block, where it is a picture

    def html(self) -> str:
        """The whole text."""
        at = 0
        while at < len(self._lines):
            at = self._take(at)
        self._end()
        self._end_list()
        return "".join(self._out)

    def _is_body(self, piece: Piece) -> bool:
        return abs(piece.size - self.body_size) <= 0.08 * self.body_size

    def _take(self, at: int) -> int:
        piece = self._lines[at]
        if self._in_contents and _is_entry(piece):
            return at + 1
        self._in_contents = False
        if self._is_byline(at):
            return at + 1
        if piece.picture is not None or piece.cells is not None:
            self._end()
            self._end_list()
            self._out.append(self._figure(piece) if piece.picture is not None else _table(piece))
            self._picture = piece if piece.picture is not None else None
            return at + 1
        if self._is_code(at):
            return self._code(at)
        if self._is_heading(at):
            return self._heading(at)
        if self._begins(piece):
            self._end()
        self._open.append(piece)
        return at + 1

    # --- paragraphs

    def _begins(self, piece: Piece) -> bool:
        """Whether a paragraph begins with this line."""
        if not self._open:
            return True
        last = self._open[-1]
        if abs(last.size - piece.size) > 0.1 * max(last.size, piece.size):
            return True
        if _BULLET.match(piece.text) and not _is_wrapped(last, piece):
            return True
        if _CAPTION.match(piece.text):
            return True
        same = last.flow == piece.flow
        if same and last.y - piece.y > 1.28 * max(self._leading, piece.size):
            return True
        indent = piece.x0 - piece.column[0]
        before = last.x0 - last.column[0]
        item = len(self._open) > 0 and _BULLET.match(self._open[0].text)
        if not item and indent > 0.7 * piece.size and before < 0.4 * piece.size and indent < 6 * piece.size:
            return True
        if item and indent < (self._open[0].x0 - self._open[0].column[0]) + 0.3 * piece.size and same:
            hanging = len(self._open) > 1 and self._open[1].x0 > self._open[0].x0 + 0.5 * piece.size
            if hanging or (_FULL_STOP.search(last.text) and _has_room(last, piece)):
                return True
        if _has_room(last, piece) and last.x1 - last.column[0] < _SHORT * (last.column[1] - last.column[0]):
            return not piece.text[:1].islower()
        if not _END.search(last.text):
            return False
        return _has_room(last, piece) and not piece.text[:1].islower()

    def _end(self) -> None:
        lines, self._open = self._open, []
        if not lines:
            return
        words = self._hyphens.join([piece.html() for piece in lines])
        if _BACK.search(words):
            return
        marker = _BULLET.match(lines[0].text)
        sign = re.match(r"^(?:<sup>)?(\S+?)(?:</sup>)?\s+", words) if marker else None
        if marker and sign and self._is_item(lines[0], marker.group(1)):
            self._item(lines[0].x0 - lines[0].column[0], marker.group(1), words[sign.end() :])
            return
        self._end_list()
        small = lines[0].size < 0.95 * self.body_size
        named = _CAPTION.match(lines[0].text) and (small or len(words) < 300)
        kind = ' class="caption"' if named or self._is_under_picture(lines, small=small) else ""
        self._picture = None
        self._out.append(f"<p{kind}>{words}</p>")

    def _is_under_picture(self, lines: list[Piece], *, small: bool) -> bool:
        """Whether a paragraph right under a picture looks like its caption: smaller, or short and no sentence."""
        above = self._picture
        if above is None or above.flow != lines[0].flow or len(lines) > _MOST_CAPTION_LINES:
            return False
        near = above.y - lines[0].y < _UNDER * lines[0].size
        return near and (small or (len(lines) == 1 and not _END.search(lines[0].text)))

    def _is_item(self, first: Piece, sign: str) -> bool:
        """Whether a sign begins an item, and is no dash or initial of a sentence."""
        if sign in ("–", "—", "-", "*") and not self._list:
            return sum(piece.text.startswith(f"{sign} ") for piece in self._lines) > 1
        if re.match(r"[A-Z][.)]$", sign):
            return bool(self._list)
        return True

    def _item(self, indent: float, sign: str, words: str) -> None:
        kind = "ol" if re.search(r"\w", sign) else "ul"
        while self._list and self._list[-1][0] > indent + _SAME * self.body_size:
            self._out.append(f"</li></{self._list.pop()[1]}>")
        if self._list and abs(self._list[-1][0] - indent) <= _SAME * self.body_size:
            if self._list[-1][1] == kind:
                self._out.append("</li>")
            else:
                self._out.append(f"</li></{self._list.pop()[1]}><{kind}>")
                self._list.append((indent, kind))
        else:
            self._out.append(f"<{kind}>")
            self._list.append((indent, kind))
        self._out.append(f"<li>{words}")

    def _end_list(self) -> None:
        while self._list:
            self._out.append(f"</li></{self._list.pop()[1]}>")

    # --- headings

    def _is_heading(self, at: int) -> bool:
        piece = self._lines[at]
        text = piece.text
        if len(text) > _LONGEST_HEADING or not any(char.isalpha() for char in text):
            return False
        if piece.size > _LARGER * self.body_size:
            return self._lines_of_heading(at) <= 3
        if not piece.bold or piece.size < _BOLD_LARGER * self.body_size or re.search(r"[.,;]$", text):
            return False
        if len(text) > 100 or _CAPTION.match(text) or self._lines_of_heading(at) > 2:
            return False
        apart = piece.gap is None or piece.gap > 1.15 * self._leading
        below = self._lines[at + 1] if at + 1 < len(self._lines) else None
        return apart and below is not None and not (below.bold and below.text[:1].islower())

    def _lines_of_heading(self, at: int) -> int:
        return self._end_of_heading(at) - at

    def _end_of_heading(self, at: int) -> int:
        first, end = self._lines[at], at + 1
        while end < len(self._lines):
            piece, last = self._lines[end], self._lines[end - 1]
            alike = abs(piece.size - first.size) < 0.06 * first.size and piece.bold == first.bold
            near = piece.flow == first.flow and last.y - piece.y < 1.65 * first.size
            if piece.picture is not None or piece.cells is not None or not alike or not near:
                break
            if _has_room(last, piece) and not piece.text[:1].islower() and abs(_centre(last) - _centre(piece)) > 5:
                break
            end += 1
        return end

    def _heading(self, at: int) -> int:
        self._end()
        self._end_list()
        end = self._end_of_heading(at)
        words = self._hyphens.join([piece.html() for piece in self._lines[at:end]])
        if _CONTENTS.match(words):
            self._in_contents = True
            return end
        size = round(self._lines[at].size)
        rank = self._sizes.index(size) if size in self._sizes else len(self._sizes)
        self._out.append(f"<h{min(rank + 1, 5)}>{words}</h{min(rank + 1, 5)}>")
        return end

    def _is_byline(self, at: int) -> bool:
        """Whether a line is a name or an address in the middle under the title, before any text."""
        if not 0 < at < _MOST_TITLE_LINES or len(self._out) != 1 or self._open or self._lines[0].cells is not None:
            return False
        piece, title = self._lines[at], self._lines[0]
        if piece.picture is not None or piece.cells is not None or piece.size >= 0.95 * title.size or piece.bold:
            return False
        middle = abs(_centre(piece) - _centre(title)) < 0.6 * piece.size and piece.x0 > piece.column[0] + piece.size
        return middle and bool(_NAME.match(piece.text) or re.search(r"@|https?://", piece.text))

    # --- code, tables, pictures

    def _is_code(self, at: int) -> bool:
        return self._lines[at].mono and self._lines[at].size < 1.3 * self.body_size

    def _code(self, at: int) -> int:
        self._end()
        self._end_list()
        end = at
        while end < len(self._lines) and self._lines[end].cells is None and self._lines[end].mono:
            end += 1
        lines = self._lines[at:end]
        left = min(piece.x0 for piece in lines)
        wide = median((p.x1 - p.x0) / max(1, len(p.text)) for p in lines) or 1.0
        out: list[str] = []
        leading = min([piece.gap for piece in lines[1:] if piece.gap], default=0.0)
        for n, piece in enumerate(lines):
            if n and piece.gap and piece.gap > 1.6 * leading and piece.flow == lines[n - 1].flow:
                out.append("")
            out.append(" " * round((piece.x0 - left) / wide) + "".join(g.text for g in piece.glyphs).strip())
        if len(out) == 1 and self._in_sentence(at, end):
            self._open.append(lines[0])
        else:
            self._out.append(f"<pre>{escape(chr(10).join(out))}\n</pre>")
        return end

    def _in_sentence(self, at: int, end: int) -> bool:
        """Whether a lone line of code is the end of a sentence that runs over to it."""
        before = self._lines[at - 1] if at else None
        return before is not None and before.cells is None and before.picture is None and not _END.search(before.text)

    def _figure(self, piece: Piece) -> str:
        place = self._place(piece)
        return f'<p><img src="{place}" alt=""></p>' if place else ""


def _has_room(last: Piece, piece: Piece) -> bool:
    """Whether the first word of a line would have fitted at the end of the one before: it was ended on purpose."""
    word = re.match(r"\S+", piece.text)
    width = (piece.x1 - piece.x0) * (len(word.group()) if word else 1) / max(1, len(piece.text))
    return last.column[1] - last.x1 > width + 1.0 * piece.size


def _is_wrapped(last: Piece, piece: Piece) -> bool:
    """Whether what looks like an item's sign is a word of the sentence before: "until\n4. May", "page\n12)"."""
    if not piece.text[:1].isalnum() and piece.text[:1] not in "(–—-*":
        return False
    return not _END.search(last.text) and not _has_room(last, piece) and piece.x0 <= last.x0 + 1


def _is_entry(piece: Piece) -> bool:
    """Whether a line or table is of a table of contents: it ends with the number of a page."""
    if piece.cells is not None:
        return all(_PAGE_BEHIND.search(row[-1]) for row in piece.cells if row)
    return piece.picture is None and bool(_PAGE_BEHIND.search(piece.text))


def _centre(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2


def _table(piece: Piece) -> str:
    rows = []
    for n, row in enumerate(piece.cells or ()):
        kind = "th" if n == 0 and piece.header else "td"
        rows.append("<tr>" + "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in row) + "</tr>")
    return f"<table>{''.join(rows)}</table>"
