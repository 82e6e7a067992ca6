"""One after the other: a way over three or more stations, or three or more steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.model.diagram import Diagram
from core.script.grammar.sentence import Token
from core.script.grammar.tree import Tree

LEAST, MOST, LETTERS = 3, 5, 42
_MOVES = frozenset(
    """
    go move travel flow pass walk ship send carry bring transport pump come take lead fly drive sail
    transfer deliver migrate wander climb
    """.split()  # noqa: SIM905
)
_TO = frozenset(("to", "into", "onto", "through", "via"))
_LINKS = frozenset(("then", "finally", "next", "on", "and", ",", "eventually", "lastly", "from", "there"))
_INSIDE = ("DET", "ADJ", "NOUN", "PROPN")
_VAGUE = frozenset(
    """
    time day week year moment place side end beginning start top bottom head toe step strength point
    thing way one
    """.split()  # noqa: SIM905
)
_STEPS = re.compile(
    r"^(?P<first>First(?:ly)?,?\s+)?(?P<a>[^,;]+)[,;]\s+(?:and\s+)?(?:then|next|after that),?\s+(?P<b>[^,;]+)"
    r"(?:[,;]\s+(?:and\s+)?(?:then|next|after that),?\s+(?P<c>[^,;]+))?"
    r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:finally|lastly|last of all),?\s+(?P<d>[^,;]+?)[.!]?$"
)
_NO_STEP = frozenset(
    """
    than but although though when while because since once however as so instead like
    """.split()  # noqa: SIM905
)


def chain(tree: Tree) -> Diagram | None:
    """The way or the steps of a sentence, at least three; None where there are fewer or they are no order."""
    parts = _way(tree) or _steps(tree)
    if parts is None or not LEAST <= len(parts) <= MOST or any(len(part) > LETTERS for part in parts):
        return None
    if len({part.casefold() for part in parts}) < len(parts):
        return None
    return Diagram(shape="chain", parts=tuple((part[:1].upper() + part[1:],) for part in parts))


def _way(tree: Tree) -> list[str] | None:
    """The stations behind "from" that a verb of movement has, with "then" or "through" among them."""
    tokens = tree.tokens
    for token in tokens:
        if token.low != "from" or tree.head(token).lemma not in _MOVES or tree.head(token).pos != "VERB":
            continue
        stations, at, order = [], token.index + 1, False
        while True:
            end = at
            while end < len(tokens) and (tokens[end].pos in _INSIDE or tokens[end].low == "of"):
                end += 1
            if not _is_station(tokens[at:end]):
                return None
            stations.append(_bare(tree, tokens[at:end]))
            link = end
            while link < len(tokens) and tokens[link].low in _LINKS:
                order = order or tokens[link].low in ("then", "finally", "next", "eventually", "lastly")
                link += 1
            if link >= len(tokens) or tokens[link].low not in _TO:
                break
            order = order or tokens[link].low in ("through", "via")
            at = link + 1
        if order:
            return stations
    return None


def _is_station(phrase: Sequence[Token]) -> bool:
    nouns = [token for token in phrase if token.pos in ("NOUN", "PROPN")]
    if not nouns or phrase[-1].pos not in ("NOUN", "PROPN"):
        return False
    return not any(token.lemma in _VAGUE or token.entity in ("DATE", "TIME", "PERCENT", "MONEY") for token in nouns)


def _bare(tree: Tree, phrase: Sequence[Token]) -> str:
    words = list(phrase)
    while len(words) > 1 and words[0].pos == "DET":
        words = words[1:]
    return tree.text[words[0].start : words[-1].end]


def _steps(tree: Tree) -> list[str] | None:
    """The clauses "First A, then B, and finally C", each with a verb of its own."""
    match = _STEPS.match(tree.text.strip())
    if match is None:
        return None
    if match["first"] and tree.tokens[0].pos != "ADV":
        return None
    names = [name for name in ("a", "b", "c", "d") if match[name]]
    edges = [match.span(name) for name in names]
    if any(not b[0] > a[1] for a, b in pairwise(edges)):
        return None
    for start, end in edges:
        words = [token for token in tree.tokens if start <= token.start < end]
        acts = any(token.pos in ("VERB", "AUX") for token in words)
        if not acts or any(token.low in _NO_STEP for token in words):
            return None
    return [match[name].strip() for name in names]
