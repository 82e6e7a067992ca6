"""A speech server in the shape of Kokoro-FastAPI's captioned speech."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.voice.ready import Ready
from tests.voice.wire import KEY, Answer, Asked, Wire, spoken

BODY = {
    "model": "kokoro",
    "input": "{text}",
    "voice": "{voice}",
    "speed": "{speed}",
    "stream": False,
    "return_timestamps": True,
}


def answer(asked: Asked) -> Answer:
    assert asked.path == "/dev/captioned_speech" and asked.headers["authorization"] == f"Bearer {KEY}"
    body = asked.json
    assert body["voice"] == "af_heart" and body["stream"] is False
    text = body["input"]
    wav, _, stamps = spoken(text, round(168 * body["speed"]))
    words = [
        {"word": text[char:].split()[0].strip(".,"), "start_time": start, "end_time": end}
        for char, start, end in stamps
        if text[char:].split()
    ]
    return Answer(json.dumps({"audio": base64.b64encode(wav).decode(), "timestamps": words}).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    values = {
        "http_url": wire.url + "/dev/captioned_speech",
        "http_token": KEY,
        "http_body": json.dumps(BODY),
        "http_voices": "af_heart, bf_emma",
        "http_audio": "audio",
        "http_words": "timestamps",
        "http_fields": "word,start_time,end_time",
    }
    return Ready(values, "af_heart", "en", wire)
