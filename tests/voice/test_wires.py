"""Failures on a vendor's wire, for every engine that has one."""

from __future__ import annotations

import importlib
import logging

import pytest

from core import providers, voice
from core.config import Settings
from core.errors import MissingSetup, ProviderFailed
from core.voice.engine import FAMILY, Request
from core.voice.pieces import pieces
from core.voice.remote import RemoteEngine
from tests.voice.sounds import check_words
from tests.voice.wire import KEY, Answer

IDS = [
    entry.id
    for entry in providers.shipped(FAMILY)
    if entry.provider is not None and issubclass(entry.provider, RemoteEngine)
]
TEXT = "The quick brown fox, in 2024, jumps over it."


class Case:
    """One engine on its local server, with a clock that only counts."""

    def __init__(self, name, ready):
        self.name, self.ready, self.wire = name, ready, ready.wire
        self.engine = providers.get(FAMILY, name, ready.values)(ready.values)
        self.slept = 0.0
        self.engine.sleep = self.sleep

    def sleep(self, seconds):
        self.slept += seconds

    def say(self, text=TEXT):
        return self.engine.say(Request(text, self.ready.voice, self.ready.language))

    def fail(self, status, count=1, **headers):
        self.wire.failures = [Answer(b'{"detail": {}}', status=status, headers=headers) for _ in range(count)]


@pytest.fixture(params=IDS)
def case(request, tmp_path):
    ready = importlib.import_module(f"tests.voice.engines.{request.param}").ready(tmp_path)
    yield Case(request.param, ready)
    ready.wire.close()


def test_there_are_engines_behind_wires():
    assert set(IDS) >= {
        item.id for item in providers.shipped(FAMILY) if item.provider and item.provider.cost is not None
    }


@pytest.mark.parametrize("text", ["", "  ", "😀🎉", "— …"])
def test_what_has_no_words_is_not_asked_for(case, text):
    assert len(case.say(text).samples)
    assert case.wire.asked == []


def test_the_pieces_of_a_text_over_the_limit_are_taken_one_by_one(case):
    most = int(case.engine.limits["characters"])
    sentence = "This sentence is one of very many. "
    for _, piece in pieces(sentence * (2 * most // len(sentence)), most):
        assert piece.endswith(". ")
        case.say(piece)
    assert 2 <= len(case.wire.asked) <= 5
    assert not case.wire.wrong


def test_a_bad_key_is_said_so_and_not_tried_again(case):
    case.fail(401)
    with pytest.raises(MissingSetup) as refused:
        case.say()
    assert refused.value.code == "bad_key" and refused.value.hint
    assert len(case.wire.asked) == 1 and case.slept == 0


def test_too_many_requests_are_tried_again_when_the_vendor_says(case):
    case.fail(429, 2, **{"Retry-After": "7"})
    assert len(case.say().samples)
    assert case.slept == pytest.approx(14) and len(case.wire.asked) == 3


def test_it_gives_up_in_words(case):
    case.fail(429, 20, **{"Retry-After": "3600"})
    with pytest.raises(ProviderFailed) as refused:
        case.say()
    assert refused.value.retryable and refused.value.code == "rate_limited"
    assert case.slept <= 360 and len(case.wire.asked) == 4


def test_a_broken_server_is_tried_again_and_then_told(case):
    case.fail(500, 20)
    with pytest.raises(ProviderFailed) as refused:
        case.say()
    assert refused.value.retryable and case.engine.label in refused.value.message
    assert len(case.wire.asked) == 4


def test_an_answer_that_does_not_come_is_not_paid_for_twice(case):
    case.wire.hanging.set()
    case.engine.timeout_s = 0.4
    with pytest.raises(ProviderFailed) as refused:
        case.say()
    assert refused.value.code == "timeout" and refused.value.retryable
    assert len(case.wire.asked) == 1


def test_a_server_that_is_not_there_is_told(case):
    case.wire.close()
    with pytest.raises(ProviderFailed, match="cannot be reached"):
        case.say()


def test_an_answer_that_is_no_sound_is_told(case):
    case.wire.failures = [Answer(b"<html>It works!</html>", "text/html")]
    with pytest.raises(ProviderFailed) as refused:
        case.say()
    assert refused.value.hint


def test_the_secret_is_nowhere(case, caplog, ctx):
    caplog.set_level(logging.DEBUG)
    case.say()
    case.fail(400)
    with pytest.raises(ProviderFailed) as refused:
        case.say()
    assert KEY not in caplog.text and KEY not in str(refused.value)
    assert KEY not in str(case.engine.version()) + str(case.engine.sound_settings())


def test_a_narration_has_all_words_and_is_asked_for_once(case, ctx, tmp_path):
    settings = Settings(data=tmp_path, values=case.ready.values)
    lines = [(1, TEXT), (2, "AT&T costs $5.50 (~4,80 €) in 2024"), (3, "😀")]
    name = f"{case.name}:{case.ready.voice}"
    result = voice.speak_lines(lines, name, language="en", ctx=ctx, settings=settings)
    for take in result.narration.takes:
        check_words(take)
    before = len(case.wire.asked)
    again = voice.speak_lines(lines, name, language="en", ctx=ctx, settings=settings)
    assert again.narration == result.narration and again.done == 0 and len(case.wire.asked) == before == 2
    assert KEY not in "".join(ctx.cache.values) + "".join(ctx.cache.values.values())


def test_what_was_paid_for_is_kept_when_a_later_line_fails(case, ctx, tmp_path):
    settings = Settings(data=tmp_path, values=case.ready.values)
    lines = [(n, f"This is line number {n}.") for n in range(12)]
    name = f"{case.name}:{case.ready.voice}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(case.engine), "limits", {**case.engine.limits, "parallel": 1})
        voice.speak_lines(lines[:5], name, language="en", ctx=ctx, settings=settings)
        case.fail(400)
        with pytest.raises(ProviderFailed):
            voice.speak_lines(lines, name, language="en", ctx=ctx, settings=settings)
    case.wire.asked.clear()
    result = voice.speak_lines(lines, name, language="en", ctx=ctx, settings=settings)
    assert len(case.wire.asked) == 7 and (result.done, result.reused) == (7, 5)


def test_another_speed_than_the_engine_s_is_stretched(case, ctx, tmp_path):
    settings = Settings(data=tmp_path, values=case.ready.values)
    name = f"{case.name}:{case.ready.voice}"
    takes = [
        voice.speak_lines([(1, TEXT)], name, language="en", speed=speed, ctx=ctx, settings=settings).narration.takes[0]
        for speed in (1.0, 1.9)
    ]
    assert takes[0].n_samples / takes[1].n_samples == pytest.approx(1.9, rel=0.12)
    check_words(takes[1])
