"""The Stable Diffusion web UI with --api and --api-auth."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.visuals.sources.ready import Ready, jpeg
from tests.voice.wire import KEY, Answer, Asked, Wire

USER = "painter"


def answer(asked: Asked) -> Answer:
    if asked.headers.get("authorization") != "Basic " + base64.b64encode(f"{USER}:{KEY}".encode()).decode():
        return Answer(b'{"detail": "Incorrect username or password"}', status=401)
    if asked.path == "/sdapi/v1/sd-models":
        assert asked.method == "GET"
        return Answer(json.dumps([{"title": "dreams.safetensors [4199bcdd]", "model_name": "dreams"}]).encode())
    if asked.path == "/sdapi/v1/interrupt":
        assert asked.method == "POST"
        return Answer(b"{}")
    assert asked.path == "/sdapi/v1/txt2img" and asked.method == "POST"
    body = asked.json
    assert body["prompt"] and body["width"] % 8 == 0 and body["height"] % 8 == 0 and 1 <= body["steps"] <= 150
    data = base64.b64encode(jpeg(7, body["width"] // 4, body["height"] // 4)).decode()
    return Answer(json.dumps({"images": [data], "parameters": body, "info": "{}"}).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    values = {"a1111_url": wire.url, "a1111_user": USER, "a1111_password": KEY, "a1111_patience_s": "1"}
    return Ready(values, wire, at_home=True, key_in="other")
