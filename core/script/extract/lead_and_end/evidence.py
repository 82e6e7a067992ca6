"""The filling of seconds that are left: what was begun goes on, then evidence that is nearest to the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model.article import Article
from core.script.extract.lead_and_end.filling import Filling
from core.script.extract.lead_and_end.paragraphs import Paragraph
from core.script.extract.roles import nearness
from core.script.read.data import pattern
from core.script.read.sentence import Sentence

_ROOM_S = 3.0  # worth one more sentence
_CUT_S = 4.5  # that announce what comes next
_FIGURE, _PLACE, _BESIDE, _BEGUN = 0.3, 0.3, 0.2, 0.25
_DIGIT = re.compile(r"\d")
_ASKS = re.compile(r"[?？؟:：][\"'”’»」』)]*\s*$")


def fill(article: Article, out: Filling, found: Sequence[Paragraph], body: Sequence[Paragraph], least: float) -> None:
    """Tell more while there is time for it: whole paragraphs, else their first sentences that can stand."""
    if out.room < _ROOM_S:
        return
    near = nearness(article, out.ground.material)
    parts = {item.part for item in found if item.indices & out.chosen}

    def worth(n: int, item: Paragraph) -> float:
        value = max(near[sentence.index] for sentence in item.sentences)
        value += _FIGURE if any(_DIGIT.search(sentence.text) for sentence in item.sentences) else 0.0
        value += _PLACE if item.part in parts else 0.0
        beside = (body[m] for m in (n - 1, n + 1) if 0 <= m < len(body))
        value += _BESIDE if any(other.indices & out.chosen for other in beside) else 0.0
        return value + (_BEGUN if item.indices & out.chosen else 0.0)

    named = {item.part for item in out.ground.material.sentences if item.label and item.index in out.chosen}
    open_to = [
        (n, item)
        for n, item in enumerate(body)
        if not (item.asks or out.ground.material.parts[item.part].asks)
        and (not item.counted or item.part in named)
        and (item is not found[0] or item.indices & out.chosen)  # a scene is told or not, never begun late
    ]
    ranked = sorted(
        ((round(worth(n, item), 6), -n, item) for n, item in open_to),
        key=lambda each: each[:2],
        reverse=True,
    )
    for _, _, item in ranked:
        if out.room < _ROOM_S:
            return
        if item.indices <= out.chosen or _replies(item, out):
            continue
        _take(out, item)


def _replies(item: Paragraph, out: Filling) -> bool:
    """Whether it is a thought of somebody else, or answers what isn't told."""
    language = out.ground.material.language
    views = ("objects", "views", "believes")
    if any(pattern("bonds", language, field).search(item.sentences[0].text) for field in views):
        return True
    first = item.sentences[0]
    if first.index in out.chosen:
        return False
    return not first.first or (bool(first.alone) and first.needs not in out.chosen)


def is_cut(paragraph: Sequence[Sentence], run: Sequence[Sentence], out: Filling) -> bool:
    """Whether what is told of a paragraph, or its last words, would stop where the next sentence says what it is."""
    cost = out.ground.cost
    seconds = sum(cost[item.index] for item in paragraph if item.index in out.chosen or item in run)
    return min(seconds, cost[run[-1].index]) < _CUT_S and any(
        run[-1].index in (item.needs, *item.along) and item.index > run[-1].index for item in paragraph
    )


def _take(out: Filling, item: Paragraph) -> None:
    """Tell what is left of a paragraph, from its beginning on, as far as there's time and a sentence may end it."""
    left = [sentence for sentence in item.sentences if sentence.index not in out.chosen]
    if len(left) < len(item.sentences):  # it goes on from what is told of it
        begun = [n for n, sentence in enumerate(item.sentences) if sentence.index in out.chosen]
        left = [sentence for sentence in item.sentences[begun[-1] + 1 :] if sentence.index not in out.chosen]
    for n in range(len(left), 0, -1):
        run: list[Sentence] = left[:n]
        if _ASKS.search(run[-1].text) or is_cut(item.sentences, run, out):
            continue
        able = out.ground.together(run, out.chosen)
        if able is not None and out.take(able):
            return
