"""Several lines asked of a vendor at once. Each is kept by its own thread the moment it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from core.errors import Cancelled
from core.ports import Context
from core.voice.engine import Request

_POLL_S = 0.2
_SHARE = 0.8  # of the progress


def fetch_all(
    fetch: Callable[[Request, Callable[[], None]], bool], requests: Sequence[Request], at_once: int, ctx: Context
) -> int:
    """Have every different line spoken by its engine, `at_once` at a time; how many had to be.

    The first failure or a cancel lets no new call begin and is raised when those under way have ended.
    """
    different = list(dict.fromkeys(requests))
    stop = threading.Event()

    def check() -> None:
        if stop.is_set():
            raise Cancelled

    def one(request: Request) -> bool:
        check()
        return fetch(request, check)

    fresh = ended = 0
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="voice") as pool:
        waiting: set[Future[bool]] = {pool.submit(one, request) for request in different}
        try:
            while waiting:
                ctx.check()
                done, waiting = wait(waiting, timeout=_POLL_S, return_when=FIRST_COMPLETED)
                for future in done:
                    fresh += future.result()
                    ended += 1
                    ctx.progress(_SHARE * ended / len(different), f"Spoken {ended} of {len(different)} lines")
        except BaseException:
            stop.set()
            for future in waiting:
                future.cancel()
            raise
    return fresh
