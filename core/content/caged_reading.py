"""Reading in a process of its own: a document that takes too long, too much memory or a reader with it ends there.

The child (`cage.py`) has limits on processor time and memory, dies with its asker, and knows nothing but the readers.
It takes a line of JSON and the document, and answers with a line of JSON and the pictures that lay inside.
"""

from __future__ import annotations

import json
import selectors
import signal
import socket
import time
from collections.abc import Callable

from core import errors
from core.content.cage import caged
from core.content.draft import Draft, unpacked
from core.content.sniff import shown
from core.errors import BadInput, ReelwrightError
from core.media.ended import by_signal, oom_kills
from core.model.documents import Kind

MEMORY_BYTES = 2 << 30
_CPU_S, _CPU_S_PER_MB, _MOST_CPU_S = 4, 6, 30
_PACKED = 20  # times as large as they are: text in these is compressed
_WAIT_S = 120.0  # on a machine that has other work to do
_POLL_S = 0.1
_FREE = "Close other programs, then try again; if that does not help, paste the text."


def read_in_child(
    data: bytes,
    kind: Kind,
    name: str,
    *,
    url: str = "",
    header: str = "",
    chapter: str = "",
    check: Callable[[], None] = lambda: None,
) -> Draft:
    """Read a document in a child process and return its draft. `check` may raise, which ends the reading. Raises
    `BadInput`.
    """
    weight = len(data) * (_PACKED if kind in ("pdf", "epub", "odt", "zip") else 1)
    seconds = min(_MOST_CPU_S, _CPU_S + round(_CPU_S_PER_MB * weight / 1e6))
    asked = {"kind": kind, "name": name, "url": url, "header": header, "chapter": chapter, "size": len(data)}
    limits = {"cpu_s": seconds, "memory": MEMORY_BYTES}
    kills_before = oom_kills()
    with caged() as child:
        answer = _talk(child.talk, json.dumps(asked | limits).encode() + b"\n", data, check, name)
        head, found, rest = answer.partition(b"\n")
        if not found:
            raise _ended(child.wait(), name, kills_before)
    values = json.loads(head)
    if "error" in values:
        raise _refused(values["error"])
    return unpacked(values, rest)


def _talk(child: socket.socket, head: bytes, data: bytes, check: Callable[[], None], name: str) -> bytes:
    """Write the request and read the answer side by side, looking up now and then."""
    left, out, until = [memoryview(head), memoryview(data)], bytearray(), time.monotonic() + _WAIT_S
    child.setblocking(False)
    with selectors.DefaultSelector() as ready:
        ready.register(child, selectors.EVENT_READ | selectors.EVENT_WRITE)
        while True:
            check()
            if time.monotonic() > until:
                raise _too_much(name)
            for _, events in ready.select(_POLL_S):
                if events & selectors.EVENT_WRITE and not _write_some(child, left):
                    ready.modify(child, selectors.EVENT_READ)
                if events & selectors.EVENT_READ:
                    chunk = _read_some(child)
                    if chunk == b"":
                        return bytes(out)
                    out += chunk or b""


def _write_some(child: socket.socket, left: list[memoryview]) -> bool:
    """Write what fits; whether anything is left to write."""
    while left and not left[0]:
        left.pop(0)
    if not left:
        return False
    try:
        left[0] = left[0][child.send(left[0][: 1 << 16]) :]
    except BlockingIOError:
        return True
    except OSError:  # it has ended: what it answered says why
        return False
    return True


def _read_some(child: socket.socket) -> bytes | None:
    """Read what is there: nothing at its end, None where there is nothing yet."""
    try:
        return child.recv(1 << 20)
    except BlockingIOError:
        return None
    except OSError:  # it ended before it had read everything
        return b""


def _refused(words: dict[str, str]) -> ReelwrightError:
    """The error that the child answered with, of the same kind as there."""
    kind: type[ReelwrightError] = getattr(errors, words["class"])
    return kind(words["message"], words["hint"], code=words["code"])


def _ended(code: int, name: str, kills_before: int) -> ReelwrightError:
    """The error for a reader that ended without an answer."""
    if code == -signal.SIGXCPU:
        return _too_much(name)
    if code == -signal.SIGKILL:  # never by its own limits, so the document may be well
        reelwright_error = by_signal(f"The reader of {shown(name)}", signal.SIGKILL, kills_before)
        return ReelwrightError(
            reelwright_error.message, _FREE, code=reelwright_error.code, retryable=reelwright_error.retryable
        )
    return BadInput(
        f"{shown(name)} cannot be read: its reader ended on it.",
        "Save it again from the program it is from, or paste its text.",
        code="unreadable",
    )


def _too_much(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} takes too long to be read: it holds far more than an article.",
        "Take the part that should become a video and save it as a file of its own, or paste its text.",
        code="too_large",
    )
