"""Lines torn from what the article says with them: the sentence before that they lean on, the one after that completes.

A sentence that only fits by its grammar behind another one than in the article means something else there; so what it
needs is looked for in the article's order, not among the lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from core.language.tag import base
from core.model.article import Article
from core.model.script import Line, Script
from core.script.grammar import has_parser, needs, read
from core.script.read.candidates import gather
from core.script.read.data import pattern
from core.script.read.sentence import TITLE, Material, Sentence

Torn = Literal["pronoun", "definite", "comparison", "fragment", "answer", "reply", "refuted", "link", "half"]
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")


def torn_lines(script: Script, article: Article, excluded: Sequence[int] = ()) -> dict[int, tuple[Torn, str]]:
    """The lines torn from the sentence that the article says with them, by id: the kind of question that each leaves
    open, and the words that raise it.

    Only lines in the article's own words are looked at; others are left to their grammar. `excluded` are the blocks
    that are not used.
    """
    material, own = max((_read(script, article, excluded, scanty) for scanty in (False, True)), key=_known)
    spoken = {sentence.index for sentence in own if sentence is not None}
    titled = any(line.beat == "hook" and line.text.rstrip(".?!") in script.title for line in script.lines[:1])
    out: dict[int, tuple[Torn, str]] = {}
    for n, (line, sentence) in enumerate(zip(script.lines, own, strict=True)):
        if sentence is None or sentence.label:
            continue
        before = next(
            (item.index for item in reversed(own[:n]) if item is not None and item.index != sentence.index), None
        )
        of_title = sentence.needs == TITLE and (titled or n == 0)
        if sentence.needs not in (None, before) and not of_title and line.text != sentence.alone:
            out[line.id] = _behind(line, script.language)
        missing = [other for other in sorted(sentence.along) if other > TITLE and other not in spoken]
        if missing and line.id not in out:
            out[line.id] = _beside(line, script.language, sentence, material.by_index.get(missing[0]))
    return out


def _read(
    script: Script, article: Article, excluded: Sequence[int], scanty: bool
) -> tuple[Material, list[Sentence | None]]:
    """The article's sentences, and for each line the one that it says word for word."""
    material = gather(article, script.language, excluded, scanty=scanty)
    at = {(sentence.block, sentence.start): sentence for sentence in material.sentences}
    found = [at.get((line.span.block, line.span.start)) if line.span is not None else None for line in script.lines]
    own = [
        sentence if sentence is not None and line.text in (*sentence.texts, sentence.alone) else None
        for line, sentence in zip(script.lines, found, strict=True)
    ]
    return material, own


def _known(result: tuple[Material, list[Sentence | None]]) -> int:
    """Count the lines that are the article's."""
    return sum(sentence is not None for sentence in result[1])


def _behind(line: Line, language: str) -> tuple[Torn, str]:
    """A line whose sentence before is missing."""
    if has_parser(base(language)):
        for need in needs(read(line.text, language)):
            if need.code in ("pronoun", "definite", "comparison", "fragment"):
                return need.code, need.text
    return "link", " ".join(line.text.split()[:3])


def _beside(line: Line, language: str, own: Sentence, other: Sentence | None) -> tuple[Torn, str]:
    """A line that the article completes by a sentence that is missing."""
    if other is not None and other.index < own.index:
        return _behind(line, language)
    if _ASKS.search(line.text):
        return "answer", line.text
    if pattern("bonds", language, "objects").search(line.text):
        return "reply", line.text
    if other is not None and pattern("bonds", language, "refutes").search(other.text):
        return "refuted", other.text
    return "half", other.text if other is not None else line.text
