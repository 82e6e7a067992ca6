"""`Run`: how a step that takes time reports, is stopped, and says what it had to degrade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from core.model.coded import Notice
from core.ports import never_cancelled
from core.wording import words


def _silent(fraction: float, message: str = "") -> None:
    return None


@dataclass(frozen=True)
class Run:
    """Handed through every slow studio function; `Run()` is silent and is never stopped.

    `progress(fraction 0..1, sentence)` reports, `check()` raises `Cancelled` once the work should stop. `notices`
    collects what was degraded (each once), `warnings` are their sentences, `counts` what was made and what was found
    already made, per stage: `{"voice": {"done": 1, "reused": 11, "seconds": 0.4}}`.
    """

    progress: Callable[..., None] = _silent
    check: Callable[[], None] = never_cancelled
    on_warning: Callable[[Notice], None] = field(default=lambda notice: None)
    notices: list[Notice] = field(default_factory=list)
    counts: dict[str, dict[str, float]] = field(default_factory=dict)
    job: str = ""  # the job it belongs to: what was bought for an attempt of it is there for the next one

    @property
    def warnings(self) -> list[str]:
        """The notices as sentences."""
        return [words(notice) for notice in self.notices]

    def kept(self) -> dict[str, Any]:
        """The notices as a job's result keeps them."""
        return {"notices": [notice.model_dump(mode="json") for notice in self.notices]}

    def warn(self, notice: Notice) -> None:
        """Record a degradation once."""
        if notice not in self.notices:
            self.notices.append(notice)
            self.on_warning(notice)

    def part(self, low: float, high: float) -> Run:
        """A run whose 0..1 is this one's `low..high`; notices and counts are shared."""

        def progress(fraction: float, message: str = "") -> None:
            self.progress(low + (high - low) * min(max(fraction, 0.0), 1.0), message)

        return replace(self, progress=progress)

    def count(self, stage: str, *, done: int = 0, reused: int = 0, seconds: float = 0.0) -> None:
        """Add to a stage's figures."""
        row = self.counts.setdefault(stage, {"done": 0, "reused": 0, "seconds": 0.0})
        row["done"] += done
        row["reused"] += reused
        row["seconds"] += seconds
