"""Films that go to YouTube: whole, in chunks, with faults on the way, and never twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import MissingSetup, ReelwrightError
from core.publish.target import Account, Desk, Post, State
from core.publish.targets import youtube
from core.publish.targets.youtube import YouTube
from core.wording import words
from tests.publish import youtube_server as fake

SIZE = 5 * 262_144 + 17


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[fake.YouTube]:
    monkeypatch.setattr(youtube, "CHUNK", 262_144)
    monkeypatch.setattr(youtube, "_BACKOFF_S", (0.0,) * 5)
    with fake.youtube_server() as state:
        yield state
        assert state.wrong == []


@pytest.fixture
def post(tmp_path: Path) -> Post:
    film = tmp_path / "bees.mp4"
    film.write_bytes(bytes(n * 7 % 251 for n in range(SIZE)))
    (tmp_path / "bees.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nBees.\n")
    (tmp_path / "bees.jpg").write_bytes(b"\xff\xd8 picture")
    return Post(
        key="k", project="p" * 64, film=film, sha256=hashlib.sha256(film.read_bytes()).hexdigest(), size=SIZE,
        seconds=40.0, width=1080, height=1920, preset="youtube_short", title="How bees talk", description="Of dances.",
        tags=("bees", "dance language"), language="en", captions=tmp_path / "bees.srt", thumbnail=tmp_path / "bees.jpg",
    )  # fmt: skip


class Clerk:
    """A desk that keeps what was saved, and counts."""

    def __init__(self, server: fake.YouTube) -> None:
        self.server, self.state, self.shares = server, dict[str, Any](), list[float]()

    def desk(self) -> Desk:
        account = Account(1, "youtube", "UC1", "Bees", {}, {})
        return Desk(account, self._token, self._save, lambda share, message="": self.shares.append(share))

    def _token(self, refused: str) -> str:
        if refused:
            self.server.tokens.add("access-9")
            return "access-9"
        return "access-0"

    def _save(self, state: State) -> None:
        self.state = dict(state)


def target(server: fake.YouTube) -> YouTube:
    return YouTube({"youtube_base_url": server.address})


def test_a_film_goes_up_in_chunks_with_all_that_belongs_to_it(server: fake.YouTube, post: Post) -> None:
    clerk = Clerk(server)
    sent = target(server).send(post, {}, clerk.desk())
    assert (sent.status, sent.url, sent.notices) == ("published", "https://www.youtube.com/watch?v=video-0", ())
    assert server.digests == {"video-0": post.sha256}
    assert len(clerk.shares) == 5 and clerk.shares == sorted(clerk.shares)
    video = server.videos["video-0"]
    assert video["snippet"] == {
        "title": "How bees talk", "description": "Of dances.", "tags": ["bees", "dance language"], "categoryId": "28",
        "defaultLanguage": "en", "defaultAudioLanguage": "en",
    }  # fmt: skip
    assert video["status"]["privacyStatus"] == "private"
    assert video["status"]["selfDeclaredMadeForKids"] is False
    assert server.captions[0]["text"].startswith("1\n00:00:00,000 --> ")
    assert server.thumbnails["video-0"].startswith(b"\xff\xd8")


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_connection_that_is_cut_goes_on_where_it_was(server: fake.YouTube, post: Post, share: float) -> None:
    server.cut = int(SIZE * share)
    sent = target(server).send(post, {}, Clerk(server).desk())
    assert sent.status == "published"
    assert list(server.digests.values()) == [post.sha256]
    assert len(server.sessions) == 1


def test_an_answer_that_is_lost_after_the_last_byte_is_asked_for_and_nothing_is_sent_twice(
    server: fake.YouTube, post: Post
) -> None:
    server.lose = True
    sent = target(server).send(post, {}, Clerk(server).desk())
    assert (sent.status, len(server.videos), len(server.sessions)) == ("published", 1, 1)


@pytest.mark.parametrize("at", ["session", "committed"])
def test_another_process_goes_on_with_what_was_saved(server: fake.YouTube, post: Post, at: str) -> None:
    clerk = Clerk(server)
    desk = clerk.desk()

    class Killed(BaseException):
        pass

    def save(state: State) -> None:
        clerk.state = dict(state)
        if state.get(at):
            raise Killed

    with pytest.raises(Killed):
        target(server).send(post, {}, Desk(desk.account, desk.token, save))
    assert clerk.state.get("session")
    if at == "committed":
        sent = target(server).settle(post, clerk.state, clerk.desk())
    else:
        sent = target(server).send(post, clerk.state, clerk.desk())
    assert sent is not None and sent.status == "published"
    assert list(server.digests.values()) == [post.sha256]
    assert len(server.sessions) == 1


def test_a_session_that_is_gone_is_begun_anew_before_the_last_byte_and_looked_for_after_it(
    server: fake.YouTube, post: Post
) -> None:
    gone = {"session": f"{server.address}{fake.UPLOAD}?upload_id=session-77"}
    sent = target(server).send(post, dict(gone), Clerk(server).desk())
    assert (sent.status, len(server.videos)) == ("published", 1)

    found = target(server).settle(post, {**gone, "committed": True}, Clerk(server).desk())
    assert found is not None and found.remote_id == "video-0"
    assert len(server.videos) == 1
    server.videos.clear()
    assert target(server).settle(post, {**gone, "committed": True}, Clerk(server).desk()) is None
    assert server.videos == {}


def test_a_token_that_ends_in_the_middle_is_renewed_once(server: fake.YouTube, post: Post) -> None:
    clerk = Clerk(server)
    server.tokens.clear()
    assert target(server).send(post, {}, clerk.desk()).status == "published"
    assert server.tokens == {"access-9"}


@pytest.mark.parametrize(
    ("status", "reason", "code"),
    [
        (403, "quotaExceeded", "quota"),
        (429, "rateLimitExceeded", "quota"),
        (400, "uploadLimitExceeded", "channel_limit"),
        (400, "invalidTitle", "bad_input"),
        (403, "forbidden", "forbidden"),
    ],
)
def test_refusals_are_told_apart_and_none_is_tried_again(
    server: fake.YouTube, post: Post, status: int, reason: str, code: str
) -> None:
    server.refusals += [("POST /upload/youtube/v3/videos", status, reason)]
    with pytest.raises(ReelwrightError) as caught:
        target(server).send(post, {}, Clerk(server).desk())
    assert caught.value.code == code
    assert "secret" not in str(caught.value)
    assert server.videos == {}


@pytest.mark.parametrize(("status", "reason"), [(500, "backendError"), (503, ""), (403, "userRateLimitExceeded")])
def test_trouble_that_passes_is_waited_for(server: fake.YouTube, post: Post, status: int, reason: str) -> None:
    server.refusals += [("PUT", status, reason), ("POST /upload/youtube/v3/videos", status, reason)]
    assert target(server).send(post, {}, Clerk(server).desk()).status == "published"
    assert list(server.digests.values()) == [post.sha256]


def test_captions_or_a_thumbnail_that_fail_do_not_fail_the_film_and_are_sent_alone_later(
    server: fake.YouTube, post: Post
) -> None:
    clerk = Clerk(server)
    server.refusals += [("captions", 403, "forbidden"), ("thumbnails", 403, "forbidden")]
    sent = target(server).send(post, {}, clerk.desk())
    assert sent.status == "published"
    assert [words(notice).split(":")[0] for notice in sent.notices] == [
        "The video is on YouTube, but its captions are not",
        "The video is on YouTube, but its thumbnail is not",
    ]
    again = target(server).send(post, clerk.state, clerk.desk())
    assert again.notices == () and len(server.videos) == len(server.captions) == 1


def test_what_the_channel_changed_is_said(server: fake.YouTube, post: Post) -> None:
    state: State = {}
    target(server).send(Post(**{**vars(post), "privacy": "public"}), state, Clerk(server).desk())
    server.videos["video-0"]["status"]["privacyStatus"] = "private"
    (notice,) = target(server).confirm(state, Clerk(server).desk()).notices
    assert words(notice) == "YouTube made the video private, though public was asked for."
    server.videos["video-0"]["status"] |= {"uploadStatus": "rejected", "rejectionReason": "duplicate"}
    sent = target(server).confirm(state, Clerk(server).desk())
    assert (sent.status, words(sent.notices[0])) == ("failed", "YouTube refused the video (duplicate).")


def test_title_and_text_can_be_changed_and_the_video_taken_back(server: fake.YouTube, post: Post) -> None:
    state: State = {}
    target(server).send(post, state, Clerk(server).desk())
    target(server).update(Post(**{**vars(post), "title": "Bees dance"}), state, Clerk(server).desk())
    assert server.videos["video-0"]["snippet"]["title"] == "Bees dance"
    target(server).remove(state, Clerk(server).desk())
    assert server.videos == {}


def test_a_dry_run_names_every_field(server: fake.YouTube, post: Post) -> None:
    rows = {field.name: field.value for field in target(server).fields(post)}
    assert rows["snippet.title"] == "How bees talk"
    assert rows["status.privacyStatus"] == "private" and rows["status.selfDeclaredMadeForKids"] == "no"
    assert post.sha256 in rows["video"]
    assert server.sessions == {}


def test_nobody_is_signed_in(server: fake.YouTube, post: Post) -> None:
    with pytest.raises(MissingSetup):
        target(server).send(post, {}, Desk())


def test_a_server_that_forgets_every_session_is_given_up(server: fake.YouTube, post: Post) -> None:
    server.sessions_gone = True
    with pytest.raises(ReelwrightError):
        target(server).send(post, {}, Clerk(server).desk())
    assert len(server.sessions) == 2 and server.videos == {}


def test_a_video_that_is_there_is_no_question_though_its_standing_cannot_be_asked(
    server: fake.YouTube, post: Post
) -> None:
    server.refusals += [("GET /youtube/v3/videos", 403, "forbidden")]
    sent = target(server).send(post, {}, Clerk(server).desk())
    assert (sent.status, sent.url) == ("processing", "https://www.youtube.com/watch?v=video-0")


def test_a_session_that_ends_with_the_last_byte_is_settled_by_the_next_try(server: fake.YouTube, post: Post) -> None:
    clerk = Clerk(server)
    server.refusals += [("PUT", 503, "backendError")]

    def save(state: State) -> None:
        clerk.state = dict(state)
        server.sessions_gone = bool(state.get("committed"))

    desk = clerk.desk()
    with pytest.raises(ReelwrightError) as caught:
        target(server).send(post, {}, Desk(desk.account, desk.token, save))
    assert caught.value.retryable and server.videos == {}
    assert target(server).settle(post, clerk.state, desk) is None
