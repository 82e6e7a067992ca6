"""All projects in one file: the database as SQLite's own backup makes it, every blob it names, and the videos.

A backup is a plain tar: the database, a list of what follows with digests, then blobs and videos. What is damaged is
left out and named, when the backup is made and when it is put back, so that one bad file costs no other.
"""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from core import digests
from core.errors import StorageError
from core.store.db import FILE, read_only
from core.store.named import named_blobs
from core.store.trouble import as_storage_error, require_file_place
from core.studio.machine.restore import LIST, restore
from core.studio.project import film_files
from core.studio.workspace.workspace import Workspace

__all__ = ["backup", "restore"]


def backup(workspace: Workspace, out: Path) -> dict[str, Any]:
    """Write the backup of a data folder; how many projects, blobs and videos' files are in it, and a sentence for
    each damaged file.

    Nothing is written into the data folder, so that it may be full or open to reading only. Raises `StorageError`.
    """
    require_file_place(out)
    with as_storage_error(out), tempfile.TemporaryDirectory(prefix=".backup-", dir=out.parent) as scratch:
        copy, half = Path(scratch, FILE), Path(scratch, out.name)
        projects = _copied(workspace, copy)
        damaged: list[str] = []
        blobs = list(_blobs(workspace, named_blobs(copy), damaged))
        films = list(_films(workspace, copy, damaged))
        listed = {str(path.relative_to(workspace.data)): digests.of_file(path) for path in (*blobs, *films)}
        listed[FILE] = digests.of_file(copy)
        with tarfile.open(half, "w") as archive:
            archive.add(copy, FILE)
            head = tarfile.TarInfo(LIST)
            data = json.dumps(listed, indent=0).encode()
            head.size = len(data)
            archive.addfile(head, io.BytesIO(data))
            for file in (*blobs, *films):
                archive.add(file, file.relative_to(workspace.data), recursive=False)
        half.replace(out)
    return {"projects": projects, "blobs": len(blobs), "files": len(films), "damaged": damaged}


def _copied(workspace: Workspace, copy: Path) -> int:
    """Copy the database and look through it; how many projects it has. Raises `StorageError` where it is damaged."""
    path = workspace.store.path
    with as_storage_error(path), closing(read_only(path)) as connection, closing(sqlite3.connect(copy)) as new:
        connection.backup(new)
        if new.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
            raise StorageError(
                f"The database {path} is damaged, so no backup can be made of it.",
                "Put back an older backup with: python -m core restore FILE.",
                code="damaged",
            )
        return int(new.execute("select count(*) from projects").fetchone()[0])


def _blobs(workspace: Workspace, names: set[str], damaged: list[str]) -> Iterator[Path]:
    for sha in sorted(names):
        if workspace.blobs.has(sha):
            yield workspace.blobs.path(sha)
        elif workspace.blobs.is_damaged(sha):
            damaged.append(f"{blob_words(workspace, sha)} is damaged and not in the backup.")


def _films(workspace: Workspace, copy: Path, damaged: list[str]) -> Iterator[Path]:
    known = film_files.film_digests(copy)
    for path in sorted(item for item in (workspace.data / "renders").rglob("*") if item.is_file()):
        name = str(path.relative_to(workspace.data))
        if digests.is_whole(path, known.get(name) or digests.of_file(path)):
            yield path
        else:
            damaged.append(f"The video file {name} is damaged and not in the backup.")


def blob_words(workspace: Workspace, sha: str) -> str:
    """The contents of a blob in words, for a sentence about a damaged one."""
    asset = workspace.store.row("select title, project_id from assets where sha256 = ?", (sha,))
    if asset is not None:
        return f"The picture “{asset['title'] or sha[:12]}” of project {asset['project_id']}"
    spoken = workspace.store.row("select project_id from narrations where instr(takes, ?)", (sha,))
    if spoken is not None:
        return f"The sound of a line of project {spoken['project_id']}"
    shown = workspace.store.row("select id, title from contents where instr(article, ?)", (sha,))
    if shown is not None:
        return f"A picture of the article “{shown['title']}”"
    return f"The stored file {sha[:12]}"
