"""Finished files handed out into a person's folder, without taking the place of a file that is something else."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from core import digests
from core.errors import NotFound
from core.store.blobs import copy_atomic
from core.studio.project.views import RenderView
from core.studio.workspace.workspace import Workspace

NAMES = ("path", "srt", "vtt", "thumbnail", "timeline")


def copy_out(workspace: Workspace, view: RenderView, out: Path) -> dict[str, Path]:
    """Copy a finished render's files into a folder, each seen whole or not at all.

    All get a number behind their name where one of them would replace a file that is neither the same nor an earlier
    copy of this project's. Raises `StorageError`, `NotFound`.
    """
    if view.path is None:
        raise NotFound(f"Video {view.id} is not finished.", "Render it first.")
    stem = view.path.stem
    sources: dict[str, Path] = {name: source for name in NAMES if (source := getattr(view, name)) is not None}
    known = {name: digests.of_file(source) for name, source in sources.items()}
    for number in count(1):
        first = stem if number == 1 else f"{stem}-{number}"
        copies = {name: out / (first + source.name.removeprefix(stem)) for name, source in sources.items()}
        if all(_free(workspace, view.project_id, copies[name], known[name]) for name in sources):
            break
    for name, source in sources.items():
        copy_atomic(source, copies[name])
        workspace.cache.put(_key(copies[name]), {"project": view.project_id, "sha256": known[name]})
    return copies


def _free(workspace: Workspace, project_id: int, path: Path, sha256: str) -> bool:
    """Whether a file may be written there: there is none, the same, or one that was handed out by this project."""
    if not path.exists():
        return not path.is_symlink()
    there = digests.of_file(path) if path.is_file() else ""
    return there == sha256 or (
        there != "" and workspace.cache.get(_key(path)) == {"project": project_id, "sha256": there}
    )


def _key(path: Path) -> str:
    return f"studio.handed/{path.resolve()}"
