"""The running text of an article as paragraphs, from where its author begins to where he ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.model.article import Article
from core.script.read.beginning import beginning
from core.script.read.rating import rates
from core.script.read.sentence import Material, Sentence

_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")
_ANNOUNCES = (":", "：")
_SHOWN = ("list", "code", "table")
_QUESTION = 3  # sentences of a paragraph that only asks


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its block, its part of the article, and those of its sentences that can be said."""

    block: int
    part: int
    sentences: tuple[Sentence, ...]
    asks: bool = False  # the next one answers it
    counted: bool = False  # it belongs to a step or an item
    noted: bool = False  # it begins with a bold word that names what it is about

    @property
    def indices(self) -> frozenset[int]:
        return frozenset(item.index for item in self.sentences)


def paragraphs(article: Article, material: Material, unwanted: Collection[int] = ()) -> list[Paragraph]:
    """The paragraphs of running text; boxes beside it, ratings and what only announces a list are left out."""
    by_block: dict[int, list[Sentence]] = {}
    begins = beginning(article, material.language)
    for sentence in material.sentences:
        if sentence.block < begins or getattr(article.blocks[sentence.block], "italic", False):
            continue
        if _is_prose(sentence, material) and sentence.index not in unwanted:
            by_block.setdefault(sentence.block, []).append(sentence)
    out = []
    for block, sentences in sorted(by_block.items()):
        last = sentences[-1].source.rstrip()
        after = article.blocks[block + 1].kind if block + 1 < len(article.blocks) else ""
        if last.endswith(_ANNOUNCES) and after in _SHOWN:
            sentences = sentences[:-1]
        if not sentences:
            continue
        lead = getattr(article.blocks[block], "lead", "")
        noted = 0 < len(lead) < len(article.blocks[block].text)
        asks = bool(_ASKS.search(sentences[-1].text)) and len(sentences) <= _QUESTION
        counted = material.parts[sentences[0].part].counted
        out.append(Paragraph(block, sentences[0].part, tuple(sentences), asks, counted, noted))
    return out


def _is_prose(sentence: Sentence, material: Material) -> bool:
    if sentence.kind != "paragraph" or sentence.label or sentence.item or rates(sentence.source):
        return False
    if sentence.points and sentence.shows is None:
        return False  # it speaks of the article
    return sentence.block not in material.parts[sentence.part].digressions


def lead_of(article: Article, found: Sequence[Paragraph], *, share: float = 0.4) -> int:
    """Count the paragraphs of the lead: those before the first heading behind the beginning, else the first two
    fifths.
    """
    first = found[0].block
    heads = [n for n, block in enumerate(article.blocks) if block.kind == "heading" and n > first]
    if heads:
        return max(1, sum(item.block < heads[0] for item in found))
    return min(max(2, round(share * len(found))), max(1, len(found) - 1))


def has_headings(article: Article, first: int) -> bool:
    """Whether headings divide the article behind its first paragraph."""
    return any(block.kind == "heading" for block in article.blocks[first + 1 :])
