"""A claim kept alive: a thread that renews the lease, writes progress, and notices a cancel within half a second."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from types import TracebackType

from core.errors import Cancelled, StorageError
from core.jobs import queue
from core.jobs.queue import Claim, LostClaim
from core.store.db import Store

POLL_S = 0.4
BEAT_S = 2.0
PAUSE_S = 25.0  # between two looks of the thread: longer than load or a busy database makes it, so the process slept
NAP_S = 2.0  # of the machine, as its clocks tell it
_log = logging.getLogger(__name__)


class Interrupted(Cancelled):
    """The worker is being shut down; the job goes back to the queue and loses no attempt."""

    default_code = "interrupted"


class Reporter:
    """`with Reporter(store, claim) as reporter:` the work reports to `progress` and asks `check`, from any thread."""

    def __init__(
        self,
        store: Store,
        claim: Claim,
        *,
        stopping: threading.Event | None = None,
        hide: Callable[[str], str] = str,
    ) -> None:
        self.hide = hide  # of what is written into the row: a service repeats the key it was asked with
        self._store = store
        self._claim = claim
        self._stopping = stopping or threading.Event()
        self._cancelled = threading.Event()
        self._lost = threading.Event()
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._fraction, self._message = 0.0, ""
        self._pace: tuple[float, float] | None = None
        self._looked, self._asleep = time.monotonic(), _asleep_s()
        self._slept = False
        self._thread = threading.Thread(target=self._loop, name=f"job-{claim.id}-beat", daemon=True)

    def __enter__(self) -> Reporter:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def job(self) -> str:
        """The job's number."""
        return str(self._claim.id)

    def progress(self, fraction: float, message: str = "") -> None:
        """Say how far the work is, 0..1; never goes back."""
        with self._lock:
            self._fraction = max(self._fraction, min(max(float(fraction), 0.0), 1.0))
            self._message = self.hide(message) or self._message

    def check(self) -> None:
        """Raise `Cancelled`, `Interrupted` or `LostClaim` once the work should stop."""
        if self._lost.is_set():
            raise LostClaim()
        if self._cancelled.is_set():
            raise Cancelled()
        if self._stopping.is_set():
            raise Interrupted("The worker was shut down.", "The job goes on when it starts again.")

    def has_slept(self) -> bool:
        """Whether the machine or this process was asleep while the work went on."""
        self._look()
        return self._slept

    def log(self, text: str) -> None:
        """Add a line to the job's log."""
        queue.log(self._store, self._claim.id, self.hide(text), fence=self._claim.fence)

    def eta_s(self, now: float) -> float | None:
        """Seconds left at the pace so far; None while that is a guess."""
        with self._lock:
            fraction = self._fraction
        if self._pace is None:
            if fraction > 0.02:
                self._pace = (now, fraction)
            return None
        since, first = self._pace
        if fraction - first < 0.03 or now - since < 1.0:
            return None
        return round((1.0 - fraction) * (now - since) / (fraction - first), 1)

    def _loop(self) -> None:
        beaten, written = time.monotonic(), (-1.0, "")
        while not self._ended.wait(POLL_S):
            self._look()
            try:
                if queue.cancel_requested(self._store, self._claim.id, self._claim.fence):
                    self._cancelled.set()
                now = time.monotonic()
                with self._lock:
                    parts = (self._fraction, self._message)
                if parts != written or now - beaten >= BEAT_S:
                    self._beat(parts, now)
                    beaten, written = now, parts
            except LostClaim:
                self._lost.set()
                return
            except StorageError as error:  # a busy or full disk: the lease bridges it, the body will meet it itself
                _log.warning("job %s: %s", self._claim.id, error)
        self._store.close()

    def _look(self) -> None:
        """Notice that time has passed in which nothing ran."""
        now, asleep = time.monotonic(), _asleep_s()
        with self._lock:
            if now - self._looked > PAUSE_S or asleep - self._asleep > NAP_S:
                self._slept = True
            self._looked, self._asleep = now, asleep

    def _beat(self, report: tuple[float, str], now: float) -> None:
        queue.renew_lease(
            self._store,
            self._claim.id,
            self._claim.fence,
            progress=report[0],
            message=report[1],
            eta_s=self.eta_s(now),
        )


def _asleep_s() -> float:
    """Seconds that the machine has slept since it started; the clock that stands still meanwhile is `monotonic`."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boottime) - time.monotonic() if boottime is not None else 0.0
