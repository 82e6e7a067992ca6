"""The scenes that are encoded at once: as many as there are cores for this process, and memory for them."""

from __future__ import annotations

import math
import os
from pathlib import Path

from core.errors import UsageError

SETTING = "REELWRIGHT_THREADS"
MOST = 32
_SCENE_PIXELS = 100  # frames of which an encoder, its look-ahead and a composed scene hold at once, about
_GROUPS = Path("/sys/fs/cgroup")


def scenes_at_once(width: int, height: int) -> int:
    """The number of scenes to encode side by side: the setting, else the cores that may be used, within the memory.

    It decides nothing but the time that a film takes. Raises `UsageError` for a setting that is no number.
    """
    given = os.environ.get(SETTING, "").strip()
    if given:
        if not (given.isdecimal() and 0 < int(given) <= MOST):
            raise UsageError(
                f"{SETTING} is {given[:20]!r}.", f"Give the number of scenes at once, 1 to {MOST}.", code="bad_settings"
            )
        return int(given)
    room = (_memory() // 2) // (width * height * 3 // 2 * _SCENE_PIXELS)
    return max(1, min(usable(), room, MOST))


def usable() -> int:
    """The cores that this process may use: its affinity, and the share of its control group."""
    if hasattr(os, "sched_getaffinity"):
        n = len(os.sched_getaffinity(0))
    else:
        n = os.cpu_count() or 1
    return max(1, math.ceil(min(n, _quota())))


def _quota() -> float:
    """The cores of the control group's limit; infinity where there is none."""
    text = _read(_GROUPS / "cpu.max").split()  # of the second version: "max 100000" or "150000 100000"
    if len(text) == 2 and text[0].isdecimal() and int(text[1]) > 0:
        return int(text[0]) / int(text[1])
    quota, period = (_read(_GROUPS / "cpu" / f"cpu.cfs_{name}_us").strip() for name in ("quota", "period"))
    if quota.isdecimal() and period.isdecimal() and int(period) > 0:
        return int(quota) / int(period)
    return math.inf


def _memory() -> int:
    """The bytes that may still be used: of the machine, within the control group's limit."""
    free = 1 << 40
    for line in _read(Path("/proc/meminfo")).splitlines():
        if line.startswith("MemAvailable:"):
            free = int(line.split()[1]) * 1024
    for limit, use in (
        ("memory.max", "memory.current"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
    ):
        most, now = _read(_GROUPS / limit).strip(), _read(_GROUPS / use).strip()
        if most.isdecimal() and now.isdecimal():
            free = min(free, int(most) - int(now))
    return max(0, free)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
