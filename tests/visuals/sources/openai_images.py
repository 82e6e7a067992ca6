"""OpenAI's image endpoint, requests checked against its OpenAPI document."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

from tests.visuals.sources.ready import Ready, jpeg
from tests.voice.wire import KEY, Answer, Asked, Wire, conforms

MODEL = "gpt-image-2.5-flare"


def error(status: int, code: str, message: str = "No.", param: str | None = None) -> Answer:
    fields = {"error": {"message": message, "type": "image_generation_user_error", "param": param, "code": code}}
    return Answer(json.dumps(fields).encode(), status=status)


def answer(asked: Asked) -> Answer:
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    if asked.path == "/v1/models":
        listed = [{"id": MODEL, "object": "model", "created": 1, "owned_by": "openai"}]
        return Answer(json.dumps({"object": "list", "data": listed}).encode())
    assert asked.path == "/v1/images/generations"
    body = asked.json
    conforms("openai", "/images/generations", "post", body, asked.query)
    assert "response_format" not in body, "these models refuse it"
    size = re.fullmatch(r"(\d+)x(\d+)", body["size"])
    assert size, body["size"]
    width, height = int(size[1]), int(size[2])
    assert width % 16 == 0 and height % 16 == 0 and 1 / 3 <= width / height <= 3 and max(width, height) <= 3840
    if "forbidden" in body["prompt"]:
        return error(400, "moderation_blocked", "Your request was rejected by the safety system.")
    data = base64.b64encode(jpeg(5, width // 4, height // 4)).decode()
    return Answer(json.dumps({"created": 1, "data": [{"b64_json": data}], "usage": {}}).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    return Ready({"openai_api_key": KEY, "openai_base_url": wire.url + "/v1"}, wire)
