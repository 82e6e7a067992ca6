"""Files people brought along, for all projects: pictures and footage, and logos apart from them."""

from __future__ import annotations

import json
from typing import Literal

from core.model.asset import Asset, Rights
from core.store.db import Row, Store
from core.store.when import now

Role = Literal["picture", "logo"]
_SAID = ("provider", "author", "author_url", "licence", "page_url")


def put(store: Store, asset: Asset, role: Role = "picture") -> None:
    """Write the row of an upload; one that is there already comes first again. A picture does not turn into a logo."""
    asset = asset.tidy()
    with store.write() as db:
        row = {
            "sha256": asset.sha256,
            "role": role,
            "asset_type": asset.kind,
            "width": asset.width,
            "height": asset.height,
            "duration": asset.duration_s,
            "focus": json.dumps(asset.focus) if asset.focus else None,
            "title": asset.title,
            "added_at": now(),
        }
        db.table("uploads").upsert(row, pk=("sha256", "role"))


def of_role(store: Store, role: Role = "picture") -> list[Asset]:
    """The rows of uploads for one use, the newest first, with what was said of their rights."""
    rows = store.rows(
        "select u.*, r.provider, r.author, r.author_url, r.licence, r.page_url from uploads u"
        " left join rights r on r.sha256 = u.sha256 where u.role = ? order by u.added_at desc, u.rowid desc",
        (role,),
    )
    return [_asset(row) for row in rows]


def get(store: Store, sha256: str) -> Asset | None:
    """The row of an upload by its sha256, or None."""
    return next((asset for asset in of_role(store) if asset.sha256 == sha256), None)


def forget(store: Store, sha256: str, role: Role = "picture") -> bool:
    """Delete the row of an upload; False where there is none. Projects that show it still do."""
    with store.write() as db:
        return bool(db.execute("delete from uploads where sha256 = ? and role = ?", (sha256, role)).rowcount)


def _asset(row: Row) -> Asset:
    values = {name: row[name] or "" for name in _SAID}
    return Asset(
        sha256=row["sha256"],
        kind=row["asset_type"],
        source="uploaded",
        width=row["width"],
        height=row["height"],
        duration_s=row["duration"],
        focus=tuple(json.loads(row["focus"])) if row["focus"] else None,
        title=row["title"],
        rights=Rights(**{**values, "provider": values["provider"] or "upload"}),
    )
