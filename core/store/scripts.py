"""Scripts: every version is kept, the highest is the one in use."""

from __future__ import annotations

import json
from collections.abc import Callable

from core.errors import NotFound
from core.model.script import Script
from core.store.db import Row, Store
from core.store.when import now

PLAN = ("kind", "units", "openings", "closings")  # of a script: one column, read with it and never asked for alone


def add(store: Store, project_id: int, script: Script, *, edited: bool, unsaid: bool = False) -> int:
    """Insert the row of a new version of a script; return its number. `edited` says that a person changed it,
    `unsaid` that whoever sent it did not say what version they had read.
    """
    script = script.tidy()
    row = script.model_dump(mode="json")
    overrides = {
        name: override.model_dump(mode="json", exclude_none=True) for name, override in script.overrides.items()
    }
    with store.write() as db:
        last = db.execute("select max(version) from scripts where project_id = ?", (project_id,)).fetchone()[0]
        version = (last or 0) + 1
        db.table("scripts").insert(
            {
                "project_id": project_id,
                "version": version,
                "title": script.title,
                "language": script.language,
                "writer": script.writer,
                "lines": json.dumps(row["lines"], ensure_ascii=False),
                "headings": json.dumps(row["headings"], ensure_ascii=False),
                "seo_metadata": json.dumps(overrides, ensure_ascii=False),
                "warnings": json.dumps(row["warnings"], ensure_ascii=False),
                "edited": int(edited),
                "plan": json.dumps({name: row[name] for name in PLAN}, ensure_ascii=False),
                "unsaid": int(unsaid),
                "created_at": now(),
            }
        )
        return version


def latest(store: Store, project_id: int) -> Row | None:
    """The row of the script's version in use, or None."""
    return store.row("select * from scripts where project_id = ? order by version desc limit 1", (project_id,))


def get(store: Store, project_id: int, version: int) -> Row:
    """The row of one version of a script. Raises `NotFound`."""
    row = store.row("select * from scripts where project_id = ? and version = ?", (project_id, version))
    if row is None:
        raise NotFound(f"There is no version {version} of this script.", "The list of versions shows those there are.")
    return row


def all_rows(store: Store, project_id: int) -> list[Row]:
    """The rows of every version of a script, the newest first."""
    return store.rows("select * from scripts where project_id = ? order by version desc", (project_id,))


def rewrite(store: Store, project_id: int, edit: Callable[[Script], Script]) -> None:
    """Write every version of a script as `edit` makes it: what its lines point at, when that has moved."""
    with store.write() as db:
        for row in all_rows(store, project_id):
            after = edit(script(row)).model_dump(mode="json")
            lines = json.dumps(after["lines"], ensure_ascii=False)
            plan = json.dumps({name: after[name] for name in PLAN}, ensure_ascii=False)
            db.execute(
                "update scripts set lines = ?, plan = ? where project_id = ? and version = ?",
                (lines, plan, project_id, row["version"]),
            )


def highest_line_id(store: Store, project_id: int) -> int:
    """The highest line id that any row of a project's scripts has; -1 where there is none. Ids are never used again."""
    ids = [line["id"] for row in all_rows(store, project_id) for line in json.loads(row["lines"])]
    return max(ids, default=-1)


def script(row: Row) -> Script:
    """The script of a row."""
    return Script.model_validate(
        {
            "language": row["language"],
            "title": row["title"],
            "writer": row["writer"],
            "lines": json.loads(row["lines"]),
            "headings": json.loads(row["headings"]),
            "overrides": json.loads(row["seo_metadata"]),
            "warnings": json.loads(row["warnings"]),
            **json.loads(row["plan"]),
        }
    )
