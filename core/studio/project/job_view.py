"""Job rows as pages and the API show them."""

from __future__ import annotations

import json
from typing import Any

from core.jobs import queue
from core.model.coded import Notice
from core.store.db import Row, Store
from core.store.when import parse
from core.studio.project.views import JobView
from core.wording import told


def job_view_of(store: Store, row: Row, *, log: bool = False) -> JobView:
    """The view of a job's row, with the last lines of its log if asked."""
    error = value(row["error"])
    return JobView(
        id=row["id"],
        kind=row["kind"],
        project_id=row["project_id"],
        render_id=value(row["payload"]).get("render_id"),
        lane=row["lane"],
        status=row["status"],
        progress=row["progress"],
        message=row["message"],
        eta_s=row["eta_s"],
        error={name: error.get(name, "") for name in ("code", "message", "hint")} if error else None,
        attempts=row["attempts"],
        created_at=parse(row["created_at"]),
        started_at=parse(row["started_at"]),
        finished_at=parse(row["finished_at"]),
        result=_result(value(row["result"])) if row["result"] else None,
        log=tuple(queue.log_lines(store, row["id"])) if log else (),
    )


def value(text: str | None) -> dict[str, Any]:
    """The JSON object that a job's row keeps in a column; an empty one where it is empty or damaged."""
    try:
        data = json.loads(text or "{}")
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _result(values: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a job, its notices as sentences, too."""
    return (
        {**values, **told.notices(Notice.model_validate(item) for item in values["notices"])}
        if "notices" in values
        else values
    )
