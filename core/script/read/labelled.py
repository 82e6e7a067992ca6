"""Headings, lists and rows of tables as sentences of their own."""

from __future__ import annotations

import re

from core.model.article import Article
from core.script.read.foreign import foreign
from core.script.read.labels import as_step, name, spoken
from core.script.read.outline import Part
from core.script.read.sentence import LONGEST, LONGEST_NAME, Sentence, wide
from core.script.read.speakable import URL, Unspeakable, speakable

_MARKS = frozenset(
    {"yes", "no", "ja", "nein", "oui", "non", "sí", "si", "sim", "não", "✓", "✗", "x", "-", "–", "—", "n/a"}
)
_MOST_ROWS = 2  # of a table that may be said where there is hardly any text; the rest is shown
_ELLIPTIC = re.compile(r"(?:n['’]t|\bnot|\bnicht|\bpas)\s*$", re.I)  # "What I didn't": its verb stands elsewhere
Cases = tuple[frozenset[str], frozenset[str]]  # words that the article writes with a capital, and without one


def heading(
    article: Article, language: str, index: int, number: int, part: Part, cases: Cases, *, steps: bool
) -> Sentence | None:
    """The heading of a part as a sentence; None where it can't be spoken."""
    text = article.blocks[part.at].text[: part.ends]
    start = part.starts
    if len(text) > LONGEST_NAME:
        return None
    parts = name(text[start:], language)
    try:
        label = spoken(as_step(parts, language) if steps else parts, language, *cases)
    except Unspeakable:
        return None
    if foreign(label, language) or URL.search(label) or len(label) > LONGEST["wide" if wide(label) else "spaced"]:
        return None
    return Sentence(
        index, part.at, start, len(text), text, (label,), ((start, len(text)),), number, "heading",
        first=True, opens=False, label=True,
    )  # fmt: skip


def listed(
    article: Article, language: str, index: int, number: int, part: Part, block: int, items: str
) -> Sentence | None:
    """A list of short items in one sentence behind the heading over it; None where something else announces it."""
    if block - 1 != part.at or not part.heading or _ELLIPTIC.search(part.heading):
        return None
    heading = "" if part.number or part.asks else part.heading + ("：" if wide(items) else ": ")
    text = heading + (items if heading else items[:1].upper() + items[1:]) + ("。" if wide(items) else ".")
    source = article.blocks[block].text
    try:
        text = speakable(text, language)
    except Unspeakable:
        return None
    if len(text) > LONGEST["wide" if wide(text) else "spaced"] or foreign(text, language):
        return None
    span = (0, len(source))
    return Sentence(index, block, *span, source, (text,), (span,), number, "list", first=True, opens=True)


def row_in_words(article: Article, block: int, start: int) -> str:
    """A table's row as a sentence: its first cell, then each column's name with its cell. Raises `Unspeakable`."""
    table = article.blocks[block]
    if table.kind != "table" or len(table.header) < 2 or start == 0:
        raise Unspeakable("a table without names for its columns")
    row = table.text[start:].split("\n", 1)[0].split("\t")
    pairs = [f"{name} {cell}" for name, cell in zip(table.header[1:], row[1:], strict=False) if name and cell]
    if not any(c.isalpha() for c in row[0]) or table.text.count("\n", 0, start) > _MOST_ROWS:
        raise Unspeakable("a row for the card")
    if not row[0].strip() or not pairs or any(cell.strip().lower() in _MARKS for cell in row[1:]):
        raise Unspeakable("a row with nothing in it")
    return f"{row[0].strip()}: {', '.join(pairs)}."


def small_words(article: Article) -> frozenset[str]:
    """The words of an article that are written without a capital."""
    texts = (block.text for block in article.blocks if block.kind in ("paragraph", "list", "quote"))
    return frozenset(word for text in texts for word in re.findall(r"(?<!\w)[^\W\d_A-Z][^\W\d_]+", text))


def capital_words(article: Article) -> frozenset[str]:
    """The words of an article that are written with a capital where nothing else asks for one."""
    texts = (block.text for block in article.blocks if block.kind in ("paragraph", "list", "quote"))
    return frozenset(word for text in texts for word in re.findall(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w’'-]+", text))
