"""A video that a person posted themselves is known by its link, and what stands in its way is said before."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core import config
from core.api import v1
from core.errors import BadInput
from core.model.asset import Rights
from core.model.rights import OWN
from core.publish.targets.youtube import YouTube
from core.store import publications as rows
from core.store import rights as rights_rows
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.publish import by_hand, changing, delivery, drafts, publication_view, publications, remarks
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.prepared import Prepared
from tests.studio.conftest import filmed

PRESET = "youtube_short"
LINK = "https://youtube.com/shorts/abc123"


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path) -> Workspace:
    data = prepared.copy(filmed, tmp_path / "data")
    return open_workspace(config.load({"REELWRIGHT_DATA": str(data)}, data.parent / "none"))


def test_a_link_makes_the_video_published_once(workspace: Workspace) -> None:
    number = by_hand.note(workspace, 1, PRESET, f"  {LINK} ")
    assert by_hand.note(workspace, 1, PRESET, LINK) == number
    (view,) = publication_view.of_project(workspace, 1)
    assert (view.status, view.url, view.target) == ("published", LINK, "by_hand")
    assert changing.able(workspace, number) == frozenset()
    assert delivery.refresh(workspace, number) == "published"
    by_hand.forget(workspace, number)
    assert publication_view.get(workspace, number).status == "removed"


@pytest.mark.parametrize(
    "link",
    ["", "hello", "https://vimeo.com/1", "https://youtube.com.evil.example/watch?v=1", "https://youtube.com/",
     "javascript:alert(1)", "https://youtube.com/a b", "https://notyoutube.com/watch", "http://[", "ftp://youtube.com/a"],
)  # fmt: skip
def test_what_is_no_link_of_a_video_there_is_refused(workspace: Workspace, link: str) -> None:
    with pytest.raises(BadInput):
        by_hand.note(workspace, 1, PRESET, link)
    assert publication_view.of_project(workspace, 1) == []


@pytest.mark.parametrize(
    "link", ["youtu.be/abc", "https://m.youtube.com/shorts/abc?si=1", "HTTPS://YouTube.com/watch?v=1"]
)
def test_links_are_taken_as_they_are_copied(workspace: Workspace, link: str) -> None:
    number = by_hand.note(workspace, 1, PRESET, link)
    assert publication_view.get(workspace, number).url.lower().startswith("https://")


def test_only_what_a_person_said_is_taken_back_that_way(workspace: Workspace) -> None:
    number = rows.add(workspace.store, key="k", project_id=1, preset=PRESET, target="youtube", film_sha256="0" * 64,
                      words="{}")  # fmt: skip
    with pytest.raises(BadInput, match="sent from here"):
        by_hand.forget(workspace, number)


def test_the_api_keeps_a_link(workspace: Workspace) -> None:
    client = TestClient(v1.build(lambda: workspace), base_url="http://127.0.0.1")
    video = projects.view(workspace, 1).renders[0].id
    answer = client.post("/publish/posted/", json={"rendered_video_id": video, "url": LINK})
    assert (answer.status_code, answer.json()["published_url"]) == (201, LINK)
    assert client.post("/publish/posted/", json={"rendered_video_id": video, "url": "nowhere"}).status_code == 422


def test_all_that_stands_in_the_way_is_said_at_once(workspace: Workspace) -> None:
    assert publications.by_hand(workspace, 1, PRESET).problems == ()
    view = projects.view(workspace, 1)
    assert view.storyboard is not None
    music = workspace.blobs.put(b"music")
    projects.set_options(workspace, 1, music=f"sha256:{music}")
    workspace.store.execute("update renders set duration = 200, file_size = 300000000000")
    codes = {error.code for error in publications.by_hand(workspace, 1, PRESET).problems}
    assert {"older_video", "unknown_rights"} <= codes


def test_music_of_others_in_a_short_over_a_minute_is_warned_of(workspace: Workspace) -> None:
    music = workspace.blobs.put(b"music")
    projects.set_options(workspace, 1, music=f"sha256:{music}")
    problems: list[object] = []
    post = drafts.post_of(Project(workspace, 1), PRESET, drafts.Choices(older=True), problems)  # type: ignore[arg-type]
    assert post is not None

    def codes(seconds: float, preset: str = PRESET) -> set[str]:
        from dataclasses import replace

        found = remarks.remarks(Project(workspace, 1), replace(post, seconds=seconds, preset=preset), None)
        return {remark.code for remark in found if remark.warns}

    assert codes(60.0) == set() and codes(60.1) == {"music_claim"} and codes(90.0, "youtube_long") == set()
    rights_rows.put(workspace.store, music, Rights(licence=OWN, provider="upload"), "Mine")
    assert codes(90.0) == set()


def test_the_posts_that_are_left_today_are_counted(workspace: Workspace) -> None:
    problems: list[object] = []
    project = Project(workspace, 1)
    post = drafts.post_of(project, PRESET, drafts.Choices(older=True), problems)  # type: ignore[arg-type]
    assert post is not None

    def left() -> str:
        found = remarks.remarks(project, post, YouTube({}), "youtube", 1)
        return next(remark.message for remark in found if remark.code == "quota")

    assert left() == "100 of 100 posts left today."
    for number, status in enumerate(("published", "failed", "unknown")):
        row = rows.add(workspace.store, key=str(number), project_id=1, preset=PRESET, target="youtube", account_id=1,
                       film_sha256="0" * 64, words="{}")  # fmt: skip
        rows.update(workspace.store, row, status=status)
    assert left() == "98 of 100 posts left today."
    workspace.store.execute("update publications set created_at = '2020-01-01T00:00:00+00:00'")
    assert left() == "100 of 100 posts left today."
