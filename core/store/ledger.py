"""Ledger of paid calls: one row a call, under the specification's names of operations.

A row is written before the call goes out (`sent`) and becomes `paid` with the answer; where none came it stays as
`maybe`, and its `key` keeps the same from being bought again until a person asks for it. Of a process that was killed
the calls under way stay as `maybe` without a key: its work goes on by itself. A refused call leaves no row.

`video_script_generation`, `video_tts_standard` (cloud voices), `video_tts_selfhosted` (one's own servers),
`video_tts_hd` (ElevenLabs), `video_visual_generation`, `video_thumbnail`, `video_composition`, `video_seo_metadata`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from core.errors import BadInput
from core.store.db import Row, Store
from core.store.when import now

OPERATIONS = (
    "video_script_generation",
    "video_tts_standard",
    "video_tts_selfhosted",
    "video_tts_hd",
    "video_visual_generation",
    "video_thumbnail",
    "video_composition",
    "video_seo_metadata",
)


State = Literal["sent", "maybe", "paid"]


def book(
    store: Store,
    *,
    project_id: int | None,
    operation: str,
    provider: str,
    units: float,
    unit: str,
    cost: float = 0.0,
    currency: str = "USD",
    note: str = "",
    state: State = "paid",
    key: str = "",
) -> int:
    """Write a row of the ledger for a paid call; its id. `units` of `unit` ("character", "minute", "request")."""
    if operation not in OPERATIONS:
        raise BadInput(f"There is no operation {operation!r} to book.", f"Known are: {', '.join(OPERATIONS)}.")
    with store.write() as db:
        table = db.table("ledger")
        table.insert(
            {
                "project_id": project_id, "at": now(), "operation": operation, "provider": provider, "units": units,
                "unit": unit, "cost": cost, "currency": currency, "note": note, "state": state, "key": key,
            }
        )  # fmt: skip
        return int(table.last_pk or 0)


def answered(store: Store, row_id: int, cost: float | None = None, note: str = "") -> None:
    """Write into the ledger that a call was answered, so it is paid; `cost` and `note` where they are better known
    than before.
    """
    store.execute(
        "update ledger set state = 'paid', key = '', cost = coalesce(?, cost),"
        " note = case ? when '' then note else ? end where id = ?",
        (cost, note, note, row_id),
    )


def refused(store: Store, row_id: int) -> None:
    """Write into the ledger that a call was not done; nothing is to be paid."""
    store.execute("delete from ledger where id = ? and state != 'paid'", (row_id,))


def doubtful(store: Store, row_id: int) -> None:
    """Write into the ledger that nobody knows whether a call was done."""
    store.execute("update ledger set state = 'maybe' where id = ? and state = 'sent'", (row_id,))


def died(store: Store, row_id: int) -> None:
    """Write into the ledger that the process that made a call is gone. Whoever goes on with its work may ask for the
    same again.
    """
    store.execute("update ledger set state = 'maybe', key = '' where id = ? and state = 'sent'", (row_id,))


def in_doubt(store: Store, key: str) -> bool:
    """Whether the ledger has the same call from before, and nobody knows whether it was done."""
    return store.row("select 1 from ledger where key = ? and state = 'maybe'", (key,)) is not None


def sent(store: Store) -> list[Row]:
    """The rows of calls whose end the ledger does not have yet, each with `id` and `key`."""
    return store.rows("select id, key from ledger where state = 'sent'")


def forgive(store: Store, project_id: int | None, keys: Sequence[str] = ()) -> int:
    """Write into the ledger that paid calls in doubt may be bought again, of a project and under some keys, or (None)
    all; how many calls.
    """
    return store.execute(
        "update ledger set key = '' where state = 'maybe' and key != ''"
        " and (? is null or project_id = ? or key in (select value from json_each(?)))",
        (project_id, project_id, json.dumps(list(keys))),
    )


def doubts(store: Store, project_id: int | None = None, keys: Sequence[str] = ()) -> int:
    """Count the calls of the ledger that keep something from being bought again, of a project and under some keys, or
    of all.
    """
    found = store.row(
        "select count(*) as n from ledger where state = 'maybe' and key != ''"
        " and (? is null or project_id = ? or key in (select value from json_each(?)))",
        (project_id, project_id, json.dumps(list(keys))),
    )
    return int(found["n"]) if found else 0


def spent(store: Store, project_id: int | None = None) -> list[Row]:
    """Sum up the ledger by operation, provider, unit and currency, of one project or of all: `calls`, `units` and
    `cost` of what was paid, `maybe_calls` and `maybe_cost` of what may have been.
    """
    return store.rows(
        "select operation, provider, unit, currency,"
        " sum(state = 'paid') as calls, sum(case when state = 'paid' then units else 0 end) as units,"
        " sum(case when state = 'paid' then cost else 0 end) as cost,"
        " sum(state = 'maybe') as maybe_calls, sum(case when state = 'maybe' then cost else 0 end) as maybe_cost"
        " from ledger where state != 'sent' and (? is null or project_id = ?)"
        " group by operation, provider, unit, currency order by operation, provider",
        (project_id, project_id),
    )
