"""Word times found in a sound, against times that are known."""

from __future__ import annotations

import numpy as np
import pytest

from core.errors import Cancelled, MissingSetup
from core.voice import align_bench, align_flite
from core.voice.align import Ear
from core.voice.engine import Speech
from core.voice.engines.espeak import Espeak, stamps_of
from core.voice.espeak_host import EspeakHost
from core.voice.words import words_of

TEXT = "The old harbour, once silent, wakes up every morning with boats and voices."


@pytest.fixture
def aligner():
    ear = Ear()
    yield ear
    ear.close()


def said(text=TEXT, voice="en-us+m7", pace=190):
    host = EspeakHost()
    try:
        return host.say(text, voice, pace, lambda: None)
    finally:
        host.close()


def errors_ms(text, found, true, length_s):
    pairs = zip(words_of(text, found, length_s), words_of(text, true, length_s), strict=True)
    return [1000 * abs(mine.start - right.start) for mine, right in pairs]


@pytest.mark.parametrize("condition", align_bench.CONDITIONS)
@pytest.mark.parametrize(
    ("language", "text"), [("en", TEXT), ("ru", "Старый порт, когда-то тихий, просыпается утром.")]
)
def test_words_of_another_voice_are_found(aligner, condition, language, text):
    spoken = said(text, "ru+f3" if language == "ru" else "en-us+m7")
    sound = align_bench.worsened(spoken.samples, spoken.rate, condition)
    found = aligner.stamps(text, sound, spoken.rate, language)
    errors = errors_ms(text, found.stamps, stamps_of(spoken), len(sound) / spoken.rate)
    assert np.median(errors) <= 15 and max(errors) <= 60


def test_silence_around_the_speech_moves_nothing(aligner):
    spoken = said()
    quiet = np.zeros(2 * spoken.rate, dtype=np.int16)
    bare = aligner.stamps(TEXT, spoken.samples, spoken.rate, "en").stamps
    late = aligner.stamps(TEXT, np.concatenate([quiet, spoken.samples, quiet]), spoken.rate, "en").stamps
    assert max(abs(a.start_s + 2 - b.start_s) for a, b in zip(bare, late, strict=True)) < 0.02


def test_a_pause_in_the_middle_is_found(aligner):
    spoken = said()
    true = list(stamps_of(spoken))
    cut = next(item for item in true if TEXT[item.char :].startswith("wakes"))
    at = round(cut.start_s * spoken.rate) - 300
    sound = np.concatenate([spoken.samples[:at], np.zeros(spoken.rate, dtype=np.int16), spoken.samples[at:]])
    found = {stamp.char: stamp.start_s for stamp in aligner.stamps(TEXT, sound, spoken.rate, "en").stamps}
    assert found[cut.char] == pytest.approx(cut.start_s + 1, abs=0.05)
    assert found[true[0].char] == pytest.approx(true[0].start_s, abs=0.05)


@pytest.mark.parametrize("length", [0, 1, 100, 4000])
def test_too_little_sound_is_no_crash(aligner, length):
    noise = np.random.default_rng(3).integers(-9000, 9000, length).astype(np.int16)
    for stamp in aligner.stamps(TEXT, noise, 22_050, "en").stamps:
        assert 0 <= stamp.start_s <= stamp.end_s <= length / 22_050 + 0.02


def test_silence_has_no_words(aligner):
    assert aligner.stamps(TEXT, np.zeros(48_000, dtype=np.int16), 48_000, "en").stamps == ()


def test_a_language_espeak_cannot_say_is_refused(aligner):
    with pytest.raises(MissingSetup):
        aligner.stamps("สวัสดี", np.ones(48_000, dtype=np.int16), 48_000, "th")


def test_it_stops_when_asked(aligner):
    def check() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        aligner.stamps(TEXT, said().samples, 22_050, "en", check)


def test_the_table_has_every_language_and_condition_with_its_bar(monkeypatch):
    monkeypatch.setattr(align_bench, "SPEAKERS", align_bench.SPEAKERS[:1])
    monkeypatch.setattr(align_bench, "SENTENCES", {"de": align_bench.SENTENCES["de"][1:]})
    monkeypatch.setattr(align_flite, "program", lambda: None)
    cases = align_bench.run()["cases"]
    assert {"align clean de median", "align music all 95 %", "align CPU time"} <= {case["name"] for case in cases}
    assert all(case["ok"] for case in cases if case["unit"] == "ms")
    assert any(case["ok"] is None and "apt install flite" in case["unit"] for case in cases)


def test_a_synthesiser_of_another_family_is_a_judge_where_it_is_installed(monkeypatch):
    monkeypatch.setattr(align_flite, "VOICES", ("slt",))
    monkeypatch.setattr(align_flite, "SENTENCES", align_flite.SENTENCES[4:5])
    cases = align_bench._other_family(lambda: None)
    assert all(case["ok"] for case in cases) if align_flite.program() else cases[0]["ok"] is None


def test_sounds_of_flite_are_dealt_out_to_words():
    sounds = [("dh", 0.1, 0.2), ("ax", 0.2, 0.3), ("k", 0.5, 0.6), ("ae", 0.6, 0.7), ("t", 0.7, 0.9)]
    stamps = align_flite.stamps_of("The cat.", sounds, [2, 3])
    assert [(stamp.char, stamp.start_s, stamp.end_s) for stamp in stamps] == [(0, 0.1, 0.3), (4, 0.5, 0.9)]
    assert align_flite.stamps_of("The cat.", sounds, [2, 2]) == ()


def test_the_engine_s_own_rendering_is_aligned_with_itself():
    engine = Espeak()
    from core.voice.align import align
    from core.voice.engine import Request

    known: Speech = engine.say(Request(TEXT, "en-us", "en"))
    engine.close()
    found = align(known.samples, known.rate, [known]).stamps
    assert max(abs(a.start_s - b.start_s) for a, b in zip(found, known.stamps, strict=True)) < 0.01
