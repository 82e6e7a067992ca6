"""More and less: two things that do the same by different amounts of one unit."""

from __future__ import annotations

from core.model.diagram import Diagram
from core.script.diagrams.amounts import Amount, amounts
from core.script.grammar.sentence import Token
from core.script.grammar.tree import SUBJECTS, Tree

NAME = 32
_JOINS = frozenset(("while", "whereas", "but", "and"))
_WHAT = ("ADJ", "ADV")


def scale(tree: Tree) -> Diagram | None:
    """ "A VERB 110 kilograms, while B VERB 71 kilograms" with the same verb; None where more differs than
    the amount.
    """
    found = amounts(tree)
    if len(found) != 2 or found[0].unit != found[1].unit or not found[0].unit or found[0].value == found[1].value:
        return None
    (root,) = tree.roots() if len(tree.roots()) == 1 else (None,)
    if root is None:
        return None
    other = next(
        (item for item in tree.of(root) if item.dep in ("advcl", "conj", "ccomp") and _joined(tree, item)), None
    )
    if other is None or other.lemma != root.lemma:
        return None
    first, second = sorted((root, other), key=lambda item: item.index)
    names = [_name(tree, verb) for verb in (first, second)]
    if not all(names) or names[0].casefold() == names[1].casefold():
        return None
    if not _own(tree, other, found[1 if other.index > root.index else 0]):
        return None
    border = min(token.index for token in tree.below(second) if token.index > found[0].last)
    if not found[0].last < border <= found[1].first:
        return None
    measures = [_measured(tree, found[0], border), _measured(tree, found[1], len(tree.tokens))]
    if measures[0] != measures[1]:
        return None
    return Diagram(shape="scale", parts=tuple(zip(names, (item.text for item in found), strict=True)))


def _joined(tree: Tree, verb: Token) -> bool:
    words = {token.low for token in tree.of(verb)} | {
        token.low for token in tree.of(tree.head(verb)) if token.dep == "cc"
    }
    return bool(words & _JOINS)


def _name(tree: Tree, verb: Token) -> str:
    subject = next((child for child in tree.of(verb) if child.dep in SUBJECTS), None)
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return ""
    phrase = [token for token in tree.phrase(subject) if token.pos != "PUNCT"]
    while phrase and phrase[0].pos == "DET":
        phrase = phrase[1:]
    text = tree.span(phrase).text if phrase else ""
    return text[:1].upper() + text[1:] if 0 < len(text) <= NAME else ""


def _own(tree: Tree, verb: Token, amount: Amount) -> bool:
    return any(token.index == amount.last for token in tree.below(verb))


def _measured(tree: Tree, amount: Amount, end: int) -> set[str]:
    """The words behind an amount that say of what it is one."""
    return {token.lemma for token in tree.tokens[amount.last + 1 : end] if token.pos in (*_WHAT, "NOUN", "VERB")}
