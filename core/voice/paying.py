"""Characters that an engine has yet to speak, and their price."""

from __future__ import annotations

from dataclasses import dataclass

from core.providers import Cost

_CHARACTERS_A_MINUTE = 900  # of narration, for engines that are paid by the minute


@dataclass(frozen=True)
class Owed:
    """A line that an engine has yet to say: `characters` are still to be sent to `engine`."""

    line_id: int
    engine: str
    voice: str
    characters: int


def price(cost: Cost | None, characters: int) -> float:
    """The price of speech, or of its times, for so many characters, in the cost's currency."""
    if cost is None:
        return 0.0
    return cost.amount * (characters / _CHARACTERS_A_MINUTE if cost.unit == "minute" else characters)
