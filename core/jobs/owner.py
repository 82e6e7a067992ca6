"""Who holds a claim: a process on a place, so that a dead one is noticed at once and not after its lease."""

from __future__ import annotations

import os
import socket
from functools import cache
from pathlib import Path


@cache
def _place() -> str:
    """Where process ids mean the same: host, boot and pid namespace."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()[:8]
        space = Path("/proc/self/ns/pid").readlink()
    except OSError:
        return ""  # not Linux: a dead worker is noticed by its lease alone
    return f"{socket.gethostname()}/{boot}/{space}"


def _started(pid: int) -> str:
    """When the process started, in the kernel's ticks; empty if there is none (or it is a zombie)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return ""
    return "" if fields[0] in ("Z", "X") else fields[19]


def here(pid: int | None = None) -> str:
    """The name of this process (or of another on this machine)."""
    pid = os.getpid() if pid is None else pid
    return f"{_place()}|{pid}|{_started(pid)}"


def is_dead(name: str) -> bool:
    """Whether the process is known to be gone; False where it cannot be known from here."""
    place, _, rest = name.partition("|")
    pid, _, started = rest.partition("|")
    if not place or place != _place() or not pid.isdigit():
        return False
    return _started(int(pid)) != started
