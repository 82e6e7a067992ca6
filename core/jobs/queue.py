"""Job rows: enqueue, claim, keep alive, report, finish, cancel, recover.

The row is the truth. A job is claimed by compare-and-set in one transaction that also counts its lane and looks at its
project: two workers never run two renders, and one project never has two jobs at work. The worker renews its claim;
once its process is known to be dead (`owner.py`), or nothing was heard of one that cannot be looked at (`watch.py`),
the job is queued again. Each claim raises `fence`; whoever writes with an older fence is refused.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Cancelled, NotFound
from core.jobs import history, owner, watch
from core.store.db import Row, Store
from core.store.when import now

LANES = {"video": 1, "default": 2}  # how many of each may run at once, on all workers together
LEASE_S = 15.0  # long enough for a busy machine; counts only where the owner's process cannot be looked at
MAX_ATTEMPTS = 3
MAX_CLAIMS = 9  # from here on a killed worker counts as an attempt: a job that takes all memory ends some time, too
_UNREADABLE = {
    "code": "damaged",
    "message": "What this job was to do is damaged.",
    "hint": "Start it again.",
    "kind": "storage",
}
LONGEST_WAIT_S = 60.0  # of a retry; one that is to wait longer was put back before the clock was
GONE = "The program that worked on it ended unexpectedly."
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
    """Add a job, or return the id of one that waits or works with the same kind, project and payload.

    What was `seen` by who asked is no difference: one that still waits is then about what was seen last.
    """
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False)
    with store.write() as db:
        same = db.execute(
            "select id, status, payload from jobs where kind = ? and project_id is ? and cancel_requested = 0"
            " and json_remove(payload, '$.seen') = json_remove(?, '$.seen') and status in ('queued', 'running')",
            (kind, project_id, text),
        ).fetchone()
        if same is not None:
            if same[1] == "queued" and same[2] != text:
                db.table("jobs").update(int(same[0]), {"payload": text})
            return int(same[0])
        table = db.table("jobs").insert(
            {"kind": kind, "lane": lane, "project_id": project_id, "payload": text, "created_at": now()}
        )
        return int(table.last_pk or 0)


def get(store: Store, job_id: int) -> Row:
    """The row of a job in the queue. Raises `NotFound`."""
    row = store.row("select * from jobs where id = ?", (job_id,))
    if row is None:
        raise NotFound(f"There is no job {job_id}.", "It may have been removed with its project.")
    return row


def find(store: Store, *, project_id: int | None = None, active: bool = False) -> list[Row]:
    """The rows of jobs in the queue, the newest first; of one project, or only those that wait or work."""
    where, params = ["1"], []
    if project_id is not None:
        where.append("project_id = ?")
        params.append(project_id)
    if active:
        where.append("status in ('queued', 'running')")
    return store.rows(f"select * from jobs where {' and '.join(where)} order by id desc", params)  # noqa: S608


def log(store: Store, job_id: int, text: str, *, fence: int | None = None) -> None:
    """Add a line to the job's log. Raises `LostClaim` where it is no longer in the hands of who holds this fence."""
    with store.write() as db:
        if fence is not None:
            check_fence(store, job_id, fence)
        history.add_line(db, job_id, text)


log_lines = history.lines


# ---------------------------------------------------------------------- claiming
def claim(
    store: Store, *, kinds: Sequence[str] = (), job_id: int | None = None, at: float | None = None
) -> Claim | None:
    """Take the oldest job whose lane has room and whose project has no job at work (or that one job), or None.

    What cannot be taken waits, and others go by. Recovers dead jobs first.
    """
    if not store.row("select 1 from jobs where status in ('queued', 'running')"):
        return None
    recover(store, at=at)
    at = time.time() if at is None else at
    free = [lane for lane, room in LANES.items() if _running(store, lane) < room]
    if not _waiting(store, free, kinds, job_id, at):
        return None
    owner.hold_process_lock(store.folder)
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
            (fence, attempts, owner.this_process(), at + LEASE_S, now(), row["id"]),
        )
        history.add_line(db, row["id"], f"Started, attempt {attempts}.")
    try:
        return claim_of({**row, "fence": fence, "attempts": attempts})
    except ValueError:  # a damaged row must not stand in the way of those behind it
        fail(store, row["id"], fence, _UNREADABLE)
        return None


def claim_of(row: Row) -> Claim:
    """The claim that a running job's row stands for."""
    payload = json.loads(row["payload"])
    return Claim(row["id"], row["kind"], row["project_id"], payload, row["fence"], row["attempts"])


def _running(store: Store, lane: str) -> int:
    found = store.row("select count(*) as n from jobs where lane = ? and status = 'running'", (lane,))
    return int(found["n"]) if found else 0


def _waiting(store: Store, lanes: Sequence[str], kinds: Sequence[str], job_id: int | None, at: float) -> list[Row]:
    where = ["status = 'queued'", "cancel_requested = 0", "(not_before <= ? or not_before > ?)"]
    where.append("not exists (select 1 from jobs o where o.project_id = jobs.project_id and o.status = 'running')")
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
    """Queue again every running job whose owner is gone, or end it if it was to be stopped; how many there were.

    An owner that was killed is not its job's fault: each job runs in a child, and a child's end its worker notices. An
    owner that lives keeps its job, however long it was silent, unless the user wants the job stopped.
    """
    rows = store.rows("select id, fence, owner, lease_until, cancel_requested from jobs where status = 'running'")
    still = watch.watch_of(store.folder).still(rows, at)
    gone = [row for row in rows if _is_gone(store, row, silent=still[row["id"]] > LEASE_S)]
    for row in gone:
        requeue(store, row["id"], row["fence"], GONE, counts=row["fence"] >= MAX_CLAIMS)
    return len(gone)


def _is_gone(store: Store, row: Row, *, silent: bool) -> bool:
    life = owner.process_life(row["owner"], store.folder)
    return life == "dead" or (silent and (life == "unknown" or bool(row["cancel_requested"])))


def has_running(store: Store, project_id: int) -> bool:
    """Whether a job of the project is at work, so that none other of it can be claimed."""
    return store.row("select 1 from jobs where project_id = ? and status = 'running'", (project_id,)) is not None


# ---------------------------------------------------------------------- working
def check_fence(store: Store, job_id: int, fence: int) -> None:
    """Raise `LostClaim` unless the job is still in the hands of whoever holds this fence."""
    row = store.row("select fence, status from jobs where id = ?", (job_id,))
    if row is None or row["fence"] != fence or row["status"] != "running":
        raise LostClaim()


def renew_lease(
    store: Store,
    job_id: int,
    fence: int,
    *,
    progress: float,
    message: str,
    eta_s: float | None,
    at: float | None = None,
) -> None:
    """Renew the lease on a job and report. Raises `LostClaim`."""
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
def finish(store: Store, job_id: int, fence: int, result: dict[str, Any]) -> str:
    """End a job as done; its status. Raises `LostClaim`."""
    text = json.dumps(result, ensure_ascii=False, default=str)
    return _end(store, job_id, fence, "done", "Done.", result=text, progress=1.0)


def fail(store: Store, job_id: int, fence: int, error: dict[str, str]) -> str:
    """End a job as failed for good; its status. Raises `LostClaim`."""
    return _end(store, job_id, fence, "failed", error["message"], error=json.dumps(error, ensure_ascii=False))


def stop(store: Store, job_id: int, fence: int) -> str:
    """End a job as cancelled while it ran; its status. Raises `LostClaim`."""
    return _end(store, job_id, fence, "cancelled", "Stopped.")


def _end(store: Store, job_id: int, fence: int, status: str, message: str, **columns: Any) -> str:
    with store.write() as db:
        check_fence(store, job_id, fence)
        changes = {"status": status, "message": message, "finished_at": now(), "eta_s": None, "owner": ""}
        db.table("jobs").update(job_id, {**changes, **columns})
        history.add_line(db, job_id, message)
        history.prune(db, job_id)
    return status


def requeue(store: Store, job_id: int, fence: int, reason: str, *, wait_s: float = 0.0, counts: bool = True) -> str:
    """Put a running job back, or fail it after the last attempt, or cancel it if that was asked; its new status, or
    "removed" where it went with its project.

    `counts=False` gives the attempt back, as when the worker is shut down in order.
    """
    with store.write() as db:
        row = store.row("select * from jobs where id = ? and fence = ? and status = 'running'", (job_id, fence))
        if row is None:
            now_so = store.row("select status from jobs where id = ?", (job_id,))
            return str(now_so["status"]) if now_so else "removed"
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
            changes["not_before"] = time.time() + min(wait_s, LONGEST_WAIT_S) if wait_s else 0
        db.table("jobs").update(job_id, changes)
        history.add_line(db, job_id, reason)
        history.prune(db, job_id)
        return str(changes["status"])


def cancel(store: Store, job_id: int) -> str:
    """Ask for the job to be stopped; one that waits is stopped at once. Its status now. Raises `NotFound`."""
    with store.write() as db:
        row = get(store, job_id)
        if row["status"] == "queued":
            changes = {"status": "cancelled", "cancel_requested": 1, "message": "Stopped.", "finished_at": now()}
            db.table("jobs").update(job_id, changes)
            history.prune(db, job_id)
        elif row["status"] == "running":
            db.table("jobs").update(job_id, {"cancel_requested": 1, "message": "Stopping ..."})
    return str(get(store, job_id)["status"])
