"""Publications as pages, the command line and the API show them."""

from __future__ import annotations

import json

from core.errors import ReelwrightError
from core.store import publications as rows
from core.store.coded import notices_of
from core.store.db import Row
from core.store.when import parse
from core.studio.project.views import PublicationStatus, PublicationView
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace

_HALF = "The work on it ended in the middle."


def of_project(workspace: Workspace, project_id: int) -> list[PublicationView]:
    """The views of a project's publications, the newest first."""
    return [_of(workspace, row) for row in rows.of_project(workspace.store, project_id)]


def get(workspace: Workspace, publication_id: int) -> PublicationView:
    """The view of one of a project's publications. Raises `NotFound`."""
    return _of(workspace, rows.get(workspace.store, publication_id))


def _is_idempotent(workspace: Workspace, name: str) -> bool:
    """Whether the target takes a film twice as one; one that is no longer set up is not asked."""
    try:
        return accounts.target(workspace, name).idempotent
    except ReelwrightError:
        return False


def _of(workspace: Workspace, row: Row) -> PublicationView:
    job = workspace.store.row("select status, progress, message from jobs where id = ?", (row["job_id"],))
    status: PublicationStatus = row["status"]
    error = json.loads(row["error"]) if row["error"] else {}
    active = job is not None and job["status"] in ("queued", "running")
    if status == "publishing" and not active:  # its job was killed too often, or removed
        lost = json.loads(row["state"]).get("committed") and not _is_idempotent(workspace, row["target"])
        status, error = "unknown" if lost else "failed", {"message": _HALF, "hint": "Look there before you try again."}
    return PublicationView(
        id=row["id"],
        project_id=row["project_id"],
        render_id=row["render_id"],
        preset=row["preset"],
        target=row["target"],
        account=row["account"],
        status=status,
        url=row["url"],
        message=error.get("message", "") or (job["message"] if job is not None and active else ""),
        hint=error.get("hint", ""),
        progress=job["progress"] if job is not None and active else 0.0,
        job_id=row["job_id"],
        publish_at=parse(row["publish_at"]) if row["publish_at"] else None,
        created_at=parse(row["created_at"]),
        notices=notices_of(row["notices"]),
    )
