"""The child that reads one document: limits first, then the request on stdin, the answer on stdout
(`caged_reading.py`).
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from core import tether
from core.content.reading import read


def main() -> None:
    """Read one document and end."""
    asked = json.loads(sys.stdin.buffer.readline())
    tether.confine(asked["cpu_s"], asked["memory"])
    data = sys.stdin.buffer.read(asked["size"])
    answer, media = _read(asked, data)
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode() + b"\n")
    for part in media:
        out.write(part)
    out.flush()
    os._exit(0)  # nothing is left to be put in order


def _read(asked: dict[str, Any], data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    from core.errors import BadInput, ReelwrightError

    try:
        draft = read(
            data, asked["kind"], asked["name"], url=asked["url"], header=asked["header"], chapter=asked["chapter"]
        )
    except MemoryError:
        error: ReelwrightError = BadInput(
            "The document needs far more memory than an article.", "Paste its text instead.", code="too_large"
        )
    except ReelwrightError as found:
        error = found
    else:
        return draft.packed()
    return {"error": {"class": type(error).__name__, **error.as_dict()}}, []
