"""Delivery of lines: pauses at commas, voices and takes of their own, and what is booked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core import voice
from core.config import Settings
from core.errors import BadInput
from core.media.audio import write_wav
from core.model.speech import LineSpeech
from core.voice import own
from core.voice.espeak_host import EspeakHost
from tests.tills import ListedTill
from tests.voice.engines import openai
from tests.voice.sounds import check_words, samples

EN = "espeak:en-us"


@pytest.mark.parametrize(
    ("language", "text", "commas"),
    [
        ("en", "First, take 4,80 of it; then, wait.", 3),
        ("de", "Danach, so heißt es, folgt das System.", 2),
        ("ja", "はい、そうです、ね。", 2),
        ("en", "Nothing to part here,", 0),
    ],
)
def test_commas_get_a_longer_pause_and_words_move_with_it(ctx, language: str, text: str, commas: int):
    name = voice.default_voice(language)
    plain, wide = (
        voice.speak_lines(
            [(1, text)], name, language=language, ctx=ctx, comma_s=extra, pauses={1: 0.0}
        ).narration.takes[0]
        for extra in (0.0, 0.4)
    )
    check_words(wide)
    assert wide.n_samples - plain.n_samples == pytest.approx(commas * 0.4 * 48_000, abs=2)
    if commas:
        loud = np.abs(samples(wide, ctx)[: wide.n_samples].astype(int))
        quiet = np.convolve(loud, np.ones(480) / 480, "valid") < 30
        longest = max(len(run) for run in "".join("x" if item else " " for item in quiet).split())
        assert longest > 0.38 * 48_000


def test_a_line_with_another_voice_leaves_the_others_alone(ctx):
    lines = [(1, "The first line."), (2, "The second line."), (3, "The third line.")]
    first = voice.speak_lines(lines, EN, language="en", ctx=ctx).narration
    mixed = voice.speak_lines(lines, EN, language="en", ctx=ctx, special={2: LineSpeech(voice="espeak:en-us+f2")})
    assert (mixed.done, mixed.reused) == (1, 2)
    assert [take.voice for take in mixed.narration.takes] == ["", "espeak:en-us+f2", ""]
    same = [a.audio == b.audio for a, b in zip(first.takes, mixed.narration.takes, strict=True)]
    assert same == [True, False, True]


def spoken(tmp_path, text: str, noise: float = 0.0, name: str = "mine.wav"):
    host = EspeakHost()
    try:
        words = host.say(text, "en-us+f3", 150, lambda: None)
    finally:
        host.close()
    lead = np.zeros(words.rate, dtype=np.int16)
    sound = np.concatenate([lead, words.samples, lead]).astype(float)
    sound += np.random.default_rng(1).normal(0, noise, len(sound))
    path = tmp_path / name
    path.write_bytes(write_wav(np.clip(sound, -32768, 32767).astype(np.int16), words.rate))
    return path, len(words.samples) / words.rate


@pytest.mark.parametrize("noise", [0.0, 60.0])
def test_a_persons_own_take_is_trimmed_levelled_and_timed(ctx, tmp_path, noise: float):
    from core.voice import sound

    text = "My own voice, for this line."
    path, length_s = spoken(tmp_path, text, noise)
    special = {2: LineSpeech(own=own.trimmed_recording(path, ctx), own_text=text)}
    message = voice.speak_lines([(1, "The first."), (2, text)], EN, language="en", ctx=ctx, special=special)
    assert message.done == 1
    take = message.narration.takes[1]
    assert take.voice == "recording"
    check_words(take)
    assert take.n_samples / 48_000 == pytest.approx(length_s, abs=0.35)
    speech = samples(take, ctx)[: take.n_samples]
    assert sound.loudness_lufs(speech, 48_000) == pytest.approx(sound.TARGET_LUFS, abs=0.5)


def test_an_own_take_counts_only_for_its_own_words(ctx, tmp_path):
    path, _ = spoken(tmp_path, "Some words.")
    special = {1: LineSpeech(own=own.trimmed_recording(path, ctx), own_text="Some words.")}
    take = voice.speak_lines([(1, "Other words.")], EN, language="en", ctx=ctx, special=special).narration.takes[0]
    assert take.voice == ""


def test_a_recording_without_speech_is_refused(ctx, tmp_path):
    path = tmp_path / "silence.wav"
    path.write_bytes(write_wav(np.zeros(96_000, dtype=np.int16), 48_000))
    with pytest.raises(BadInput, match="no speech"):
        own.trimmed_recording(path, ctx)


def test_every_answered_call_is_told_once_and_what_is_owed_before_it(ctx, tmp_path):
    ready = openai.ready(tmp_path)
    settings = Settings(data=tmp_path, values=ready.values)
    lines = [(1, "A first line."), (2, "A second one."), (3, "A first line."), (4, "🙂")]
    special = {2: LineSpeech(voice=EN)}
    till = ListedTill()
    asked = {"language": "en", "ctx": replace(ctx, till=till), "settings": settings, "special": special}
    try:
        owed = voice.unpaid_lines(lines, "openai:nova", **asked)
        assert [(item.line_id, item.engine, item.characters) for item in owed] == [(1, "openai", 13), (2, "espeak", 13)]
        voice.speak_lines(lines, "openai:nova", **asked)
        (order,) = till.bought  # what this machine speaks is not bought
        assert (order.provider, order.note, order.units) == ("openai", "nova", 13)
        assert order.cost == pytest.approx(13 * 0.000015) and len(ready.wire.asked) == 1
        assert voice.unpaid_lines(lines, "openai:nova", **asked) == []
        voice.speak_lines(lines, "openai:nova", **asked)
        assert len(till.bought) == 1
        # a length that is met by pace alone isn't paid again: the voice is stretched
        faster = voice.speak_lines(lines, "openai:nova", speed=1.05, tempo=1.05, **asked).narration
        assert len(ready.wire.asked) == len(till.bought) == 1
        assert (
            faster.takes[0].n_samples
            < 0.97 * voice.speak_lines(lines, "openai:nova", **asked).narration.takes[0].n_samples
        )
    finally:
        ready.wire.close()
