"""The article as a model reads it: its sentences, numbered, in sections, so that it can name what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.language.spacing import unspaced_share
from core.language.tag import base
from core.model.article import Article, Span
from core.script.extract.rank import scores, vectors
from core.script.read.candidates import gather
from core.script.read.speakable import plain
from core.script.read.split import sentences

PART_WORDS = 1100  # of the article, read in one call where the script is long
MOST_PARTS = 8
MOST_WORDS = 2000  # read for a short or medium script, the most central ones
MOST_PART_WORDS = 3000  # beyond eight such parts an article is read from its start only
_MOST_CHARS = 900  # of one sentence


@dataclass(frozen=True)
class Source:
    """A sentence of the article; `number` is what the model names it by."""

    number: int
    span: Span
    text: str
    heading: str

    @property
    def n_words(self) -> int:
        return count_words(self.text)


def count_words(text: str) -> int:
    """Count the words of a text that goes to a chat model; where they are not separated two characters count
    for one.
    """
    return len(text.split()) if unspaced_share(text) < 0.3 else max(1, len(text) // 2)


def numbered_sentences(article: Article, excluded: Iterable[int] = ()) -> list[Source]:
    """The sentences of the article that a chat model is given, of its running text, lists, quotations and tables, in
    order, numbered from 1.
    """
    skip, heading = set(excluded), ""
    out: list[Source] = []
    for at, block in enumerate(article.blocks):
        if block.kind == "heading":
            heading = plain(block.text)[:120]
        if at in skip or block.kind not in ("paragraph", "quote", "list", "table"):
            continue
        for start, end in _ranges(block.text, block.kind, article.language):
            text = plain(block.text[start:end].replace("\t", " | "))[:_MOST_CHARS]
            if any(c.isalnum() for c in text):
                out.append(Source(len(out) + 1, Span(block=at, start=start, end=end), text, heading))
    return out


def _ranges(text: str, kind: str, language: str) -> Sequence[tuple[int, int]]:
    if kind in ("paragraph", "quote"):
        return sentences(text, language)
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def central(article: Article, found: list[Source], excluded: Iterable[int] = ()) -> list[Source]:
    """At most `MOST_WORDS` of a long article for a chat model: its opening and its most central sentences, in order."""
    if sum(source.n_words for source in found) <= MOST_WORDS:
        return found
    material = gather(article, base(article.language or "en"), excluded)
    worth = scores(article, material, vectors(material)) if material.sentences else {}
    ranked = {(sentence.block, sentence.start): worth[sentence.index] for sentence in material.sentences}
    best = sorted(found, key=lambda source: (-_worth(source, ranked), source.number))
    kept, words = set(), 0
    for source in best:
        if words + source.n_words <= MOST_WORDS:
            kept.add(source.number)
            words += source.n_words
    return [source for source in found if source.number in kept]


def _worth(source: Source, ranked: dict[tuple[int, int], float]) -> float:
    return 9.0 if source.number <= 4 else ranked.get((source.span.block, source.span.start), -1.0)


def sentence_parts(found: list[Source]) -> list[list[Source]]:
    """The sentences for a chat model in at most eight parts of about the same length, divided at headings where one
    is near.
    """
    words = sum(source.n_words for source in found)
    count = min(MOST_PARTS, max(1, round(words / PART_WORDS)))
    size, words_so_far = words / count, 0
    out: list[list[Source]] = [[]]
    for n, source in enumerate(found):
        share = words_so_far / size - len(out)  # how far beyond the ideal end of this part
        new_section = n > 0 and found[n - 1].heading != source.heading
        if out[-1] and len(out) < count and (share >= 0.15 or (share >= -0.15 and new_section)):
            out.append([])
        out[-1].append(source)
        words_so_far += source.n_words
    return out


def readable(found: list[Source]) -> tuple[list[Source], bool]:
    """The sentences that eight parts for a chat model can hold, and whether any were left out."""
    words = 0
    for n, source in enumerate(found):
        words += source.n_words
        if words > MOST_PARTS * MOST_PART_WORDS:
            return found[:n], True
    return found, False


def listed(found: list[Source]) -> str:
    """The sentences as lines `[12] text` of a prompt under their headings. No sentence can look like anything but a
    line.
    """
    out, heading = [], ""
    for source in found:
        if source.heading != heading:
            heading = source.heading
            out.append(f"## {_quoted(heading)}")
        out.append(f"[{source.number}] {_quoted(source.text)}")
    return "\n".join(out)


def _quoted(text: str) -> str:
    """On one line, with no sign that could end the quotation."""
    return " ".join(text.replace("<", "‹").replace(">", "›").replace("```", "'''").split())
