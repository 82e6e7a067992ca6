"""What was paid for: one row a paid call, under the specification's names of operations.

`video_script_generation`, `video_tts_standard` (cloud voices), `video_tts_selfhosted` (one's own servers),
`video_tts_hd` (ElevenLabs), `video_visual_generation`, `video_thumbnail`, `video_composition`, `video_seo_metadata`.
"""

from __future__ import annotations

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
) -> None:
    """Note a paid call as soon as it was answered. `units` of `unit` ("character", "minute", "request")."""
    if operation not in OPERATIONS:
        raise BadInput(f"There is no operation {operation!r} to book.", f"Known are: {', '.join(OPERATIONS)}.")
    with store.write() as db:
        db.table("ledger").insert(
            {
                "project_id": project_id, "at": now(), "operation": operation, "provider": provider, "units": units,
                "unit": unit, "cost": cost, "currency": currency, "note": note,
            }
        )  # fmt: skip


def spent(store: Store, project_id: int | None = None) -> list[Row]:
    """Sums by operation, provider, unit and currency, of one project or of all: with `calls`, `units`, `cost`."""
    return store.rows(
        "select operation, provider, unit, currency, count(*) as calls, sum(units) as units, sum(cost) as cost"
        " from ledger where (? is null or project_id = ?)"
        " group by operation, provider, unit, currency order by operation, provider",
        (project_id, project_id),
    )
