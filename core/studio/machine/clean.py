"""Free space: what can be made again at no cost and was not touched for a while is removed, nothing else ever is.

Removed are scenes of films (the films stay), blobs that no row, no finished film's timeline and no spoken line names,
videos that a newer one of the same project and platform took the place of, zipped bundles, small previews, ended jobs,
and what was noted to save time (`forgotten.py`). What may have been paid for stays, and so does what a change that can
be taken back would show again.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from core.errors import BadInput
from core.jobs import history
from core.store import projects, receipts, renders
from core.store.db import STRANGERS
from core.store.named import SHA, named_blobs
from core.store.when import parse
from core.studio.machine import forgotten
from core.studio.project import film_files, steps
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace

DAYS = 30
_DAY_S = 24 * 3600


def clean(workspace: Workspace, days: int = DAYS, *, only_tell: bool = False) -> dict[str, int]:
    """Free space in the data folder: remove what is older than so many days, or only tell; `files`, `bytes`, and
    bytes by kind.

    Raises `BadInput` while a job waits or works, for it may be about to use what looks old, and `StorageError` where
    the database is damaged, for then nobody knows what is needed.
    """
    if days < 0:
        raise BadInput("The number of days is below zero.", "Give 0 or more.")
    if workspace.store.row("select 1 from jobs where status in ('queued', 'running')"):
        raise BadInput("Something is being made just now.", "Free space once it is finished.", code="busy")
    before = time.time() - days * _DAY_S
    fields = {"files": 0, "bytes": 0}
    used = named_blobs(workspace.store.path) | _filmed(workspace)
    replaced = list(_superseded(workspace, before))
    notes, remembered = forgotten.forgettable_notes(workspace, used, before)
    for kind, paths in (
        ("videos", [path for _, files in replaced for path in files]),
        ("scenes", list(_old(workspace.scenes, before))),
        ("bundles", list(_old(workspace.data / "bundles", before, "*.zip"))),
        ("previews", list(_previews(workspace, before))),
        ("pictures", list(_unnamed(workspace, used | remembered, before))),
        ("notes", notes),
    ):
        sizes = [path.stat().st_size for path in paths]
        fields["files"] += len(sizes)
        fields["bytes"] += sum(sizes)
        fields[kind] = sum(sizes)
        if not only_tell:
            for path in paths:
                path.unlink(missing_ok=True)
    if not only_tell:
        history.prune_older(workspace.store, before)
        receipts.forget_used(workspace.store, before)
        for render_id, files in replaced:
            renders.delete(workspace.store, render_id)
            for folder in {path.parent for path in files}:
                shutil.rmtree(folder, ignore_errors=True)
    return fields


def _old(folder: Path, before: float, pattern: str = "*") -> Iterator[Path]:
    return (path for path in folder.glob(pattern) if path.is_file() and path.stat().st_mtime < before)


def _previews(workspace: Workspace, before: float) -> Iterator[Path]:
    """Small previews that are old, or of projects that are gone."""
    living = {str(row["id"]) for row in projects.all_rows(workspace.store)}
    for path in (workspace.data / "animatics").glob("*/*"):
        if path.is_file() and (path.parent.name not in living or path.stat().st_mtime < before):
            yield path


def _superseded(workspace: Workspace, before: float) -> Iterator[tuple[int, list[Path]]]:
    """Videos that a newer finished one took the place of, each with its files."""
    for row in projects.all_rows(workspace.store):
        project = Project(workspace, row["id"])
        jobs = {job["id"]: job for job in project.jobs}
        newest: set[str] = set()
        for render in project.renders:
            if steps.render_status(render, jobs.get(render["job_id"])) != "completed":
                continue
            if film_files.reason(workspace, render):  # it takes no other's place
                continue
            if render["preset"] not in newest:
                newest.add(render["preset"])
                continue
            folder = workspace.data / "renders" / str(project.id) / str(render["id"])
            files = [path for path in folder.rglob("*") if path.is_file()]
            old = all(path.stat().st_mtime < before for path in files)
            if old:
                yield render["id"], files


def _unnamed(workspace: Workspace, kept: set[str], before: float) -> Iterator[Path]:
    """Old blobs that nothing speaks of any more; none of a database that was here before this one."""
    row = workspace.store.row("select value from settings where name = ?", (STRANGERS,))
    since = parse(row["value"]) if row else None
    first = since.timestamp() if since else 0.0
    for path in (workspace.data / "blobs").glob("??/*"):
        sha = path.name[:64]
        if SHA.fullmatch(sha) and sha not in kept and first < path.stat().st_mtime < before:
            yield path


def _filmed(workspace: Workspace) -> set[str]:
    """Return the digests of the files that the timelines of finished films name."""
    found: set[str] = set()
    for path in (workspace.data / "renders").glob("*/*/*.json"):
        found.update(SHA.findall(path.read_text(encoding="utf-8", errors="replace")))
    return found
