"""Runware: an array of tasks in, `data` or `errors` out."""

from __future__ import annotations

import base64
import json
import uuid
from pathlib import Path

from tests.visuals.sources.ready import Ready, jpeg
from tests.voice.wire import KEY, Answer, Asked, Wire


def error(code: str, status: int = 400, message: str = "No.") -> Answer:
    fields = {"code": code, "message": message, "parameter": "x", "taskType": "imageInference"}
    return Answer(json.dumps({"errors": [fields]}).encode(), status=status)


def answer(asked: Asked) -> Answer:
    assert asked.method == "POST" and asked.path == "/v1"
    if asked.headers["authorization"] != f"Bearer {KEY}":
        return error("invalidApiKey", 401)
    tasks = asked.json
    assert isinstance(tasks, list) and len(tasks) == 1
    task = tasks[0]
    assert uuid.UUID(task["taskUUID"]).version == 4
    named = {"taskType": task["taskType"], "taskUUID": task["taskUUID"]}
    if task["taskType"] == "accountManagement":
        assert task["operation"] == "getDetails"
        return Answer(json.dumps({"data": [{**named, "balance": 12.5}]}).encode())
    assert task["taskType"] == "imageInference" and task["outputType"] == "base64Data"
    assert 2 <= len(task["positivePrompt"]) <= 3000 and task["model"]
    for side in (task["width"], task["height"]):
        assert 128 <= side <= 2048 and side % 64 == 0
    if "forbidden" in task["positivePrompt"]:
        return error("contentPolicyViolation")
    data = base64.b64encode(jpeg(6, task["width"] // 4, task["height"] // 4)).decode()
    return Answer(json.dumps({"data": [{**named, "imageUUID": "x", "imageBase64Data": data}]}).encode())


def ready(tmp_path: Path) -> Ready:
    wire = Wire(answer)
    return Ready({"runware_api_key": KEY, "runware_base_url": wire.url + "/v1"}, wire)
