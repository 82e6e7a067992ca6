"""Storyboards: the shots as one JSON column, the assets they name as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from core.model.asset import Asset, Rights
from core.model.storyboard import Shot, Storyboard
from core.store.db import Row, Store
from core.store.when import now


def put(store: Store, project_id: int, board: Storyboard) -> int:
    """Write a project's storyboard in place of the one before; its revision, which counts up."""
    board = board.tidy()
    shots = [shot.model_dump(mode="json") for shot in board.shots]
    with store.write() as db:
        revision = get_revised(store, project_id)[1] + 1
        db.execute("delete from storyboards where project_id = ?", (project_id,))
        db.execute("delete from assets where project_id = ?", (project_id,))
        db.table("storyboards").insert(
            {
                "project_id": project_id,
                "shots": json.dumps(shots, ensure_ascii=False),
                "created_at": now(),
                "revision": revision,
            }
        )
        rows = [_asset_row(project_id, order, asset) for order, asset in enumerate(board.assets)]
        if rows:
            db.table("assets").insert_all(rows)
        return revision


def get(store: Store, project_id: int) -> Storyboard | None:
    """The stored storyboard of a project, or None."""
    return get_revised(store, project_id)[0]


def get_revised(store: Store, project_id: int) -> tuple[Storyboard | None, int]:
    """The stored storyboard of a project, or None, and its revision; 0 where there is none."""
    stored = rows(store, project_id)
    return (storyboard(*stored), int(stored[0]["revision"])) if stored is not None else (None, 0)


def rows(store: Store, project_id: int) -> tuple[Row, list[Row]] | None:
    """The row of the storyboard and those of its assets in their order, of one moment; None where there is none."""
    with store.reading():
        row = store.row("select shots, revision from storyboards where project_id = ?", (project_id,))
        if row is None:
            return None
        return row, store.rows('select * from assets where project_id = ? order by "order", id', (project_id,))


def storyboard(row: Row, assets: Sequence[Row]) -> Storyboard:
    """The storyboard of a row and of the rows of its assets, which are in their order."""
    return Storyboard(
        shots=tuple(Shot.model_validate(shot) for shot in json.loads(row["shots"])),
        assets=tuple(_asset(asset) for asset in assets),
    )


def _asset_row(project_id: int, order: int, asset: Asset) -> dict[str, Any]:
    return {
        "project_id": project_id,
        "asset_type": asset.kind,
        "source": asset.source,
        "duration": asset.duration_s,
        "order": order,
        "sha256": asset.sha256,
        "width": asset.width,
        "height": asset.height,
        "focus": json.dumps(asset.focus) if asset.focus else None,
        "title": asset.title,
        "provider": asset.rights.provider,
        "author": asset.rights.author,
        "author_url": asset.rights.author_url,
        "licence": asset.rights.licence,
        "page_url": asset.rights.page_url,
        "origin": asset.origin,
        "phash": asset.phash,
    }


def _asset(row: Row) -> Asset:
    rights = Rights(**{name: row[name] for name in Rights.model_fields})
    return Asset(
        sha256=row["sha256"],
        kind=row["asset_type"],
        source=row["source"],
        width=row["width"],
        height=row["height"],
        duration_s=row["duration"],
        focus=tuple(json.loads(row["focus"])) if row["focus"] else None,
        title=row["title"],
        origin=row["origin"],
        phash=row["phash"],
        rights=rights,
    )
