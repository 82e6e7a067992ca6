"""The sentences of a short film as it is filled, and the seconds that are left."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.script.extract.lead_and_end.standing import Ground
from core.script.read.sentence import Sentence


@dataclass
class Filling:
    """The sentences told: those of the lead and of the end, and what there is time for between them."""

    seconds: float
    ground: Ground
    chosen: set[int] = field(default_factory=set)
    first: Sentence | None = None
    lead: set[int] = field(default_factory=set)
    end: set[int] = field(default_factory=set)
    point: frozenset[int] = frozenset()  # what the article exists for
    settled: bool = True  # whom and what the end names is introduced
    begins_elsewhere: bool = False  # with what the end goes back to, without the article's first scene

    @property
    def room(self) -> float:
        return self.seconds - self.told_s

    @property
    def told_s(self) -> float:
        return self.ground.seconds(self.chosen)

    def take(self, sentences: frozenset[int] | None) -> bool:
        """Tell sentences if there is time for them."""
        if sentences is None or self.ground.seconds(sentences - self.chosen) > self.room:
            return False
        self.chosen |= sentences
        return True
