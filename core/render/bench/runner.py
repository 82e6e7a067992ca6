"""Run the cases in a folder of their own and put the figures together."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.errors import UsageError
from core.media.toolchain import toolchain
from core.ports import Context
from core.render.bench.cases import Bench
from core.render.bench.ports import FolderBlobs, MemoryCache
from core.render.encoder import engine

RUNS = 3
_QUICK = ("stills", "footage", "edits", "animatic", "platforms", "preview")


def measure_rendering(
    ctx: Context | None = None, names: Sequence[str] | None = None, *, quick: bool = False
) -> dict[str, Any]:
    """Measure the renderer on this machine. `quick` makes one run of the shorter cases instead of at least three of
    all; `names` chooses cases.

    Returns `{"machine", "cases": [{"name", "value", "unit", "bar", "ok", "runs", "limit_s"}]}`. Raises `UsageError` for
    a case that does not exist, `Cancelled`, `StorageError`.
    """
    with tempfile.TemporaryDirectory(prefix="bench-", dir=ctx.scratch if ctx else None) as folder:
        root = Path(folder)
        (root / "scenes").mkdir()
        own = Context(blobs=FolderBlobs(root / "blobs"), cache=MemoryCache(), scratch=root, scenes=root / "scenes")
        if ctx is not None:
            own = replace(own, check=ctx.check)
        share = [0.0]

        def tell(message: str) -> None:
            if ctx is not None:
                ctx.progress(share[0], f"Measuring {message}")

        tell("the inputs")
        bench = Bench(own, 1 if quick else RUNS, tell)
        known = bench.cases()
        chosen = list(names or (_QUICK if quick else known))
        unknown = [name for name in chosen if name not in known]
        if unknown:
            raise UsageError(f"There is no case {unknown[0]}.", f"Choose from {', '.join(known)}.")
        out = []
        for n, name in enumerate(chosen):
            share[0] = n / len(chosen)
            tell(name)
            out += [case.as_dict() for case in known[name]()]
            for item in out[-1:]:
                tell(f"{item['name']}: {item['value']} {item['unit']}")
        return {"machine": machine(), "cases": out}


def machine() -> dict[str, Any]:
    """Describe the machine and the software that the benchmark ran on."""
    return {
        "cpu": _cpu_model(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "engine": engine(toolchain()),
        "load": [round(number, 2) for number in os.getloadavg()],
    }


def _cpu_model() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass  # another system: the generic name does
    return platform.processor() or platform.machine()
