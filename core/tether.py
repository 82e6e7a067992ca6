"""The tie of a child process to the one that started it: killed with it, however that ends (Linux).

Also a program: `python -I -S tether.py PARENT PROGRAM ARGUMENT ...` ties itself and becomes the program. So nothing of
ours runs between fork and exec, which in a process with threads may wait for ever for a lock that another one held.
The signal follows the thread that started the process, which therefore has to live as long. Standard library only.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

CANNOT_START = 127
_PR_SET_PDEATHSIG = 1
TIES = sys.platform == "linux"


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this child process (worker, reader, ffmpeg) when the one that started it ends; where that
    has ended already, end at once.
    """
    if not TIES:
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def confine(cpu_s: float, memory_bytes: int) -> None:
    """Limit this child process: its processor time from now on, its memory; it leaves no core file behind."""
    import resource

    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    seconds = int(cpu_s + spent + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the limit counts what was never used, or nothing
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def dying_with_us(argv: list[str]) -> list[str]:
    """The arguments that start a program as a child that the kernel kills when this process ends."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *argv] if TIES else argv


if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]))
    try:
        os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - the program was chosen by who started this one
    except OSError:
        os._exit(CANNOT_START)
