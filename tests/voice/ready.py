"""Description of a speech engine that the contract suite needs to run it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ready:
    """Settings under which the engine works without network or key, and a voice to speak English with.

    `wire` is the local server that stands in for its vendor. `trained` is false for a model made here at random, whose
    answers have the right form and no sense. A file may name modules that it needs to make its model: `BUILT_WITH`.
    """

    values: Mapping[str, str]
    voice: str
    language: str
    wire: Any = None  # a Wire or what acts like one
    trained: bool = True
