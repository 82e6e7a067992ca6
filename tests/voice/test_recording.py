"""One's own recording of the script: aligned, and what differs is said."""

from __future__ import annotations

import numpy as np
import pytest

from core import voice
from core.errors import BadInput
from core.media.audio import write_wav
from core.voice.espeak_host import EspeakHost
from tests.voice.sounds import check_words

LINES = [
    (11, "The desktop shows icons, and other programs appear in the list."),
    (12, "However, happy users kept talking about the river."),
    (13, "It works on every machine that can read a plain file."),
    (14, "Quick brown foxes jump over lazy dogs."),
    (15, "Nobody ever buys sea shells in winter."),
]


def record(tmp_path, order, name="reading.wav"):
    """The lines in that order, by another voice, faster, with pauses of different lengths."""
    host = EspeakHost()
    parts = [np.zeros(9000, dtype=np.int16)]
    try:
        for number, place in enumerate(order):
            text = host.say(LINES[place][1], "en-us+f3", 185, lambda: None)
            parts += [text.samples, np.zeros(5000 + 4000 * (number % 3), dtype=np.int16)]
    finally:
        host.close()
    path = tmp_path / name
    path.write_bytes(write_wav(np.concatenate(parts), 22_050))
    return path


def test_a_reading_of_the_whole_script_has_every_line(ctx, tmp_path):
    message = voice.recorded(record(tmp_path, range(5)), LINES, language="en", ctx=ctx)
    assert [take.line_id for take in message.narration.takes] == [11, 12, 13, 14, 15]
    assert message.skipped == message.repeated == message.differences(LINES) == ()
    for take in message.narration.takes:
        check_words(take)
        assert 1.5 < take.n_samples / 48_000 < 5


def test_a_line_left_out_and_one_read_twice_are_named(ctx, tmp_path):
    message = voice.recorded(record(tmp_path, [0, 1, 3, 3, 4]), LINES, language="en", ctx=ctx)
    assert (message.skipped, message.repeated) == ((13,), (14,))
    assert [take.line_id for take in message.narration.takes] == [11, 12, 14, 15]
    text = message.differences(LINES)
    assert "It works on every machine" in text[0] and "Quick brown foxes" in text[1]


def test_silence_is_no_reading(ctx, tmp_path):
    path = tmp_path / "silence.wav"
    path.write_bytes(write_wav(np.zeros(96_000, dtype=np.int16), 48_000))
    with pytest.raises(BadInput, match="no speech"):
        voice.recorded(path, LINES, language="en", ctx=ctx)


def test_what_is_no_sound_is_refused(ctx, tmp_path):
    path = tmp_path / "notes.wav"
    path.write_text("not sound at all")
    with pytest.raises(BadInput):
        voice.recorded(path, LINES, language="en", ctx=ctx)


def test_it_is_listed_among_the_engines_and_says_nothing_unrecorded():
    from core import providers, voice
    from core.errors import MissingSetup
    from core.voice.engine import FAMILY

    listed = next(entry for entry in providers.discover(FAMILY) if entry.id == "recording")
    assert listed.available and listed.label == "My own recording"
    with pytest.raises(MissingSetup, match="recorded") as refused:
        voice.can_speak("recording:me", "Hello.", "en")
    assert refused.value.hint
    assert not any(item.engine == "recording" for item in voice.voices())
