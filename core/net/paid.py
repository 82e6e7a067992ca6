"""One call that may cost money: when the work stops it is waited for, kept and noted, and its fate is never guessed."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from core.buying import Fate, Sale

T = TypeVar("T")
WAIT_S = 12.0  # for a call under way when the work stops; the worker's patience with a job is longer
_POLL_S = 0.1
# Of the clients' errors those after which nothing can have been done; after any other it may have been.
_NOT_SENT = {
    "ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol", "LocalProtocolError",
    "InvalidURL", "TooManyRedirects", "ConnectionRefusedError", "gaierror", "SSLCertVerificationError",
    "ClientConnectorError",
}  # fmt: skip
_log = logging.getLogger(__name__)


def never_sent(error: BaseException | None) -> bool:
    """Whether an error of a service's client, or what caused it, says that the request did not reach the service."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if any(kind.__name__ in _NOT_SENT for kind in type(error).__mro__):
            return True
        error = error.__cause__ or error.__context__
    return False


def bought(
    call: Callable[[], T],
    sale: Sale,
    check: Callable[[], None],
    *,
    fate: Callable[[BaseException], Fate],
    price: Callable[[T], float | None] = lambda answer: None,
    cut: Callable[[], None] = lambda: None,
) -> T:
    """The answer of one paid call to a service, kept and noted; its own error where it failed, after `fate` was noted.

    `check` is asked while the call runs. When it raises and the sale `waits`, the call has so many seconds to end and
    is then kept and noted like any other; one that takes longer is in doubt, is told by `cut` to end, and is kept and
    noted if it is answered after all.
    """
    sale.sent()
    ending = _Ending(sale, fate, price)
    threading.Thread(target=ending.run, args=(call,), daemon=True, name="paid-call").start()
    try:
        while not ending.done.wait(_POLL_S):
            check()
    except BaseException:
        if sale.waits:
            ending.done.wait(WAIT_S)
        if not ending.leave():
            with contextlib.suppress(Exception):  # noted; what stops the work is what is raised
                ending.settle()
        cut()
        raise
    return ending.settle()


class _Ending(Generic[T]):
    """The end of a paid call, noted once: by the one who asked, or by its own thread once nobody waits for it."""

    def __init__(
        self,
        sale: Sale,
        fate: Callable[[BaseException], Fate],
        price: Callable[[T], float | None],
    ) -> None:
        self.done = threading.Event()
        self._sale, self._fate, self._price = sale, fate, price
        self._lock = threading.Lock()
        self._answers: list[T] = []
        self._error: BaseException | None = None
        self._release: Callable[[], None] | None = None

    def run(self, call: Callable[[], T]) -> None:
        """Make the call; runs in a thread of its own."""
        try:
            self._answers.append(call())
        except BaseException as error:  # noqa: BLE001 - handed over to whoever settles
            self._error = error
        with self._lock:
            self.done.set()
            release = self._release
        if release is None:
            return
        try:
            self.settle()
        except Exception as error:  # noqa: BLE001 - nobody is left to be told
            _log.info("a call that nobody waited for ended with %s", type(error).__name__)
        finally:
            release()

    def leave(self) -> bool:
        """Whether the call goes on without the one who asked; it is in doubt from now on."""
        with self._lock:
            if self.done.is_set():
                return False
            self._release = self._sale.left_behind()
            self._sale.doubtful()
        return True

    def settle(self) -> T:
        """Note how the call ended. Gives its answer, or raises its error."""
        if self._error is not None:
            fate = self._fate(self._error)
            if fate == "answered":
                self._sale.answered()
            elif fate == "refused":
                self._sale.refused()
            else:
                self._sale.doubtful()
            raise self._error
        answer = self._answers[0]
        try:
            self._sale.take(answer)  # first: what was noted but not kept would be bought again
        finally:
            self._sale.answered(self._price(answer))
        return answer
