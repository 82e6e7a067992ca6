"""The catalogue of voices and the choice of one."""

from __future__ import annotations

import pytest

from core import voice
from core.errors import MissingSetup
from core.voice import espeak_voices
from core.voice.espeak_host import EspeakHost


def test_there_are_voices_for_more_than_twenty_languages_of_both_sorts():
    voices = voice.voices()
    assert len({element.language.split("-")[0] for element in voices}) >= 60
    for language in {item.language for item in voices}:
        assert {"man", "woman"} <= {entry.gender for entry in voices if entry.language == language}


@pytest.mark.parametrize(
    ("language", "chosen"),
    [
        ("en", "espeak:en-us"),
        ("en-GB", "espeak:en-gb"),
        ("", "espeak:en-us"),
        ("pt", "espeak:pt-br"),
        ("pt-PT", "espeak:pt"),
        ("zh", "espeak:cmn"),
        ("zh-CN", "espeak:cmn"),
        ("zh_TW", "espeak:cmn"),
        ("no", "espeak:nb"),
        ("nn", "espeak:nb"),
        ("de-AT", "espeak:de"),
        ("ja", "espeak:ja"),
        ("ar", "espeak:ar"),
        ("sr-Latn", "espeak:sr"),
    ],
)
def test_the_draft_voice_speaks_the_language(language, chosen):
    assert voice.default_voice(language) == chosen


def test_a_language_nobody_speaks_is_said_so():
    with pytest.raises(MissingSetup) as refused:
        voice.default_voice("th")
    assert "th" in refused.value.message and "voices" in refused.value.hint


def test_the_voices_of_a_language_are_only_its_own():
    assert {item.language for item in voice.voices("fr")} == {"fr-FR", "fr-BE", "fr-CH"}
    assert voice.voices("tlh") == []


@pytest.mark.parametrize("name", ["espeak:en", "espeak:en-US", "espeak:zh", "espeak:no+f2"])
def test_usual_codes_are_understood(name):
    voice.can_speak(name, "Hello.", "en")


def test_espeak_really_has_every_voice_of_the_list():
    host = EspeakHost()
    try:
        voices = espeak_voices.all_voices()
        for item in voices[: len(espeak_voices.LANGUAGES)] + voices[:: len(espeak_voices.LANGUAGES)]:
            text = host.say("a", espeak_voices.native(item.voice), 168, lambda: None)
            assert len(text.samples) > 1000, item.voice
    finally:
        host.close()
