"""The sentence that an article exists for, by structure: one near the beginning that sums up what comes later."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.model.article import Article
from core.script.extract.rank import terms
from core.script.read.data import pattern
from core.script.read.sentence import Material, Sentence

_LEAD = 0.2  # of the sentences, where no heading ends the lead
_LEAST, _MOST = 4, 14  # sentences of a lead
_LETTERS = 5
_CORRECTS, _CLEFT, _LAST, _VIEW = 0.45, 0.3, 0.15, 0.5
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")


def thesis(article: Article, material: Material) -> Mapping[int, float]:
    """Score the sentences of the lead by how much of the rest each sums up, about 0 to 1.5."""
    prose = [item for item in material.sentences if not (item.label or item.item)]
    lead = _lead(prose, material)
    rest = [item for item in prose if item.index > (lead[-1].index if lead else 0)]
    if not lead or not rest:
        return {}
    known = _bag(article.title, material.language)  # that is spoken of everywhere
    blocks: dict[int, set[str]] = {}
    for item in rest:
        blocks.setdefault(item.block, set()).update(_bag(item.text, material.language) - known)
    headings = [bag for part in material.parts if part.at >= 0 and (bag := _bag(part.heading, material.language))]
    return {item.index: _value(item, lead, blocks, headings, material) for item in lead if not _ASKS.search(item.text)}


def _lead(prose: list[Sentence], material: Material) -> list[Sentence]:
    """The sentences before the first heading, else the first fifth."""
    if any(part.at >= 0 for part in material.parts):
        found = [item for item in prose if material.parts[item.part].lead]
        if len(found) >= _LEAST - 1:
            return found[:_MOST]
    return prose[: max(_LEAST, min(_MOST, round(_LEAD * len(prose))))]


def _bag(text: str, language: str) -> set[str]:
    return {term[:_LETTERS] for term in terms(text, language)}


def _value(
    item: Sentence,
    lead: list[Sentence],
    blocks: Mapping[int, set[str]],
    headings: list[set[str]],
    material: Material,
) -> float:
    language = material.language
    mine = _bag(item.text, language)
    value = 0.7 * sum(bool(mine & bag) for bag in blocks.values()) / len(blocks)
    value += 0.6 * sum(bool(mine & bag) for bag in headings) / len(headings) if headings else 0.0
    before = material.by_index.get(item.index - 1)
    if before is not None and not before.label and pattern("bonds", language, "refutes").search(before.text):
        value += _CORRECTS  # what is wrong was said, now what is right
    value += _CLEFT if pattern("roles", language, "clefts").search(item.text) else 0.0
    value += _LAST if item is lead[-1] else 0.0
    expression = pattern("bonds", language, "refutes")
    if any(other.index > item.index and expression.search(other.text) for other in lead):
        value -= _VIEW  # it is taken back
    refutes = expression.search(item.text)
    because = pattern("roles", language, "causes").search(item.text)
    if refutes and because:
        value += _CORRECTS  # "it's the wrong choice, because ..."
    elif refutes or pattern("bonds", language, "views").search(item.text):
        value -= _VIEW
    return round(value, 6)
