"""Rights in pictures and sounds as people stated them, by sha256: stated once, they hold for every project."""

from __future__ import annotations

from core.model.asset import Rights
from core.model.text import one_line
from core.store.db import Store
from core.store.when import now


def put(store: Store, sha256: str, rights: Rights, title: str = "") -> None:
    """Write the row of what was said of a picture's or sound's rights, in place of what was said before."""
    with store.write() as db:
        row = {"sha256": sha256, **rights.tidy().model_dump(), "title": one_line(title), "updated_at": now()}
        db.table("rights").upsert(row, pk="sha256")


def get(store: Store, sha256: str) -> Rights | None:
    """The stored rights of a picture or sound, or None."""
    row = store.row("select * from rights where sha256 = ?", (sha256,))
    return Rights(**{name: row[name] for name in Rights.model_fields}) if row else None


def title(store: Store, sha256: str) -> str:
    """The stored name of a picture or sound, or nothing."""
    row = store.row("select title from rights where sha256 = ?", (sha256,))
    return str(row["title"]) if row else ""
