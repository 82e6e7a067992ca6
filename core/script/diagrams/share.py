"""Part of a whole: a share that a sentence says something of."""

from __future__ import annotations

from core.model.diagram import Diagram
from core.script.diagrams.amounts import amounts
from core.script.grammar.sentence import Token
from core.script.grammar.tree import Tree

LETTERS = 64
_MORE = frozenset(
    """
    more less fewer higher lower faster slower larger smaller better worse
    """.split()  # noqa: SIM905
)
_FRACTIONS = {
    "half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 0.25, "one quarter": 0.25,
    "three quarters": 0.75, "a fifth": 0.2, "a tenth": 0.1,
}  # fmt: skip
_TIME = frozenset(["time", "hour", "day", "week", "month", "year", "century", "minute", "decade"])


def share(tree: Tree) -> Diagram | None:
    """ "40 percent of X is Y", where the sentence speaks of the share; None where there are other
    figures in it.
    """
    found = _percent(tree) or _fraction(tree)
    if found is None:
        return None
    noun, start, end, value = found
    if noun.dep not in ("nsubj", "nsubjpass") or not 0 < value < 1:
        return None
    part = next((item for item in tree.of(noun) if item.low == "of" and item.dep == "prep"), None)
    whole = next((item for item in tree.of(part) if item.dep == "pobj"), None) if part else None
    if whole is None or whole.pos not in ("NOUN", "PROPN") or whole.lemma in _TIME:
        return None
    verb = tree.head(noun)
    if verb.head != verb.index or any(token.low in _MORE for token in tree.tokens[noun.index :]):
        return None
    text = tree.text
    before, behind = text[:start].strip(), text[end:].strip().rstrip(".")
    if len(before) > 24 or not 8 <= len(behind) <= LETTERS or not behind.startswith("of "):
        return None
    return Diagram(shape="part", parts=((text[start:end], before, behind, f"{value:.4f}"),))


def _percent(tree: Tree) -> tuple[Token, int, int, float] | None:
    found = amounts(tree)
    if len(found) != 1 or found[0].unit != "percent":
        return None
    amount = found[0]
    noun = tree.tokens[amount.last]
    return noun, tree.tokens[amount.first].start, noun.end, amount.value / 100


def _fraction(tree: Tree) -> tuple[Token, int, int, float] | None:
    if amounts(tree):
        return None
    for noun in tree.tokens:
        for words, value in _FRACTIONS.items():
            count = len(words.split())
            first = noun.index - count + 1
            if first >= 0 and " ".join(token.low for token in tree.tokens[first : noun.index + 1]) == words:
                after = tree.tokens[noun.index + 1 : noun.index + 2]
                if after and after[0].low == "of" and (count > 1 or first == 0):
                    return noun, tree.tokens[first].start, noun.end, value
    return None
