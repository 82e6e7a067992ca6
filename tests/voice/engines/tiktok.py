"""The unofficial wire of TikTok's app."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.voice.ready import Ready
from tests.voice.wire import KEY, Answer, Asked, Wire, spoken


def answer(asked: Asked) -> Answer:
    assert asked.path == "/media/api/text/speech/invoke/" and asked.headers["cookie"] == f"sessionid={KEY}"
    assert len(asked.query["req_text"]) <= 300 and asked.query["text_speaker"] == "en_us_001"
    sound = base64.b64encode(spoken(asked.query["req_text"])[0]).decode()
    fields = {"data": {"s_key": "x", "v_str": sound, "duration": "3"}, "message": "success", "status_code": 0}
    return Answer(json.dumps(fields).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    values = {"tiktok_enabled": "true", "tiktok_session_id": KEY, "tiktok_url": wire.url}
    return Ready(values, "en_us_001", "en", wire)
