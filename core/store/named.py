"""Which blobs a database speaks of: every sha256 that any text of it holds, so that no table can be forgotten."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

SHA = re.compile(r"[0-9a-f]{64}")


def named(database: Path) -> set[str]:
    """Every sha256 that any text of the database holds."""
    found: set[str] = set()
    with closing(sqlite3.connect(database)) as connection:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        for table in tables:
            for row in connection.execute(f'select * from "{table}"'):  # noqa: S608 - names come from the database itself
                for value in row:
                    if isinstance(value, str):
                        found.update(SHA.findall(value))
    return found
