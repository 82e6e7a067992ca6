"""Articles that could not be read, kept until somebody has seen why: tried again, or dismissed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.errors import NotFound
from core.jobs import queue
from core.model.limits import PAYLOAD_CHARS
from core.studio.jobs import ask
from core.studio.project import job_view
from core.studio.project.views import JobView
from core.studio.workspace.workspace import Workspace

_MOST_CHARS = 120
# What is shown of a job. A text that an older version kept in the row is not read for it.
_SHOWN = (
    "id", "kind", "project_id", "lane", "status", "progress", "message", "eta_s", "error", "attempts", "created_at",
    "started_at", "finished_at", "result",
)  # fmt: skip


@dataclass(frozen=True)
class Unread:
    """A job that failed to read an article: what it was to read, in a few words, and its address where it had one."""

    job: JobView
    source: str
    address: str = ""


def unread(workspace: Workspace) -> list[Unread]:
    """Every article that could not be read, the newest first."""
    message = f"case when length(payload) > {PAYLOAD_CHARS} then '{{}}' else payload end as payload"
    rows = workspace.store.rows(
        f"select {', '.join(_SHOWN)}, {message} from jobs"  # noqa: S608 - names of columns
        " where kind = 'content' and project_id is null and status = 'failed' order by id desc"
    )
    return [Unread(job_view.job_view_of(workspace.store, row), _source(row), _address(row)) for row in rows]


def again(workspace: Workspace, job_id: int) -> int:
    """Try to read an article once more that could not be read; the number of the new job. Raises `NotFound`."""
    row = _failed(workspace, job_id)
    new = ask.start(workspace, "content", job_view.value(row["payload"]))
    dismiss(workspace, job_id)
    return new


def dismiss(workspace: Workspace, job_id: int) -> None:
    """Forget that an article could not be read. Raises `NotFound`."""
    _failed(workspace, job_id)
    workspace.store.execute("delete from jobs where id = ? and status = 'failed'", (job_id,))


def _failed(workspace: Workspace, job_id: int) -> queue.Row:
    row = queue.get(workspace.store, job_id)
    if row["kind"] != "content" or row["status"] != "failed":
        raise NotFound("There is nothing to try again.", "Open the page once more.")
    return row


def _address(row: queue.Row) -> str:
    return str(job_view.value(row["payload"]).get("url") or "")


def _source(row: queue.Row) -> str:
    given = job_view.value(row["payload"])
    path = Path(given["path"]).name if given.get("path") else ""
    return str(given.get("url") or path or given.get("title") or given.get("shown") or given.get("text") or "A text")[
        :_MOST_CHARS
    ]
