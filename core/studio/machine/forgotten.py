"""The notes of the cache that may be forgotten: those that are old and cost nothing to have again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from core.store import projects
from core.store.named import SHA
from core.studio.workspace.workspace import Workspace

# Keys of what may have been paid for (speech by an engine that costs money, word times by a service, titles by a
# chat model) or can be taken back.
_SPEECH, _TAKE, _TIMES, _TITLES, _UNDO = (
    "voice.speech/",
    "voice.take/",
    "voice.align/",
    "studio.titles/",
    "studio.undo/",
)
_BLOBS_STAY = ("voice.", _UNDO)  # what such a note names is kept with it


def forgettable_notes(workspace: Workspace, used: set[str], before: float) -> tuple[list[Path], set[str]]:
    """The notes of the cache that may go when space is freed, and the blobs that those which stay keep; `used` are
    blobs that projects name.
    """
    living = {str(row["id"]) for row in projects.all_rows(workspace.store)}
    gone: list[Path] = []
    kept: set[str] = set()
    for path in (workspace.data / "cache").glob("??/*.json"):
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        key, value = _read(text)
        if path.stat().st_mtime < before and not _stays(key, value, used, living):
            gone.append(path)
        elif key.startswith(_BLOBS_STAY):
            kept.update(SHA.findall(text))
    return gone, kept


def _read(text: str) -> tuple[str, Any]:
    """Return a note's key and value; "" for one that is damaged."""
    try:
        data = json.loads(text)
        return str(data["key"]), data["value"]
    except (ValueError, KeyError, TypeError):
        return "", None


def _stays(key: str, value: Any, used: set[str], living: set[str]) -> bool:
    if key.startswith(_SPEECH):
        return not (isinstance(value, dict) and value.get("free") is True)
    if key.startswith(_TAKE):  # made of speech that stays, unless a project uses it
        return isinstance(value, dict) and value.get("audio") in used
    if key.startswith(_TIMES):  # those found here are named by a number alone
        return not key.removeprefix(_TIMES).partition("/")[0].isdigit()
    if key.startswith(_UNDO):
        return key.removeprefix(_UNDO).partition("/")[0] in living
    return key.startswith(_TITLES)
