"""A backup put in the place of what is there: what is whole of it is taken, and heals what is damaged here.

Everything is looked through in a folder of its own before anything is replaced; the database that was there is kept
beside the new one.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from core import digests
from core.errors import BadInput, StorageError
from core.store.db import FILE, KINDS, locked
from core.store.trouble import as_storage_error
from core.studio.jobs.ask import worker_alive
from core.studio.project.film_files import film_digests
from core.studio.workspace import upgrade
from core.studio.workspace.workspace import Workspace

LIST = "files.json"  # what a backup says it has
_MEMBER = re.compile(
    rf"{re.escape(FILE)}|{LIST}|blobs/[0-9a-f]{{2}}/[0-9a-f]{{64}}[.a-z0-9]*|renders/\d+/\d+/[\w.\-]+", re.ASCII
)


@dataclass
class _Found:
    """The contents of a backup: the names of whole files, of damaged ones, and what it says it has."""

    whole: set[str] = field(default_factory=set)
    damaged: set[str] = field(default_factory=set)
    listed: dict[str, str] = field(default_factory=dict)


def restore(workspace: Workspace, source: Path) -> dict[str, Any]:
    """Put a backup in the place of the data folder's; the old database is kept as `...-before-restore`.

    What is damaged in the backup is left out and named under "damaged". Raises `BadInput` for a file that is no backup
    or whose database is damaged, `StorageError` while a worker is at work.
    """
    if worker_alive(workspace):
        raise StorageError(
            "A worker is at work on this data folder.", "Stop it (and the app), then restore.", code="busy"
        )
    if not source.is_file():
        raise BadInput(f"There is no file {source}.", "Name a backup made by: python -m core backup FILE.")
    with as_storage_error(workspace.data):
        workspace.data.mkdir(parents=True, exist_ok=True)
    with locked(workspace.data / "restore.lock"):
        for left in workspace.data.glob("restoring*"):
            shutil.rmtree(left, ignore_errors=True)
        with (
            as_storage_error(workspace.data),
            tempfile.TemporaryDirectory(prefix="restoring-", dir=workspace.data) as half,
        ):
            found = _unpacked(source, Path(half))
            _look_through(workspace, Path(half), found)
            _install(workspace, Path(half))
    blobs = sum(name.startswith("blobs/") for name in found.whole)
    films = sum(name.startswith("renders/") for name in found.whole)
    return {"blobs": blobs, "files": films, "damaged": sorted(found.damaged)}


def _unpacked(source: Path, half: Path) -> _Found:
    """Unpack all that can be read; a file that was cut short gives what stands before the cut."""
    found = _Found()
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                if not member.isfile() or not _MEMBER.fullmatch(member.name):
                    raise BadInput(
                        f"{source.name} holds something that no backup has ({member.name[:60]}).", "Use another."
                    )
                data = archive.extractfile(member)
                if data is not None:
                    _unpack(data, half / member.name, member.size)
                    found.whole.add(member.name)
    except (tarfile.TarError, EOFError) as error:
        if FILE not in found.whole:
            raise BadInput(
                f"{source.name} is not a whole backup.", "Use a file made by: python -m core backup."
            ) from error
    return found


def _unpack(data: IO[bytes], place: Path, size: int) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        shutil.copyfileobj(data, file, 1 << 20)
    if place.stat().st_size != size:
        place.unlink()
        raise tarfile.ReadError("cut short")


def _look_through(workspace: Workspace, half: Path, found: _Found) -> None:
    """Sort out what is damaged; a file of a video that is whole here takes the place of a damaged one."""
    database = half / FILE
    if not database.is_file():
        raise BadInput("There is no database in this backup.", "Use a file made by: python -m core backup.")
    if not _is_sound(database):
        raise BadInput("The database in this backup is damaged.", "Use an older one.", code="damaged")
    found.listed = _listed(half / LIST)
    if FILE in found.listed and not digests.is_whole(database, found.listed[FILE]):
        found.damaged.add(FILE)  # in what it says, not in how it is built: most of it is as it was
    films = {name: sha for name, sha in found.listed.items() if name.startswith("renders/")} | film_digests(database)
    blobs = {name: Path(name).name[:64] for name in (*found.whole, *found.listed) if name.startswith("blobs/")}
    for name, sha in (films | blobs).items():
        if digests.is_whole(half / name, sha):
            continue
        (half / name).unlink(missing_ok=True)
        found.whole.discard(name)
        here = workspace.data / name
        if name in films and digests.is_whole(here, sha):
            (half / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(here, half / name)
        elif name in found.listed or name in blobs:
            found.damaged.add(name)


def _listed(path: Path) -> dict[str, str]:
    """Return what the backup says it has; a list that is damaged, or of the version before, is empty."""
    try:
        data = json.loads(path.read_bytes())
        return {str(name): str(sha) for name, sha in data.items() if _MEMBER.fullmatch(name)}
    except (OSError, ValueError, AttributeError):
        return {}


def _is_sound(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(database)) as connection:
            tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
            return bool(tables and connection.execute("pragma integrity_check").fetchone()[0] == "ok")
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # its complaint may repeat what it could not read
        return False


def _blobs(half: Path) -> Iterator[Path]:
    return (path for path in (half / "blobs").rglob("*") if path.is_file())


def _free_stamp(data: Path) -> str:
    """Return a mark of the time that nothing kept from before bears."""
    stamp, number = time.strftime("%Y%m%d-%H%M%S", time.gmtime()), 1
    mark = stamp
    while any(data.glob(f"*-before-restore-{mark}*")):
        number += 1
        mark = f"{stamp}-{number}"
    return mark


def _install(workspace: Workspace, half: Path) -> None:
    data = workspace.data
    workspace.store.close()
    for path in list(_blobs(half)):
        workspace.blobs.put_file(path, move=True)
    stamp = _free_stamp(data)
    if (data / "renders").exists():
        (data / "renders").replace(data / f"renders-before-restore-{stamp}")
    for kind in KINDS:  # an old journal would be played into the new database
        if (data / f"{FILE}{kind}").exists():
            (data / f"{FILE}{kind}").replace(data / f"{FILE}-before-restore-{stamp}{kind}")
    if (half / "renders").exists():
        (half / "renders").replace(data / "renders")
    (half / FILE).replace(data / FILE)
    upgrade.opened_store(data).close()  # an older backup is brought up to date
