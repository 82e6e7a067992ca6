"""A line beside the sentences it rests on: what the single checks look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from core.model.article import Span
from core.model.coded import Flag
from core.script.faithful.finding import Finding, Kind
from core.script.faithful.index import Index, SourceSentence
from core.script.faithful.tokens import Token, tokens
from core.script.faithful.words import Words, words


class Case:
    """The tokens of a line and of its supports, and where a word of the line took another's place."""

    def __init__(self, text: str, span: Span | None, index: Index) -> None:
        self.text, self.index = text, index
        self.table: Words = words(index.language)
        self.line = tokens(text, index.language)
        self.supports, self.covered = index.supports(text, span)
        self.context: list[SourceSentence] = index.context(self.supports)
        self.line_lows = {t.low for t in self.line}
        self.line_values = {v for t in self.line for v in t.values}
        self.lows = frozenset().union(*(s.lows for s in self.supports)) if self.supports else frozenset()
        self.values = frozenset().union(*(s.values for s in self.supports)) if self.supports else frozenset()

    @cached_property
    def runs(self) -> list[Sequence[Token]]:
        """The tokens of every support, as written and as spoken."""
        return [run for sent in self.supports for run in (sent.tokens, sent.spoken) if run]

    @cached_property
    def held(self) -> list[Token]:
        """All tokens of all supports."""
        return [t for run in self.runs for t in run]

    @cached_property
    def slots(self) -> dict[tuple[str, str], list[Token]]:
        """Map each pair of neighbours in the supports to the words that stand between them."""
        out: dict[tuple[str, str], list[Token]] = {}
        for run in self.runs:
            for n, t in enumerate(run):
                out.setdefault((self._low(run, n - 1), self._low(run, n + 1)), []).append(t)
        return out

    @staticmethod
    def _low(run: Sequence[Token], n: int) -> str:
        return run[n].low if 0 <= n < len(run) else "|"

    def replaced(self, n: int) -> Token | None:
        """The article's word whose place token `n` of the line took: same neighbours, and gone from the line."""
        here = self.slots.get((self._low(self.line, n - 1), self._low(self.line, n + 1)), [])
        if any(t.low == self.line[n].low for t in here):
            return None
        return next((t for t in here if t.low not in self.line_lows), None)

    def around(self, run: Sequence[Token], n: int, reach: int = 3) -> set[str]:
        """The content words near a token."""
        before = [t.key for t in run[:n] if t.content][-reach:]
        after = [t.key for t in run[n + 1 :] if t.content][:reach]
        return {*before, *after}

    def near(self, n: int, other: Token) -> bool:
        """Whether token `n` of the line and a token of a support stand among the same words."""
        mine = self.around(self.line, n)
        return (
            any(mine & self.around(run, m) for run in self.runs for m, t in enumerate(run) if t.low == other.low)
            or not mine
        )

    def finding(self, kind: Kind, flag: Flag, words: str) -> Finding:
        """A finding that names the sentence it was held against."""
        return Finding(kind=kind, flag=flag, said=words, passage=self.supports[0].span if self.supports else None)

    def clauses(self) -> Iterator[tuple[Sequence[Token], int]]:
        """Every support's tokens with the place of each negator in them."""
        for sent in self.supports:
            for n, t in enumerate(sent.tokens):
                if t.low in self.table.negators:
                    yield sent.tokens, n
