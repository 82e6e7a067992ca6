"""Waiting that a person can end: a call in a thread of its own, and a pace that a slow sender must keep."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from core.net import wire

T = TypeVar("T")
_POLL_S = 0.1
_LEAST_BYTES = 1024  # less than this in the time of a stall is a stall, too


def interruptible(call: Callable[[], T], check: Callable[[], None] | None, late: Callable[[T], Any] | None = None) -> T:
    """The answer of a slow call; `check` is asked while it runs. When it raises, the call is left behind, and what it
    still brings is given to `late`.
    """
    if check is None:
        return call()
    lock, done = threading.Lock(), threading.Event()
    entries: list[T] = []
    failed: list[BaseException] = []
    left_behind: list[bool] = []

    def run() -> None:
        try:
            found = call()
        except BaseException as error:  # noqa: BLE001 - handed over to the caller below
            failed.append(error)
        else:
            with lock:
                entries.append(found)
                unwanted = bool(left_behind)
            if unwanted and late is not None:
                late(found)
        finally:
            done.set()

    threading.Thread(target=run, daemon=True, name="net-call").start()
    try:
        while not done.wait(_POLL_S):
            check()
    except BaseException:
        with lock:
            left_behind.append(True)
            came = entries[:]
        if late is not None:
            for item in came:
                late(item)
        raise
    if failed:
        raise failed[0]
    return entries[0]


class Watched(wire.Patience):
    """Until one deadline, asking `check` about four times a second; what it raised is kept in `raised`, to be told from
    faults of the wire."""

    step_s = 0.25

    def __init__(self, deadline: float, check: Callable[[], None] | None) -> None:
        super().__init__(deadline)
        self.raised: BaseException | None = None
        self._check = check
        self._asked = monotonic()

    def idle(self) -> None:
        self.ask()

    def got(self, n: int) -> None:
        if monotonic() - self._asked >= self.step_s:
            self.ask()

    def ask(self) -> None:
        """Ask whether to go on."""
        self._asked = monotonic()
        if self._check is None:
            return
        try:
            self._check()
        except BaseException as error:
            self.raised = error
            raise


class Pace(Watched):
    """Bytes must keep coming: nothing for `stall_s`, or next to nothing in that time, is too late."""

    def __init__(self, stall_s: float, check: Callable[[], None] | None) -> None:
        super().__init__(monotonic() + stall_s, check)
        self._stall_s = stall_s
        self._since = monotonic()
        self._bytes = 0

    def got(self, n: int) -> None:
        now = monotonic()
        self.deadline = now + self._stall_s
        self._bytes += n
        if now - self._since > self._stall_s:
            if self._bytes < _LEAST_BYTES:
                raise wire.TooLate
            self._since, self._bytes = now, 0
        super().got(n)
