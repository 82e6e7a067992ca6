"""Job rows: enqueue, claim, keep alive, report, finish, cancel, recover.

The row is the truth. A job is claimed by compare-and-set in one transaction that also counts its lane, so two workers
never run two renders. The claim has a lease that the worker renews; once it has run out, or once the worker's process
is known to be dead, the job is queued again. Each claim raises `fence`; whoever writes with an older fence is refused.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.errors import Cancelled, NotFound
from core.jobs import owner
from core.store.db import Row, Store
from core.store.when import now

if TYPE_CHECKING:
    from sqlite_utils import Database

LANES = {"video": 1, "default": 2}  # how many of each may run at once, on all workers together
LEASE_S = 15.0  # long enough for a busy machine; a dead process on the same machine is noticed at once
MAX_ATTEMPTS = 3
MAX_CLAIMS = 9  # from here on a killed worker counts as an attempt: a job that takes all memory ends some time, too
LONGEST_WAIT_S = 3600.0  # a job that waits longer was put back before the clock was
ACTIVE = ("queued", "running")


class LostClaim(Cancelled):
    """Somebody else has the job now; what this process would still write is refused."""

    default_code = "lost_claim"

    def __init__(self) -> None:
        super().__init__("Another worker has taken this job over.", "Nothing need be done.")


@dataclass(frozen=True)
class Claim:
    """A job in hand: its row's words and the fence that every write must show."""

    id: int
    kind: str
    project_id: int | None
    payload: dict[str, Any]
    fence: int
    attempts: int


def enqueue(store: Store, kind: str, *, lane: str, project_id: int | None, payload: dict[str, Any]) -> int:
    """Add a job, or return the id of one that waits or works with the same kind, project and payload."""
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False)
    with store.write() as db:
        same = db.execute(
            "select id from jobs where kind = ? and project_id is ? and payload = ? and status in ('queued', 'running')"
            " and cancel_requested = 0",
            (kind, project_id, text),
        ).fetchone()
        if same is not None:
            return int(same[0])
        table = db.table("jobs").insert(
            {"kind": kind, "lane": lane, "project_id": project_id, "payload": text, "created_at": now()}
        )
        return int(table.last_pk or 0)


def get(store: Store, job_id: int) -> Row:
    """The row. Raises `NotFound`."""
    row = store.row("select * from jobs where id = ?", (job_id,))
    if row is None:
        raise NotFound(f"There is no job {job_id}.", "It may have been removed with its project.")
    return row


def find(store: Store, *, project_id: int | None = None, active: bool = False) -> list[Row]:
    """Jobs, the newest first; of one project, or only those that wait or work."""
    where, params = ["1"], []
    if project_id is not None:
        where.append("project_id = ?")
        params.append(project_id)
    if active:
        where.append("status in ('queued', 'running')")
    return store.rows(f"select * from jobs where {' and '.join(where)} order by id desc", params)  # noqa: S608


def log(store: Store, job_id: int, text: str) -> None:
    """Add a line to the job's log."""
    with store.write() as db:
        _log(db, job_id, text)


def log_lines(store: Store, job_id: int, last: int = 200) -> list[str]:
    """The last lines of the job's log, oldest first."""
    rows = store.rows("select text from job_log where job_id = ? order by id desc limit ?", (job_id, last))
    return [row["text"] for row in reversed(rows)]


def _log(db: Database, job_id: int, text: str) -> None:
    db.table("job_log").insert({"job_id": job_id, "at": now(), "text": text})


# ---------------------------------------------------------------------- claiming
def claim(
    store: Store, *, kinds: Sequence[str] = (), job_id: int | None = None, at: float | None = None
) -> Claim | None:
    """Take the oldest job whose lane has room (or that one job), or None. Recovers dead jobs first."""
    at = time.time() if at is None else at
    if not store.row("select 1 from jobs where status in ('queued', 'running')"):
        return None
    recover(store, at=at)
    free = [lane for lane, room in LANES.items() if _running(store, lane) < room]
    if not _waiting(store, free, kinds, job_id, at):
        return None
    with store.write() as db:
        free = [lane for lane, room in LANES.items() if _running(store, lane) < room]
        rows = _waiting(store, free, kinds, job_id, at)
        if not rows:
            return None
        row = rows[0]
        fence, attempts = row["fence"] + 1, row["attempts"] + 1
        db.execute(
            "update jobs set status = 'running', fence = ?, attempts = ?, owner = ?, lease_until = ?, error = null,"
            " started_at = coalesce(started_at, ?) where id = ?",
            (fence, attempts, owner.here(), at + LEASE_S, now(), row["id"]),
        )
        _log(db, row["id"], f"Started, attempt {attempts}.")
    return claim_of({**row, "fence": fence, "attempts": attempts})


def claim_of(row: Row) -> Claim:
    """The claim that a running job's row stands for."""
    payload = json.loads(row["payload"])
    return Claim(row["id"], row["kind"], row["project_id"], payload, row["fence"], row["attempts"])


def _running(store: Store, lane: str) -> int:
    found = store.row("select count(*) as n from jobs where lane = ? and status = 'running'", (lane,))
    return int(found["n"]) if found else 0


def _waiting(store: Store, lanes: Sequence[str], kinds: Sequence[str], job_id: int | None, at: float) -> list[Row]:
    where = ["status = 'queued'", "cancel_requested = 0", "(not_before <= ? or not_before > ?)"]
    params: list[Any] = [at, at + LONGEST_WAIT_S]
    for column, values in (("lane", lanes), ("kind", kinds)):
        if values or column == "lane":
            where.append(f"{column} in ({','.join('?' * len(values))})")
            params.extend(values)
    if job_id is not None:
        where.append("id = ?")
        params.append(job_id)
    return store.rows(f"select * from jobs where {' and '.join(where)} order by id limit 1", params)  # noqa: S608


def recover(store: Store, *, at: float | None = None) -> int:
    """Queue again (or fail, after the last attempt) every running job whose worker is gone; how many there were.

    A worker that was killed is not its job's fault: each job runs in a child, and a child's end its worker notices.
    """
    at = time.time() if at is None else at
    gone = [row for row in _with_claims(store) if row["lease_until"] < at or owner.is_dead(row["owner"])]
    for row in gone:
        own_fault = row["fence"] >= MAX_CLAIMS or not owner.is_dead(row["owner"])
        reason = "The program that worked on it ended unexpectedly."
        requeue(store, row["id"], row["fence"], reason, counts=own_fault)
    return len(gone)


def _with_claims(store: Store) -> list[Row]:
    return store.rows("select id, fence, owner, lease_until from jobs where status = 'running'")


# ---------------------------------------------------------------------- working
def check_fence(store: Store, job_id: int, fence: int) -> None:
    """Raise `LostClaim` unless the job is still in the hands of whoever holds this fence."""
    row = store.row("select fence, status from jobs where id = ?", (job_id,))
    if row is None or row["fence"] != fence or row["status"] != "running":
        raise LostClaim()


def beat(
    store: Store,
    job_id: int,
    fence: int,
    *,
    progress: float,
    message: str,
    eta_s: float | None,
    at: float | None = None,
) -> None:
    """Renew the lease and report. Raises `LostClaim`."""
    at = time.time() if at is None else at
    changed = store.execute(
        "update jobs set lease_until = ?, progress = ?, message = ?, eta_s = ?"
        " where id = ? and fence = ? and status = 'running'",
        (at + LEASE_S, progress, message, eta_s, job_id, fence),
    )
    if not changed:
        raise LostClaim()


def cancel_requested(store: Store, job_id: int, fence: int) -> bool:
    """Whether the user wants the job stopped. Raises `LostClaim` where it is no longer ours."""
    row = store.row("select cancel_requested, fence, status from jobs where id = ?", (job_id,))
    if row is None or row["fence"] != fence or row["status"] != "running":
        raise LostClaim()
    return bool(row["cancel_requested"])


# ---------------------------------------------------------------------- ending
def finish(store: Store, job_id: int, fence: int, result: dict[str, Any]) -> None:
    """The job is done. Raises `LostClaim`."""
    text = json.dumps(result, ensure_ascii=False, default=str)
    _end(store, job_id, fence, "done", "Done.", result=text, progress=1.0)


def fail(store: Store, job_id: int, fence: int, error: dict[str, str]) -> None:
    """The job failed for good. Raises `LostClaim`."""
    _end(store, job_id, fence, "failed", error["message"], error=json.dumps(error, ensure_ascii=False))


def stop(store: Store, job_id: int, fence: int) -> None:
    """The job was cancelled while it ran. Raises `LostClaim`."""
    _end(store, job_id, fence, "cancelled", "Stopped.")


def _end(store: Store, job_id: int, fence: int, status: str, message: str, **columns: Any) -> None:
    with store.write() as db:
        check_fence(store, job_id, fence)
        changes = {"status": status, "message": message, "finished_at": now(), "eta_s": None, "owner": ""}
        db.table("jobs").update(job_id, {**changes, **columns})
        _log(db, job_id, message)


def requeue(store: Store, job_id: int, fence: int, reason: str, *, wait_s: float = 0.0, counts: bool = True) -> str:
    """Put a running job back, or fail it after the last attempt, or cancel it if that was asked; its new status.

    `counts=False` gives the attempt back, as when the worker is shut down in order.
    """
    with store.write() as db:
        row = store.row("select * from jobs where id = ? and fence = ? and status = 'running'", (job_id, fence))
        if row is None:
            return get(store, job_id)["status"]
        changes: dict[str, Any] = {"owner": "", "lease_until": 0, "eta_s": None}
        if row["cancel_requested"]:
            changes |= {"status": "cancelled", "message": "Stopped.", "finished_at": now()}
        elif counts and row["attempts"] >= MAX_ATTEMPTS:
            message = f"{reason} It was tried {row['attempts']} times."
            error = {"code": "gave_up", "message": message, "hint": "Look at the log of the job, then start it again."}
            changes |= {"status": "failed", "message": message, "finished_at": now()}
            changes["error"] = json.dumps(error, ensure_ascii=False)
        else:
            attempts = row["attempts"] if counts else row["attempts"] - 1
            changes |= {"status": "queued", "message": "Waiting to go on.", "attempts": attempts}
            changes["not_before"] = time.time() + wait_s if wait_s else 0
        db.table("jobs").update(job_id, changes)
        _log(db, job_id, reason)
        return str(changes["status"])


def cancel(store: Store, job_id: int) -> str:
    """Ask for the job to be stopped; one that waits is stopped at once. Its status now. Raises `NotFound`."""
    with store.write() as db:
        row = get(store, job_id)
        if row["status"] == "queued":
            changes = {"status": "cancelled", "cancel_requested": 1, "message": "Stopped.", "finished_at": now()}
            db.table("jobs").update(job_id, changes)
        elif row["status"] == "running":
            db.table("jobs").update(job_id, {"cancel_requested": 1, "message": "Stopping ..."})
    return str(get(store, job_id)["status"])
