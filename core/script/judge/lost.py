"""Lines whose neighbour in the article is not spoken though they are half of what it says.

It is read off the article's own sentences, not off what the writer knows of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from core.language.tag import base
from core.model.article import Article
from core.model.script import Line, Script
from core.script.read.bonds import halves
from core.script.read.data import pattern
from core.script.read.setups import announces
from core.script.read.split import sentences
from core.script.read.subjectless import subjectless

Lost = Literal["pronoun", "reply", "half", "answer"]
_Place = tuple[int, int, int]  # block, start, end
_POINTS_BACK = {
    "en": re.compile(
        r"\W*(?:(?:he|she|they)\b|(?:this|that)\s(?:is|was|means|meant|makes|made|explains|gives|tells|will|would|can"
        r"|has)\b(?! (?:why|how|what|where))|it (?!(?:is|was|'s|has been|will be|would be|takes?|took|seems?|turns?"
        r"|rain|snow|helps?|pays)\b)|the (?:second|other|same|latter) )", re.I,
    ),
    "fr": re.compile(
        r"\W*(?:elles?\b|ils\b|cela\b|ça\b|celui-ci|celle-ci|c'est (?!.*\b(?:que|qui|de|pourquoi)\b)"
        r"|c'est (?:aussi|un|une) |ce sont (?!.*\bqui\b)"
        r"|il (?!(?:y a|faut|fait|est|s'agit|pleu|nei|suffi|semble|paraît|vaut|reste)\b))", re.I,
    ),
}  # fmt: skip
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")
_SIGNS = str.maketrans({"’": "'"})


def lost(script: Script, n: int, article: Article) -> list[tuple[Lost, str]]:
    """The questions that a line leaves open because the sentence before or behind it in the article is not spoken."""
    return list(_lost(script, n, article))[:1]


def _lost(script: Script, n: int, article: Article) -> Iterator[tuple[Lost, str]]:
    line, language = script.lines[n], script.language
    if line.span is not None and line.beat != "hook" and _ASKS.search(line.text):
        answer = _beside(line, article, language)[1]
        if answer is not None and not _spoken(script, answer):
            yield "answer", line.text
    if line.span is None or line.beat == "label" or article.blocks[line.span.block].kind not in ("paragraph", "quote"):
        return
    before, after = _beside(line, article, language)
    apart_of_it = n > 0 and apart(script, n)
    points = _POINTS_BACK.get(base(language))
    text = line.text.translate(_SIGNS)
    if apart_of_it and before is not None and not _spoken(script, before):
        if points.match(text) if points is not None else subjectless(text, language):
            yield "pronoun", " ".join(text.split()[:3])
        elif halves(_text(article, before), text, language):
            yield "half", _text(article, before)
    if after is None or _spoken(script, after):
        return
    follows = _text(article, after)
    if halves(text, follows, language) or announces(text, language):
        yield "half", follows
    elif pattern("bonds", language, "views").search(text) and _answers(follows, language):
        yield "reply", follows


def _answers(text: str, language: str) -> bool:
    """Whether a sentence says against the one before how it is."""
    begins = pattern("bonds", language, "contrasts", start=True).search(text)
    return bool(begins or pattern("bonds", language, "refutes").search(text))


def _beside(line: Line, article: Article, language: str) -> tuple[_Place | None, _Place | None]:
    """The places of the sentences before and behind a line in its article; None where another kind of block stands."""
    assert line.span is not None  # noqa: S101 - asked by the caller
    at = line.span.block
    own = [(at, *item) for item in sentences(article.blocks[at].text, language)]
    earlier = [item for item in own if item[2] <= line.span.start + 1]
    later = [item for item in own if item[1] >= line.span.end - 1]
    before = earlier[-1] if earlier else _edge(article, at - 1, -1, language)
    return before, later[0] if later else _edge(article, at + 1, 0, language)


def _edge(article: Article, block: int, which: int, language: str) -> _Place | None:
    if not 0 <= block < len(article.blocks) or article.blocks[block].kind not in ("paragraph", "quote"):
        return None
    found = sentences(article.blocks[block].text, language)
    return (block, *found[which]) if found else None


def _text(article: Article, place: _Place) -> str:
    return article.blocks[place[0]].text[place[1] : place[2]]


def _spoken(script: Script, place: _Place) -> bool:
    block, start, end = place
    return any(
        line.span is not None and line.span.block == block and line.span.start < end and line.span.end > start
        for line in script.lines
    )


def apart(script: Script, n: int) -> bool:
    """Whether a line does not stand right behind the passage that precedes it in the article."""
    line, before = script.lines[n], script.lines[n - 1] if n else None
    if before is None:
        return True
    if line.span is None or before.span is None:
        return before.span is not None or before.beat != "hook"
    if before.beat == "label":
        return before.span.block > line.span.block or line.span.block - before.span.block > 1
    if line.span.block == before.span.block:
        return not 0 <= line.span.start - before.span.end <= 2
    return not (line.span.block == before.span.block + 1 and line.span.start == 0)
