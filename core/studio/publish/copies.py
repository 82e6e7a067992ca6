"""Finished files handed out into a person's folder, without taking the place of a file that is something else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from core import digests
from core.errors import NotFound
from core.store.blobs import copy_atomic
from core.store.trouble import as_storage_error
from core.studio.project.views import RenderView
from core.studio.workspace.workspace import Workspace

NAMES = ("path", "srt", "vtt", "thumbnail", "timeline")


def copy_out(workspace: Workspace, view: RenderView, out: Path) -> dict[str, Path]:
    """Copy the files of a project's finished video into a folder, each seen whole or not at all.

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
        _note(workspace, view.project_id, copies[name], known[name])
    return copies


def copy_folder(workspace: Workspace, project_id: int, out: Path, names: Iterable[str], title: str) -> Path:
    """The folder for copies of finished files of these names: `out`, or one in it that is named by `title`, where one
    of them would replace a file that is no earlier copy of this project's. Raises `StorageError`.
    """
    names, folder = list(names), out
    with as_storage_error(out):
        for number in count(1):
            if all(_free(workspace, project_id, folder / name) for name in names):
                break
            folder = out / (title if number == 1 else f"{title}-{number}")
    return folder


def stem(workspace: Workspace, project_id: int, folder: Path, name: str, *endings: str) -> str:
    """The name for a copy of a finished file, with a number where a file of it and one of the endings is no earlier
    copy of this project's.
    """
    with as_storage_error(folder):
        for number in count(1):
            found = name if number == 1 else f"{name}-{number}"
            if all(_free(workspace, project_id, folder / (found + ending)) for ending in endings):
                break
    return found


def note_copied(workspace: Workspace, project_id: int, paths: Iterable[Path]) -> None:
    """Note which files were copied out for a project, so that its next copy may take their place."""
    for path in paths:
        _note(workspace, project_id, path, digests.of_file(path))


def _note(workspace: Workspace, project_id: int, path: Path, sha256: str) -> None:
    workspace.cache.put(_key(path), {"project": project_id, "sha256": sha256})


def _free(workspace: Workspace, project_id: int, path: Path, sha256: str = "") -> bool:
    """Whether a file may be written there: there is none, the same, or one that was handed out by this project."""
    if not path.exists():
        return not path.is_symlink()
    there = digests.of_file(path) if path.is_file() else ""
    return there != "" and (
        there == sha256 or workspace.cache.get(_key(path)) == {"project": project_id, "sha256": there}
    )


def _key(path: Path) -> str:
    return f"studio.handed/{path.resolve()}"
