"""Secrets of every kind of target, planted: after sign-ins, posts and failures none stands anywhere in the clear."""

from __future__ import annotations

import base64
import json
import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from core import config
from core.net import retry
from core.publish.targets import youtube as youtube_target
from core.store.db import FILE
from core.studio.machine import backup, services
from core.studio.publish import bundle, delivery, drafts, export, publication_view, publications
from core.studio.workspace import accounts, logs
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.prepared import Prepared
from tests.publish.meta_server import Meta
from tests.publish.serving import Fault, Platform, serving
from tests.publish.stores import BUCKET, USER, Bucket, Dav
from tests.publish.stores import PASSWORD as DAV_PASSWORD
from tests.publish.test_webhook import SECRET as SIGNING
from tests.publish.test_webhook import Receiver
from tests.publish.tiktok_server import TikTok
from tests.publish.wordpress_server import PASSWORD, WordPress
from tests.publish.youtube_server import YouTube, youtube_server
from tests.studio.conftest import filmed
from tests.studio.test_publications import done

MARK = "-planted-5f3a"
APPS = {name: f"{name}-app{MARK}" for name in ("youtube", "tiktok", "instagram")}
PRESETS = {"youtube": "youtube_short", "tiktok": "tiktok", "instagram": "instagram_reel"}
S3_SECRET = "s3-planted-9b7c"
PLANTED = {  # each unlike every word of the program
    **{f"the app's secret at {name}": secret for name, secret in APPS.items()},
    "YouTube's access token": f"access-1{MARK}-yt", "YouTube's refresh token": f"refresh-1{MARK}-yt",
    "TikTok's access token": f"access-1{MARK}-tt", "TikTok's refresh token": f"refresh-1{MARK}-tt",
    "Meta's token": f"user-1{MARK}-me",
    "WordPress' application password": PASSWORD,
    "S3's secret key": S3_SECRET,
    "the webhook's signing key": SIGNING,
    "a token after its renewal": f"access-2{MARK}-yt",
}  # fmt: skip


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Platform | YouTube]]:
    """Every kind of target as a server on this machine."""
    monkeypatch.setattr(youtube_target, "CHUNK", 262_144)
    monkeypatch.setattr(youtube_target, "_BACKOFF_S", (0.0,) * 5)
    monkeypatch.setattr(retry, "_STEP_S", 0.0)
    monkeypatch.setattr(retry, "_BACKOFF_S", (0.0, 0.0, 0.0))
    monkeypatch.setattr(delivery, "_ASKED_S", 0.0)
    tiktok, meta, others = TikTok(), Meta(), (WordPress(), Bucket(), Dav(), Receiver())
    tiktok.secret, tiktok.mark, tiktok.polls = APPS["tiktok"], f"{MARK}-tt", 0
    meta.secret, meta.mark, meta.polls = APPS["instagram"], f"{MARK}-me", 0
    site, bucket, dav, receiver = others
    with (
        youtube_server() as youtube, serving(tiktok), serving(meta), serving(site), serving(bucket), serving(dav),
        serving(receiver),
    ):  # fmt: skip
        youtube.secret, youtube.mark = APPS["youtube"], f"{MARK}-yt"
        yield {
            "youtube": youtube, "tiktok": tiktok, "instagram": meta, "wordpress": site, "s3": bucket, "webdav": dav,
            "webhook": receiver,
        }  # fmt: skip


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path, places: dict[str, Platform | YouTube]) -> Workspace:
    """A finished video for three platforms, and settings that lead to the servers; secrets were typed on the page."""
    address = {name: server.address for name, server in places.items()}
    values = {
        "YOUTUBE_BASE_URL": address["youtube"], "YOUTUBE_SIGN_IN_URL": address["youtube"],
        "TIKTOK_ACCOUNT_BASE_URL": address["tiktok"], "META_BASE_URL": address["instagram"],
        "WORDPRESS_ADDRESS": address["wordpress"], "WORDPRESS_USER": "maja",
        "S3_ADDRESS": address["s3"], "S3_BUCKET": BUCKET, "S3_KEY": "k",
        "WEBDAV_ADDRESS": f"{address['webdav']}/films", "WEBDAV_USER": USER,
        "WEBHOOK_ADDRESS": f"{address['webhook']}/hook",
        "PUBLISH_UNAPPROVED": "1",
    }  # fmt: skip
    data = prepared.copy(filmed, tmp_path / "data")
    given = {f"REELWRIGHT_{name}": value for name, value in values.items()}
    here = open_workspace(config.load({"REELWRIGHT_DATA": str(data), **given}, tmp_path / "none"))
    with here.store.write() as store:
        store.execute("create temp table other as select * from renders where id = 1")
        for number, preset in enumerate(("tiktok", "instagram_reel"), start=2):
            store.execute("update other set id = ?, preset = ?, input_hash = ''", [number, preset])
            store.execute("insert into renders select * from other")
    for name, secret in (
        ("wordpress_password", PASSWORD), ("s3_secret", S3_SECRET), ("webdav_password", DAV_PASSWORD),
        ("webhook_secret", SIGNING),
    ):  # fmt: skip
        services.save(here, name, secret)
    return here


@pytest.mark.logs_errors
def test_planted_secrets_are_nowhere_in_the_clear(
    workspace: Workspace, places: dict[str, Platform | YouTube], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logs.open_log(workspace.settings)
    shown = [url for name in APPS for url in connected(workspace, name, places[name])]
    for name in places:
        trouble(places[name])
        number = publications.ask(
            workspace, 1, name, PRESETS.get(name, "youtube_short"),
            drafts.Choices(privacy="public" if name in ("instagram", "wordpress") else "private"),
        )  # fmt: skip
        view = done(workspace, number)
        shown.append(view.model_dump_json())
        assert view.status in ("published", "failed", "processing"), (name, view)
    statuses = {view.target: view.status for view in publication_view.of_project(workspace, 1)}
    assert list(statuses.values()).count("published") >= 6, statuses
    backup.backup(workspace, tmp_path / "saved.tar")
    with zipfile.ZipFile(bundle.bundle_zip(workspace, 1)) as archive:
        shown += [archive.read(name).decode("latin-1") for name in archive.namelist()]
    export.export(workspace, 1, tmp_path / "project.zip")
    shown += [json.dumps(dict(row), default=str) for row in workspace.store.rows("select * from jobs")]
    shown += [view.model_dump_json() for view in accounts.accounts(workspace)] + [caplog.text]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {FILE, "reelwright.log", "saved.tar"} <= {path.name for path in files}
    found = "\n".join(shown).encode() + b"\n".join(path.read_bytes() for path in files)
    hits = [name for name, secret in PLANTED.items() if any(form in found for form in forms(secret))]
    assert hits == []
    assert MARK.encode() not in found


def connected(workspace: Workspace, name: str, server: Platform | YouTube) -> list[str]:
    """Sign in, once more with a token that is refused; the addresses that the browser saw."""
    client = {"id": "client", "secret": APPS[name]}
    begun = accounts.begin(workspace, name, client)
    query = {key: values[-1] for key, values in parse_qs(urlsplit(begun.url).query).items()}
    if isinstance(server, YouTube | TikTok):
        server.codes["once"] = query["code_challenge"]
    (view,) = accounts.finish(workspace, name, client, begun, f"{begun.redirect}?code=once&state={begun.state}")
    assert begun.verifier not in begun.url
    if isinstance(server, YouTube):
        access = accounts.token_of(workspace, view.id, lambda: None)
        assert access(access("")) == f"access-2{MARK}-yt"
    return [begun.url]


def trouble(server: Platform | YouTube) -> None:
    """Let the next requests fail, with answers that repeat every secret."""
    if isinstance(server, YouTube):
        server.refusals += [("PUT", 503, "backendError")]
        return
    echoed = {"message": list(PLANTED.values()), "error": {"code": 1, "message": " ".join(PLANTED.values())}}
    server.faults += [Fault("refuse", "", 500, body=echoed), Fault("refuse", "", 503, {"Retry-After": "0"}, echoed)]


def forms(secret: str) -> list[bytes]:
    """The forms in which a secret stands in files and addresses."""
    basic = base64.b64encode(f"maja:{secret}".encode())
    return [secret.encode(), quote(secret).encode(), secret.replace(" ", "").encode(), basic]
