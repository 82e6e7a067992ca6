"""Claims that stand still: no beat for as long as this process watched, which is what tells a dead owner elsewhere.

The time is the watcher's own and counts only while it looks: of the pause between two looks at most a second. So a
clock that is set, a lid that is shut and a watcher that is stopped take nobody's claim.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.media.awake import Awake
from core.store.db import Row


@dataclass
class Watch:
    """The last heartbeats seen of running claims, and since when each is the same."""

    awake: Awake = field(default_factory=Awake)
    seen: dict[int, tuple[tuple[object, ...], float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def still(self, rows: Sequence[Row], at: float | None = None) -> dict[int, float]:
        """For each claim the seconds for which its fence and its lease did not change."""
        with self.lock:
            now = self.awake.seconds(at)
            before, self.seen = self.seen, {}
            for row in rows:
                beat = (row["fence"], row["lease_until"])
                last = before.get(row["id"])
                self.seen[row["id"]] = last if last is not None and last[0] == beat else (beat, now)
            return {job_id: now - since for job_id, (_, since) in self.seen.items()}


_watches: dict[Path, Watch] = {}
_guard = threading.Lock()


def watch_of(data: Path) -> Watch:
    """This process's watch over the heartbeats of running jobs in a data folder."""
    with _guard:
        return _watches.setdefault(data, Watch())
