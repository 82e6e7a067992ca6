"""Narrations: the last one of a project is the one in use."""

from __future__ import annotations

import json

from core.model.narration import Narration
from core.store.db import Row, Store
from core.store.when import now


def put(store: Store, project_id: int, narration: Narration) -> None:
    """Write the row of a project's narration in place of the one before."""
    row = narration.model_dump(mode="json")
    with store.write() as db:
        db.execute("delete from narrations where project_id = ?", (project_id,))
        db.table("narrations").insert(
            {
                "project_id": project_id,
                "engine": narration.engine,
                "voice": narration.voice,
                "language": narration.language,
                "speed": narration.speed,
                "takes": json.dumps(row["takes"], ensure_ascii=False),
                "created_at": now(),
            }
        )


def latest(store: Store, project_id: int) -> Row | None:
    """The row of the narration in use, or None."""
    return store.row("select * from narrations where project_id = ? order by id desc limit 1", (project_id,))


def get(store: Store, project_id: int) -> Narration | None:
    """The stored narration of a project, or None."""
    row = latest(store, project_id)
    return narration(row) if row is not None else None


def narration(row: Row) -> Narration:
    """The narration of a row."""
    names = ("engine", "voice", "language", "speed")
    return Narration.model_validate({**{name: row[name] for name in names}, "takes": json.loads(row["takes"])})
