"""All projects in one file: the database as SQLite's own backup makes it, every blob it names, and the videos.

A backup is a plain tar. Restoring checks it whole in a folder of its own before anything is replaced; the database
that was there is kept beside the new one.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from core.errors import BadInput, StorageError
from core.store.db import FILE, connect, open_store
from core.store.named import named
from core.store.trouble import as_storage_error
from core.studio.export import require_file_place
from core.studio.house import House
from core.studio.work import worker_alive

_MEMBER = re.compile(
    rf"{re.escape(FILE)}|blobs/[0-9a-f]{{2}}/[0-9a-f]{{64}}[.a-z0-9]*|renders/\d+/\d+/[\w.\-]+", re.ASCII
)


def backup(house: House, out: Path) -> dict[str, int]:
    """Write the backup; how many projects, blobs and videos' files are in it. Raises `StorageError`."""
    require_file_place(out)
    half = out.with_name(out.name + ".half")
    copy = house.scratch / "backup.sqlite3"
    try:
        with closing(connect(house.store.path)) as held, closing(sqlite3.connect(copy)) as new:
            held.backup(new)
        blobs = [house.blobs.path(sha) for sha in sorted(named(copy)) if house.blobs.has(sha)]
        files = sorted(one for one in (house.data / "renders").rglob("*") if one.is_file())
        with as_storage_error(out), tarfile.open(half, "w") as archive:
            archive.add(copy, FILE)
            for file in (*blobs, *files):
                archive.add(file, file.relative_to(house.data), recursive=False)
        with as_storage_error(out):
            half.replace(out)
        with closing(sqlite3.connect(copy)) as new:
            projects = int(new.execute("select count(*) from projects").fetchone()[0])
    finally:
        copy.unlink(missing_ok=True)
        half.unlink(missing_ok=True)
    return {"projects": projects, "blobs": len(blobs), "files": len(files)}


def restore(house: House, source: Path) -> dict[str, int]:
    """Put a backup in the place of what is there; the old database is kept as `...-before-restore`.

    Raises `BadInput` for a file that is no whole backup, `StorageError` while a worker is at work.
    """
    if worker_alive(house):
        raise StorageError(
            "A worker is at work on this data folder.", "Stop it (and the app), then restore.", code="busy"
        )
    if not source.is_file():
        raise BadInput(f"There is no file {source}.", "Name a backup made by: python -m core backup FILE.")
    half = house.data / "restoring"
    shutil.rmtree(half, ignore_errors=True)
    try:
        counts = _unpack(source, half)
        _check(half)
        _install(house, half)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return counts


def _unpack(source: Path, half: Path) -> dict[str, int]:
    counts = {"blobs": 0, "files": 0}
    try:
        with tarfile.open(source, "r:") as archive, as_storage_error(half):
            for member in archive:
                if not member.isfile() or not _MEMBER.fullmatch(member.name):
                    raise BadInput(
                        f"{source.name} holds something that no backup has ({member.name[:60]}).", "Use another."
                    )
                data = archive.extractfile(member)
                place = half / member.name
                place.parent.mkdir(parents=True, exist_ok=True)
                with place.open("wb") as file:
                    shutil.copyfileobj(data, file, 1 << 20)  # type: ignore[arg-type]
                counts["blobs"] += member.name.startswith("blobs/")
                counts["files"] += member.name.startswith("renders/")
    except tarfile.TarError as error:
        raise BadInput(f"{source.name} is not a whole backup.", "Use a file made by: python -m core backup.") from error
    return counts


def _check(half: Path) -> None:
    """The database is sound and every blob is what its name says."""
    database = half / FILE
    if not database.is_file():
        raise BadInput("There is no database in this backup.", "Use a file made by: python -m core backup.")
    try:
        with closing(sqlite3.connect(database)) as connection:
            sound = connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        sound = False
    if not sound or any(path.name[:64] != _digest(path) for path in _blobs(half)):
        raise BadInput("This backup is damaged.", "Use an older one.")


def _blobs(half: Path) -> Iterator[Path]:
    return (one for one in (half / "blobs").rglob("*") if one.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _install(house: House, half: Path) -> None:
    data = house.data
    house.store.close()
    with as_storage_error(data):
        for path in _blobs(half):
            place = data / path.relative_to(half)
            if not house.blobs.has(path.name[:64]):
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
        if (data / "renders").exists():
            (data / "renders").replace(data / f"renders-before-restore-{stamp}")
        for kind in ("", "-journal", "-wal", "-shm"):  # an old journal would be played into the new database
            if (data / f"{FILE}{kind}").exists():
                (data / f"{FILE}{kind}").replace(data / f"{FILE}-before-restore-{stamp}{kind}")
        if (half / "renders").exists():
            (half / "renders").replace(data / "renders")
        (half / FILE).replace(data / FILE)
    open_store(data).close()  # an older backup is brought up to date
