"""A `tts-server` of Coqui."""

from __future__ import annotations

from pathlib import Path

from tests.voice.ready import Ready
from tests.voice.wire import Answer, Asked, Wire, spoken


def answer(asked: Asked) -> Answer:
    assert (asked.method, asked.path) == ("GET", "/api/tts")
    assert asked.query["speaker_id"] == "Ana Florence" and asked.query["language_id"] == "en"
    return Answer(spoken(asked.query["text"])[0], "audio/wav")


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    return Ready({"coqui_url": wire.url}, "Ana Florence", "en", wire)
