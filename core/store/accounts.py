"""Accounts at targets: who signed in where. Token and client are kept encrypted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from core.config import Settings
from core.errors import MissingSetup, NotFound
from core.store import secrets
from core.store.db import Row, Store
from core.store.when import now


def put(
    store: Store,
    settings: Settings,
    *,
    target: str,
    remote_id: str,
    name: str,
    token: Mapping[str, Any],
    client: Mapping[str, str],
) -> int:
    """Write the row of an account; one that was there gets the new token. Its id. Raises `MissingSetup`,
    `StorageError`.
    """
    row = {
        "target": target, "remote_id": remote_id, "name": name, "scopes": str(token.get("scope", "")),
        "token": secrets.locked(settings, json.dumps(dict(token))),
        "client": secrets.locked(settings, json.dumps(dict(client))),
        "created_at": now(),
    }  # fmt: skip
    with store.write() as db:
        known = store.row("select id from accounts where target = ? and remote_id = ?", (target, remote_id))
        if known is not None:
            db.table("accounts").update(known["id"], row)
            return int(known["id"])
        return int(db.table("accounts").insert(row).last_pk or 0)


def set_token(store: Store, settings: Settings, account_id: int, token: Mapping[str, Any]) -> None:
    """Write an account's newest token into its row."""
    with store.write() as db:
        db.table("accounts").update(account_id, {"token": secrets.locked(settings, json.dumps(dict(token)))})


def get(store: Store, account_id: int) -> Row:
    """The row of an account. Raises `NotFound`."""
    row = store.row("select * from accounts where id = ?", (account_id,))
    if row is None:
        raise NotFound(f"There is no account {account_id}.", "python -m core accounts lists them.")
    return row


def all_rows(store: Store) -> list[Row]:
    """The rows of all accounts, by target and name."""
    return store.rows("select * from accounts order by target, name, id")


def delete(store: Store, account_id: int) -> None:
    """Delete the row of an account."""
    store.execute("delete from accounts where id = ?", (account_id,))


def secret(settings: Settings, row: Row, column: str) -> dict[str, Any]:
    """The token or the client of a row, in the clear. Raises `MissingSetup` where the key has changed."""
    text = secrets.unlocked(settings, row[column])
    if text is None:
        raise MissingSetup(
            f"The sign-in of {row['name']} cannot be opened: the key file has changed.",
            "Connect the account again.",
            code="lost_secret",
        )
    value: dict[str, Any] = json.loads(text)
    return value
