"""References to blobs in a database: every sha256 that any text of it holds, so that no table can be forgotten."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from core.store.db import read_only
from core.store.trouble import as_storage_error

SHA = re.compile(r"[0-9a-f]{64}")


def named_blobs(database: Path) -> set[str]:
    """Every sha256 of a blob that any text of the database holds. Raises `StorageError` where it is damaged."""
    found: set[str] = set()
    with as_storage_error(database), closing(read_only(database)) as connection:
        if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("malformed")
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        for table in tables:
            for row in connection.execute(f'select * from "{table}"'):  # noqa: S608 - names come from the database itself
                for value in row:
                    if isinstance(value, str):
                        found.update(SHA.findall(value))
    return found
