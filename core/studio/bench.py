"""The figures of the README, measured on this machine."""

from __future__ import annotations

from typing import Any

from core.studio.house import House
from core.studio.run import Run


def run(house: House, run: Run, *, quick: bool = False) -> dict[str, Any]:
    """`{"machine", "cases": [...]}`; see DESIGN, Commands."""
    from core.render import bench

    told: dict[str, Any] = bench.run(house.context(run), quick=quick)
    return told
