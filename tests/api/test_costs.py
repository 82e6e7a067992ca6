"""Money over HTTP: a GET buys nothing, what may have been paid stands apart and is asked for again in so many words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from core.api.media import PREFIX as MEDIA
from core.api.v1 import PREFIX as V1
from core.config import load
from core.studio.workspace.workspace import Workspace, open_workspace
from core.voice.engines.openai import OpenAISpeech
from tests.studio.test_voice import TALE, of_lines
from tests.voice.engines.openai import answer
from tests.voice.wire import KEY, Wire

NOVA = "openai:nova"


@pytest.fixture
def wire() -> Iterator[Wire]:
    result = Wire(answer)
    yield result
    result.close()


@pytest.fixture
def workspace(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace in which a paid voice and a paid aligner are set up."""
    monkeypatch.setenv("REELWRIGHT_OPENAI_API_KEY", KEY)
    monkeypatch.setenv("REELWRIGHT_OPENAI_BASE_URL", wire.url + "/v1")
    monkeypatch.setenv("REELWRIGHT_ASSEMBLYAI_API_KEY", KEY)
    monkeypatch.setenv("REELWRIGHT_ASSEMBLYAI_BASE_URL", wire.url)
    monkeypatch.setenv("REELWRIGHT_ALIGNER", "assemblyai")
    return open_workspace(load())


@pytest.fixture
def tale(workspace: Workspace) -> int:
    return of_lines(workspace, TALE[:3], voice="espeak:en-us")


def test_a_sample_is_bought_by_post_and_served_by_get(client: TestClient, tale: int, wire: Wire) -> None:
    address = f"{MEDIA}/sample/{tale}/{quote(NOVA)}.wav"
    for method in ("GET", "HEAD"):
        assert client.request(method, address).status_code == 404 and wire.asked == []
    result = client.post(f"{V1}/voiceover/{tale}/sample/", json={"voice_id": NOVA})
    assert result.status_code == 200 and result.content[:4] == b"RIFF"
    assert client.get(address).content == result.content and len(wire.asked) == 1
    assert client.get(f"{V1}/costs/", params={"project_id": tale}).json()["results"][0]["calls"] == 1
    assert client.get(f"{MEDIA}/sample/{tale}/{quote('espeak:en-us')}.wav").status_code == 200


def test_no_address_that_is_only_read_buys_anything(client: TestClient, tale: int, wire: Wire) -> None:
    entries = {
        "project_id": tale,
        "render_id": 1,
        "content_id": 1,
        "job_id": 1,
        "voice_id": NOVA,
        "preset": "youtube_long",
    }
    paths = client.get(f"{V1}/openapi.json").json()["paths"]
    for path in (path for path, methods in paths.items() if "get" in methods):
        named = {name: str(value) for name, value in entries.items()}
        client.get(V1 + path.format_map(_Named(named)), params={"voice_id": NOVA, "characters": 5})
    posts = [asked.path for asked in wire.asked if asked.method == "POST"]
    assert len(paths) > 20 and posts == [] and client.get(f"{V1}/costs/").json()["results"] == []


class _Named(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "1"


def test_what_may_have_been_paid_stands_apart_until_it_is_asked_for_again(
    client: TestClient,
    workspace: Workspace,
    tale: int,
    wire: Wire,
    drain: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(OpenAISpeech, "timeout_s", 0.4)
    wire.hanging.set()
    body = {"project_id": tale, "voice_id": NOVA}
    job = client.post(f"{V1}/voiceover/generate/", json=body).json()["job_id"]
    drain()
    failed = client.get(f"{V1}/jobs/{job}/").json()
    assert failed["status"] == "failed" and failed["error"]["code"] == "maybe_paid" and "--ask-again" in str(failed)
    message = client.get(f"{V1}/costs/", params={"project_id": tale}).json()
    (row,) = message["results"]
    sent = len(wire.asked)
    assert (row["calls"], row["maybe_calls"], message["in_doubt"], message["total_usd"]) == (0, sent, sent, 0)
    assert message["maybe_usd"] == pytest.approx(row["maybe_cost"]) and message["maybe_usd"] > 0
    client.post(f"{V1}/voiceover/generate/", json=body)
    drain()
    assert len(wire.asked) == sent  # not by itself
    wire.hanging.clear()
    monkeypatch.undo()
    assert client.post(f"{V1}/costs/again/", json={"project_id": tale}).json()["asked_again"] == sent
    assert client.post(f"{V1}/costs/again/", json={"project_id": 99}).status_code == 404
