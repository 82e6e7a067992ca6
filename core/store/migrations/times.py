"""Times of words beside finished videos whose hash leaves them out, so that these videos stay finished.

A video made before the times of words counted is as it would be made now while they are what they were.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database


def upgrade(db: Database) -> None:
    """Migrate the database: add `renders.times`: those of the lines as they were spoken before the video was
    finished; "null" where lines were spoken again since, so that nobody knows; empty for videos to come, whose hash
    has them.
    """
    db.execute("alter table renders add column times text not null default ''")
    finished = db.execute(
        "select r.id, r.render_completed_at, n.takes, n.created_at from renders r"
        " left join narrations n on n.id = (select max(id) from narrations where project_id = r.project_id)"
        " where r.input_hash <> ''"
    ).fetchall()
    for number, completed_at, takes, spoken_at in finished:
        known = _times(takes) if takes and completed_at and spoken_at <= completed_at else None
        db.execute("update renders set times = ? where id = ?", (json.dumps(known), number))


def _times(takes: str) -> list[Any] | None:
    """Return the start and end of each spoken word, line by line; None where the row is damaged."""
    try:
        return [
            [[word["start"], word["end"], *([word["marks"]] if word.get("marks") else [])] for word in take["words"]]
            for take in json.loads(takes)
        ]
    except (ValueError, KeyError, TypeError):
        return None
