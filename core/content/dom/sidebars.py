"""Boxes that stand beside the text: sidebars and asides with a title of their own."""

from __future__ import annotations

from lxml.html import HtmlElement

from core.content.dom.tree import tag, tokens
from core.content.dom.vocabulary import BOXES
from core.model.article import Block, Heading

_LARGEST_BOX = 6  # blocks; what is longer, and more than a quarter of the text, is a part of it


def is_box(element: HtmlElement) -> bool:
    """Whether it stands beside the text, as its tag or class says."""
    return tag(element) == "aside" or any(BOXES.match(word) for word in tokens(element))


def with_boxes_last(blocks: list[Block], boxes: list[tuple[int, int]]) -> list[Block]:
    """Boxes with a title moved to the end of their section, so that they do not name the text after them."""
    out: list[Block] = []
    waiting: list[Block] = []
    ends = {start: end for start, end in boxes if end - start <= max(_LARGEST_BOX, len(blocks) // 4)}
    at = 0
    while at < len(blocks):
        if at in ends and out:
            waiting += blocks[at : ends[at]]
            at = ends[at]
            continue
        if isinstance(blocks[at], Heading):
            out, waiting = out + waiting, []
        out.append(blocks[at])
        at += 1
    return out + waiting
