"""Peculiarities of Bark: presets, markup that is text, another reading for another take; where it is installed."""

from __future__ import annotations

import numpy as np

from core import providers
from core.errors import MissingSetup
from core.voice.engine import FAMILY, Request
from core.voice.engines.bark import Bark
from tests import providing
from tests.voice.engines import bark as ready_file

HERE = all(providing.installed(package) for package in Bark.requires)


def test_the_same_take_sounds_the_same_and_another_one_does_not(tmp_path):
    if not HERE:
        assert any(entry.id == "bark" and "transformers" in entry.command for entry in providers.discover(FAMILY))
        return
    engine = Bark(ready_file.ready(tmp_path).values)
    parts = [engine.say(Request("A take [laughs].", "en_speaker_6", "en", take=take)).samples for take in (0, 1, 0)]
    assert np.array_equal(parts[0], parts[2])
    assert len(parts[0]) != len(parts[1]) or not np.array_equal(parts[0], parts[1])


def test_a_model_that_is_not_here_is_said_before_anything_is_made(tmp_path):
    engine = Bark({"bark_model": str(tmp_path / "nothing")})
    if not HERE:
        return
    assert engine.voices() == []
    try:
        engine.can_speak("en_speaker_1", "Hello.", "en")
    except MissingSetup as refused:
        assert "settings" in refused.hint
    else:
        raise AssertionError("not refused")
