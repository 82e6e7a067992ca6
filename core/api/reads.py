"""The places of reads, so that nobody waits for the list of projects because others ask for something large.

A read of a few milliseconds is done on the event loop, one after the other (`at_once`): handing it to a thread costs as
much again, and threads that compete for the interpreter answer in no order. It is handed on where it would have to wait
or make something first. Other reads take one of a few threads of their own (`in_turn`), writes and slow calls those of
the framework.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

from core.errors import StorageError
from core.studio.workspace.workspace import Workspace

THREADS = 4
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_threads: RunVar[CapacityLimiter] = RunVar("threads of reads")


def at_once(workspace: Workspace, read: Callable[[], _Result | None]) -> _Result | None:
    """The result of a quick read; None where it has none yet or the database is being written to. Raises
    `StorageError` for all else that is wrong with the database.
    """
    try:
        with workspace.store.hurried():
            return read()
    except StorageError as error:
        if error.code == "busy":
            return None
        raise


def in_turn(read: Callable[_Given, _Result]) -> Callable[_Given, Awaitable[_Result]]:
    """Decorate a call of the API that only reads: it is done on one of the `THREADS` of reads."""

    @wraps(read)
    async def awaited(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        return await to_thread.run_sync(partial(read, *args, **kwargs), limiter=_limiter())

    return awaited


def _limiter() -> CapacityLimiter:
    """Return the limiter of this event loop."""
    try:
        return _threads.get()
    except LookupError:
        _threads.set(CapacityLimiter(THREADS))
        return _threads.get()
