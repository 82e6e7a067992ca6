"""The contract of speech engines, run over every file in core/voice/engines."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest

from core import providers, voice
from core.config import Settings
from core.errors import BadInput, Cancelled
from core.media import versions
from core.media.probe import decode_audio, probe
from core.voice.catalogue import FLOOR
from core.voice.engine import CAPABILITIES, FAMILY, Engine, Request
from core.voice.local import LocalEngine
from core.voice.remote import RemoteEngine
from tests.voice import engines as ready_files
from tests.voice.ready import Ready
from tests.voice.sounds import check_words

# "recorded" says only what a person has said: test_recording.py.
ALL = [
    entry.id for entry in providers.shipped(FAMILY) if entry.provider and "recorded" not in entry.provider.capabilities
]
# An engine whose optional packages are not here is listed as missing them (test_listed.py) and cannot run.
IDS = [entry.id for entry in providers.shipped(FAMILY) if entry.id in ALL and "it needs" not in entry.reason]
TEXT = "The quick brown fox, in 2024, jumps over it."


@pytest.fixture(params=IDS)
def how(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Ready]]:
    module = importlib.import_module(f"tests.voice.engines.{request.param}")
    ready = module.ready(tmp_path)
    yield request.param, ready
    if ready.wire is not None:
        ready.wire.close()
        assert not ready.wire.wrong  # every request is one that the vendor's own document allows


@pytest.fixture
def engine(how: tuple[str, Ready]):
    name, ready = how
    result = providers.get(FAMILY, name, ready.values)(ready.values)
    assert isinstance(result, Engine)
    if isinstance(result, RemoteEngine):
        result.sleep = lambda seconds: None
    yield result
    result.close()


@pytest.fixture
def request_(how: tuple[str, Ready]) -> Request:
    return Request(TEXT, how[1].voice, how[1].language)


def test_every_engine_has_its_file_here_and_every_file_its_engine():
    assert sorted(info.name for info in pkgutil.iter_modules(ready_files.__path__)) == sorted(ALL)
    assert FLOOR in IDS


def test_it_declares_itself(engine):
    assert engine.label and engine.note and engine.licence
    assert engine.capabilities <= CAPABILITIES
    assert not engine.requires or engine.install


def test_its_version_is_stable_and_says_something(engine):
    assert engine.version() and engine.version() == engine.version()


def test_what_runs_its_model_is_part_of_its_version(engine, monkeypatch):
    if not isinstance(engine, LocalEngine):
        return
    before, real = engine.version(), metadata.version
    monkeypatch.setattr(metadata, "version", lambda asked: "99.9" if asked == "onnxruntime" else real(asked))
    versions._version.cache_clear()
    after = engine.version()
    monkeypatch.undo()
    versions._version.cache_clear()
    assert after != before == engine.version()


def test_its_voices_are_named_for_people(engine, how):
    voices = engine.voices()
    assert how[1].voice in {element.voice for element in voices}
    assert len({entry.id for entry in voices}) == len(voices)
    for item in voices:
        assert item.engine == how[0]
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2}|-\d{3})?", item.language), item
        assert item.label and item.label != item.voice


def test_it_speaks(engine, request_):
    speech = engine.say(request_)
    assert speech.samples.dtype == np.int16 and speech.samples.ndim == 1
    assert 1.5 < len(speech.samples) / speech.rate < 8
    assert np.abs(speech.samples).max() > 1000


def test_its_stamps_follow_the_text(engine, request_):
    speech = engine.say(request_)
    duration_s = len(speech.samples) / speech.rate
    if "word_times" not in engine.capabilities:
        return  # the aligner gives the times: tests/voice/test_align.py
    starts = [stamp.start_s for stamp in speech.stamps]
    assert starts == sorted(starts)
    assert all(0 <= stamp.start_s <= stamp.end_s <= duration_s for stamp in speech.stamps)
    assert {TEXT[stamp.char : stamp.char + 3] for stamp in speech.stamps} >= {"The", "qui", "bro", "fox", "202", "jum"}


def test_a_line_of_it_decodes_lasts_and_has_all_its_words(ctx, how, tmp_path):
    name, ready = how
    settings = Settings(data=tmp_path, values=ready.values)
    lines = [(1, TEXT), (2, "AT&T costs $5.50 (~4,80 €) in 2024.")]
    result = voice.speak_lines(lines, f"{name}:{ready.voice}", language=ready.language, ctx=ctx, settings=settings)
    assert [take.text for take in result.narration.takes] == [text for _, text in lines]
    for take in result.narration.takes:
        check_words(take)
        info = probe(ctx.blobs.path(take.audio))
        assert info.audio is not None and info.audio.rate == 48_000
        assert info.duration_s == pytest.approx(take.n_frames / 30, abs=0.001)
        assert 1.0 < take.n_samples / 48_000 < 15
        assert len(decode_audio(ctx.blobs.path(take.audio), 48_000)) == take.n_frames * 1600


def test_faster_is_shorter(engine, request_):
    if "speed" not in engine.capabilities:
        return  # lines are stretched after it has spoken: tests/voice/test_speak.py
    low, high = max(0.8, engine.speeds[0]), min(1.6, engine.speeds[1])
    slow, fast = (engine.say(Request(TEXT, request_.voice, request_.language, speed)) for speed in (low, high))
    assert len(fast.samples) / fast.rate < 1.3 * low / high * len(slow.samples) / slow.rate


@pytest.mark.parametrize("text", ["", " ", "—", "\x00", "😀", "<speak/>", "[[h@loU]]", "{\\an8}", "a" * 5000, "\u202e"])
def test_no_text_breaks_it(engine, request_, text):
    text = text[: int(engine.limits.get("characters", 5000))]  # longer lines come in pieces
    speech = engine.say(Request(text, request_.voice, request_.language))
    assert speech.rate > 0 and speech.samples.ndim == 1
    assert all(0 <= stamp.char < max(1, len(text)) for stamp in speech.stamps)


def test_an_unknown_voice_is_refused_with_what_to_do(engine):
    with pytest.raises(BadInput) as refused:
        engine.can_speak("no such voice", TEXT, "en")
    assert refused.value.hint


def test_it_stops_when_asked_and_works_again(engine, request_, how):
    wire = how[1].wire
    if wire is not None:
        wire.hanging.set()
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls > (2 if wire else 0):
            raise Cancelled

    long = ("Long words go on and on. " * 4000)[: int(engine.limits.get("characters", 100_000))]
    began = time.monotonic()
    with pytest.raises(Cancelled):
        for _ in range(3):  # a short answer may come before the first poll
            engine.say(Request(long, request_.voice, request_.language), check)
    assert time.monotonic() - began < 60 or wire is None
    assert calls == (3 if wire else 1)
    if wire is not None:
        wire.hanging.clear()
    assert len(engine.say(request_).samples)
