"""One sentence of what a person wants stressed or left out, as weights of an article's sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.script.extract.rank import terms
from core.script.read.data import pattern
from core.script.read.sentence import Sentence

_STRESSED, _UNWANTED = 0.6, 1.5
UNWANTED = -0.8  # the weight from which a sentence is about what is to be left out
_CLAUSE = re.compile(r"[.;,，、；。]\s*|\s(?:but|and|aber|und|mais|et|pero|y|ma|e|maar|en|но|и)\s", re.I)


def weights(wish: str, sentences: Iterable[Sentence], language: str) -> dict[int, float]:
    """The weight of each sentence by a wish ("stress the costs, leave out the history"), by its index."""
    stressed, unwanted = _subjects(wish, language)
    out: dict[int, float] = {}
    for sentence in sentences:
        mine = set(terms(sentence.text, language))
        out[sentence.index] = _STRESSED * min(2, len(mine & stressed)) - _UNWANTED * bool(mine & unwanted)
    return out


def _subjects(wish: str, language: str) -> tuple[set[str], set[str]]:
    """The terms of what is to be stressed, and of what is to be left out."""
    stressed: set[str] = set()
    unwanted: set[str] = set()
    without = pattern("steering", language, "without")
    stress = pattern("steering", language, "stress")
    leaving = False
    for clause in _CLAUSE.split(wish[:500]):
        if without.search(clause):
            leaving = True
        elif stress.search(clause):
            leaving = False
        words = set(terms(stress.sub(" ", without.sub(" ", clause)), language))
        (unwanted if leaving else stressed).update(words)
    return stressed - unwanted, unwanted
