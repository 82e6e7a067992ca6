"""Is everything there that is needed? One check a line, each with what to do where it is not."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

from core.config import Settings
from core.errors import MissingSetup, ReelwrightError
from core.language.tag import primary

LOW_DISK_BYTES = 2_000_000_000
PYTHONS = ((3, 11), (3, 12), (3, 13))  # for 3.14 OpenTimelineIO has no wheel yet


def report(settings: Settings) -> list[dict[str, Any]]:
    """Check the setup of this machine: every check as `{"name", "ok", "detail", "hint"}`; never raises for what is
    merely missing.
    """
    checks: dict[str, Callable[[Settings], str]] = {
        "python": _python,
        "ffmpeg": _ffmpeg,
        "voice": _voice,
        "fonts": _fonts,
        "data folder": _data,
        "disk": _disk,
        "database": _database,
        "worker": _worker,
        "machine": _machine,
    }
    found = []
    for name, check in checks.items():
        try:
            found.append({"name": name, "ok": True, "detail": check(settings), "hint": ""})
        except ReelwrightError as error:
            found.append({"name": name, "ok": False, "detail": error.message, "hint": error.hint})
        except ImportError as error:
            hint = "Run: make .venv (or pip install -r requirements.txt)."
            found.append({"name": name, "ok": False, "detail": f"A package is missing: {error.name}.", "hint": hint})
    return found


def _python(settings: Settings) -> str:
    if not PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[-1]:
        raise MissingSetup(f"This is Python {platform.python_version()}.", "Use Python 3.11, 3.12 or 3.13.")
    return f"Python {platform.python_version()}"


def _ffmpeg(settings: Settings) -> str:
    from core.media import ffmpeg

    listed = ffmpeg.run(["-encoders"], capture=True, timeout_s=20).stdout
    filters = ffmpeg.run(["-filters"], capture=True, timeout_s=20).stdout
    for need, where in ((b"libx264", listed), (b" aac ", listed), (b" ass ", filters), (b"ebur128", filters)):
        if need not in where:
            raise MissingSetup(
                f"The ffmpeg at {ffmpeg.ffmpeg_path()} lacks {need.decode().strip()}.",
                "Use the one of imageio-ffmpeg: pip install --force-reinstall imageio-ffmpeg.",
            )
    return ffmpeg.ffmpeg_path()


def _voice(settings: Settings) -> str:
    from core import voice

    found = list(voice.voices("", settings))
    if not found:
        raise MissingSetup("There is no voice.", "Run: pip install espeakng-loader.")
    return f"{len(found)} voices in {len({primary(item.language) for item in found})} languages"


def _fonts(settings: Settings) -> str:
    from core import lettering

    found = lettering.font_files()
    if not found:
        raise MissingSetup("No fonts are there.", "Put the folder data/fonts of the distribution back.")
    missing = [name for name, text in _LETTERS.items() if lettering.missing_glyphs(text)]
    if missing:
        raise MissingSetup(f"No font has letters for {', '.join(missing)}.", "Put data/fonts of the distribution back.")
    return f"{len(found)} files: {', '.join(_LETTERS)}"


_LETTERS = {
    "Latin": "Aß",
    "Greek": "Ω",
    "Cyrillic": "Ж",
    "Arabic": "ش",
    "Hebrew": "ש",
    "Devanagari": "क्ष",
    "Thai": "ที่",
    "Chinese": "汉",
    "Japanese": "かな",
}


def _data(settings: Settings) -> str:
    from core.store.trouble import require_writable

    require_writable(settings.data)
    return str(settings.data)


def _disk(settings: Settings) -> str:
    from core.store.trouble import as_storage_error

    with as_storage_error(settings.data):
        free = shutil.disk_usage(settings.data).free
    if free < LOW_DISK_BYTES:
        raise MissingSetup(f"Only {free / 1e9:.1f} GB are free for {settings.data}.", "Free some space.")
    return f"{free / 1e9:.0f} GB free"


def _database(settings: Settings) -> str:
    from core.store.db import journal_mode, open_store

    store = open_store(settings.data)
    sound = store.row("pragma quick_check")
    if sound is None or "ok" not in sound.values():
        raise MissingSetup("The database is damaged.", "Put back a backup with: python -m core restore FILE.")
    return f"SQLite {sqlite3.sqlite_version}, journal {journal_mode()}"


def _worker(settings: Settings) -> str:
    from core.studio.jobs.ask import worker_alive
    from core.studio.workspace.workspace import open_workspace

    return "at work" if worker_alive(open_workspace(settings)) else "not running (the app starts one; make needs none)"


def _machine(settings: Settings) -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}"
