"""Headings that are typed as bold paragraphs: short ones without a full stop, with text below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.model.article import Block, Heading, Paragraph

_LONGEST = 80  # characters
_ENDS = re.compile(r"[.!?。！？؟…,;:：]\W*$")
_FIGURES = re.compile(r"\d\s*(?:/|out of|von|sur)\s*\d|[★☆]|:\s*\W?\d|^\W*\d[\d.,]*\W*$")  # "8/10", "Price: 89 €"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NOTICE = re.compile(r"\b[A-Z]{3,}(?: [A-Z]{3,}){2,}\b")  # "FOR IMMEDIATE RELEASE"


def with_bold_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with a heading for each wholly bold paragraph that is none of a sentence, a turn or a figure."""
    level = 2
    out: list[Block] = []
    texts = Counter(block.text.strip() for block in blocks if isinstance(block, Paragraph))
    for n, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = min(6, block.level + 1) if block.level > 1 else 2
        after = blocks[n + 1] if n + 1 < len(blocks) else None
        if (
            isinstance(block, Paragraph)
            and _is_heading(block)
            and texts[block.text.strip()] == 1
            and after is not None
            and not _stands_alone(after)
        ):
            out.append(Heading(text=block.text, level=level))
        else:
            out.append(block)
    return out


def _is_heading(block: Paragraph) -> bool:
    """Whether the whole paragraph is bold, short, and neither a sentence nor a figure."""
    text = block.text.strip()
    whole = bool(block.lead) and not block.italic and len(block.lead.strip()) >= len(text)
    if not whole or len(text) > _LONGEST or _ENDS.search(text) or not _LETTERS.search(text):
        return False
    return not _FIGURES.search(text) and not _NOTICE.fullmatch(text)


def _stands_alone(after: Block) -> bool:
    """Whether the next block can be no text below a heading."""
    return isinstance(after, Heading) or (isinstance(after, Paragraph) and _is_heading(after))
