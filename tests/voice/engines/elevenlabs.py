"""ElevenLabs' wire, requests checked against its OpenAPI document."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.voice.ready import Ready
from tests.voice.wire import KEY, Answer, Asked, Wire, conforms, spoken

VOICE = "JBFqnCBsd6RMkjVDRZzb"
VOICES = {
    "voices": [
        {"voice_id": VOICE, "name": "George", "category": "premade", "labels": {"gender": "male", "language": "en"}},
        {"voice_id": "EXAVITQu4vr4xnSDxMaL", "name": "Sarah", "category": "premade", "labels": {"gender": "female"}},
    ],
    "has_more": False,
    "total_count": 2,
    "next_page_token": None,
}


def answer(asked: Asked) -> Answer:
    assert asked.headers["xi-api-key"] == KEY
    if asked.path == "/v2/voices":
        conforms("elevenlabs", "/v2/voices", "get", None, asked.query)
        return Answer(json.dumps(VOICES).encode())
    if asked.path == "/v1/voices/add":
        return Answer(b'{"voice_id": "clonedVoice00000001", "requires_verification": false}')
    path = "/v1/text-to-speech/{voice_id}/with-timestamps"
    assert asked.path == path.replace("{voice_id}", VOICE)
    body = asked.json
    conforms("elevenlabs", path, "post", body, asked.query)
    assert len(body["text"]) <= 5000 and not set("<>[]") & set(body["text"])
    text = body["text"]
    wav, length_s, stamps = spoken(text, round(168 * body["voice_settings"]["speed"]))
    starts, at = [], 0.0
    begins = {char: start for char, start, _ in stamps}
    for place in range(len(text)):
        at = max(at, begins.get(place, at))
        starts.append(at)
    ends = [*starts[1:], length_s]
    alignment = {
        "characters": list(text),
        "character_start_times_seconds": starts,
        "character_end_times_seconds": ends,
    }
    fields = {"audio_base64": base64.b64encode(wav).decode(), "alignment": alignment, "normalized_alignment": None}
    return Answer(json.dumps(fields).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    return Ready({"elevenlabs_api_key": KEY, "elevenlabs_base_url": wire.url}, VOICE, "en", wire)
