"""Every extreme card of a kind, in every design and every look of a chart: each is drawn inside of its frame."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from core.model.storyboard import CardKind
from tests.visuals.test_cards_extremes import draw_extremes

KINDS = get_args(CardKind)
COUNT = len(KINDS)


def trial(seed: int, folder: Path) -> str:
    kind = KINDS[seed % COUNT]
    return f"{kind}: {draw_extremes(kind)} cards drawn"
