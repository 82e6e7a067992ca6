"""The diagram of each text, where its language has a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.language.tag import base
from core.model.diagram import Diagram
from core.script.diagrams import chain, change, dates, scale, share
from core.script.grammar.parser import parse
from core.script.grammar.tree import Tree

_READERS = (dates.dates, change.change, scale.scale, share.share, chain.chain)
_LANGUAGES = ("en",)  # whose plain words for an order, a change and a share are known
_MAYBE = re.compile(
    r"\bthen\b|\bfrom\b.*\b(?:to|into)\b|\bpercent\b|%|\bof\b|\b(?:1[5-9]|20)\d\d\b|\bbefore\b|\bwhile\b|\bwhereas\b|\bbut\b",
    re.I,
)
_DENIED = frozenset("not n't no never nobody none nor neither without unless if whether hardly".split())  # noqa: SIM905


def read_diagrams(texts: Sequence[str], language: str) -> list[Diagram | None]:
    """The diagram that each text plainly is; None where it is none, or where that is not certain.

    What is denied, asked or only supposed is none, and neither is anything in a language without a parser.
    """
    if base(language) not in _LANGUAGES:
        return [None] * len(texts)
    asked = [n for n, text in enumerate(texts) if _MAYBE.search(text) and "?" not in text]
    parsed = parse([texts[n] for n in asked], language) if asked else None
    out: list[Diagram | None] = [None] * len(texts)
    for n, tokens in zip(asked, parsed or (), strict=False):
        if not any(token.low in _DENIED for token in tokens):
            tree = Tree(texts[n], tokens)
            out[n] = next((found for read in _READERS if (found := read(tree)) is not None), None)
    return out
