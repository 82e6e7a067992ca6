"""Projects: what they are made of and what they were asked to be."""

from __future__ import annotations

import json
from collections.abc import Callable

from core.errors import NotFound
from core.model.options import Options
from core.model.text import one_line
from core.store import contents
from core.store.db import Row, Store
from core.store.when import now


def _columns(options: Options) -> dict[str, str]:
    row = options.model_dump(mode="json", exclude={"project_type", "platforms"})
    return {
        "project_type": options.project_type,
        "target_platforms": json.dumps(list(options.platforms)),
        "settings": json.dumps(row, ensure_ascii=False),
    }


def options(row: Row) -> Options:
    """The choices of a project's row; one that this version does not know is left out."""
    data = json.loads(row["settings"])
    known = {name: value for name, value in data.items() if name in Options.model_fields}
    platforms = tuple(json.loads(row["target_platforms"]))
    return Options.model_validate({**known, "project_type": row["project_type"], "platforms": platforms})


def add(store: Store, content_id: int, title: str, chosen: Options) -> int:
    """Insert the row of a project; return its id."""
    at = now()
    with store.write() as db:
        table = db.table("projects").insert(
            {
                "content_id": content_id,
                "title": one_line(title),
                **_columns(chosen.tidy()),
                "created_at": at,
                "updated_at": at,
            }
        )
        return int(table.last_pk or 0)


def get(store: Store, project_id: int) -> Row:
    """The row of a project. Raises `NotFound`."""
    row = store.row("select * from projects where id = ?", (project_id,))
    if row is None:
        raise NotFound(f"There is no project {project_id}.", "python -m core projects lists those there are.")
    return row


def all_rows(store: Store) -> list[Row]:
    """The rows of all projects, the last touched first."""
    return store.rows("select * from projects order by updated_at desc, id desc")


def change(store: Store, project_id: int, edit: Callable[[Options], Options]) -> Options:
    """Change the choices of a project's row: read, edited and written in one transaction, so that nothing chosen
    meanwhile is lost.

    Each change counts the project's `revision` up; choices that stay as they are write nothing. Raises `NotFound`.
    """
    with store.write() as db:
        before = options(row := get(store, project_id))
        after = edit(before).tidy()
        if after != before:
            changes = {**_columns(after), "updated_at": now(), "revision": row["revision"] + 1}
            db.table("projects").update(project_id, changes)
        return after


def set_title(store: Store, project_id: int, title: str) -> None:
    """Write another name into a project's row; its `revision` counts up where that is a change. Raises `NotFound`."""
    title = one_line(title)
    with store.write() as db:
        row = get(store, project_id)
        if row["title"] != title:
            changes = {"title": title, "updated_at": now(), "revision": row["revision"] + 1}
            db.table("projects").update(project_id, changes)


def set_content(store: Store, project_id: int, content_id: int) -> None:
    """Have a project's row be of another article. Raises `NotFound`."""
    with store.write() as db:
        get(store, project_id)
        db.table("projects").update(project_id, {"content_id": content_id, "updated_at": now()})


def touch(store: Store, project_id: int) -> None:
    """Write into a project's row that something of it has changed."""
    store.execute("update projects set updated_at = ? where id = ?", (now(), project_id))


def delete(store: Store, project_id: int) -> None:
    """Delete the rows of a project: its own, everything that hangs on it, and its article if no other project uses
    it.
    """
    row = get(store, project_id)
    with store.write() as db:
        db.execute("delete from projects where id = ?", (project_id,))
        contents.remove_unused(store, row["content_id"])
