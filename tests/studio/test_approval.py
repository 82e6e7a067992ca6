"""Approval before a video goes out: nothing that nobody approved, and exactly what was approved."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core import config
from core.api import v1
from core.errors import BadInput
from core.studio.project import projects
from core.studio.publish import approval, publication_view, publications
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.prepared import Prepared
from tests.studio.conftest import filmed
from tests.studio.test_publications import PRESET, done


def opened(folder: Path, **values: str) -> Workspace:
    """A finished video that nobody has approved, and a folder that it can go to."""
    env = {"REELWRIGHT_DATA": str(folder), "REELWRIGHT_FOLDER_PATH": str(folder.parent / "out"), **values}
    return open_workspace(config.load(env, folder.parent / "none"))


@pytest.fixture
def data(prepared: Prepared, tmp_path: Path) -> Path:
    return prepared.copy(filmed, tmp_path / "data")


def test_a_video_goes_out_only_once_it_is_approved(data: Path) -> None:
    workspace = opened(data)
    preview = publications.preview(workspace, 1, "folder", PRESET)
    assert preview.problems == () and not preview.approved
    with pytest.raises(BadInput, match="Nobody has approved"):
        publications.ask(workspace, 1, "folder", PRESET)
    assert publication_view.of_project(workspace, 1) == [] and not (data.parent / "out").exists()
    number = publications.ask(workspace, 1, "folder", PRESET, approves=preview.film)
    assert done(workspace, number).status == "published"
    assert publications.preview(workspace, 1, "folder", PRESET).approved


def test_a_video_that_was_made_anew_wants_approval_again(data: Path) -> None:
    workspace = opened(data)
    seen = publications.preview(workspace, 1, "folder", PRESET).film
    approval.approve(workspace, 1, seen, seen)
    film = projects.view(workspace, 1).renders[0].path
    assert film is not None
    film.write_bytes(film.read_bytes() + bytes(8))
    workspace.store.execute("update renders set digests = '{}', file_size = 0")
    with pytest.raises(BadInput, match="Nobody has approved"):
        publications.ask(workspace, 1, "folder", PRESET)
    with pytest.raises(BadInput, match="made anew"):  # the press of a page that shows the video of before
        publications.ask(workspace, 1, "folder", PRESET, approves=seen)
    assert publication_view.of_project(workspace, 1) == []


def test_the_api_names_the_approval(data: Path) -> None:
    client = TestClient(v1.build(lambda: opened(data)), base_url="http://127.0.0.1")
    body = {"rendered_video_id": 1, "target": "folder"}
    assert client.post("/publish/", json={**body, "dry_run": True}).json()["approved"] is False
    refused = client.post("/publish/", json=body)
    assert refused.status_code == 422 and "approve" in refused.text
    assert client.post("/publish/", json={**body, "approve": True}).status_code == 202


def test_what_runs_by_itself_may_be_let_publish_without(data: Path) -> None:
    workspace = opened(data, REELWRIGHT_PUBLISH_UNAPPROVED="1")
    assert done(workspace, publications.ask(workspace, 1, "folder", PRESET)).status == "published"
