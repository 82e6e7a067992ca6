"""By which rules stock is chosen: how many, how long, how much of each is seen, and which of those that would do.

The rules of MoneyPrinter (its `amount_of_stock_videos=5`, `it = 15`, `min_dur = 10`, `max_clip_duration = 5`, and the
first clip that was not used yet) are one set of values of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

Choice = Literal["best", "first"]
LIMITS: dict[str, tuple[float, float]] = {"clips": (1, 60), "results": (1, 80), "min_s": (0, 120), "most_s": (2, 30)}


@dataclass(frozen=True)
class Rules:
    """`clips` at most in a film; `results` asked for per search; a clip lasts `min_s` or more and at most `most_s` of
    it are seen at a time; `choice`: the best by its words and shape, or the first that was not used yet.
    """

    clips: int = 16
    results: int = 15
    min_s: float = 4.0
    most_s: float = 6.0
    choice: Choice = "best"
    footage_only: bool = False


OURS = Rules()
MONEYPRINTER = Rules(clips=5, results=15, min_s=10.0, most_s=5.0, choice="first", footage_only=True)


def rules(values: Mapping[str, str]) -> Rules:
    """The rules for stock pictures as they are set (`stock_clips`, `stock_results`, `stock_min_s`, `stock_most_s`,
    `stock_choice`); with `stock_moneyprinter` on, those of MoneyPrinter whatever else is set. A value that is none is
    passed over.
    """
    from core.providers import is_on

    if is_on(values.get("stock_moneyprinter", "")):
        return MONEYPRINTER
    found: dict[str, float | int] = {}
    for name, (low, high) in LIMITS.items():
        try:
            number = float(values.get(f"stock_{name}", "").replace(",", "."))
        except ValueError:
            continue
        if low <= number <= high:
            found[name] = int(number) if name in ("clips", "results") else number
    result = replace(OURS, **found)  # type: ignore[arg-type]
    return replace(result, choice="first") if values.get("stock_choice", "") == "first" else result
