"""AssemblyAI's upload, transcript and polling, requests checked against its OpenAPI document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.voice.ready import Ready
from tests.voice.sayings import heard_as, text_of_sound
from tests.voice.wire import KEY, Answer, Asked, Wire, contract


def allowed(body: dict[str, Any]) -> None:
    """Raises AssertionError for what the document does not allow. (Its two halves each forbid the other's fields.)"""
    document = contract("assemblyai")
    if document is None:
        return
    from jsonschema import Draft202012Validator

    rest = {name: value for name, value in body.items() if name != "audio_url"}
    whole = {**document["components"]["schemas"]["TranscriptOptionalParams"], "components": document["components"]}
    errors = [error.message[:200] for error in Draft202012Validator(whole).iter_errors(rest)]
    assert not errors, errors
    assert body["audio_url"].startswith("https://cdn.example/")


class Vendor:
    """Keeps what was uploaded; a transcript is queued first, then there."""

    def __init__(self) -> None:
        self.sounds: list[bytes] = []
        self.asked_for = 0

    def __call__(self, asked: Asked) -> Answer:
        assert asked.headers["authorization"] == KEY
        if asked.path == "/v2/upload":
            assert asked.method == "POST" and asked.body[:4] == b"RIFF"
            self.sounds.append(asked.body)
            return Answer(json.dumps({"upload_url": f"https://cdn.example/{len(self.sounds) - 1}"}).encode())
        if asked.path == "/v2/transcript" and asked.method == "POST":
            allowed(asked.json)
            number = asked.json["audio_url"].rpartition("/")[2]
            return Answer(json.dumps({"id": f"t{number}", "status": "queued", "audio_url": "x"}).encode())
        assert asked.path.startswith("/v2/transcript/t") and asked.method == "GET"
        self.asked_for += 1
        if self.asked_for % 2:
            return Answer(json.dumps({"id": "t", "status": "processing", "audio_url": "x"}).encode())
        sound = self.sounds[int(asked.path.rpartition("t")[2])]
        words = [
            {"text": word, "start": round(1000 * start), "end": round(1000 * end), "confidence": 0.9, "speaker": None}
            for word, start, end in heard_as(text_of_sound(sound), "as said")
        ]
        fields = {"id": "t", "status": "completed", "audio_url": "x", "text": "", "words": words, "audio_duration": 3}
        return Answer(json.dumps(fields).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(Vendor())
    return Ready({"assemblyai_api_key": KEY, "assemblyai_base_url": wire.url}, "", "en", wire)
