"""A short film of running prose: one thought told whole, out of passages that stand together in the article.

What an article of its kind exists for comes first (its lead, answer, thesis, verdict, its author's end), each in the
shortest passage that can stand; then the passages of most worth a second, where going on counts more than beginning
anew. Every passage is closed: whatever one of its sentences needs is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.script.read.sentence import Sentence
from core.script.read.setups import FIGURE

Closure = Callable[[int], frozenset[int] | None]

_RUN = 7  # sentences of a passage
_LONGEST_S = 22.0
_MOST = 260  # passages weighed one by one
_GOES_ON = 0.35
_BREAK = 0.45  # for a passage that does not follow on the one before
_SKIP = 0.15  # more where it skips within a paragraph
_SET_UP = 0.4  # for a paragraph of which only the first sentence is told
_CUT_SHORT = 0.7  # for words of somebody of which only the beginning is told
_QUOTE = re.compile(r"[“\"„«「]")
MIDDLE, STORY_MIDDLE = 0.45, 1.3  # for one that does not begin with its paragraph; in a story it has no cause then
_TINY_S = 1.7  # seconds of a sentence that is never left out from between two that are told
_ENDS = 0.2  # for a paragraph that is told to its end
_TOLD_WHOLE = 0.35  # more where it is told from its beginning
_MUST = 50.0
_SECOND = 1.5  # less for each form of what it must have that is preferred to the one told
_MEAN_S = 4.0
_FILLER_S = 3.5  # seconds of a passage that stands alone and only fills
_TRIES = 40  # exchanges at most
SHARE = 0.64  # of the time that one passage it must have may take
_LEAST = 0.05
_WAYS = 60  # choices of what it must have that are weighed at a time


@dataclass(frozen=True)
class Must:
    """Sets of sentences one of which must be told, the one preferred first; what is told of it counts `worth`.

    It may take a `share` of the seconds.
    """

    forms: tuple[frozenset[int], ...]
    worth: float = _MUST
    share: float = SHARE


@dataclass
class Passages:
    """The sentences of running text that a film may choose from, with their worth and seconds."""

    sentences: Sequence[Sentence]
    closures: Sequence[Closure]  # what a sentence needs, one way or another
    worth: Mapping[int, float]
    cost: Mapping[int, float]
    taken: frozenset[int]  # said anyway
    musts: Sequence[Must] = ()
    listed: frozenset[int] = frozenset()  # items of lists, which are no passage by themselves
    middle: float = MIDDLE  # less for a passage that does not begin with its paragraph
    last: dict[int, int] = field(init=False)  # of each paragraph, its last sentence
    first: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.last = {sentence.block: sentence.index for sentence in self.sentences if not sentence.label}
        self.first = {sentence.block: sentence.index for sentence in reversed(self.sentences)}
        self._block = {sentence.index: sentence.block for sentence in self.sentences}
        self._worth = {
            sentence.index: max(_LEAST, self.worth[sentence.index])
            * (max(0.4, self.cost[sentence.index]) / _MEAN_S) ** 0.5
            for sentence in self.sentences
        }
        self._paragraph = {
            block: frozenset(item.index for item in self.sentences if item.block == block and not item.label)
            for block in self.last
        }
        self._figures = {item.index for item in self.sentences if FIGURE.search(item.text) and not item.label}
        self._speech = {
            item.index
            for before, item in pairwise(self.sentences)
            if item.block == before.block and _QUOTE.match(item.text) and _QUOTE.search(before.text)
        }
        self._labels = {sentence.index for sentence in self.sentences if sentence.label} | self.listed
        self.runs = self._runs()

    def _runs(self) -> list[frozenset[int]]:
        """Every passage: sentences that follow one another, with what they need."""
        found: dict[frozenset[int], float] = {}
        for closure in self.closures:
            for n in range(len(self.sentences)):
                found.update(dict.fromkeys(self._from(n, closure), 0.0))
        for chosen in found:
            found[chosen] = self.value(chosen) / max(1.0, self.seconds(chosen))
        best = sorted(found, key=lambda item: (-round(found[item], 6), sorted(item)))
        return best[:_MOST]

    def _from(self, n: int, closure: Closure) -> Iterator[frozenset[int]]:
        """Yield the passages that begin with a sentence, the shortest first."""
        chosen: frozenset[int] = frozenset()
        first = self.sentences[n]
        for sentence in self.sentences[n : n + _RUN]:
            if sentence.part != first.part or sentence.block > first.block + 1:
                return
            needed = closure(sentence.index)
            if needed is None or not all(at in self._block for at in needed):
                if sentence is first:
                    return
                continue
            chosen |= needed
            if self.seconds(chosen) > _LONGEST_S:
                return
            if not chosen <= self._labels:
                yield chosen

    def seconds(self, chosen: Iterable[int]) -> float:
        """Seconds that sentences take beside what is said anyway."""
        return sum(self.cost[at] for at in chosen if at not in self.taken)

    def value(self, chosen: frozenset[int]) -> float:
        """Score sentences as a film: what they say, and how well they go on from one another."""
        total, before = 0.0, -9
        spoken_set = chosen | self.taken
        for at in sorted(spoken_set):
            if at not in self._block:
                continue
            if at not in self.taken:
                total += self._worth[at]
            if before >= 0 and at == before + 1:
                total += _GOES_ON
            else:
                total -= _BREAK if before >= 0 else 0.0
                total -= _SKIP if before >= 0 and self._block[at] == self._block[before] else 0.0
                total -= self.middle if at not in self.taken and at != self.first[self._block[at]] else 0.0
            if at == self.last.get(self._block[at]) and at - 1 in chosen:
                total += _ENDS
                total += _TOLD_WHOLE if self._paragraph[self._block[at]] <= chosen | self.taken else 0.0
            if at == self.first[self._block[at]] and self._sets_up(at, spoken_set):
                total -= _SET_UP
            if at + 1 in self._speech - spoken_set:
                total -= _CUT_SHORT
            if self._stops_before_figure(at, spoken_set):
                total -= _SET_UP
            before = at
        return total

    def _sets_up(self, at: int, spoken: frozenset[int]) -> bool:
        """Whether nothing of a paragraph is told but its first sentence."""
        return self.last.get(self._block[at], at) > at and at + 1 not in spoken and at not in self.taken

    def _stops_before_figure(self, at: int, spoken: frozenset[int]) -> bool:
        """Whether a paragraph breaks off before its first figure: what was measured, and not what came out."""
        mine = self._paragraph.get(self._block[at], frozenset())
        return (
            at not in self._figures
            and at + 1 in mine - spoken
            and at + 1 in self._figures
            and not mine & spoken & self._figures
        )

    def _musts(self, chosen: frozenset[int]) -> float:
        """Score what it must have: more for the form preferred."""
        spoken, total = chosen | self.taken, 0.0
        for must in self.musts:
            rank = next((n for n, form in enumerate(must.forms) if form <= spoken), None)
            total += must.worth - _SECOND * min(rank, 5) if rank is not None else 0.0
        return total

    def best(self, seconds: float) -> frozenset[int]:
        """The sentences to tell in so many seconds."""
        picked = self._required(seconds)
        picked = self._grown(picked, seconds)
        for _ in range(_TRIES):
            better = self._exchanged(picked, seconds)
            if better is None:
                break
            picked = better
        return self._topped(self._filled(frozenset().union(*picked) if picked else frozenset()), seconds)

    def _required(self, seconds: float) -> list[frozenset[int]]:
        """The forms of what it must have that fit together: as much of it as there are seconds for, then those that are
        preferred.
        """
        musts = sorted(self.musts, key=lambda item: -item.worth)
        states: list[tuple[float, tuple[frozenset[int], ...], frozenset[int]]] = [(0.0, (), frozenset())]
        for must in musts:
            more, most = [], max(8.0, must.share * seconds)
            for worth, picked, now in states:
                for rank, form in enumerate(must.forms):
                    whole = now | form
                    if self.seconds(whole) <= seconds and self.seconds(form - now) <= most:
                        value = worth + must.worth - _SECOND * min(rank, 5)
                        more.append((value, (*picked, form), whole))
            states = sorted([*states, *more], key=lambda item: (-round(item[0], 6), round(self.seconds(item[2]), 3)))
            states = states[:_WAYS]
        return list(states[0][1])

    def _topped(self, chosen: frozenset[int], seconds: float) -> frozenset[int]:
        """The sentences with what goes on from them, and leads to them, as long as there are seconds free."""
        while True:
            spoken, room = chosen | self.taken, seconds - self.seconds(chosen)
            fits: list[tuple[float, int, frozenset[int]]] = []
            for sentence in self.sentences:
                at = sentence.index
                if at in spoken or at in self._labels or not self._continues(at, spoken):
                    continue
                needed = next((c for closure in self.closures if (c := closure(at)) and c <= self._block.keys()), None)
                if needed is None or self.seconds(needed - spoken) > room:
                    continue
                fits.append((self._worth[at] + (_GOES_ON if at - 1 in spoken else 0.0), -at, needed))
            if not fits:
                return chosen
            chosen |= max(fits, key=lambda item: item[:2])[2]

    def _continues(self, at: int, spoken: frozenset[int]) -> bool:
        """Whether a sentence stands in its paragraph beside one that is told."""
        return any(beside in spoken and self._block.get(beside) == self._block[at] for beside in (at - 1, at + 1))

    def _filled(self, chosen: frozenset[int]) -> frozenset[int]:
        """The sentences with the tiny ones between two of them."""
        spoken = chosen | self.taken
        return chosen | {
            sentence.index
            for sentence in self.sentences
            if self.cost[sentence.index] <= _TINY_S
            and {sentence.index - 1, sentence.index + 1} <= spoken
            and (needed := self.closures[0](sentence.index)) is not None
            and needed <= spoken | {sentence.index}
        }

    def _total(self, picked: Sequence[frozenset[int]]) -> float:
        chosen = frozenset().union(*picked) if picked else frozenset()
        return self.value(chosen) + self._musts(chosen)

    def _grown(self, picked: list[frozenset[int]], seconds: float) -> list[frozenset[int]]:
        """The passages with others added, most worth a second first, while they fit."""
        picked = list(picked)
        now: frozenset[int] = frozenset().union(*picked) if picked else frozenset()
        while True:
            room = seconds - self.seconds(now)
            base = self.value(now) + self._musts(now)
            best: tuple[float, int] | None = None
            for n, run in enumerate(self.runs):
                if run <= now:
                    continue
                more = self.seconds(run - now)
                if more > room or (more < _FILLER_S and now and not self._adjoins(run, now)):
                    continue
                gain = self.value(now | run) + self._musts(now | run) - base
                if gain > 0 and (best is None or gain / (more + 0.5) > best[0] + 1e-9):
                    best = (gain / (more + 0.5), n)
            if best is None:
                return picked
            picked.append(self.runs[best[1]])
            now |= self.runs[best[1]]

    def _adjoins(self, run: frozenset[int], now: frozenset[int]) -> bool:
        """Whether a passage goes on from what is told in its paragraph, or leads to it."""
        spoken = now | self.taken
        return any(
            self._block.get(beside) == self._block[at]
            for at in run - now
            for beside in (at - 1, at + 1)
            if beside in spoken
        )

    def _exchanged(self, picked: list[frozenset[int]], seconds: float) -> list[frozenset[int]] | None:
        """The passages with one of them given up for what fits better in its place; None where none is better."""
        whole = self._total(picked)
        for n in range(len(picked)):
            grown = self._grown(picked[:n] + picked[n + 1 :], seconds)
            if self._total(grown) > whole + 1e-6:
                return grown
        return None
