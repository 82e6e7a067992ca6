"""Cards: what the list of projects shows of each, kept ready to read and renewed only where something has changed.

A card is a copy, never the truth. `projects.changes` counts what was written to a project: triggers raise it inside the
very transaction that writes a script, a voice, a storyboard, an approval, a render, a choice or a job's
status. A card is good while its own count is the project's and its `basis` (settings and rules that count for all
projects) is today's; any other is made anew by whoever reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from core.errors import StorageError
from core.store.db import Row, Store

_DECIDING = "(name in ('brand', 'voice_lexicon') or name like 'stock\\_%' escape '\\')"
_FIELDS = {
    "id": "p.id", "title": "p.title", "project_type": "p.project_type", "target_platforms": "p.target_platforms",
    "updated_at": "p.updated_at", "changes": "p.changes", "status": "c.status", "step": "c.step",
    "thumbnail_path": "c.thumbnail_path", "card_changes": "c.changes", "card_basis": "c.basis",
}  # fmt: skip
_FROM = "from projects p left join project_cards c on c.project_id = p.id"
_WHERE = "where (:status = '' or c.status = :status) and (:type = '' or p.project_type = :type)"
# One row of JSON: fetching row by row hands the interpreter over at each, and a busy server gives it back late.
_PAGE = f"""
select (select count(*) {_FROM} {_WHERE}) as n_all,
       (select coalesce(json_group_array(name || '=' || value), '') from
          (select name, value from settings where {_DECIDING} order by name)) as settings_basis,
       (select json_group_array(json_array({", ".join(_FIELDS)})) from
          (select {", ".join(f"{sql} as {name}" for name, sql in _FIELDS.items())} {_FROM} {_WHERE}
           order by p.updated_at desc, p.id desc limit :limit offset :offset)) as cards
"""

_OF = "project_id in (select value from json_each(:ids))"
_PARTS = {
    "projects": "select * from projects where id in (select value from json_each(:ids))",
    "contents": "select * from contents where id in"
    " (select content_id from projects where id in (select value from json_each(:ids)))",
    "scripts": "select * from scripts where (project_id, version) in"
    f" (select project_id, max(version) from scripts where {_OF} group by project_id)",
    "narrations": "select * from narrations where id in"
    f" (select max(id) from narrations where {_OF} group by project_id)",
    "storyboards": f"select * from storyboards where {_OF}",
    "assets": f'select * from assets where {_OF} order by project_id, "order", id',
    "approvals": f"select * from approvals where {_OF}",
    "renders": f"select * from renders where {_OF} order by id desc",
    "jobs": f"select * from jobs where {_OF} order by id desc",
}  # fmt: skip


def page(store: Store, *, limit: int = -1, offset: int = 0, status: str = "", project_type: str = "") -> list[Row]:
    """The rows of projects with their cards as the database keeps them, the last touched first; `limit` -1 is all of
    them.

    A row has `n_all`, the number of projects that the question is about, `card_changes` (None without a card) and
    `settings_basis`, the stored settings that count for every project.
    """
    (row,) = store.rows(_PAGE, {"status": status, "type": project_type, "limit": limit, "offset": offset})
    shared = {"n_all": row["n_all"], "settings_basis": row["settings_basis"]}
    return [{**dict(zip(_FIELDS, values, strict=True)), **shared} for values in json.loads(row["cards"])]


def keep(store: Store, cards: Iterable[tuple[int, int, str, str, str, Path | None]]) -> None:
    """Write the rows of cards: project, its `changes` when it was read, basis, status, step and picture below the
    data folder.

    A card of a project that was written to meanwhile is dropped. A folder that cannot be written to keeps none.
    """
    rows = [(*card[:5], str(card[5]) if card[5] else None, card[0], card[1]) for card in cards]
    try:
        with store.write() as db:
            for row in rows:
                db.execute(
                    "insert or replace into project_cards (project_id, changes, basis, status, step, thumbnail_path)"
                    " select ?, ?, ?, ?, ?, ? where exists (select 1 from projects where id = ? and changes = ?)",
                    row,
                )
    except StorageError:
        return  # the list is shown all the same, and made again the next time


def parts(store: Store, ids: Sequence[int]) -> dict[str, list[Row]]:
    """The rows that decide the cards of some projects, by table: a query a table, however many projects there are.

    `scripts` and `narrations` are those in use, `assets` in their order, `renders` and `jobs` the newest first.
    """
    given = {"ids": json.dumps(list(ids))}
    return {name: store.rows(sql, given) for name, sql in _PARTS.items()}


def active_jobs(store: Store) -> dict[int, Row]:
    """The row of the oldest waiting or working job of each project."""
    rows: list[dict[str, Any]] = store.rows(
        "select * from jobs where status in ('queued', 'running') and project_id is not null order by id desc"
    )
    return {row["project_id"]: row for row in rows}
