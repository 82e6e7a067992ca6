"""The child that reads one document: limits first, then the request on stdin, the answer on stdout. See `apart.py`."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from typing import Any

from core.content.apart import BLOCKS
from core.content.reading import read

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Read one document and end."""
    asked = json.loads(sys.stdin.buffer.readline())
    _bound(asked)
    data = sys.stdin.buffer.read(asked["size"])
    answer, media = _read(asked, data)
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode() + b"\n")
    for part in media:
        out.write(part)
    out.flush()
    os._exit(0)  # nothing is left to be put in order


def _bound(asked: dict[str, Any]) -> None:
    """Die with the asker, and within the limits."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != asked["parent"]:
        os._exit(1)
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    seconds = int(asked["cpu_s"] + spent + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the limit counts what was never used, or nothing
        resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))


def _read(asked: dict[str, Any], data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    from core.errors import BadInput, ReelwrightError

    try:
        draft = read(data, asked["kind"], asked["name"], url=asked["url"], header=asked["header"])
    except MemoryError:
        error: ReelwrightError = BadInput(
            "The document needs far more memory than an article.", "Paste its text instead.", code="too_large"
        )
    except ReelwrightError as found:
        error = found
    else:
        return {
            "blocks": BLOCKS.dump_python(draft.blocks, mode="json"),
            "candidates": draft.candidates,
            "hints": vars(draft.hints),
            "media": [(place, len(part)) for place, part in draft.media.items()],
        }, list(draft.media.values())
    return {"error": {"class": type(error).__name__, **error.as_dict()}}, []
