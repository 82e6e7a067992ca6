"""Manners of motion: how the words and items of a card enter in each design, so that looks move unlike one another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manner:
    """Ways (pixels at 1080: along the lines of writing, down) from which words and items come; `wiped` ones are
    uncovered in their place instead. `pace` is the share of the usual time that an entrance takes.
    """

    words: tuple[int, int] = (0, 28)
    items: tuple[int, int] = (-48, 0)
    wiped: bool = False
    pace: float = 1.0


USUAL = Manner()
MANNERS: dict[str, Manner] = {  # by the name of a design of cards
    "poster": Manner(words=(0, 110), items=(0, 110), pace=0.75),
    "band": Manner(wiped=True, pace=0.8),
    "underline": Manner(wiped=True),
    "moon": Manner(words=(0, -44), items=(0, -44), pace=1.3),
    "split": Manner(words=(-130, 0), items=(-130, 0), pace=0.9),
    "labels": Manner(words=(-72, 0), items=(-72, 0), pace=0.75),
    "corner": Manner(words=(64, 0), items=(64, 0)),
    "rule": Manner(words=(0, 0), items=(0, 0), pace=1.3),
    "plain": Manner(words=(0, 0), items=(0, 0), pace=1.2),
    "note": Manner(words=(0, 14), items=(0, 14)),
}


def manner_of(design: str) -> Manner:
    """The manner in which cards of a design move."""
    return MANNERS.get(design, USUAL)
