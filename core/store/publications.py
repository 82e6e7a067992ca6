"""Publications: one row a film that was to be sent to a target, written before anything is sent."""

from __future__ import annotations

import json
from typing import Any

from core.errors import NotFound
from core.store.db import Row, Store
from core.store.when import now

OPEN = ("publishing", "processing", "published", "scheduled", "unknown")  # of these the film is, or may be, there


def add(store: Store, **columns: Any) -> int:
    """Insert the row of a publication that is meant to be; return its id."""
    at = now()
    with store.write() as db:
        row = {**columns, "status": "publishing", "created_at": at, "updated_at": at}
        return int(db.table("publications").insert(row).last_pk or 0)


def get(store: Store, publication_id: int) -> Row:
    """The row of a publication. Raises `NotFound`."""
    row = store.row("select * from publications where id = ?", (publication_id,))
    if row is None:
        raise NotFound(f"There is no publication {publication_id}.", "python -m core projects show ID lists them.")
    return row


def of_project(store: Store, project_id: int) -> list[Row]:
    """The rows of a project's publications, the newest first."""
    return store.rows("select * from publications where project_id = ? order by id desc", (project_id,))


def of_film(store: Store, target: str, account_id: int, film_sha256: str) -> list[Row]:
    """The rows of publications by which this very film is, or may be, at that target and account, the newest first."""
    marks = ", ".join("?" * len(OPEN))
    return store.rows(
        f"select * from publications where target = ? and account_id = ? and film_sha256 = ? and status in ({marks})"  # noqa: S608
        " order by id desc",
        (target, account_id, film_sha256, *OPEN),
    )


def later(store: Store, row: Row) -> list[Row]:
    """The rows of newer publications of the same project and platform at the same target and account, by which a film
    is, or may be, there.
    """
    marks, names = ", ".join("?" * len(OPEN)), ("id", "project_id", "preset", "target", "account_id")
    return store.rows(
        "select * from publications where id > ? and project_id = ? and preset = ? and target = ? and account_id = ?"  # noqa: S608
        f" and status in ({marks}) order by id desc",
        (*(row[name] for name in names), *OPEN),
    )


def begun_since(store: Store, target: str, account_id: int, since: str) -> int:
    """Count the publications of an account at a target that began after a time, but for those that never got there."""
    row = store.row(
        "select count(*) as n from publications where target = ? and account_id = ? and created_at > ?"
        " and not (status = 'failed' and remote_id = '')",
        (target, account_id, since),
    )
    return int(row["n"]) if row else 0


def waiting(store: Store) -> list[Row]:
    """The rows of publications that a target is still at work on, or will publish at a time."""
    return store.rows("select * from publications where status in ('processing', 'scheduled') order by id")


def scheduled_last(store: Store) -> list[Row]:
    """The newest row of each project, platform, target and account, where it was to be published at a time."""
    return store.rows(
        "select * from publications where publish_at is not null and id in"
        " (select max(id) from publications group by project_id, preset, target, account_id) order by id desc"
    )


def update(store: Store, publication_id: int, **changes: Any) -> None:
    """Change columns of a publication's row; `state` and `notices` are given as values. Raises `NotFound`, as where
    its project was deleted meanwhile.
    """
    columns = {
        name: value if isinstance(value, str | int | None) else json.dumps(value) for name, value in changes.items()
    }
    with store.write() as db:
        get(store, publication_id)
        db.table("publications").update(publication_id, {**columns, "updated_at": now()})
