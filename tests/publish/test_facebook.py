"""Films of a Page: reels, videos, drafts, times, and what may become of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.errors import ProviderFailed
from core.publish.target import Post
from core.publish.targets.facebook import Facebook, is_reel
from core.wording import words
from tests.publish.desks import Clerk
from tests.publish.meta_server import Meta
from tests.publish.serving import Answer, Fault, Request
from tests.publish.stages import STAGES, prepared, running, small_chunks

REEL, VIDEO = STAGES["facebook-reel"], STAGES["facebook-video"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Meta, Clerk]]:
    small_chunks(monkeypatch)
    with running(REEL) as found:
        yield found


@pytest.fixture
def post(short: Post) -> Post:
    return prepared(REEL, short)


def target(server: Meta) -> Facebook:
    return Facebook({"meta_base_url": server.address})


def test_upright_films_of_up_to_ninety_seconds_are_reels(post: Post) -> None:
    assert is_reel(post) and is_reel(replace(post, seconds=90.0)) and is_reel(replace(post, seconds=3.0))
    assert not is_reel(replace(post, seconds=90.1)) and not is_reel(replace(post, seconds=2.9))
    assert is_reel(replace(post, width=540, height=960)) and not is_reel(replace(post, width=534, height=950))
    assert not is_reel(replace(post, height=1350))


@pytest.mark.parametrize(("stage", "state"), [(REEL, "DRAFT"), (VIDEO, "false")])
def test_private_is_a_draft(server: tuple[Meta, Clerk], short: Post, stage: object, state: str) -> None:
    platform, clerk = server
    post = replace(prepared(REEL if stage is REEL else VIDEO, short), privacy="private")
    target(platform).send(post, {}, clerk.desk())
    (upload,) = platform.uploads.values()
    assert state in (upload.fields.get("video_state"), upload.fields.get("published"))


def test_a_time_is_kept_within_what_facebook_takes(server: tuple[Meta, Clerk], post: Post) -> None:
    platform, clerk = server
    now = datetime.now(UTC)
    for ahead, codes in ((timedelta(minutes=9), ["time"]), (timedelta(days=31), ["time"]), (timedelta(hours=1), [])):
        found = target(platform).problems(replace(post, publish_at=now + ahead))
        assert [error.code for error in found] == codes
    later = replace(post, publish_at=now + timedelta(hours=1))
    assert target(platform).send(later, {}, clerk.desk()).status == "scheduled"
    (upload,) = platform.uploads.values()
    assert upload.fields["video_state"] == "SCHEDULED"
    assert int(upload.fields["scheduled_publish_time"]) == int((now + timedelta(hours=1)).timestamp())


def test_processing_that_fails_is_said_without_facebooks_own_words(server: tuple[Meta, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.fails, platform.polls = True, 0
    sent = target(platform).send(post, {}, clerk.desk())
    assert (sent.status, words(sent.notices[0])) == ("failed", "Facebook refused the video (1363128).")


def test_words_can_be_changed_and_the_film_taken_back(server: tuple[Meta, Clerk], post: Post) -> None:
    platform, clerk = server
    platform.polls = 0
    target(platform).send(post, {}, clerk.desk())
    target(platform).update(replace(post, title="Bees dance"), clerk.stored(), clerk.desk())
    assert platform.uploads["video0"].fields["title"] == "Bees dance"
    target(platform).remove(clerk.stored(), clerk.desk())
    assert platform.posts == [] and target(platform).confirm(clerk.stored(), clerk.desk()).status == "failed"


@pytest.mark.parametrize("lost", ["begin", "all"])
def test_a_long_video_goes_on_where_facebook_says(server: tuple[Meta, Clerk], short: Post, lost: str) -> None:
    platform, clerk = server
    post, real = prepared(VIDEO, short), platform.answer

    def answer(request: Request) -> Answer:
        answered = real(request)
        if platform.seen.count("POST /v27.0/P1/videos") == 3 and request.path.endswith("/videos"):
            upload = platform.uploads["video0"]
            del upload.data[0 if lost == "all" else len(upload.data) // 2 :]
        return answered

    platform.answer = answer  # type: ignore[method-assign]
    target(platform).send(post, {}, clerk.desk())
    assert platform.digest("video0") == post.sha256 and platform.posts == ["video0"]


@pytest.mark.parametrize("offset", [0, -1, 10**9, "many", "Infinity"])
def test_a_place_that_leads_nowhere_ends_the_upload(server: tuple[Meta, Clerk], short: Post, offset: object) -> None:
    platform, clerk = server
    error = {"code": 6000, "error_subcode": 1363037, "message": "secret", "error_data": f'{{"start_offset": {offset}}}'}
    platform.faults += [Fault("refuse", "/videos", 400, body={"error": error}, skip=1) for _ in range(20)]
    with pytest.raises(ProviderFailed) as caught:
        target(platform).send(prepared(VIDEO, short), {}, clerk.desk())
    assert "secret" not in str(caught.value) and platform.posts == [] and len(platform.seen) < 15


def test_a_page_is_an_account(server: tuple[Meta, Clerk]) -> None:
    assert target(server[0]).owners(server[1].desk()) == [("P1", "Bees")]
