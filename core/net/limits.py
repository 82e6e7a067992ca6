"""So many requests in so many seconds: counted for the whole process, waited for, or refused in one sentence."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from core.net import retry, statuses

_windows: dict[tuple[str, int, float], Window] = {}
_MOST = 64  # more than there are services: only keys that were changed leave windows behind
_lock = threading.Lock()


@dataclass
class Window:
    """The requests of the last `per_s` seconds, at most `requests` of them. Safe for many threads."""

    requests: int
    per_s: float
    clock: Callable[[], float] = time.monotonic
    _sent: deque[float] = field(default_factory=deque)
    _closed_until: float = 0.0
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> float:
        """Take a place and return 0, or the seconds until there may be one."""
        with self._guard:
            now = self.clock()
            while self._sent and now - self._sent[0] >= self.per_s:
                self._sent.popleft()
            wait = max(0.0, self._closed_until - now)
            if len(self._sent) >= self.requests:
                wait = max(wait, self._sent[0] + self.per_s - now)
            if wait <= 0:
                self._sent.append(now)
            return wait

    def is_idle(self) -> bool:
        """Whether it is as a new one would be."""
        with self._guard:
            now = self.clock()
            return now >= self._closed_until and not any(now - at < self.per_s for at in self._sent)

    def close(self, seconds: float) -> None:
        """The service says itself that nothing is left for so long."""
        with self._guard:
            self._closed_until = max(self._closed_until, self.clock() + seconds)


def window(name: str, requests: int, per_s: float) -> Window:
    """The one window of requests to that service with that key in this process; of many those that count nothing are
    let go.
    """
    with _lock:
        if len(_windows) >= _MOST:
            for key in [key for key, item in _windows.items() if key != (name, requests, per_s) and item.is_idle()]:
                del _windows[key]
        return _windows.setdefault((name, requests, per_s), Window(requests, per_s))


def wait_for(
    item: Window,
    label: str,
    *,
    check: Callable[[], None],
    on_status: retry.OnStatus,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Wait for a place in a service's window of requests. Raises `ProviderFailed` where that would take too long."""
    announced = False
    while (wait := item.take()) > 0:
        if wait > retry.LONGEST_WAIT_S:
            raise statuses.too_often(label, wait)
        if not announced:
            on_status(f"{label} may be asked again in {max(1, round(wait))} seconds")
            announced = True
        retry.pause(wait, check, sleep)
