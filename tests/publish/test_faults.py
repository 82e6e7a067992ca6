"""Faults at every request and save of every target: no film is there twice, and none is lost silently."""

from __future__ import annotations

from typing import Any

import pytest

from core.publish.target import Post
from tests.publish.serving import Fault
from tests.publish.stages import STAGES, Stage, deliver, prepared, running, small_chunks

REFUSALS: tuple[dict[str, Any], ...] = (
    {"status": 429}, {"status": 429, "headers": {"Retry-After": "0"}}, {"status": 500},
    {"status": 503, "headers": {"Retry-After": "0"}},
)  # fmt: skip
FILMS = ("/rupload/", "/upload/", "POST /wp-json/wp/v2/media", "/videos", "/hook", ".mp4")  # where films go
SHARES = (0.0, 0.01, 0.5, 0.99, 1.0)


@pytest.fixture(autouse=True)
def chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    small_chunks(monkeypatch)


@pytest.fixture(params=STAGES)
def stage(request: pytest.FixtureRequest) -> Stage:
    return STAGES[request.param]


@pytest.fixture
def post(stage: Stage, short: Post) -> Post:
    return prepared(stage, short)


TOKENS = [name for name, stage in STAGES.items() if stage.token]


def seen(stage: Stage, post: Post) -> tuple[list[str], int]:
    """The requests and the number of saves of a publication where nothing goes wrong."""
    with running(stage) as (server, clerk):
        outcome = deliver(stage, server, clerk, post)
        assert outcome.status == "sent" and outcome.sent is not None
        assert outcome.sent.status == "published"
        assert (stage.there(server), stage.digest(server)) == (1, post.sha256)
        return list(server.seen), clerk.saves


def is_once(stage: Stage, server: Any, clerk: Any, post: Post, *, may_ask: bool = True) -> None:
    outcome = deliver(stage, server, clerk, post)
    if outcome.status == "unknown":
        assert may_ask and stage.there(server) <= 1
        return
    while outcome.status == "failed":  # the person starts it again: nothing of the last may be there
        assert stage.there(server) == 0, outcome.errors
        clerk.state = {}
        outcome = deliver(stage, server, clerk, post)
    assert outcome.status == "sent", outcome.errors
    assert (stage.there(server), stage.digest(server)) == (1, post.sha256)


def test_every_request_may_be_refused_for_a_while(stage: Stage, post: Post) -> None:
    every, _ = seen(stage, post)
    for at in range(len(every)):
        for refusal in REFUSALS[at % 2 :: 2]:  # in turns, each at every other request
            with running(stage) as (server, clerk):
                server.faults.append(Fault("refuse", "", skip=at, **refusal))
                is_once(stage, server, clerk, post)


def test_every_request_may_be_denied(stage: Stage, post: Post) -> None:
    every, _ = seen(stage, post)
    for at in range(len(every)):
        with running(stage) as (server, clerk):
            server.faults.append(Fault("refuse", "", skip=at, status=401 + 2 * (at % 2)))
            is_once(stage, server, clerk, post)


def test_every_answer_may_be_lost(stage: Stage, post: Post) -> None:
    every, _ = seen(stage, post)
    for at in range(len(every)):
        with running(stage) as (server, clerk):
            server.faults.append(Fault("lose", "", skip=at))
            is_once(stage, server, clerk, post)


def test_every_request_may_be_cut_anywhere(stage: Stage, post: Post) -> None:
    every, _ = seen(stage, post)
    films = {max((name for name in every if sign in name), default="") for sign in FILMS}
    for at, name in enumerate(every):
        for share in SHARES if name in films else (0.5,):
            with running(stage) as (server, clerk):
                server.faults.append(Fault("cut", "", skip=at, share=share))
                is_once(stage, server, clerk, post)


def test_the_process_may_be_killed_at_every_save(stage: Stage, post: Post) -> None:
    _, saves = seen(stage, post)
    for kill in range(1, saves + 1):
        with running(stage) as (server, clerk):
            clerk.kill = kill
            is_once(stage, server, clerk, post)


@pytest.mark.parametrize("stage", TOKENS, indirect=True)
def test_a_token_that_cannot_be_had_is_no_question(stage: Stage, post: Post) -> None:
    with running(stage) as (server, clerk):
        is_once(stage, server, clerk, post)
        asked = clerk.asked
    for locked in range(1, asked + 1):
        with running(stage) as (server, clerk):
            clerk.locked = locked
            is_once(stage, server, clerk, post, may_ask=False)


@pytest.mark.parametrize("stage", TOKENS, indirect=True)
def test_a_renewal_that_fails_after_a_refusal_is_no_question(stage: Stage, post: Post) -> None:
    every, _ = seen(stage, post)
    for at in range(len(every)):
        with running(stage) as (server, clerk):
            real, count = server.answer, [0]

            def answer(request: Any, server: Any = server, real: Any = real, count: Any = count, at: int = at,
                       clerk: Any = clerk) -> Any:  # fmt: skip
                if count[0] == at:
                    server.tokens.clear()
                    clerk.locked = clerk.asked + 1
                count[0] += 1
                return real(request)

            server.answer = answer
            is_once(stage, server, clerk, post, may_ask=False)


@pytest.mark.parametrize("stage", TOKENS, indirect=True)
def test_a_token_that_ends_anywhere_is_renewed_and_the_same_film_goes_on(stage: Stage, post: Post) -> None:
    every, _ = seen(stage, post)
    for at in range(len(every)):
        with running(stage) as (server, clerk):
            real, count = server.answer, [0]

            def answer(request: Any, server: Any = server, real: Any = real, count: Any = count, at: int = at) -> Any:
                if count[0] == at:
                    server.tokens.clear()
                count[0] += 1
                return real(request)

            server.answer = answer
            is_once(stage, server, clerk, post, may_ask=False)
            assert clerk.renewed <= 1 and len(getattr(server, "uploads", "1")) == 1
