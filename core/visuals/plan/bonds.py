"""Bonds between spoken lines and blocks that are read: the lines that speak of a listing or a table, and no others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from core.language.stop_words import stop_words
from core.language.tag import primary
from core.model.article import Article, Block, Code, Table
from core.model.script import Line
from core.visuals.draw.tokens import name_of
from core.visuals.figures.amounts import amounts
from core.visuals.figures.tables import row_and_column_names
from core.visuals.plan.headings import heading_number, is_step
from core.visuals.plan.places import Places
from core.visuals.plan.references import NOUNS, POINTERS

REACH = 8  # blocks between a listing and a sentence that names something in it
MOST_ROWS = 200  # of a table; nobody speaks of a row further down
TEXTS = ("paragraph", "list", "quote")

_TOKEN = re.compile(
    r"[A-Za-z_$][\w$]*(?:[.+/:-][\w$]+)*", re.A
)  # names as code writes them: virt-install, os.path, $root
_OPTION = re.compile(r"(?<!\S)--?[A-Za-z][\w-]+")
_CODE_LIKE = re.compile(r"[_$./+:\d-]|[a-z][A-Z]")
_UNIT = re.compile(r"[(\[]\s*([^)\]]+?)\s*[)\]]")  # "Distance (km)"
_AMOUNT = re.compile(r"(?<![\w.,])(\d[\d.,']*)[\s-]?([^\W\d_]*)")
_FURTHER = re.compile(r"[.!?:…](?:\s+\S)|[。！？]\s*\S")  # a sentence ends, and another begins
_CAPITALS_OR_CALL = re.compile(r"\b(?:[A-Z][A-Z0-9]{2,}\b|[A-Za-z_]\w+(?=\(\)))")
_CONSOLE = ("console", "text", "pycon")  # holds sentences, which share words with any prose


@dataclass(frozen=True)
class Names:
    """Names of things in code: `marked` tokens that no prose would hold by chance, and `plain` words."""

    marked: frozenset[str]
    plain: frozenset[str]


@dataclass(frozen=True)
class Bonds:
    """Bonds of an article's listings and tables; `places` tells its sections apart."""

    article: Article
    places: Places

    @cached_property
    def _names(self) -> dict[int, Names]:
        return {n: _names(block.text) for n, block in enumerate(self.article.blocks) if block.kind == "code"}

    def best(self, line: Line, at: int, readable: frozenset[int]) -> int | None:
        """The block of `readable` that a line at block `at` speaks of most; None where it speaks of none.

        The sentence that leads to a block speaks of it, and the one behind it that points back; besides these only a
        sentence of its section that names something in it.
        """
        scores = {
            n: self.strength(line, at, n) for n in readable if abs(n - at) <= REACH and self.places.same_section(at, n)
        }
        found = max(scores, key=lambda n: (scores[n], -abs(n - at - 0.5)), default=None)
        return found if found is not None and scores[found] > 0 else None

    def strength(self, line: Line, at: int, block: int) -> float:
        """Score how surely a line speaks of a block: 0 for not at all."""
        if at == block:
            return 4.0
        named = 2.0 if self.names(line, block) else 0.0
        if self.leads(line, at, block):
            return 3.0 + named
        alone = self.article.blocks[block].kind == "code" and not self._lead_of(block)
        if self.follows(line, at, block) and (named or alone or self._points_back(line, at)):
            return 1.5 + named
        return named

    def leads(self, line: Line, at: int, block: int) -> bool:
        """Whether a line is the last sentence before a block: what a listing or table stands under."""
        if self.lead_block(block) != at:
            return False
        if line.span is None or line.span.block != at:
            return True
        return _FURTHER.search(self.article.blocks[at].text, line.span.end - 1) is None

    def follows(self, line: Line, at: int, block: int) -> bool:
        """Whether a line is the first sentence behind a block."""
        after = next((n for n in range(block + 1, len(self.article.blocks)) if not _is_shown(self.article, n)), -1)
        if after != at or self.article.blocks[at].kind not in TEXTS:
            return False
        text = self.article.blocks[at].text
        return line.span is None or line.span.block != at or not _FURTHER.search(text[: line.span.start + 1])

    def names(self, line: Line, block: int) -> bool:
        """Whether a line names something in a listing, or a row, a column or a figure of a table."""
        item = self.article.blocks[block]
        text = f"{line.text} {self._passage(line)}"
        if isinstance(item, Table):
            item = item.model_copy(update={"rows": item.rows[:MOST_ROWS]})
            return speaks_of_figures(item, text, self.article.language)
        return isinstance(item, Code) and self._names_code(text, block, item)

    def _names_code(self, text: str, block: int, code: Code) -> bool:
        names, language = self._names[block], self.article.language
        spoken = _names(text)
        if names.marked & spoken.marked:
            return True
        foreign = primary(language) not in _LATIN  # a Latin word in such a text is a name
        capitals = {word.casefold() for word in _CAPITALS_OR_CALL.findall(text)}
        shared = names.plain & spoken.plain - stop_words(language) - _words(self._lead_of(block))
        if names.plain & spoken.plain & capitals or (foreign and shared):
            return True
        return len(shared) >= (3 if name_of(code.text, code.language) in _CONSOLE else 2)

    def _points_back(self, line: Line, at: int) -> bool:
        """Whether a sentence refers to what stands before it: "This creates ...", "the output shows"."""
        code = primary(self.article.language)
        words = re.findall(r"[^\W\d_]+", line.text.casefold())
        if code in ("ja", "zh", "ko", "th"):
            start = line.text.strip()[:12]
            return any(word in start for word in (*POINTERS.get(code, ()), *NOUNS.get(code, ())))
        return bool(set(words[:2]) & POINTERS.get(code, frozenset())) or bool(set(words) & NOUNS.get(code, frozenset()))

    def lead_block(self, block: int) -> int:
        """Find the running text a block stands under, past other listings and pictures; -1 where that is a heading."""
        before = next((n for n in range(block - 1, -1, -1) if not _is_shown(self.article, n)), -1)
        return before if before >= 0 and self.article.blocks[before].kind in TEXTS else -1

    def _lead_of(self, block: int) -> str:
        """The last sentence before a block."""
        at = self.lead_block(block)
        if at < 0:
            return ""
        text = self.article.blocks[at].text
        ends = [match.start() + 1 for match in _FURTHER.finditer(text)]
        return text[ends[-1] if ends else 0 :]

    def _passage(self, line: Line) -> str:
        span = line.span
        return self.article.passage(span) if span is not None and span.block < len(self.article.blocks) else ""


def readings(bonds: Bonds, lines: Sequence[Line], at: dict[int, int], readable: frozenset[int]) -> dict[int, int]:
    """The listing or table to be seen while each line speaks of it, as a block by the line's id; lines that speak of
    none are missing.

    A listing that no spoken line speaks of, because the sentence that leads to it is not spoken, goes to the last line
    of that sentence's paragraph, else to the line that speaks the heading above; in a step to its first line. The name
    of a step, where it is spoken, comes with the step's first listing.
    """
    places = {line.id: line.span.block if line.span is not None else at[line.id] for line in lines}
    inside = [line for line in lines if line.section not in ("hook", "cta")]
    found = {line.id: bonds.best(line, places[line.id], readable) for line in inside}
    out = {number: block for number, block in found.items() if block is not None}
    free = [line for line in inside if line.id not in out]
    for block in sorted(readable - set(out.values())):
        heading = heading_number(bonds.article, block)
        if heading < 0 or bonds.article.blocks[block].kind != "code":
            continue
        near = [line for line in free if places[line.id] == bonds.lead_block(block)][-1:]
        near += [line for line in free if places[line.id] == heading]
        if is_step(bonds.article.blocks[heading].text):
            near += [line for line in free if bonds.places.same_section(places[line.id], block)]
        if near:
            out.setdefault(near[0].id, block)
    for line in free:  # a step that is spoken by its name is seen from there on
        item = bonds.article.blocks[places[line.id]] if places[line.id] < len(bonds.article.blocks) else None
        if item is not None and item.kind == "heading" and is_step(item.text):
            own = [n for n in sorted(readable) if bonds.places.same_section(places[line.id], n)]
            own = [n for n in own if bonds.article.blocks[n].kind == "code"]
            if own:
                out.setdefault(line.id, own[0])
    return out


def speaks_of_figures(table: Table, spoken: str, language: str) -> bool:
    """Whether words speak of a table's contents: they share a figure with it, or name a row or a column of figures."""
    folded = unicodedata.normalize("NFKC", spoken).casefold()
    quantities = {(match[1], match[2]) for match in _AMOUNT.finditer(folded)}
    units = [match[1].strip() if (match := _UNIT.search(name)) else "" for name in table.header]
    cells = {(cell, unit) for row in table.rows for cell, unit in zip_longest(row, units[: len(row)], fillvalue="")}
    if any(_same_amount(amount, cell, unit, language) for cell, unit in cells for amount in quantities):
        return True
    words, stop = _words(folded), stop_words(language)
    for name in row_and_column_names(table):
        telling = _words(name) - stop
        if telling and (telling <= words or (not name.isascii() and name.casefold() in folded)):
            return True
    return False


def _same_amount(quantity: tuple[str, str], cell: str, unit: str, language: str) -> bool:
    """Whether a spoken figure and the word behind it are a cell's: "14 kilometres" is "14 km", and no "14 euros".

    `unit` is that of the cell's column, where its header names one.
    """
    found = _AMOUNT.search(unicodedata.normalize("NFKC", cell).casefold())
    if found is None or found[1].rstrip(".,") != quantity[0].rstrip(".,"):
        return False
    parsed = amounts([cell], language)
    unit = (parsed.unit if parsed is not None else "") or unit
    if unit[:1].isalpha():
        return quantity[1][:1] == unit[0].casefold()
    return (
        bool(unit) or len(found[1]) > 2 or parsed is None or bool(parsed.before)
    )  # a bare "14" is said of many things


def _is_shown(article: Article, block: int) -> bool:
    item: Block = article.blocks[block]
    return item.kind in ("code", "table", "image")


def _names(text: str) -> Names:
    tokens = {token.strip("$") for token in _TOKEN.findall(text)}
    marked = {token.casefold() for token in tokens if len(token) > 2 and _CODE_LIKE.search(token)}
    marked |= {option.casefold() for option in _OPTION.findall(text)}
    pieces = {piece.casefold() for token in tokens for piece in re.split(r"[./:]", token)}
    return Names(
        frozenset(marked | {piece for piece in pieces if len(piece) > 2 and _CODE_LIKE.search(piece)}),
        frozenset(piece for piece in pieces if len(piece) > 2 and not _CODE_LIKE.search(piece)),
    )


def _words(text: str) -> frozenset[str]:
    """Words of three letters and more of any script, folded."""
    return frozenset(re.findall(r"[^\W\d_]{3,}", unicodedata.normalize("NFKC", text).casefold()))


_LATIN = frozenset(
    "en de fr es it pt nl pl cs sk sv da nb nn no fi hu ro tr hr ca id vi ms et lv lt sl sq az eu gl fil".split()  # noqa: SIM905
)
