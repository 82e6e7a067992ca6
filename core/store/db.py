"""The database: one SQLite file, a connection a thread, every write in `BEGIN IMMEDIATE`.

The journal is WAL only from SQLite 3.51.3 on, since earlier ones can corrupt a WAL database with several writers;
else TRUNCATE. `synchronous` is FULL: what was committed survives a power cut. sqlite-utils is imported with the
first write, because reading alone does not need it and its import takes a quarter of a second.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from core import file_locks
from core.errors import StorageError
from core.store.migrations import STEPS, names
from core.store.trouble import as_storage_error, values_checked

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_MS = 10_000
HURRIED_MS = 25
FILE = "reelwright.sqlite3"
KINDS = ("", "-journal", "-wal", "-shm")  # of the files of a database
STRANGERS = "blobs_unknown_before"  # the settings row of a database that was made in a folder with older blobs
Row = dict[str, Any]
Guard = Callable[["Store"], None]


class Store:
    """Rows of one data folder. Safe to share between threads; cheap to make.

    `guard` is run first inside every write transaction and may raise to refuse it: a job's writes are fenced by it.
    """

    def __init__(self, folder: Path, *, guard: Guard | None = None) -> None:
        self.folder = folder
        self.path = folder / FILE
        self._guard = guard
        self._local = threading.local()

    def guarded(self, guard: Guard) -> Store:
        """The same rows, every write checked by `guard` first."""
        return Store(self.folder, guard=guard)

    # ------------------------------------------------------------------ reading
    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """All rows of a SELECT as dicts. Raises `StorageError`; `NotFound` for a number that no id can be."""
        with as_storage_error(self.path), values_checked():
            cursor = self._connection().execute(sql, params)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, params: Sequence[Any] = ()) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, params)
        return found[0] if found else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside is of one moment. Nested calls, and those inside of `write`, join the outer one."""
        connection = self._connection()
        if connection.in_transaction:
            yield
            return
        with as_storage_error(self.path):
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.rollback()

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Reads of this thread inside wait for a writer's commit for a moment only (`HURRIED_MS`), for callers that
        hold others up meanwhile. Raises `StorageError` with the code "busy" where that was too short.
        """
        connection = self._connection()
        connection.execute(f"PRAGMA busy_timeout={HURRIED_MS}")
        try:
            yield
        finally:
            connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")

    # ------------------------------------------------------------------ writing
    @contextmanager
    def write(self) -> Iterator[Database]:
        """One transaction: all of it or nothing. Nested calls join the outer one. Raises `StorageError`."""
        from sqlite_utils import Database

        connection = self._connection()
        if connection.in_transaction:
            yield Database(connection, recursive_triggers=False, execute_plugins=False)
            return
        with as_storage_error(self.path), values_checked():
            connection.execute("BEGIN IMMEDIATE")
            try:
                if self._guard is not None:
                    self._guard(self)
                yield Database(connection, recursive_triggers=False, execute_plugins=False)
            except BaseException:
                connection.rollback()
                raise
            try:
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    def execute(self, sql: str, params: Sequence[Any] = ()) -> int:
        """One write statement in its own transaction (or the open one); the number of rows it changed."""
        with as_storage_error(self.path), values_checked():
            connection = self._connection()
            if connection.in_transaction:
                return connection.execute(sql, params).rowcount
            connection.execute("BEGIN IMMEDIATE")
            try:
                if self._guard is not None:
                    self._guard(self)
                changed = connection.execute(sql, params).rowcount
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise
            return changed

    # ------------------------------------------------------------------ connecting
    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; a forked child gets its own."""
        current: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if current is not None and current[0] == os.getpid():
            return current[1]
        connection = connect(self.path)
        self._local.held = (os.getpid(), connection)
        return connection

    def begin(self) -> sqlite3.Connection:
        """Connect this thread to a database that is yet to be made."""
        connection = connect(self.path, new=True)
        self._local.held = (os.getpid(), connection)
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        current: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if current is not None:
            current[1].close()
            del self._local.held


def connect(path: Path, *, new: bool = False) -> sqlite3.Connection:
    """Open the database file with the settings every connection needs. Raises `StorageError`, for a file that is gone
    or was emptied too, unless it is to be a new one.
    """
    with as_storage_error(path):
        if not new:
            _require_filled(path)
        address = f"file:{quote(str(path))}?mode={'rwc' if new else 'rw'}"
        connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA journal_mode={journal_mode()}")
        return connection


def read_only(path: Path) -> sqlite3.Connection:
    """Open the database file for reading alone, on a disk that may be full or write-protected. Raises
    `StorageError`.
    """
    with as_storage_error(path):
        _require_filled(path)
        for more in ("", "&immutable=1"):  # where nobody can write, not even the index of a WAL
            connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro{more}", uri=True, timeout=BUSY_MS / 1000)
            try:
                connection.execute("select count(*) from sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                connection.close()
                if more or "unable to open" not in str(error):
                    raise
            else:
                return connection
        raise AssertionError


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """The journal mode of the database: WAL where SQLite is safe with it (3.51.3 on), else TRUNCATE."""
    return "WAL" if version >= (3, 51, 3) else "TRUNCATE"


def open_store(folder: Path) -> Store:
    """Open the data folder's database, bringing the tables up to date. Raises `StorageError`."""

    store = Store(folder)
    if not store.path.exists():
        _make_new(store)
    applied = _applied(store)
    if applied == names():
        return store
    if unknown := applied - names():
        raise StorageError(
            f"The data folder {folder} was written by a newer version ({', '.join(sorted(unknown))}).",
            "Use that version, or another data folder by setting REELWRIGHT_DATA.",
            code="newer_data",
        )
    with locked(folder / "migrate.lock"):
        _migrate(store)
    return store


def _applied(store: Store) -> set[str]:
    if store.row("select 1 from sqlite_master where name = '_sqlite_migrations'") is None:
        return set()
    return {row["name"] for row in store.rows("select name from _sqlite_migrations where migration_set = 'store'")}


def _require_filled(path: Path) -> None:
    """Raise for a database that is gone or has no bytes: SQLite would take either for a new one."""
    if path.is_file() and path.stat().st_size > 0:
        return
    state = "is empty (0 bytes), so it is damaged" if path.is_file() else "is not there any more"
    raise StorageError(
        f"The database {path} {state}.",
        f"Put back a backup with: python -m core restore FILE. To begin anew, move {path.parent} away.",
        code="damaged",
    )


def _make_new(store: Store) -> None:
    """Make the database beside its place and bring it there whole, so that an empty file is never a new one."""
    with as_storage_error(store.folder):
        store.folder.mkdir(parents=True, exist_ok=True)
    with locked(store.folder / "migrate.lock"), as_storage_error(store.path):
        if store.path.exists():
            return
        half = Store(store.folder)
        half.path = store.folder / f".{FILE}.new"
        for kind in KINDS:
            half.path.with_name(half.path.name + kind).unlink(missing_ok=True)
        connection = half.begin()
        _migrate(half)
        if any((store.folder / "blobs").glob("??/*")):  # of a database that is gone: what it named is not known here
            now = datetime.now(UTC).isoformat(timespec="seconds")
            half.execute("insert into settings (name, value, updated_at) values (?, ?, ?)", (STRANGERS, now, now))
        connection.close()
        for kind in KINDS[1:]:  # a journal left behind would be played into the new database
            (store.folder / (FILE + kind)).unlink(missing_ok=True)
        half.path.replace(store.path)


def _migrate(store: Store) -> None:
    from sqlite_utils import Database, Migrations

    migrations = Migrations("store")
    for name, step in STEPS.items():
        migrations(name=name)(step)
    with as_storage_error(store.path):
        migrations.apply(Database(store._connection(), recursive_triggers=False, execute_plugins=False))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock beside the database: of two processes that start at once, or restore, the second waits."""
    with as_storage_error(path), path.open("a") as file:
        file_locks.lock(file)
        yield
