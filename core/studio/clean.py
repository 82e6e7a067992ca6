"""Free space: what can be made again at no cost and was not touched for a while is removed, nothing else ever is.

Removed are scenes of films (the films stay), blobs that no row, no finished film's timeline and no spoken line names,
videos that a newer one of the same project and platform took the place of, zipped bundles, and ended jobs. What a
voice spoke stays, for it may have been paid for, and so does what a change that can be taken back would show again.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from core.errors import BadInput
from core.jobs import history
from core.store import projects, renders
from core.store.named import SHA, named
from core.studio import steps
from core.studio.house import House
from core.studio.state import Project

DAYS = 30
_DAY_S = 24 * 3600
_KEPT = ("voice.", "studio.undo/")  # keys of the cache whose blobs stay


def clean(house: House, days: int = DAYS, *, only_tell: bool = False) -> dict[str, int]:
    """Remove what is older than so many days, or only tell; `files`, `bytes`, and bytes by kind.

    Raises `BadInput` while a job waits or works: it may be about to use what looks old.
    """
    if days < 0:
        raise BadInput("The number of days is below zero.", "Give 0 or more.")
    if house.store.row("select 1 from jobs where status in ('queued', 'running')"):
        raise BadInput("Something is being made just now.", "Free space once it is finished.", code="busy")
    before = time.time() - days * _DAY_S
    told = {"files": 0, "bytes": 0}
    replaced = list(_superseded(house, before))
    for kind, paths in (
        ("videos", [path for _, files in replaced for path in files]),
        ("scenes", list(_old(house.scenes, before))),
        ("bundles", list(_old(house.data / "bundles", before, "*.zip"))),
        ("pictures", list(_unnamed(house, before))),
    ):
        sizes = [path.stat().st_size for path in paths]
        told["files"] += len(sizes)
        told["bytes"] += sum(sizes)
        told[kind] = sum(sizes)
        if not only_tell:
            for path in paths:
                path.unlink(missing_ok=True)
    if not only_tell:
        history.prune_older(house.store, before)
        for render_id, files in replaced:
            renders.delete(house.store, render_id)
            for folder in {path.parent for path in files}:
                shutil.rmtree(folder, ignore_errors=True)
    return told


def _old(folder: Path, before: float, pattern: str = "*") -> Iterator[Path]:
    return (path for path in folder.glob(pattern) if path.is_file() and path.stat().st_mtime < before)


def _superseded(house: House, before: float) -> Iterator[tuple[int, list[Path]]]:
    """Videos that a newer finished one took the place of, each with its files; never one that was published."""
    for row in projects.all_rows(house.store):
        project = Project(house, row["id"])
        jobs = {job["id"]: job for job in project.jobs}
        newest: set[str] = set()
        for render in project.renders:
            if steps.render_status(render, jobs.get(render["job_id"])) != "completed":
                continue
            if render["preset"] not in newest:
                newest.add(render["preset"])
                continue
            folder = house.data / "renders" / str(project.id) / str(render["id"])
            files = [path for path in folder.rglob("*") if path.is_file()]
            old = all(path.stat().st_mtime < before for path in files)
            if old and not house.store.row("select 1 from publications where rendered_video_id = ?", (render["id"],)):
                yield render["id"], files


def _unnamed(house: House, before: float) -> Iterator[Path]:
    """Old blobs that nothing speaks of any more."""
    kept = named(house.store.path) | _remembered(house) | _filmed(house)
    for path in (house.data / "blobs").glob("??/*"):
        sha = path.name[:64]
        if SHA.fullmatch(sha) and sha not in kept and path.stat().st_mtime < before:
            yield path


def _remembered(house: House) -> set[str]:
    """What the cache knows of voices, lines that may have been paid for, and of storyboards that can come back."""
    found: set[str] = set()
    for path in (house.data / "cache").glob("??/*.json"):
        text = path.read_text(encoding="utf-8", errors="replace")
        try:
            stays = str(json.loads(text).get("key", "")).startswith(_KEPT)
        except (ValueError, AttributeError):
            continue
        if stays:
            found.update(SHA.findall(text))
    return found


def _filmed(house: House) -> set[str]:
    """What the timelines of finished films name."""
    found: set[str] = set()
    for path in (house.data / "renders").glob("*/*/*.json"):
        found.update(SHA.findall(path.read_text(encoding="utf-8", errors="replace")))
    return found
