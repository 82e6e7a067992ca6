"""The article's sentences, and those of them that a line rests on."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from core.language.spacing import unspaced
from core.language.tag import base
from core.model.article import Article, Span
from core.script.faithful.tokens import Token, tokens
from core.script.read.speakable import Unspeakable, plain, speakable
from core.script.read.split import sentences

_MOST = 6000  # sentences of an article that are looked at
_SUPPORTS = 4  # sentences one line may join
_LONGEST = 2000  # characters of a sentence that are read


@dataclass(frozen=True)
class SourceSentence:
    """One sentence of the article, or a table's row with the names of its columns."""

    order: int
    span: Span
    text: str
    language: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokens(self.text, self.language)

    @cached_property
    def spoken(self) -> tuple[Token, ...]:
        """The tokens as they are read aloud: abbreviations and units in words."""
        try:
            return tokens(speakable(self.text, self.language), self.language)
        except Unspeakable:
            return ()

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(t.key for t in self.tokens if t.content)

    @cached_property
    def lows(self) -> frozenset[str]:
        return frozenset(t.low for t in (*self.tokens, *self.spoken))

    @cached_property
    def values(self) -> frozenset[str]:
        return frozenset(v for t in (*self.tokens, *self.spoken) for v in t.values)


class Index:
    """An article made ready for checking lines against it."""

    def __init__(self, article: Article, language: str = "") -> None:
        self.article = article
        self.language = base(language or article.language or "en")
        self.sents: list[SourceSentence] = []
        self.heads: list[SourceSentence] = [
            SourceSentence(-1, Span(block=0, start=0, end=0), article.title[:_LONGEST], self.language)
        ]
        for number, block in enumerate(article.blocks):
            if block.kind == "heading":
                self.heads.append(self._sent(number, 0, len(block.text), block.text))
            elif block.kind != "code":
                self._read(number)
            if len(self.sents) >= _MOST:
                break
        self.holders: dict[str, list[int]] = {}
        for n, sent in enumerate(self.sents):
            for key in self.grams(sent.text) if self.wide else sent.keys:
                self.holders.setdefault(key, []).append(n)

    @cached_property
    def wide(self) -> bool:
        return unspaced(self.language)

    @staticmethod
    def grams(text: str) -> set[str]:
        """Pairs of characters, for scripts without blanks."""
        bare = "".join(c for c in plain(text) if c.isalnum())
        return {bare[n : n + 2] for n in range(len(bare) - 1)}

    def _sent(self, block: int, start: int, end: int, text: str) -> SourceSentence:
        return SourceSentence(len(self.sents), Span(block=block, start=start, end=end), text[:_LONGEST], self.language)

    def _read(self, number: int) -> None:
        """The sentences of one block; of a table its rows, each with the names of the columns."""
        block, at = self.article.blocks[number], 0
        for line in block.text.split("\n") if block.kind in ("list", "table") else [block.text]:
            if block.kind == "table":
                names = " ".join(block.header)
                self.sents.append(self._sent(number, at, at + len(line), f"{line} {names}".replace("\t", " ")))
            else:
                for a, b in sentences(line, self.language):
                    self.sents.append(self._sent(number, at + a, at + b, line[a:b]))
            at += len(line) + 1

    def weight(self, key: str) -> float:
        """Return how much a shared word counts: more for a word that few sentences of the article have."""
        return math.log(1.0 + (1 + len(self.sents)) / (1 + len(self.holders.get(key, ()))))

    def supports(self, text: str, span: Span | None) -> tuple[list[SourceSentence], float]:
        """The sentences a line rests on, best first, and the share of its words they hold, by weight."""
        keys = self.grams(text) if self.wide else {t.key for t in tokens(text, self.language) if t.content}
        names = set() if self.wide else {t.key for t in tokens(text, self.language) if t.name}
        weights = {key: self.weight(key) * (1.5 if key in names else 1.0) for key in keys}
        total = sum(weights.values())
        scores: Counter[int] = Counter()
        for key in keys:
            for n in self.holders.get(key, ()):
                scores[n] += weights[key]  # type: ignore[assignment]
        near = self._near(span)
        for n in near:
            scores[n] += 0.3 * total  # type: ignore[assignment]
        found: list[SourceSentence] = []
        left = dict(weights)
        figures = {v for t in tokens(text, self.language) for v in t.values}
        pool = [n for n, _ in scores.most_common(60)]
        for _ in range(_SUPPORTS):
            best: tuple[float, int, int] | None = None
            for n in pool:
                sent = self.sents[n]
                mine = self.grams(sent.text) if self.wide else sent.keys
                shared = [left[key] for key in mine if key in left]
                gain = sum(shared)
                if found and (len(shared) < 2 or gain < 0.15 * total):
                    continue
                gain += (0.3 * total if n in near and not found else 0.0) + 0.01 * len(figures & sent.values)
                best = max(best or (0.0, 0, 0), (round(gain, 6), -n, n))
            if best is None or not best[0]:
                break
            sent = self.sents[best[2]]
            pool.remove(best[2])
            found.append(sent)
            for key in self.grams(sent.text) if self.wide else sent.keys:
                left.pop(key, None)
        covered = 1.0 - sum(left.values()) / total if total else 1.0
        return found, covered

    def _near(self, span: Span | None) -> set[int]:
        """The numbers of the sentences inside a span."""
        if span is None:
            return set()
        return {
            n
            for n, sent in enumerate(self.sents)
            if sent.span.block == span.block and sent.span.start < span.end and span.start < sent.span.end
        }

    def context(self, found: list[SourceSentence]) -> list[SourceSentence]:
        """Return the sentences around those found, which a line may take names from: title, headings, neighbours."""
        out = list(self.heads[:1])
        for sent in found[:2]:
            heads = [head for head in self.heads[1:] if head.span.block <= sent.span.block]
            out += heads[-2:] + self.sents[max(0, sent.order - 3) : sent.order] + self.sents[sent.order + 1 :][:1]
        return out

    @cached_property
    def lows(self) -> frozenset[str]:
        """All words of the article."""
        return frozenset().union(*(s.lows for s in self.sents), *(s.lows for s in self.heads))

    @cached_property
    def norm(self) -> str:
        """The article's words one after the other, for looking up quotations."""
        return " ".join(
            ["", *(squeezed(block.text) for block in self.article.blocks), squeezed(self.article.title), ""]
        )


def squeezed(text: str) -> str:
    """A sentence for comparing it with the article: only letters and digits, in lower case, words apart by one
    blank.
    """
    return " ".join("".join(c if c.isalnum() else " " for c in plain(text).casefold()).split())
