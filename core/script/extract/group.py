"""Units as they are weighed: their sentences, and the forms in which each may be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.model.script import UnitKind
from core.script.read.sentence import Sentence


@dataclass
class Group:
    """One unit: its sentences in order, and its forms as `(sentences, worth)`, the shortest first."""

    kind: UnitKind
    part: int
    members: list[Sentence]
    must: bool = False
    central: bool = False  # it tells the point, though at more words than a step's place is worth
    named: bool = False  # its first sentence is its name in bold
    late: bool = False  # it stands beside the steps, which go before it
    forms: list[tuple[frozenset[int], float]] = field(default_factory=list)
