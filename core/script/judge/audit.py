"""A finished script looked over as a stranger would: what is cut, shown, unspeakable, twice, or not where it says.

It shares no code with the writer but the reading of plain text, so that what the writer overlooks is not overlooked
here, too. It is the judge of `bench script` for the extractive writer, whose lines are the article's own sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from core.language import graphemes
from core.language.spacing import unspaced_share
from core.model.article import Article
from core.model.base import Model
from core.model.script import Line, Script
from core.script.read.coded import without_pointers
from core.script.read.labels import unlabelled
from core.script.read.speakable import plain

Kind = Literal["cut", "caption", "navigation", "address", "code", "twice", "span", "foreign"]
KINDS: dict[Kind, str] = {
    "cut": "a sentence is not whole",
    "caption": "a caption or heading is read aloud",
    "navigation": "a page's own furniture is read aloud",
    "address": "an address, handle or path is read aloud",
    "code": "code is read aloud",
    "twice": "it was said before",
    "span": "its passage is not in the article, or says something else",
    "foreign": "it is written in other letters than the script",
}
_ENDS = ".!?…:。！？：؟۔।॥"
_CLOSERS = "\"'”’»)」』›]）】“*†‡¹²³⁴⁵⁶⁷⁸⁹ \u00a0\n\t"
_NAVIGATION = re.compile(
    r"^\W*(?:prev(?:ious)?|next|up|home|back|menu|search|table of contents|contents|skip to|read more|share|login|"
    r"subscribe|zurück|weiter|inhaltsverzeichnis|précédent|suivant|sommaire|anterior|siguiente|índice|inicio|"
    r"назад|вперёд|далее|содержание|前へ|次へ|目次|上一页|下一页|目录)\W*$|[←→»«]\s*$|\|\s.+\|"
    r"|^(?:\d+\.)+\d*\s+\w+(?:\s\w+){0,4}\W*$|(?:all rights reserved|cookie|©)",
    re.I,
)
_ADDRESS = re.compile(
    r"://|\bwww\.|[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{2,}|(?:^|\s)~?/(?:[\w.-]+/)*[\w.-]{2,}"
    r"|\b[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|io|html?|php)\b(?!\w)"
)
_CODE = re.compile(
    r"[{}\\<>|`^]|\$[A-Za-z_({]|(?<!\w)--?[a-z][\w-]*|(?<!\w)-[A-Z](?!\w)|\w\(\)|::|->|=>|==|\b\w+_\w+\b|(?<!\w)_\w|[\[\]]"
    r"|(?<![=!<>])=(?!=)|(?<!\w)\.[a-z]{2,5}\b|(?<!\w)#\w"
)
_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7a3]")
_LATIN = frozenset("en de fr es it pt nl sv da nb fi pl cs sk tr ro hr hu ca id vi".split())  # noqa: SIM905
_HELD = 0.7  # share of a line's words that its passage must have, in their order


class Fault(Model):
    """One thing wrong with one line."""

    kind: Kind
    line_id: int
    text: str
    why: str = ""


def audit(script: Script, article: Article) -> list[Fault]:
    """The faults of a finished script, line by line; empty for one that can be spoken as it stands."""
    out: list[Fault] = []
    values: dict[str, int] = {}
    shown = {_key(block.text) for block in article.blocks if block.kind in ("image", "heading") and block.text.strip()}
    for n, line in enumerate(script.lines):
        out += [Fault(kind=kind, line_id=line.id, text=line.text, why=why) for kind, why in _of(n, script, article)]
        key = _key(line.text)
        if key in values:
            out.append(Fault(kind="twice", line_id=line.id, text=line.text, why=f"line {values[key]}"))
        values.setdefault(key, line.id)
        if line.section != "hook" and key in shown:
            out.append(Fault(kind="caption", line_id=line.id, text=line.text))
    return out


def verified(script: Script, article: Article) -> tuple[int, int]:
    """Count the lines of a script whose passage is really there and says it, and the lines that name one at all."""
    named = [line for line in script.lines if line.span is not None]
    return sum(not _span(line, article) for line in named), len(named)


def _of(n: int, script: Script, article: Article) -> Iterator[tuple[Kind, str]]:
    line = script.lines[n]
    for kind, pattern in (("navigation", _NAVIGATION), ("address", _ADDRESS), ("code", _CODE)):
        found = pattern.search(line.text)
        if found:
            yield kind, found[0].strip()  # type: ignore[misc]
    if line.span is None:
        return
    wrong = _span(line, article)
    if wrong:
        yield "span", wrong
        return
    ends = _cut(n, script, article)
    if ends:
        yield "cut", ends
    letters = [c for c in line.text if c.isalpha()]
    strange = sum(bool(_OTHER.match(c)) for c in letters)
    if script.language in _LATIN and strange > 2:
        yield "foreign", "".join(_OTHER.findall(line.text))[:20]
    elif script.language not in _LATIN and letters and strange < 0.2 * len(letters):
        yield "foreign", line.text[:40]


def _span(line: Line, article: Article) -> str:
    """Say why a line's passage does not support it, or return "" where it does."""
    assert line.span is not None  # noqa: S101 - asked only where there is one
    if not 0 <= line.span.block < len(article.blocks):
        return "there is no such block"
    if not 0 <= line.span.start < line.span.end <= len(article.blocks[line.span.block].text):
        return "it reaches beyond its block"
    wide = _wide(line.text)
    block = article.blocks[line.span.block]
    named = " ".join(block.header) if block.kind == "table" else ""  # its columns' names are said with each row
    texts = (
        [*_words(named, wide), *_words(article.passage(line.span), wide)]
        if named
        else _words(article.passage(line.span), wide)
    )
    if line.span.block and block.kind == "list" and article.blocks[line.span.block - 1].kind == "heading":
        texts = [*_words(article.blocks[line.span.block - 1].text, wide), *texts]  # "What you need: salt and pepper."
    bare = without_pointers(line.text, article.language)
    mine = _words(unlabelled(bare) if line.beat == "label" else bare, wide)
    share = (sum(item in texts for item in mine) if named else _in_order(mine, texts)) / len(mine) if mine else 0.0
    return "" if share >= _HELD else f"only {share:.0%} of its words stand there"


def _in_order(mine: list[str], texts: list[str]) -> int:
    """Count the words of a line that come in the passage in the same order."""
    at = count = 0
    for word in mine:
        if word in texts[at:]:
            at = texts.index(word, at) + 1
            count += 1
    return count


def _cut(n: int, script: Script, article: Article) -> str:
    """Say where a passage begins or ends inside a sentence whose rest no line beside it has, or return ""."""
    line = script.lines[n]
    span = line.span
    assert span is not None  # noqa: S101
    block = article.blocks[span.block]
    spans = [item.span for item in script.lines if item.span is not None and item.span.block == span.block]
    before, after = block.text[: span.start], block.text[span.end :]
    if block.kind == "table":
        return ""
    if not _border(before) and not any(_joins(block.text, entry.end, span.start) for entry in spans):
        return f"before it stands “{graphemes.end(before, 30)}”"
    ended = block.text[span.start : span.end].rstrip(_CLOSERS)[-1:] in _ENDS
    if ended or after[:1] == "\n" or not after.strip(_CLOSERS):
        return ""
    return (
        ""
        if any(_joins(block.text, span.end, element.start) for element in spans)
        else f"behind it stands “{after[:30]}”"
    )


def _border(before: str) -> bool:
    """Whether a sentence may begin behind this text."""
    bare = before.rstrip(" \u00a0")
    if not bare or bare[-1] == "\n":
        return True
    return bare.rstrip(_CLOSERS + "([{¿¡“„«‹‘'\"—–-•")[-1:] in _ENDS or not bare.rstrip(_CLOSERS)


def _joins(text: str, end: int, start: int) -> bool:
    """Whether nothing but blanks and a semicolon stands between two passages."""
    return 0 <= start - end <= 3 and not text[end:start].strip(" ;；\n")


def _key(text: str) -> str:
    return " ".join(_WORD.findall(plain(text).casefold()))


def _wide(text: str) -> bool:
    """Whether words are not apart."""
    return unspaced_share(text) > 0.2


def _words(text: str, wide: bool) -> list[str]:
    """Words, or single signs where words are not apart."""
    text = plain(text).casefold()
    return [c for c in text if c.isalnum()] if wide else _WORD.findall(text)
