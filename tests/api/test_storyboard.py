"""The storyboard over HTTP: looked at, changed, put in another order, searched for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core.media.ffmpeg import file, run
from core.studio.visuals import search
from core.studio.workspace.workspace import Workspace
from tests.api.test_projects import V1, problem
from tests.studio.conftest import picture


@pytest.fixture
def board(project: int, client: TestClient, drain: Callable[[], None]) -> str:
    job = client.post(f"{V1}/storyboard/{project}/plan/")
    assert job.status_code == 202
    client.post(f"{V1}/scripts/generate/", json={"project_id": project})
    drain()
    client.post(f"{V1}/storyboard/{project}/plan/")
    drain()
    return f"{V1}/storyboard/{project}"


def test_shots_are_read_and_changed(board: str, client: TestClient) -> None:
    message = client.get(f"{board}/").json()
    assert message["count"] == len(message["shots"]) > 2 and message["shots"][0]["card"]["kind"] == "title"
    item = client.patch(f"{board}/shots/1/", json={"motion": "in", "transition": "push"}).json()["shots"][1]
    assert (item["motion"], item["transition"], item["locked"]) == ("in", "push", True)
    assert problem(client.patch(f"{board}/shots/1/", json={})) == (422, "usage")
    assert problem(client.patch(f"{board}/shots/99/", json={"motion": "in"}))[0] == 404
    assert problem(client.patch(f"{board}/shots/1/", json={"zoom": 9}))[0] == 422
    assert problem(client.patch(f"{board}/shots/1/", json={"picture": "0" * 64}))[0] == 404
    cards = [shot["card"] for shot in message["shots"]]
    moved = client.post(f"{board}/shots/1/move/", json={"to": 2}).json()["shots"]
    assert [shot["card"] for shot in moved][:3] == [cards[0], cards[2], cards[1]]
    alike = client.patch(f"{board}/", json={"transition": "cut"}).json()["shots"]
    assert {shot["transition"] for shot in alike} == {"cut"}


def test_sources_and_what_is_missing(board: str, client: TestClient, project: int, workspace: Workspace) -> None:
    message = client.get(f"{V1}/storyboard/sources/").json()
    assert (
        {item["id"] for item in message["results"]}
        == {source.id for source in search.sources(workspace)}
        >= {"pexels", "pixabay"}
    )
    assert problem(client.post(f"{board}/shots/1/search/", json={"terms": "bread"})) == (409, "no_source")
    assert problem(client.post(f"{board}/shots/1/search/", json={"terms": "bread", "kind": "sound"}))[0] == 422
    job = client.post(f"{board}/shots/1/generate/", json={"prompt": "bread", "source": ""})
    assert job.status_code == 202 and job.json()["project_id"] == project


def test_a_project_without_pictures_says_so(project: int, client: TestClient) -> None:
    assert problem(client.get(f"{V1}/storyboard/{project}/"))[0] == 404


def test_a_change_that_fails_changes_nothing(board: str, client: TestClient) -> None:
    project = board.rsplit("/", 1)[1]
    address = f"{V1}/assets/{project}/"
    sha = client.post(address, files={"file": ("a.png", picture((10, 10, 200)), "image/png")}).json()["sha256"]
    before = client.get(f"{board}/").json()
    for wrong in ({"motion": "none"}, {"zoom": 9}, {"transition": "explode"}, {"fit": "round"}, {"in_s": -1}):
        assert client.patch(f"{board}/shots/1/", json={"picture": sha, **wrong}).status_code == 422
        assert client.get(f"{board}/").json() == before
    assets = client.get(address).json()
    other = {"file": ("b.png", picture((200, 10, 20)), "image/png")}
    assert client.post(address, files=other, data={"shot": 99}).status_code == 404
    assert client.get(address).json() == assets
    right = client.patch(f"{board}/shots/1/", json={"picture": sha, "motion": "in"}).json()["shots"][1]
    assert (right["picture"], right["motion"]) == (sha, "in")


def test_a_short_clip_is_said_to_be_repeated(board: str, client: TestClient, tmp_path: Path) -> None:
    project = board.rsplit("/", 1)[1]
    path = tmp_path / "blink.mkv"
    run(["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=0.4", "-c:v", "libx264", file(path)])
    upload = {"file": ("blink.mkv", path.read_bytes())}
    answer = client.post(f"{V1}/assets/{project}/", files=upload, data={"shot": 1}).json()
    assert answer["notes"] == ["blink lasts 0.4 s: it is repeated while it is shown."]
