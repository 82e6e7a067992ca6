"""The voice over HTTP: narrowed lists, costs, one line at a time, pronunciations, recordings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from core.api.v1 import PREFIX as V1
from core.studio.project import projects
from core.studio.script import edits, write
from core.studio.workspace.workspace import Workspace
from tests.studio.test_voice import TALE, of_lines, reading


@pytest.fixture
def spoken(client: TestClient, workspace: Workspace, project: int, drain: Callable[[], None]) -> int:
    first = write.write(workspace, project).lines[0].id
    edits.save_rows(workspace, project, [{"id": first, "text": TALE[0]}, *({"text": item} for item in TALE[1:5])])
    client.post(f"{V1}/voiceover/generate/", json={"project_id": project})
    drain()
    return project


def lines(workspace: Workspace, project: int) -> list[int]:
    written = projects.view(workspace, project).script
    assert written is not None
    return [line.id for line in written.lines]


def test_voices_are_narrowed_down_and_starred(client: TestClient) -> None:
    asked = {"language": "de", "gender": "woman", "offline": "1", "characters": 100}
    found = client.get(f"{V1}/voiceover/voices/", params=asked).json()["results"]
    assert found and all(item["language"].startswith("de") and item["gender"] == "woman" for item in found)
    last = found[-1]["id"]
    assert client.put(f"{V1}/voiceover/favourites/", json={"voice_id": last, "favourite": True}).json() == {
        "results": [last]
    }
    first = client.get(f"{V1}/voiceover/voices/", params=asked).json()["results"][0]
    assert first["id"] == last and first["favourite"] and first["price"] == 0


def test_one_line_is_changed_and_spoken(
    client: TestClient, workspace: Workspace, spoken: int, drain: Callable[[], None]
) -> None:
    line = lines(workspace, spoken)[1]
    before = projects.view(workspace, spoken).narration
    where = f"{V1}/voiceover/{spoken}/lines/{line}/"
    assert client.patch(where, json={"again": True}).json()["take"] == 1
    assert client.patch(where, json={"voice_id": "espeak:en-gb+f2"}).json()["voice_id"] == "espeak:en-gb+f2"
    assert client.patch(where, json={}).status_code == 422 or client.patch(where, json={}).status_code == 400
    assert client.patch(f"{V1}/voiceover/{spoken}/lines/999/", json={"again": True}).status_code == 404
    client.post(f"{V1}/voiceover/generate/", json={"project_id": spoken})
    drain()
    after = projects.view(workspace, spoken).narration
    assert before is not None and after is not None
    assert [a.audio == b.audio for a, b in zip(before.takes, after.takes, strict=True)].count(False) == 1
    message = client.post(f"{where}take/", files={"file": ("mine.wav", reading([TALE[1]]), "audio/wav")}).json()
    assert message["recorded"]
    assert not client.delete(f"{where}take/").json()["recorded"]
    bad = client.post(f"{where}take/", files={"file": ("mine.wav", b"nothing", "audio/wav")})
    assert bad.status_code == 422 and bad.json()["error"]["message"]


def test_costs_are_told(client: TestClient, spoken: int) -> None:
    message = client.get(f"{V1}/voiceover/{spoken}/cost/").json()
    assert (message["price"], message["lines"], message["spent"]) == (0, 0, [])


def test_words_are_kept_and_forgotten(client: TestClient, spoken: int) -> None:
    for where in ("", f"{spoken}/"):
        address = f"{V1}/pronunciations/{where}"
        kept = client.put(address, json={"word": "Hugo", "said": "hyoogo"}).json()
        assert [(item["word"], item["said"]) for item in kept["results"]] == [("Hugo", "hyoogo")]
        assert client.get(address).json() == kept
        assert client.delete(address, params={"word": "Hugo"}).json()["count"] == 0
        assert client.put(address, json={"word": "Hugo", "said": " "}).status_code == 422


def test_a_recording_is_taken_in_and_decided(
    client: TestClient, workspace: Workspace, spoken: int, drain: Callable[[], None]
) -> None:
    address = f"{V1}/recordings/{spoken}/"
    sound = reading([TALE[0], TALE[1], TALE[3], TALE[3], TALE[4]])
    assert client.post(address, files={"file": ("r.wav", sound, "audio/wav")}).status_code == 202
    drain()
    message = client.get(address).json()
    ids = lines(workspace, spoken)
    assert {(item["line_id"], item["kind"]) for item in message["differences"]} >= {
        (ids[2], "skipped"),
        (ids[3], "repeated"),
    }
    left = client.patch(address, json={"line_id": ids[2]}).json()["differences"]
    assert ids[2] not in {element["line_id"] for element in left}
    assert client.delete(address).status_code == 204
    assert client.get(address).json()["recording"] is None


def test_doubtful_words_are_listed_and_accepted(client: TestClient, workspace: Workspace) -> None:
    project = of_lines(workspace, ["Siobhan runs kubectl every morning."])
    found = client.get(f"{V1}/doubts/{project}/").json()
    assert [(item["text"], item["reason"]) for item in found["results"]] == [("Siobhan", "name"), ("kubectl", "rare")]
    assert (
        client.put(f"{V1}/pronunciations/{project}/", json={"word": "kubectl", "as_written": True}).status_code == 200
    )
    assert client.get(f"{V1}/doubts/{project}/").json()["count"] == 1
    assert client.get(f"{V1}/doubts/99999/").status_code == 404
