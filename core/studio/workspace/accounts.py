"""Accounts at targets: signing in with one's own client, tokens that stay fresh, signing out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from core import digests, providers
from core.errors import BadInput, MissingSetup, ReelwrightError, Unknown
from core.model.base import Model
from core.ports import never_cancelled
from core.publish import oauth
from core.publish.oauth import Begun, Endpoint
from core.publish.target import FAMILY, Account, Desk, Target
from core.store import accounts as account_rows
from core.store.locks import KeyLock
from core.studio.workspace.workspace import Workspace, open_workspace

_SOON = timedelta(days=3)
_OVER = "This sign-in has ended. Connect the account again."


class AccountView(Model):
    """An account at a target. `scopes` are what it allowed, `ends_at` when its sign-in ends (None: not known, or not
    by itself); `ending` says so in a sentence where that is within days, or over.
    """

    id: int
    target: str
    remote_id: str
    name: str
    scopes: tuple[str, ...] = ()
    ends_at: datetime | None = None
    ending: str = ""


def target(workspace: Workspace, name: str) -> Target:
    """The target of that id, ready to use with the workspace's settings. Raises `Unknown`, `MissingSetup`."""
    values = workspace.values_now()
    return cast(Target, providers.get(FAMILY, name, values)(values))


def endpoint(workspace: Workspace, name: str) -> Endpoint:
    """The addresses at which a workspace signs in at a target. Raises `Unknown`, `BadInput` where it has none."""
    found = target(workspace, name)
    if "account" not in found.capabilities:
        raise BadInput(f"{found.label} needs no account.", "Enter its address on the settings page.", code="no_account")
    return found.sign_in()


def labels() -> dict[str, str]:
    """The names of all targets by their ids."""
    return {entry.id: entry.label for entry in providers.discover(FAMILY)}


def connectable(workspace: Workspace) -> list[str]:
    """The ids of the targets that the workspace can sign in at."""
    values = workspace.values_now()
    found = [entry for entry in providers.discover(FAMILY, values) if entry.available and entry.provider]
    return [entry.id for entry in found if entry.provider and "account" in entry.provider.capabilities]


def begin_with(workspace: Workspace, name: str, file: str) -> tuple[dict[str, str], Begun]:
    """Begin to sign in with the `client_secret.json` of one's own app; the client, and what was begun.

    Raises `BadInput` for another file.
    """
    client = oauth.client_of(file)
    return client, begin(workspace, name, client)


def begin(workspace: Workspace, name: str, client: Mapping[str, str]) -> Begun:
    """Begin to sign in at a target for the workspace with one's own client."""
    at = endpoint(workspace, name)
    return oauth.begun(at, client, target(workspace, name).scopes, at.redirect)


def finish(workspace: Workspace, name: str, client: Mapping[str, str], begun: Begun, address: str) -> list[AccountView]:
    """Take the address that the sign-in led to, and keep the accounts that it opened in the workspace: once for each
    sign-in that was begun. Raises `BadInput`, `ProviderFailed`.
    """
    at = endpoint(workspace, name)
    code = oauth.code_of(address, begun)
    _take(workspace, begun)
    token = oauth.exchanged(at, client, begun, code)
    if not oauth.is_lasting(at, token):
        raise BadInput("The sign-in gave no lasting access.", "Allow everything that is asked for.", code="no_refresh")
    owners = target(workspace, name).owners(Desk(token=lambda refused: str(token["access_token"])))
    store, settings = workspace.store, workspace.settings
    ids = [
        account_rows.put(store, settings, target=name, remote_id=remote_id, name=label, token=token, client=client)
        for remote_id, label in owners
    ]
    return [_view(workspace, account_rows.get(store, account_id)) for account_id in ids]


def _take(workspace: Workspace, begun: Begun) -> None:
    """Use the state of a sign-in up, whatever comes of it. Raises `BadInput` where it was used before."""
    key = f"sign-in/{digests.of_bytes(begun.state.encode())}"
    lock = KeyLock(workspace.data / "locks", key)
    lock.acquire(never_cancelled)
    try:
        if workspace.cache.get(key) is not None:
            raise BadInput("This sign-in was used already.", "Begin the sign-in once more.", code="used_state")
        workspace.cache.put(key, True)
    finally:
        lock.release()


def accounts(workspace: Workspace, name: str = "") -> list[AccountView]:
    """The accounts that the workspace has, or those at one target."""
    return [
        _view(workspace, row) for row in account_rows.all_rows(workspace.store) if not name or row["target"] == name
    ]


def find(workspace: Workspace, name: str, name_or_id: str = "") -> AccountView:
    """The workspace's account at a target by its number or name; without one the only one there is. Raises
    `BadInput`.
    """
    found = accounts(workspace, name)
    if name_or_id:
        found = [entry for entry in found if name_or_id in (str(entry.id), entry.name, entry.remote_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadInput(
            f"No account{f' {name_or_id}' if name_or_id else ''} is connected at {name}.",
            f"Connect it: python -m core accounts connect {name} --client client_secret.json",
            code="no_account",
        )
    raise BadInput("Several accounts fit.", f"Name one: {', '.join(entry.name for entry in found)}.", code="several")


def disconnect(workspace: Workspace, account_id: int) -> bool:
    """Forget an account of the workspace, and have the service forget its token; whether that did. Raises
    `NotFound`.
    """
    row = account_rows.get(workspace.store, account_id)
    try:
        at: Endpoint | None = endpoint(workspace, row["target"])
    except (BadInput, Unknown):  # the target is of a package that is gone
        at = None
    token, client = (account_rows.secret(workspace.settings, row, name) for name in ("token", "client"))
    revoked = at is not None and oauth.revoke(at, client, token)
    account_rows.delete(workspace.store, account_id)
    return revoked


def opened(workspace: Workspace, account_id: int) -> Account:
    """An account of the workspace in the clear, to send with. Raises `NotFound`, `MissingSetup`."""
    row = account_rows.get(workspace.store, account_id)
    settings = workspace.settings
    return Account(
        row["id"], row["target"], row["remote_id"], row["name"],
        account_rows.secret(settings, row, "token"), account_rows.secret(settings, row, "client"),
    )  # fmt: skip


def token_of(workspace: Workspace, account_id: int, check: Callable[[], None]) -> Callable[[str], str]:
    """A function that gives the account's access token, renewed where it has ended or was refused.

    Whoever needs a newer one first renews it for all: threads and processes wait for each other and then read what is
    there, because a service may take only the newest of its renewal tokens.
    """
    known: dict[str, str] = {}

    def access(refused: str) -> str:
        if not refused and known and float(known["expires_at"]) > 0 and not oauth.is_over(known):
            return known["access_token"]
        lock = KeyLock(workspace.data / "locks", f"account/{account_id}")
        lock.acquire(check)
        try:
            account = opened(workspace, account_id)
            token = dict(account.token)
            early_s = endpoint(workspace, account.target).early_s
            if oauth.is_over(token, early_s=early_s) or token.get("access_token") == refused:
                # Not as part of a job: who lost its claim must still leave the only token that counts.
                store = open_workspace(workspace.settings).store
                try:
                    token = _renewed(endpoint(workspace, account.target), account, token, refused)
                except MissingSetup as error:
                    if error.code == "signed_out":  # pages say so from now on, before the next film is sent
                        account_rows.set_token(store, workspace.settings, account_id, {**token, "ends_at": time.time()})
                    raise
                account_rows.set_token(store, workspace.settings, account_id, token)
        finally:
            lock.release()
        known.update(token)
        return str(token["access_token"])

    return access


def _renewed(at: Endpoint, account: Account, token: dict[str, Any], refused: str) -> dict[str, Any]:
    """A newer token; the present one where it is renewed early, and that fails."""
    try:
        return oauth.renewed(at, account.client, token)
    except ReelwrightError:
        if token.get("access_token") == refused or oauth.is_over(token):
            raise
        return token


def _view(workspace: Workspace, row: Mapping[str, Any]) -> AccountView:
    names = ("id", "target", "remote_id", "name")
    fields = {name: row[name] for name in names} | {"scopes": str(row["scopes"]).split()}
    try:
        ends = account_rows.secret(workspace.settings, dict(row), "token").get("ends_at")
    except MissingSetup:  # the key file has changed
        return AccountView.model_validate({**fields, "ending": _OVER})
    ends_at = datetime.fromtimestamp(float(ends), UTC) if ends is not None else None
    return AccountView.model_validate({**fields, "ends_at": ends_at, "ending": ending(ends_at)})


def ending(ends_at: datetime | None, now: datetime | None = None) -> str:
    """A sentence about an account's sign-in that ends within days, or has; "" for any other."""
    now = now or datetime.now(UTC)
    if ends_at is None or ends_at - now > _SOON:
        return ""
    if ends_at <= now:
        return _OVER
    return f"This sign-in ends on {ends_at:%d %B, %H:%M} (UTC). Connect the account again before that."
