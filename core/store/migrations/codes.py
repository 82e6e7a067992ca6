"""The step of the database that puts codes in the place of sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from core.store import old_sentences as old

if TYPE_CHECKING:
    from sqlite_utils import Database


def upgrade(db: Database) -> None:
    """Flags of lines, reasons of shots, and warnings of every step, video and job."""
    _each(db, "scripts", "id", "lines", lambda held: [old.line(one) for one in held])
    _each(db, "storyboards", "id", "shots", lambda held: [old.shot(one) for one in held])
    for table in ("contents", "scripts", "renders", "approvals"):
        _each(db, table, "rowid", "warnings", old.notices)
    _each(db, "jobs", "id", "result", _result)


def _each(db: Database, table: str, key: str, column: str, change: Callable[[Any], Any]) -> None:
    """Change a JSON column row by row; a row whose text would stay the same is not written."""
    keys = [row[0] for row in db.execute(f"select {key} from {table} where {column} is not null")]
    for number in keys:
        text = db.execute(f"select {column} from {table} where {key} = ?", (number,)).fetchone()[0]
        held = json.loads(text)
        after = change(held)
        if after != held:
            sql = f"update {table} set {column} = ? where {key} = ?"
            db.execute(sql, (json.dumps(after, ensure_ascii=False), number))


def _result(held: Any) -> Any:
    """A job's result, its warnings as notices."""
    if not isinstance(held, dict) or "warnings" not in held:
        return held
    rest = {name: value for name, value in held.items() if name != "warnings"}
    return {**rest, "notices": old.notices(held["warnings"])}
