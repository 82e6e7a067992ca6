"""Figures with their units in a parsed sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.script.grammar.sentence import Token
from core.script.grammar.tree import Tree

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MONEY = "$€£¥"


@dataclass(frozen=True)
class Amount:
    """A figure as it is written, its value and unit; `first` and `last` are the tokens that it takes."""

    text: str
    value: float
    unit: str
    first: int
    last: int


def amounts(tree: Tree) -> list[Amount]:
    """The figures of a sentence in order, years and ordinals left out."""
    out: list[Amount] = []
    tokens = tree.tokens
    for token in tokens:
        if not _FIGURE.fullmatch(token.text) or (out and token.index <= out[-1].last):
            continue
        if token.index and tokens[token.index - 1].text in "-–—/:":
            continue
        out.append(_amount(tree, token))
    return [item for item in out if not (item.unit == "" and _YEAR.fullmatch(item.text))]


def _amount(tree: Tree, token: Token) -> Amount:
    tokens, first, last = tree.tokens, token.index, token.index
    value, unit = float(token.text.replace(",", "")), ""
    if first and tokens[first - 1].text in _MONEY:
        first, unit = first - 1, tokens[first - 1].text
    if last + 1 < len(tokens) and tokens[last + 1].low in _TIMES:
        last += 1
        value *= _TIMES[tokens[last].low]
    if not unit and last + 1 < len(tokens) and (tokens[last + 1].pos == "NOUN" or tokens[last + 1].text in "%°"):
        last += 1
        unit = "percent" if tokens[last].text == "%" else tokens[last].lemma
    start, end = tokens[first].start, tokens[last].end
    return Amount(tree.text[start:end], value, unit, first, last)
