"""Reels: the container, its bytes, waiting, and the one call that publishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.errors import MissingSetup, ProviderFailed
from core.publish.meta import Graph
from core.publish.target import Account, Desk, Post
from core.publish.targets.instagram import Instagram
from tests.publish.desks import Clerk
from tests.publish.meta_server import Meta
from tests.publish.serving import Fault
from tests.publish.stages import STAGES, prepared, running

STAGE = STAGES["instagram"]


@pytest.fixture
def server() -> Iterator[tuple[Meta, Clerk]]:
    with running(STAGE) as found:
        yield found


@pytest.fixture
def post(short: Post) -> Post:
    return prepared(STAGE, short)


def target(server: Meta) -> Instagram:
    return Instagram({"meta_base_url": server.address})


def test_a_reel_is_published_with_its_words_and_its_label(server: tuple[Meta, Clerk], post: Post) -> None:
    platform, clerk = server
    sent = target(platform).send(post, {}, clerk.desk())
    assert (sent.status, sent.remote_id, sent.url) == ("published", "media0", "https://www.instagram.com/reel/media0/")
    (upload,) = platform.uploads.values()
    assert upload.fields["caption"].startswith("Of dances.") and upload.fields["is_ai_generated"] == "true"
    assert platform.digest("container0") == post.sha256
    assert "user-0" not in "".join(platform.seen)


def test_only_what_everybody_may_see_goes_there(server: tuple[Meta, Clerk], post: Post) -> None:
    found = target(server[0]).problems(replace(post, privacy="private", seconds=2.0, size=300_000_001, title="x" * 101))
    assert [error.code for error in found] == ["too_long", "privacy", "length", "size"]
    assert target(server[0]).problems(replace(post, seconds=3.0, size=300_000_000)) == []
    assert target(server[0]).problems(replace(post, seconds=900.0)) == []


def test_a_film_that_instagram_cannot_use_is_begun_anew_the_next_time(server: tuple[Meta, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.fails = True
    with pytest.raises(ProviderFailed, match="could not use"):
        target(platform).send(post, {}, clerk.desk())
    assert clerk.state == {} and platform.posts == []


def test_it_waits_and_goes_on_waiting_at_the_next_try(server: tuple[Meta, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.polls = 20
    with pytest.raises(ProviderFailed) as caught:
        target(platform).send(post, {}, clerk.desk())
    assert caught.value.retryable and 240 < clerk.slept < 400 and not clerk.state.get("committed")
    platform.polls = 0
    assert target(platform).send(post, clerk.stored(), clerk.desk()).status == "published"
    assert len(platform.uploads) == 1


def test_a_post_whose_id_did_not_come_is_there_and_never_guessed(server: tuple[Meta, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.faults.append(Fault("lose", "media_publish"))
    with pytest.raises(ProviderFailed):
        target(platform).send(post, {}, clerk.desk())
    sent = target(platform).settle(post, clerk.stored(), clerk.desk())
    assert sent is not None and (sent.status, sent.url) == ("published", "")
    assert [notice.code for notice in sent.notices] == ["publish_no_link"]
    assert platform.posts == ["media0"]


@pytest.mark.parametrize(
    ("code", "sub", "expected"),
    [(4, 0, "rate_limited"), (80002, 0, "rate_limited"), (9, 2207042, "quota"), (25, 2207050, "restricted"),
     (10, 0, "forbidden"), (200, 0, "forbidden"), (352, 2207026, "provider_failed")],
)  # fmt: skip
def test_refusals_are_told_apart(server: tuple[Meta, Clerk], post: Post, code: int, sub: int, expected: str) -> None:
    platform, clerk = server
    body = {"error": {"code": code, "error_subcode": sub, "message": "secret words"}}
    platform.faults += [Fault("refuse", "/IG1/media", 400, body=body) for _ in range(3)]
    with pytest.raises(ProviderFailed) as caught:
        target(platform).send(post, {}, clerk.desk())
    assert caught.value.code == expected and "secret" not in str(caught.value)
    assert caught.value.retryable == (expected == "rate_limited") and platform.posts == []


def test_the_days_posts_are_counted_before_anything_is_sent(server: tuple[Meta, Clerk], post: Post) -> None:
    server[0].usage = 50
    with pytest.raises(ProviderFailed, match="50 posts"):
        target(server[0]).send(post, {}, server[1].desk())
    assert server[0].uploads == {}


def test_the_token_goes_to_nobody_but_meta(short: Post) -> None:
    graph = Graph("Instagram", "", "v27.0", lambda refused: "token", lambda: None)
    for address in ("https://evil.example/x", "http://rupload.facebook.com/x", "https://xfacebook.com/y"):
        with pytest.raises(ProviderFailed, match="cannot be read"):
            graph.upload(address, short, lambda: 0, Desk(), resumed=False)


def test_a_sign_in_that_is_over_says_how_long_one_lasts(server: tuple[Meta, Clerk], post: Post) -> None:
    platform = server[0]
    desk = Desk(Account(1, "instagram", "IG1", "bees", {}, {}), lambda refused: "other")
    with pytest.raises(MissingSetup) as caught:
        target(platform).send(post, dict[str, Any](), desk)
    assert "60 days" in caught.value.hint
