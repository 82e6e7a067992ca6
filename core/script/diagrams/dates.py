"""A line of dates: two or more years in order, each with what happened."""

from __future__ import annotations

import re
from itertools import pairwise

from core.model.diagram import Diagram
from core.script.grammar.tree import Tree, finite

LETTERS = 64
_BEGINS = ("DET", "PROPN", "PRON", "ADJ", "NUM", "NOUN")
_YEAR = re.compile(r"(?:^|[;,.]\s+(?:and\s+|but\s+)?)in ((?:1[5-9]|20)\d\d),?\s+", re.I)


def dates(tree: Tree) -> Diagram | None:
    """The years that a sentence begins its clauses with, in order; a single one is a date to be joined with others."""
    text = tree.text.strip()
    marks = list(_YEAR.finditer(text))
    if not marks or marks[0].start() != 0:
        return None
    years = [int(mark[1]) for mark in marks]
    if any(a >= b for a, b in pairwise(years)):
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = []
    for mark, end in zip(marks, ends, strict=True):
        event = text[mark.end() : end].strip().rstrip(".;,")
        words = [token for token in tree.tokens if mark.end() <= token.start < end]
        if not words or words[0].pos not in _BEGINS:  # "in 2012 or 2014", "in 2020 alone"
            return None
        if not 6 <= len(event) <= LETTERS or not any(finite(token) for token in words):
            return None
        parts.append((mark[1], event[:1].upper() + event[1:]))
    return Diagram(shape="dates", parts=tuple(parts))
