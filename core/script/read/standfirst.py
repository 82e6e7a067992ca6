"""Standfirst of an article: the lines between its title and its first sentence, set apart or followed by the byline."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from core.model.article import Article
from core.script.read.byline import is_byline

_LONGEST = 300  # characters
_LOOK = 4  # paragraphs
_REST = 3  # paragraphs that follow on it


def standfirst(article: Article, skip: Collection[int] = ()) -> frozenset[int]:
    """The blocks of the standfirst; empty for an article without one."""
    texts = [n for n, block in enumerate(article.blocks) if block.kind == "paragraph" and n not in skip]
    if len(texts) < _REST + 1:
        return frozenset()
    out: set[int] = set()
    for n, after in pairwise(texts[: _LOOK + 1]):
        block = article.blocks[n]
        if block.kind != "paragraph" or is_byline(block.text):
            continue
        set_apart = bool(block.lead) and block.lead.strip() == block.text.strip()
        signed = after == n + 1 and is_byline(article.blocks[after].text)
        if len(block.text) > _LONGEST or not (set_apart or signed):
            break
        out.add(n)
    return frozenset(out)
