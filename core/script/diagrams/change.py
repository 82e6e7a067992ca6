"""Before and after: an amount that grew or fell, or was another before something happened."""

from __future__ import annotations

import re

from core.model.diagram import Diagram
from core.script.diagrams.amounts import Amount, amounts
from core.script.grammar.sentence import Token
from core.script.grammar.tree import SUBJECTS, Tree

_GOES = frozenset(
    """
    rise fall grow drop increase decrease shrink climb jump sink decline soar plunge plummet double
    triple
    """.split()  # noqa: SIM905
)
_PARTS = re.compile(
    r"^(?P<before>Before [^,;.\d]{3,36}), (?P<a>[^;]+?)(?:;|, (?:and|but)) "
    r"(?P<after>after(?:wards| it| that| [^,;.\d]{3,30})), "
    r"(?P<b>[^;]+)$"
)
LETTERS = 60


def change(tree: Tree) -> Diagram | None:
    """Two amounts of one unit, the second after the first; None where they are no change."""
    found = amounts(tree)
    if len(found) != 2 or (found[0].unit != found[1].unit and found[0].unit):
        return None
    return _grown(tree, *found) or _around(tree, *found)


def _grown(tree: Tree, a: Amount, b: Amount) -> Diagram | None:
    """ "X rose from A to B"."""
    tokens = tree.tokens
    before, between = tokens[a.first - 1] if a.first else None, tokens[b.first - 1]
    if before is None or before.low != "from" or between.low != "to" or b.first - a.last != 2:
        return None
    verb = tree.head(before)
    subject = next((child for child in tree.of(verb) if child.dep in SUBJECTS), None)
    if verb.lemma not in _GOES or verb.pos != "VERB" or subject is None or subject.pos not in ("NOUN", "PROPN"):
        return None
    if a.value == b.value:
        return None
    title = tree.span(_plain(tree, subject)).text
    return Diagram(shape="change", parts=(("", a.text), ("", b.text)), title=title if len(title) <= LETTERS else "")


def _plain(tree: Tree, subject: Token) -> list[Token]:
    """The subject without clauses that hang on it."""
    phrase = tree.phrase(subject)
    cut = next(
        (n for n, token in enumerate(phrase) if token.dep in ("relcl", "acl", "appos") or token.text == ","), None
    )
    return phrase[:cut] if cut else phrase


def _around(tree: Tree, a: Amount, b: Amount) -> Diagram | None:
    """ "Before N, ... A; after it, ... B"."""
    match = _PARTS.match(tree.text.strip())
    first = tree.tokens[0]
    if match is None or first.pos != "ADP" or a.unit != b.unit or not a.unit:
        return None
    if not any(token.dep == "pobj" and token.pos in ("NOUN", "PROPN") for token in tree.of(first)):
        return None
    inside = [
        match.start(name) <= tree.tokens[item.first].start < match.end(name) for name, item in (("a", a), ("b", b))
    ]
    if not all(inside):
        return None
    after = match["after"]
    parts = ((match["before"], a.text), (after[:1].upper() + after[1:], b.text))
    return Diagram(shape="change", parts=parts)
