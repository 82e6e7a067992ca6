"""The log file of the data folder, and no secret in it or anywhere else that this process logs to."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from collections.abc import Callable
from pathlib import Path

from core import redaction
from core.config import Settings
from core.errors import ReelwrightError
from core.store import secrets
from core.store.db import Store

_BYTES, _FILES = 2_000_000, 5


def redact(settings: Callable[[], Settings]) -> None:
    """Hide every secret of the settings, and of what was stored since, in all that this process logs from now on."""
    stores: dict[Path, Store] = {}

    def values() -> set[str]:
        try:
            given = settings()
        except ReelwrightError:
            return set()
        found = redaction.secrets_of(given.values)
        store = stores.setdefault(given.data, Store(given.data))
        if store.path.is_file():
            try:
                kept, _ = secrets.all_values(store, given)
            except Exception:  # noqa: BLE001 - the log is where a damaged database is told of; it cannot fail on it
                return found
            found |= redaction.secrets_of(kept)
        return found

    redaction.install(values)


def path_of(settings: Settings) -> Path:
    """The path of the data folder's log file."""
    return settings.data / "logs" / "reelwright.log"


def open_log(settings: Settings) -> None:
    """Log into the data folder's file from now on; once, however often it is called."""
    root, path = logging.getLogger(), path_of(settings)
    for handler in [
        rotating_file_handler
        for rotating_file_handler in root.handlers
        if isinstance(rotating_file_handler, logging.handlers.RotatingFileHandler)
    ]:
        if handler.baseFilename == str(path):
            return
        root.removeHandler(handler)  # of another data folder
        handler.close()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=False
        )
    except OSError as error:
        if sys.stderr.isatty():
            print(f"No log is kept: {error.strerror}.", file=sys.stderr)  # noqa: T201 - there is no log to say it
        return
    file.setFormatter(logging.Formatter(f"%(asctime)s %(levelname)s {os.getpid()} %(name)s: %(message)s"))
    redact(lambda: settings)
    root.addHandler(file)
    root.setLevel(logging.WARNING)
    logging.getLogger("core").setLevel(logging.INFO)
