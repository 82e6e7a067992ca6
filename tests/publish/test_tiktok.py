"""TikTok: into the inbox unless its audit is done; directly only as its audit wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.errors import BadInput, Cancelled, MissingSetup, ProviderFailed, ReelwrightError
from core.net.retry import Failed
from core.publish.target import Post
from core.publish.targets import tiktok
from core.publish.targets.tiktok import TikTok
from core.wording import words
from tests.publish.desks import Clerk
from tests.publish.serving import Fault
from tests.publish.stages import DIRECT, STAGES, prepared, running, small_chunks
from tests.publish.tiktok_server import TikTok as Server


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, Clerk]]:
    small_chunks(monkeypatch)
    with running(STAGES["tiktok-inbox"]) as found:
        yield found


@pytest.fixture
def post(short: Post) -> Post:
    return prepared(STAGES["tiktok-direct"], short)


def target(server: Server, mode: str = "direct") -> TikTok:
    return TikTok({"tiktok_account_base_url": server.address, "tiktok_account_mode": mode})


def test_the_inbox_is_the_usual_way_and_asks_for_no_more_than_it_needs(
    server: tuple[Server, Clerk], post: Post
) -> None:
    usual = TikTok({"tiktok_account_base_url": server[0].address})
    assert usual.scopes == ("user.info.basic", "video.upload") and usual.problems(replace(post, options={})) == []
    sent = usual.send(post, {}, server[1].desk())
    while sent.status == "processing":
        sent = usual.confirm(server[1].stored(), server[1].desk())
    assert words(sent.notices[0]) == "The video is in your inbox on TikTok: open its app to finish the post."
    assert not any("creator_info" in name for name in server[0].seen)


def test_a_direct_post_asks_the_creators_limits_first_and_allows_only_what_was_ticked(
    server: tuple[Server, Clerk], post: Post
) -> None:
    platform, clerk = server
    platform.polls = 0
    ticked = replace(post, options={**DIRECT, "allow_comment": True})
    sent = target(platform).send(ticked, {}, clerk.desk())
    assert sent.url == "https://www.tiktok.com/@bees/video/7001"
    assert "creator_info" in platform.seen[0]
    (upload,) = platform.uploads.values()
    info = upload.info
    assert (info["disable_comment"], info["disable_duet"], info["disable_stitch"]) == (False, True, True)
    assert (info["brand_content_toggle"], info["brand_organic_toggle"], info["is_aigc"]) == (False, False, True)


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({}, ["privacy", "consent"]),
        ({"privacy_level": "EVERYBODY", "consent": True}, ["privacy"]),
        ({**DIRECT, "commercial": True}, ["commercial"]),
        ({**DIRECT, "commercial": True, "your_brand": True}, []),
        ({"privacy_level": "SELF_ONLY", "consent": True, "commercial": True, "branded_content": True},
         ["branded_private"]),
    ],
)  # fmt: skip
def test_nothing_is_chosen_beforehand(
    server: tuple[Server, Clerk], post: Post, options: dict[str, Any], codes: list[str]
) -> None:
    found = target(server[0]).problems(replace(post, options=options))
    assert [error.code for error in found] == codes


@pytest.mark.parametrize(
    ("creator", "options"),
    [
        ({"privacy_level_options": ["SELF_ONLY"]}, {}),
        ({"max_video_post_duration_sec": 39}, {}),
        ({}, {"allow_duet": True}),
    ],
)
def test_what_the_account_does_not_allow_is_refused_before_anything_is_sent(
    server: tuple[Server, Clerk], post: Post, creator: dict[str, Any], options: dict[str, Any]
) -> None:
    server[0].creator |= creator
    with pytest.raises(BadInput):
        target(server[0]).send(replace(post, options={**DIRECT, **options}), {}, server[1].desk())
    assert server[0].uploads == {} and not server[1].state.get("committed")


@pytest.mark.parametrize(
    ("size", "chunk", "count"),
    [
        (4_999_999, 4_999_999, 1),
        (19_999_999, 19_999_999, 1),
        (20_000_000, 10_000_000, 2),
        (105_000_001, 10_000_000, 10),
    ],
)
def test_chunks_are_as_tiktok_takes_them(monkeypatch: pytest.MonkeyPatch, size: int, chunk: int, count: int) -> None:
    monkeypatch.setattr(tiktok, "CHUNK", 10_000_000)
    source = tiktok._source(size)
    assert (source["chunk_size"], source["total_chunk_count"]) == (chunk, count)
    starts = [0]
    while (end := tiktok._end(starts[-1], size, chunk)) < size:
        starts.append(end)
    assert len(starts) == count and size - starts[-1] <= 128_000_000


def test_a_beginning_without_an_answer_is_a_question_and_never_tried_by_itself(
    server: tuple[Server, Clerk], post: Post
) -> None:
    platform, clerk = server
    platform.faults.append(Fault("lose", "/init/"))
    with pytest.raises(ProviderFailed):
        target(platform).send(post, {}, clerk.desk())
    assert clerk.state.get("committed")
    assert target(platform).settle(post, clerk.stored(), clerk.desk()) is None
    assert len(platform.uploads) == 1 and platform.posts == []


@pytest.mark.parametrize("mode", ["inbox", "direct"])
@pytest.mark.parametrize("known", [True, False])
def test_a_sign_in_that_has_ended_is_no_question(
    server: tuple[Server, Clerk], post: Post, mode: str, known: bool
) -> None:
    platform, clerk = server

    def token(refused: str) -> str:
        if known or refused:
            raise MissingSetup("The sign-in has ended.", "Connect it again.", code="signed_out")
        return "over"

    with pytest.raises(MissingSetup):
        target(platform, mode).send(post, {}, replace(clerk.desk(), token=token))
    assert not clerk.state.get("committed") and platform.uploads == {}


def test_a_stop_and_a_lost_answer_after_the_step_stay_questions(server: tuple[Server, Clerk], post: Post) -> None:
    platform, clerk = server

    def token(refused: str) -> str:
        if refused:
            raise Cancelled
        return "over"

    with pytest.raises(Cancelled):
        target(platform, "inbox").send(post, {}, replace(clerk.desk(), token=token))
    assert clerk.state["committed"]
    clerk.state = {}
    platform.faults += [Fault("refuse", "/init/", 401), Fault("lose", "/init/")]
    with pytest.raises(ProviderFailed):
        target(platform, "inbox").send(post, {}, clerk.desk())
    assert clerk.state["committed"] and clerk.renewed == 1


def test_settings_that_no_request_can_be_made_of_are_no_question(server: tuple[Server, Clerk], post: Post) -> None:
    with pytest.raises(MissingSetup):
        TikTok({"tiktok_account_base_url": "nowhere"}).send(post, {}, server[1].desk())
    assert not server[1].state.get("committed")


@pytest.mark.parametrize(
    "address",
    ["http://open-upload.tiktokapis.com/video/", "http://192.168.1.1/admin", "https://10.0.0.1/", "https://tiktokapis.com.example/",
     "https://eviltiktokapis.com/", "https://open.tiktokapis.com@example.org/", "https://example.org\\.tiktokapis.com/",
     "http://127.0.0.1:1/upload/x", "https://[", "ftp://open-upload.tiktokapis.com/", ""],
)  # fmt: skip
def test_the_film_goes_to_nobody_but_tiktok(server: tuple[Server, Clerk], post: Post, address: str) -> None:
    platform, clerk = server
    body = {"data": {"publish_id": "v_pub_0", "upload_url": address}, "error": {"code": "ok"}}
    platform.faults.append(Fault("refuse", "/init/", 200, body=body))
    with pytest.raises(ProviderFailed, match="not its own"):
        target(platform).send(post, {}, clerk.desk())
    assert clerk.state.get("publish_id") is None and not clerk.state.get("committed")


@pytest.mark.parametrize(
    "host",
    ["open-upload.tiktokapis.com", "upload.us.tiktokapis.com", "open-upload-sg.tiktokapis.com",
     "open-upload.tiktokapis.us"],
)  # fmt: skip
def test_every_region_of_tiktok_gets_films(
    server: tuple[Server, Clerk], post: Post, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform, clerk = server
    address = f"https://{host}/video/?upload_id=1&upload_token=x"
    sent: list[str] = []

    def put(self: TikTok, post: Post, address: str, *rest: Any) -> None:
        sent.append(address)
        raise Failed(ProviderFailed("Enough.", "", code="enough"))

    monkeypatch.setattr(TikTok, "_put", put)
    body = {"data": {"publish_id": "v_pub_0", "upload_url": address}, "error": {"code": "ok"}}
    platform.faults.append(Fault("refuse", "/init/", 200, body=body))
    with pytest.raises(ReelwrightError, match="Enough"):
        target(platform).send(post, {}, clerk.desk())
    assert sent == [address]


def test_an_answer_without_an_address_is_no_question(server: tuple[Server, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.faults.append(Fault("refuse", "/init/", 200, body={"data": {"publish_id": "1"}, "error": {"code": "ok"}}))
    with pytest.raises(ProviderFailed, match="cannot be read"):
        target(platform).send(post, {}, clerk.desk())
    assert not clerk.state.get("committed")


def test_moderation_of_an_hour_and_a_token_that_ends_meanwhile(server: tuple[Server, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.polls = 120
    sent = target(platform).send(post, {}, clerk.desk())
    assert sent.status == "processing"
    for minute in range(130):
        if minute == 60:
            platform.tokens.clear()
        sent = target(platform).confirm(clerk.stored(), clerk.desk())
    assert sent.status == "published" and clerk.renewed == 1
    assert len(platform.uploads) == 1


@pytest.mark.parametrize(
    "code",
    ["spam_risk_too_many_posts", "unaudited_client_can_only_post_to_private_accounts", "reached_active_user_cap",
     "spam_risk_user_banned_from_posting", "privacy_level_option_mismatch", "scope_not_authorized"],
)  # fmt: skip
def test_refusals_are_told_apart_and_are_no_question(server: tuple[Server, Clerk], post: Post, code: str) -> None:
    platform, clerk = server
    body = {"data": {}, "error": {"code": code, "message": "secret words", "log_id": "1"}}
    platform.faults.append(Fault("refuse", "/init/", 403, body=body))
    with pytest.raises(Exception) as caught:
        target(platform).send(post, {}, clerk.desk())
    assert "secret" not in str(caught.value) and "did not accept the request" not in str(caught.value)
    assert not clerk.state.get("committed")


def test_a_film_that_fails_in_processing_says_why(server: tuple[Server, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.polls, platform.fails = 0, True
    sent = target(platform).send(post, {}, clerk.desk())
    assert (sent.status, words(sent.notices[0])) == ("failed", "TikTok refused the video (frame_rate_check_failed).")
