"""OpenAI's speech endpoint, requests checked against its OpenAPI document."""

from __future__ import annotations

from pathlib import Path

from tests.voice.ready import Ready
from tests.voice.wire import KEY, Answer, Asked, Wire, conforms, spoken


def answer(asked: Asked) -> Answer:
    assert asked.path == "/v1/audio/speech"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    body = asked.json
    conforms("openai", "/audio/speech", "post", body, asked.query)
    assert len(body["input"]) <= 4096
    return Answer(spoken(body["input"], round(168 * body["speed"]))[0], "audio/wav")


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    values = {"openai_api_key": KEY, "openai_base_url": wire.url + "/v1"}
    return Ready(values, "nova", "en", wire)
