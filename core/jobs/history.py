"""Logs and rows of ended jobs, and their bounds: so many jobs a project, so many lines a job."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.store.db import Store
from core.store.when import now

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_ENDED = 100  # of one project; the oldest go first
MOST_LINES = 500  # of one job's log
# The job of an unfinished video says why it is unfinished.
_KEPT = (
    " and not exists (select 1 from renders r where r.job_id = jobs.id and r.render_completed_at is null"
    " and not exists (select 1 from renders n where n.project_id = r.project_id and n.preset = r.preset"
    " and n.id > r.id))"
)


def add_line(db: Database, job_id: int, text: str) -> None:
    """Add a line to a job's log; the oldest of very many go."""
    db.table("job_log").insert({"job_id": job_id, "at": now(), "text": text})
    db.execute(
        "delete from job_log where job_id = ? and id <="
        " (select id from job_log where job_id = ? order by id desc limit 1 offset ?)",
        (job_id, job_id, MOST_LINES),
    )


def lines(store: Store, job_id: int, last: int = 200) -> list[str]:
    """The last lines of a job's log, oldest first."""
    rows = store.rows("select text from job_log where job_id = ? order by id desc limit ?", (job_id, last))
    return [row["text"] for row in reversed(rows)]


def prune(db: Database, job_id: int) -> None:
    """Remove the oldest ended jobs of this one's project (or of none), with their logs, beyond `MOST_ENDED`."""
    project_id = db.execute("select project_id from jobs where id = ?", (job_id,)).fetchone()[0]
    ended = "project_id is ? and status not in ('queued', 'running')"
    oldest = f"(select id from jobs where {ended} order by id desc limit 1 offset ?)"  # noqa: S608 - words of ours only
    query = f"delete from jobs where {ended} and id <= {oldest}{_KEPT}"  # noqa: S608 - as above
    db.execute(query, (project_id, project_id, MOST_ENDED))


def prune_older(store: Store, before: float) -> int:
    """Remove the jobs that ended before a time, with their logs; how many there were.

    An article that could not be read stays until somebody has seen it.
    """
    at = datetime.fromtimestamp(before, UTC).isoformat(timespec="microseconds")
    unseen = "(kind = 'content' and status = 'failed' and project_id is null)"
    where = f"status not in ('queued', 'running') and coalesce(finished_at, created_at) < ? and not {unseen}{_KEPT}"
    return store.execute(f"delete from jobs where {where}", (at,))  # noqa: S608 - words of ours only
