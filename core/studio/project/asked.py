"""The project as it was when a job was asked for: what a person changed since then stays, as during the job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.model.speech import LineSpeech
from core.studio.project.project import Project

SEEN = "seen"  # the name in a job's payload; two jobs that differ in it alone are one
_WRITES = ("script", "fit", "rewrite", "make")  # kinds of jobs that change the script


def seen(project: Project, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The state of a project that a job is asked for: as it is now, or as the page that asks for it shows it
    (`given`).
    """
    found: dict[str, Any] = {}
    if kind in _WRITES:
        found["script"] = int(project.script_row["version"]) if project.script_row else 0
    if kind == "recording":
        found["speech"] = {str(line): item.model_dump() for line, item in project.options.line_speech.items()}
    if kind == "natural_voice":
        found["voice"] = project.options.voice
    if kind == "thumbnail":
        found["thumbnail"] = project.options.thumbnail
    return {name: given.get(name, value) for name, value in found.items()}


def version(payload: Mapping[str, Any]) -> int | None:
    """The version of the script that a job's asker saw; None for a job that does not say."""
    number = (payload.get(SEEN) or {}).get("script")
    return None if number is None else int(number)


def choice(payload: Mapping[str, Any], name: str) -> str | None:
    """A choice as a job's asker saw it; None for a job that does not say."""
    value = (payload.get(SEEN) or {}).get(name)
    return None if value is None else str(value)


def speech(payload: Mapping[str, Any]) -> dict[int, LineSpeech] | None:
    """The speech settings of lines as a job's asker saw them; None for a job that does not say."""
    current = (payload.get(SEEN) or {}).get("speech")
    return None if current is None else {int(line): LineSpeech.model_validate(item) for line, item in current.items()}
