"""The wiring of a command: the workspace, a run that Ctrl-C stops, and a log file without secrets."""

from __future__ import annotations

import atexit
import contextlib
import logging
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from core import config
from core.cli.progress import Progress
from core.config import Settings
from core.errors import Cancelled

if TYPE_CHECKING:
    from core.studio.workspace.run import Run
    from core.studio.workspace.workspace import Workspace

_PATIENCE_S = 5  # after Ctrl-C: what does not stop by itself by then is interrupted
_state: dict[str, Settings] = {}


def settings() -> Settings:
    """The settings of this command, read once."""
    if "held" not in _state:
        _state["held"] = config.load()
    return _state["held"]


def workspace() -> Workspace:
    """The workspace that a command works in, with its log file open. Raises `StorageError`."""
    from core.studio.workspace import logs
    from core.studio.workspace.workspace import open_workspace

    opened = open_workspace(settings())
    logs.open_log(opened.settings)
    opened.sweep()
    atexit.register(opened.leave)
    return opened


def unopened() -> Workspace:
    """The workspace that a command works in without a look into its database, which may be damaged."""
    from core.studio.workspace import logs
    from core.studio.workspace.workspace import unopened_workspace

    opened = unopened_workspace(settings())
    logs.open_log(opened.settings)
    atexit.register(opened.leave)
    return opened


def log_file() -> Path | None:
    """The log file of a command, opened if it can be."""
    from core.studio.workspace import logs

    logs.open_log(settings())
    path = logs.path_of(settings())
    return path if path.is_file() else None


@contextlib.contextmanager
def running() -> Iterator[Run]:
    """A run for a command: its progress is on stderr, and Ctrl-C or SIGTERM stops it."""
    from core.studio.workspace.run import Run

    stop, progress = threading.Event(), Progress()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        signal.alarm(_PATIENCE_S)

    def insist(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    def check() -> None:
        if stop.is_set():
            raise Cancelled()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    before[signal.SIGALRM] = signal.signal(signal.SIGALRM, insist)
    try:
        yield Run(progress=progress, check=check)
    finally:
        signal.alarm(0)
        for number, handler in before.items():
            signal.signal(number, handler)
        progress.done()


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Send warnings of libraries to the log, not over the output of a command."""
    logging.captureWarnings(True)
    logging.getLogger().addHandler(logging.NullHandler())
    yield
