"""Rows of the steps' input hashes, as of when each was done. Another hash now means that the step is stale."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.coded import Notice
from core.store.coded import notices_json, notices_of
from core.store.db import Row, Store
from core.store.when import now


def put(store: Store, project_id: int, step: str, input_hash: str, notices: Sequence[Notice] = ()) -> None:
    """Write the row that says what a step's result was made from, and what was degraded on the way."""
    with store.write() as db:
        db.table("approvals").upsert(
            {
                "project_id": project_id,
                "step": step,
                "input_hash": input_hash,
                "warnings": notices_json(notices),
                "approved_at": now(),
            },
            pk=("project_id", "step"),
        )


def get(store: Store, project_id: int) -> dict[str, Row]:
    """The rows of a project's steps that have a result: `input_hash`, `notices`, `approved_at`."""
    return by_step(store.rows("select * from approvals where project_id = ?", (project_id,)))


def by_step(rows: Sequence[Row]) -> dict[str, Row]:
    """Map rows of one project to their steps, notices as a list."""
    return {row["step"]: {**row, "notices": notices_of(row["warnings"])} for row in rows}
