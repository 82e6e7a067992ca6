"""Voices that can be downloaded, over HTTP: listed, installed by a job, removed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from core import config
from core.api.v1 import PREFIX as V1
from tests.voice import hub as hubs
from tests.voice.engines.piper import NAME
from tests.voice.hub import Hub

HERE = f"{V1}/voiceover/downloads/"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    files = hubs.voice_files()
    files["voices.json"] = json.dumps(hubs.voices_json(files)).encode()
    result = Hub(files)
    monkeypatch.setenv("REELWRIGHT_PIPER_HUB", result.url)
    monkeypatch.setenv("REELWRIGHT_ALLOW_PRIVATE", result.host)
    yield result
    result.close()


def test_a_voice_is_listed_installed_and_removed(hub: Hub, client: TestClient, drain: Callable[[], None]) -> None:
    assert config.load().get("piper_hub") == hub.url
    found = client.get(HERE, params={"language": "en"}).json()
    assert f"piper:{NAME}" in [element["id"] for element in found["results"]]
    asked = client.post(HERE, json={"voice": NAME})
    assert asked.status_code == 202
    drain()
    job = client.get(f"{V1}/jobs/{asked.json()['job_id']}/").json()
    assert job["status"] in ("done", "completed"), job
    now = {item["id"]: item["installed"] for item in client.get(HERE, params={"language": "en"}).json()["results"]}
    assert now[f"piper:{NAME}"]
    voices = client.get(f"{V1}/voiceover/voices/", params={"language": "en"}).json()["results"]
    assert f"piper:{NAME}" in [voice["id"] for voice in voices]
    assert client.delete(f"{HERE}piper:{NAME}/").json()["freed_bytes"] > 0
    assert client.delete(f"{HERE}piper:{NAME}/").status_code == 404


def test_what_is_no_voice_is_refused(client: TestClient) -> None:
    answer = client.post(HERE, json={"voice": "nobody"})
    assert answer.status_code == 422 and "nobody" in answer.text
