"""The whole narration as one sound, and how fast it was."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from core import voice
from core.media.audio import read_wav
from core.model.narration import SAMPLES_PER_FRAME, Narration
from tests.voice.sounds import samples

EN = "espeak:en-us"
LINES = [(1, "The first line."), (2, "A second line follows it.")]


def test_the_whole_is_its_lines_one_after_the_other(ctx):
    narration = voice.speak_lines(LINES, EN, language="en", ctx=ctx).narration
    whole = voice.assembled(narration, ctx)
    assert whole.frame_rate == 48_000 and whole.channels == 1
    data = np.array(whole.get_array_of_samples())
    assert len(data) == narration.n_frames * SAMPLES_PER_FRAME
    assert (data == np.concatenate([samples(take, ctx) for take in narration.takes])).all()


def test_the_whole_is_stored_once(ctx):
    narration = voice.speak_lines(LINES, EN, language="en", ctx=ctx).narration
    sha = voice.whole_sound(narration, ctx)
    assert voice.whole_sound(narration, ctx) == sha
    data, rate = read_wav(ctx.blobs.path(sha))
    assert rate == 48_000 and len(data) == narration.n_frames * SAMPLES_PER_FRAME


def test_nothing_spoken_is_an_empty_sound(ctx):
    assert len(voice.assembled(Narration(engine="espeak", voice="en-us", language="en", takes=()), ctx)) == 0


def test_faster_speech_has_a_faster_pace(ctx):
    slow, fast = (voice.speak_lines(LINES, EN, language="en", ctx=ctx, speed=speed).narration for speed in (0.8, 1.6))
    assert voice.letters_per_s(fast) == pytest.approx(2 * voice.letters_per_s(slow), rel=0.1)
    assert voice.letters_per_s(fast, LINES) == voice.letters_per_s(fast)
    assert voice.letters_per_s(slow.model_copy(update={"takes": ()})) == 0.0


def test_pydub_does_not_complain_that_there_is_no_ffmpeg():
    code = "import warnings; warnings.simplefilter('error'); from core.media.segments import _pydub; _pydub()"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PATH": ""})
