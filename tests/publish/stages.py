"""Every target whose posts count, beside its local server: what it is sent, and how often it is there.

Used by the suite and by the trial `publish`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pytest

from core.errors import ReelwrightError
from core.publish.target import Account, Post, Sent, Target
from core.publish.targets import facebook, tiktok
from core.publish.targets.facebook import Facebook
from core.publish.targets.instagram import Instagram
from core.publish.targets.s3 import S3
from core.publish.targets.tiktok import TikTok
from core.publish.targets.webdav import WebDav
from core.publish.targets.webhook import Webhook
from core.publish.targets.wordpress import WordPress
from tests.publish.desks import Clerk, Killed
from tests.publish.meta_server import Meta
from tests.publish.serving import Platform, serving
from tests.publish.stores import BUCKET, USER, Bucket, Dav
from tests.publish.stores import PASSWORD as STORE_PASSWORD
from tests.publish.test_webhook import SECRET, Receiver
from tests.publish.tiktok_server import TikTok as TikTokServer
from tests.publish.wordpress_server import PASSWORD
from tests.publish.wordpress_server import WordPress as Site

DIRECT = {"privacy_level": "PUBLIC_TO_EVERYONE", "consent": True}
TRIES = 12  # of a job that a person starts again


@dataclass(frozen=True)
class Stage:
    """One way to publish: `there` counts the films that the server shows, `digest` is that of the last."""

    name: str
    server: Callable[[], Any]
    target: Callable[[Any], Target]
    post: dict[str, Any]
    account: str
    token: str
    renew: Callable[[Any], str]
    there: Callable[[Any], int]
    digest: Callable[[Any], str]


@dataclass
class Outcome:
    """The end of a publication, after all its tries."""

    status: Literal["sent", "failed", "unknown", "unfinished"]
    sent: Sent | None = None
    errors: list[ReelwrightError] = field(default_factory=list)


def _meta(kind: type[Target]) -> Callable[[Any], Target]:
    return lambda server: kind({"meta_base_url": server.address})


def _tiktok(mode: str) -> Callable[[Any], Target]:
    values = {"tiktok_account_mode": mode}
    return lambda server: TikTok({**values, "tiktok_account_base_url": server.address})


def _renewed_meta(server: Any) -> str:
    server.tokens |= {"user-9", "page-user-9"}
    return "user-9"


def _renewed_tiktok(server: Any) -> str:
    server.tokens.add("access-9")
    return "access-9"


def _never(server: Any) -> str:
    raise AssertionError("it has no token")


def _film(server: Any) -> str:
    import hashlib

    return max((hashlib.sha256(data).hexdigest() for data in server.files.values() if len(data) > 100_000), default="")


_META = {"account": "IG1", "token": "user-0", "renew": _renewed_meta, "there": lambda server: len(server.posts)}
_PAGE = {**_META, "account": "P1", "digest": lambda server: server.digest(server.posts[-1])}
_TIKTOK = {
    "account": "OPEN1", "token": "access-0", "renew": _renewed_tiktok, "there": lambda server: len(server.posts),
    "digest": lambda server: server.digest(server.posts[-1]), "server": TikTokServer,
}  # fmt: skip
_REEL = {"preset": "instagram_reel", "privacy": "public"}
STAGES = {
    stage.name: stage
    for stage in (
        Stage("instagram", Meta, _meta(Instagram), _REEL, **_META,
              digest=lambda server: server.digest(list(server.uploads)[-1])),
        Stage("facebook-reel", Meta, _meta(Facebook), _REEL, **_PAGE),
        Stage("facebook-video", Meta, _meta(Facebook), {**_REEL, "preset": "facebook_feed", "height": 1350}, **_PAGE),
        Stage("tiktok-inbox", target=_tiktok("inbox"), post={"preset": "tiktok"}, **_TIKTOK),
        Stage("tiktok-direct", target=_tiktok("direct"), post={"preset": "tiktok", "options": DIRECT}, **_TIKTOK),
        Stage("wordpress", Site, lambda server: WordPress({
            "wordpress_address": server.address, "wordpress_user": "maja", "wordpress_password": PASSWORD,
        }), {}, "", "", _never, lambda server: sum(
            item["content"]["raw"].count("<!-- wp:video") for item in server.items["posts"].values()
        ), _film),
        Stage("webhook", Receiver, lambda server: Webhook({
            "webhook_address": f"{server.address}/hook", "webhook_secret": SECRET,
        }), {}, "", "", _never, lambda server: len(server.messages),
            lambda server: list(server.messages.values())[-1]["data"]["film"]["sha256"]),
        Stage("s3", Bucket, lambda server: S3({
            "s3_address": server.address, "s3_bucket": BUCKET, "s3_key": "k", "s3_secret": "s",
        }), {}, "", "", _never, lambda server: len(server.films()), lambda server: server.digest()),
        Stage("webdav", Dav, lambda server: WebDav({
            "webdav_address": f"{server.address}/films", "webdav_user": USER, "webdav_password": STORE_PASSWORD,
        }), {}, "", "", _never, lambda server: len(server.films()), lambda server: server.digest()),
    )
}  # fmt: skip


@contextmanager
def running(stage: Stage) -> Iterator[tuple[Any, Clerk]]:
    """The stage's server, and a desk to send from."""
    server: Platform = stage.server()
    with serving(server):
        account = Account(1, stage.name.partition("-")[0], stage.account, "Bees", {}, {})
        yield server, Clerk(account, lambda: stage.renew(server), stage.token)
        assert server.wrong == []


def deliver(stage: Stage, server: Any, clerk: Clerk, post: Post) -> Outcome:
    """See a publication through as the jobs do: sending until its irreversible step, and asking from then on."""
    target, outcome = stage.target(server), Outcome("unfinished")
    for _ in range(TRIES):
        state = clerk.stored()
        try:
            if state.get("committed") and not target.idempotent:
                sent = target.settle(post, state, clerk.desk())
                if sent is None:
                    return replace(outcome, status="unknown")
            else:
                sent = target.send(post, state, clerk.desk())
        except Killed:
            continue
        except ReelwrightError as error:
            outcome.errors.append(error)
            if not error.retryable:
                lost = clerk.state.get("committed") and not target.idempotent
                return replace(outcome, status="unknown" if lost else "failed")
            continue
        while sent.status == "processing":
            sent = target.confirm(clerk.stored(), clerk.desk())
        return replace(outcome, status="sent", sent=sent)
    return outcome


def prepared(stage: Stage, post: Post) -> Post:
    """The post as the stage's platform takes it."""
    return replace(post, **stage.post)


def small_chunks(patch: pytest.MonkeyPatch) -> None:
    """Let a film of a few bytes go up in several chunks."""
    patch.setattr(tiktok, "CHUNK", 65_536)
    patch.setattr(facebook, "CHUNK", 65_536)
