"""Rows of the films that a person approved, by the digest of their bytes: another film of the project is not it."""

from __future__ import annotations

from core.store.db import Store
from core.store.when import now


def put(store: Store, project_id: int, film_sha256: str) -> None:
    """Write the row of an approved film; the first approval of the same film stays."""
    with store.write() as db:
        db.table("film_approvals").insert(
            {"project_id": project_id, "film_sha256": film_sha256, "approved_at": now()},
            pk=("project_id", "film_sha256"),
            ignore=True,
        )


def has(store: Store, project_id: int, film_sha256: str) -> bool:
    """Whether there is a row for this very film of a project."""
    sql = "select 1 from film_approvals where project_id = ? and film_sha256 = ?"
    return store.row(sql, (project_id, film_sha256)) is not None
