"""The figures of the README, measured on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def run(workspace: Workspace, run: Run, cases: Sequence[str] = (), *, quick: bool = False) -> dict[str, Any]:
    """The figures of the README as `{"machine", "cases": [...]}`, measured on this machine."""
    from core.render import bench

    return bench.measure_rendering(workspace.context(run), cases or None, quick=quick)


def align(run: Run) -> dict[str, Any]:
    """The figures of the word aligner for the README, in the same shape as `run` has them."""
    import platform

    from core.voice.align_bench import run as measure

    return {"machine": {"system": platform.platform(), "processor": platform.machine()}, **measure(run.check)}
