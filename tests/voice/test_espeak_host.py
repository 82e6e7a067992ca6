"""The process that holds espeak-ng: plain answers, and no harm when it dies."""

from __future__ import annotations

import os
import signal

import pytest

from core.errors import MissingSetup, ProviderFailed
from core.voice import espeak_host
from core.voice.espeak_host import EspeakHost


def never():
    return None


@pytest.fixture
def host():
    result = EspeakHost()
    yield result
    result.close()


def test_the_same_text_gives_the_same_sound_after_any_other(host):
    first = host.say("Seventeen soft shells.", "en-us+f3", 168, never)
    host.say("Etwas ganz anderes.", "de", 200, never)
    again = host.say("Seventeen soft shells.", "en-us+f3", 168, never)
    assert (first.samples == again.samples).all()
    assert (first.words, first.phones) == (again.words, again.phones)


def test_a_process_that_dies_is_said_so_and_started_again(host):
    host.say("Hello.", "en-us", 168, never)
    os.kill(host._process.pid, signal.SIGKILL)
    host._process.wait()
    assert len(host.say("Hello.", "en-us", 168, never).samples)

    def kill():
        os.kill(host._process.pid, signal.SIGKILL)

    with pytest.raises(ProviderFailed) as failed:
        host.say("On and on and on it goes. " * 4_000, "en-us", 168, kill)  # seconds of work: it is asked to check
    assert failed.value.retryable
    assert len(host.say("Hello.", "en-us", 168, never).samples)


def test_a_voice_it_does_not_know_is_an_error_in_words(host):
    with pytest.raises(ProviderFailed, match="no voice"):
        host.say("Hello.", "nope", 168, never)
    assert len(host.say("Hello.", "en-us", 168, never).samples)


def test_closing_leaves_no_process(host):
    host.say("Hello.", "en-us", 168, never)
    pid = host._process.pid
    host.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_missing_library_is_missing_setup(host, tmp_path, monkeypatch):
    monkeypatch.setattr(espeak_host, "library_home", lambda: tmp_path)
    with pytest.raises(MissingSetup) as refused:
        host.say("Hello.", "en-us", 168, never)
    assert "pip install" in refused.value.hint
    (tmp_path / "libespeak-ng.so").write_bytes(b"not a library")
    with pytest.raises(MissingSetup):
        host.say("Hello.", "en-us", 168, never)
