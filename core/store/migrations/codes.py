"""The step of the database that puts codes in the place of sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from core.store import old_sentences as old

if TYPE_CHECKING:
    from sqlite_utils import Database


def upgrade(db: Database) -> None:
    """Migrate the database: put codes in the place of sentences: in flags of lines, reasons of shots, and warnings of
    every step, video and job.
    """
    _each(db, "scripts", "id", "lines", lambda current: [old.line(item) for item in current])
    _each(db, "storyboards", "id", "shots", lambda stored: [old.shot(element) for element in stored])
    for table in ("contents", "scripts", "renders", "approvals"):
        _each(db, table, "rowid", "warnings", old.notices)
    _each(db, "jobs", "id", "result", _result)


def _each(db: Database, table: str, key: str, column: str, change: Callable[[Any], Any]) -> None:
    """Change a JSON column row by row; a row whose text would stay the same is not written."""
    keys = [row[0] for row in db.execute(f"select {key} from {table} where {column} is not null")]
    for number in keys:
        text = db.execute(f"select {column} from {table} where {key} = ?", (number,)).fetchone()[0]
        data = json.loads(text)
        after = change(data)
        if after != data:
            sql = f"update {table} set {column} = ? where {key} = ?"
            db.execute(sql, (json.dumps(after, ensure_ascii=False), number))


def _result(current: Any) -> Any:
    """A job's result, its warnings as notices."""
    if not isinstance(current, dict) or "warnings" not in current:
        return current
    rest = {name: value for name, value in current.items() if name != "warnings"}
    return {**rest, "notices": old.notices(current["warnings"])}
