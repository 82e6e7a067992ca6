"""Settings stored by the settings page. Environment and secrets file win over them."""

from __future__ import annotations

from core.store.db import Store
from core.store.when import now


def put(store: Store, name: str, value: str) -> None:
    """Write a setting into the database; an empty value removes it."""
    with store.write() as db:
        if value:
            row = {"name": name, "value": value, "updated_at": now()}
            db.table("settings").upsert(row, pk="name")
        else:
            db.execute("delete from settings where name = ?", (name,))


def all_values(store: Store) -> dict[str, str]:
    """Every stored setting that is no secret."""
    return {row["name"]: row["value"] for row in store.rows("select name, value from settings")}
