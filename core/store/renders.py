"""Renders: one row a video that was asked for. Its status follows from its job and from `render_completed_at`."""

from __future__ import annotations

from typing import Any

from core.errors import NotFound
from core.store.db import Row, Store
from core.store.when import now


def add(store: Store, project_id: int, preset: str, quality: str) -> int:
    """Insert the row of a video that was asked for; return its id."""
    with store.write() as db:
        table = db.table("renders").insert(
            {"project_id": project_id, "preset": preset, "quality": quality, "created_at": now()}
        )
        return int(table.last_pk or 0)


def get(store: Store, render_id: int) -> Row:
    """The row of a video. Raises `NotFound`."""
    row = store.row("select * from renders where id = ?", (render_id,))
    if row is None:
        raise NotFound(f"There is no video {render_id}.", "python -m core projects show ID lists those of a project.")
    return row


def of_project(store: Store, project_id: int) -> list[Row]:
    """The rows of a project's videos, the newest first."""
    return store.rows("select * from renders where project_id = ? order by id desc", (project_id,))


def update(store: Store, render_id: int, **changes: Any) -> None:
    """Change columns of a video's row."""
    with store.write() as db:
        db.table("renders").update(render_id, changes)


def delete(store: Store, render_id: int) -> None:
    """Delete the row of a video."""
    store.execute("delete from renders where id = ?", (render_id,))
