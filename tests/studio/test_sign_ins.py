"""Signing in at Meta and TikTok with an app of one's own: tokens that last, rotate, and go when the account goes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from core import config
from core.errors import BadInput, MissingSetup, ProviderFailed
from core.store import accounts as account_rows
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.publish.meta_server import Meta
from tests.publish.serving import serving
from tests.publish.tiktok_server import TikTok

CLIENT = {"id": "client", "secret": "very-secret"}


def workspace(folder: Path, **values: str) -> Workspace:
    given = {f"REELWRIGHT_{name.upper()}": value for name, value in values.items()}
    return open_workspace(config.load({"REELWRIGHT_DATA": str(folder / "data"), **given}, folder / "none"))


def opened(url: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}


def test_one_sign_in_at_facebook_serves_both_and_its_token_lasts(tmp_path: Path) -> None:
    platform = Meta()
    with serving(platform):
        here = workspace(tmp_path, meta_base_url=platform.address)
        for name, owner in (("instagram", "bees"), ("facebook", "Bees")):
            begun = accounts.begin(here, name, CLIENT)
            query = opened(begun.url)
            assert query["client_id"] == "client" and "," in query["scope"] and len(query["state"]) >= 43
            address = f"{query['redirect_uri']}?code=once&state={query['state']}#_=_"
            (view,) = accounts.finish(here, name, CLIENT, begun, address)
            assert (view.target, view.name) == (name, owner)
        assert platform.renewals == 2  # each is exchanged for one of 60 days
        account = accounts.opened(here, view.id)
        access = accounts.token_of(here, view.id, lambda: None)
        assert access("") == "user-2"
        soon = {**account.token, "expires_at": float(account.token["expires_at"]) - 54 * 86_400}
        account_rows.set_token(here.store, here.settings, view.id, soon)
        assert accounts.token_of(here, view.id, lambda: None)("") == "user-3"


def test_a_sign_in_at_tiktok_has_its_own_challenge_and_rotating_tokens(tmp_path: Path) -> None:
    platform = TikTok()
    with serving(platform):
        here = workspace(tmp_path, tiktok_account_base_url=platform.address)
        begun = accounts.begin(here, "tiktok", CLIENT)
        query = opened(begun.url)
        assert (query["client_key"], query["scope"]) == ("client", "user.info.basic,video.upload")
        assert len(query["code_challenge"]) == 64
        platform.codes["once"] = query["code_challenge"]
        address = f"{query['redirect_uri']}?code=once&state={query['state']}"
        (view,) = accounts.finish(here, "tiktok", CLIENT, begun, address)
        assert (view.name, view.remote_id) == ("Bees", "OPEN1")
        with pytest.raises((BadInput, MissingSetup, ProviderFailed)):
            accounts.finish(here, "tiktok", CLIENT, begun, address)  # a code counts once
        access = accounts.token_of(here, view.id, lambda: None)
        assert access(access("")) == "access-2"
        assert accounts.opened(here, view.id).token["refresh_token"] == "refresh-2"
        found = b"".join(path.read_bytes() for path in here.data.rglob("*") if path.is_file())
        assert not any(secret in found for secret in (b"very-secret", b"access-2", b"refresh-2"))
        assert accounts.disconnect(here, view.id) and "access-2" not in platform.tokens
