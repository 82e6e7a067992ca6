"""Peculiarities of ElevenLabs: an account's voices, clones with consent, its own times, its markup."""

from __future__ import annotations

import pytest

from core.errors import BadInput
from core.voice.engine import Request
from core.voice.engines.elevenlabs import ElevenLabsSpeech
from tests.voice.engines import elevenlabs as vendor


@pytest.fixture
def ready(tmp_path):
    result = vendor.ready(tmp_path)
    yield result
    result.wire.close()


def test_voices_are_asked_for_once(ready):
    for _ in range(3):
        voices = ElevenLabsSpeech(ready.values).voices()
    assert [(voice.label, voice.gender) for voice in voices] == [
        ("George (ElevenLabs)", "man"),
        ("Sarah (ElevenLabs)", "woman"),
    ]
    assert len(ready.wire.asked) == 1


def test_a_clone_needs_consent(ready, tmp_path):
    sample = tmp_path / "me.wav"
    sample.write_bytes(b"RIFF")
    engine = ElevenLabsSpeech(ready.values)
    with pytest.raises(BadInput, match="consent"):
        engine.clone("Me", [sample], consent=False)
    assert not ready.wire.asked
    result = engine.clone("Me", [sample], consent=True)
    assert result.id == "elevenlabs:clonedVoice00000001" and ready.wire.asked[0].path == "/v1/voices/add"


def test_its_own_times_are_used_and_markup_is_text(ready):
    text = "Wait <break time='3s'/> [laughs] now."
    speech = ElevenLabsSpeech(ready.values).say(Request(text, vendor.VOICE, "en"))
    assert [text[stamp.char :].split()[0] for stamp in speech.stamps] == text.replace("<", " ").split()
    assert "<" not in ready.wire.asked[0].json["text"] and len(ready.wire.asked[0].json["text"]) == len(text)


def test_a_cut_line_is_sent_with_what_stands_around_it(ready, ctx, tmp_path):
    from core import voice
    from core.config import Settings

    line = "This sentence is one of very many in a line. " * 120
    voice.speak_lines(
        [(1, line)],
        f"elevenlabs:{vendor.VOICE}",
        language="en",
        ctx=ctx,
        settings=Settings(tmp_path, values=ready.values),
    )
    first, second = sorted((item.json for item in ready.wire.asked), key=lambda body: "previous_text" in body)
    assert first["next_text"] == second["text"] and second["previous_text"] == first["text"]
    assert "language_code" not in first  # eleven_multilingual_v2 refuses it
