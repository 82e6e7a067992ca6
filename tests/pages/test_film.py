"""The last two steps with a real video: made in the background, watched, checked, saved and described."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.config import Settings
from core.errors import BadInput
from core.jobs import queue
from core.studio import work
from core.studio.project import projects
from core.studio.publish import bundle, posts
from core.studio.script import edits
from core.studio.visuals import storyboard
from core.studio.workspace.workspace import Workspace, open_workspace
from pages.parts.film.checks import checks
from tests.finished import FILM, finished
from tests.pages.conftest import said
from tests.prepared import Prepared

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pages-film")]
Page = Callable[..., AppTest]


@pytest.fixture(scope="module")
def filmed(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, int]:
    """A workspace with one project whose video is finished."""
    data = prepared.copy(finished, tmp_path_factory.mktemp("film") / "data")
    return open_workspace(Settings(data=data)), FILM


@pytest.fixture
def film(filmed: tuple[Workspace, int], monkeypatch: pytest.MonkeyPatch) -> tuple[Workspace, int]:
    """Have the pages open the workspace of the finished video."""
    monkeypatch.setenv("REELWRIGHT_DATA", str(filmed[0].data))
    return filmed


def test_the_finished_video_is_there_with_its_checks(film: tuple[Workspace, int], page: Page) -> None:
    _, project = film
    at = page("render", project)
    (video,) = at.get("video")
    assert video.url.startswith("/app/static/media/render/1/video.mp4?v=")
    assert "1080 × 1920" in said(at)
    assert "It lasts" in said(at) and "begins to play" in said(at)
    assert at.button(key="next").label == "Next: Publish"
    words = said(at).lower()
    for technical in ("preset", "bitrate", "codec", "asset", "tts", "llm", "token"):
        assert technical not in words


def test_captions_are_a_track_and_nothing_is_claimed_of_captions_that_are_not_there(
    film: tuple[Workspace, int], page: Page
) -> None:
    workspace, project = film
    view = projects.view(workspace, project)
    (video,) = page("render", project).get("video")
    assert [subtitle.label for subtitle in video.proto.subtitles] == ["Captions"]
    assert any("captions" in item.words.lower() for item in checks(view.renders[0]))
    assert not [check for check in checks(view.renders[0], captions=False) if "caption" in check.words.lower()]


def test_what_is_posted_is_saved_within_the_limits(film: tuple[Workspace, int], page: Page) -> None:
    workspace, project = film
    at = page("publish", project)
    at.text_input(key=f"title-{project}-youtube_short").set_value("A title of mine").run()
    at.text_area(key=f"description-{project}-youtube_short").set_value("Some words.").run()
    at.text_input(key=f"tags-{project}-youtube_short").set_value("bread, #baking , bread,,").run()
    assert not at.exception and not at.error
    view = projects.view(workspace, project)
    assert view.script is not None
    seo = view.script.overrides["youtube_short"]
    assert (seo.title, seo.tags) == ("A title of mine", ("bread", "baking"))
    assert posts.to_post(workspace, project, "youtube_short").description.startswith("Some words.")
    assert view.step("voice").state == "ready" and not view.renders[0].stale  # words beside a video don't change it
    with zipfile.ZipFile(bundle.bundle_zip(workspace, project)) as archive:
        text = archive.read("youtube_short.txt").decode()
    assert "A title of mine" in text and "#baking" in text


def test_each_field_of_a_post_can_be_computed_again(film: tuple[Workspace, int], page: Page) -> None:
    workspace, project = film
    posts.compute(workspace, project, "youtube_short")  # nothing typed is left of another test
    at = page("publish", project)
    first = at.text_area(key=f"description-{project}-youtube_short").value
    at.text_area(key=f"description-{project}-youtube_short").set_value(f"My own words.\n\n{first}").run()
    assert posts.to_post(workspace, project, "youtube_short").description == f"My own words.\n\n{first}"
    at.button(key=f"computed-description-{project}-youtube_short").click().run()
    assert not at.exception and not at.error
    assert at.text_area(key=f"description-{project}-youtube_short").value == first
    assert f"computed-description-{project}-youtube_short" not in [element.key for element in at.button]


def test_the_folder_is_saved_and_named(film: tuple[Workspace, int], page: Page) -> None:
    _, project = film
    at = page("publish", project)
    at.button(key="folder").click().run()
    assert at.success and not at.error
    folder = Path(at.code[-1].value)
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} >= {
        ".mp4",
        ".srt",
        ".vtt",
        ".jpg",
        ".json",
        ".txt",
    }


def test_a_changed_line_makes_the_video_old_and_offers_it_again(
    film: tuple[Workspace, int], page: Page, tmp_path: Path
) -> None:
    workspace, project = film
    view = projects.view(workspace, project)
    assert view.script is not None
    copy = projects.duplicate(workspace, project)
    assert projects.view(workspace, copy).renders == ()
    edits.edit_line(workspace, project, view.script.lines[0].id, "Bread is easier than it looks.")
    at = page("publish", project)
    assert said(at).count("before your last change") == 1
    keys = [item.key for item in at.button]
    assert "folder" not in keys and "zip" not in keys and "take-older" in keys  # asked before it goes out
    assert re.fullmatch(r"Update 1 video first \(about \d+ s\)", at.button(key="update-first").label)
    with pytest.raises(BadInput, match="before your last change"):
        bundle.bundle_zip(workspace, project)
    with pytest.raises(BadInput, match="before your last change"):
        bundle.bundle(workspace, project, tmp_path / "out")
    at.button(key="take-older").click().run()
    at.button(key="folder").click().run()
    assert at.success and not at.error
    page("render", project)
    while (claim := queue.claim(workspace.store)) is not None:
        work.perform(workspace, claim)
    page("render", project)
    while (claim := queue.claim(workspace.store)) is not None:
        work.perform(workspace, claim)
    at = page("render", project)
    assert len(at.get("video")) == 1  # the old one can still be watched
    words = said(at)
    assert words.count("last change") == 1 and "has changed" not in words  # one message for one staleness
    assert at.button(key="next").label == "Update 1 video" and at.button(key="next").proto.type == "primary"
    at.button(key="next").click().run()
    assert [render.status for render in projects.view(workspace, project).renders] == ["queued", "completed"]
    at = page("render", project)
    assert "You may close this page" in said(at)
    assert len(at.get("video")) == 1 and at.button(key="next").disabled  # the old one stays while it is made anew
    assert "animatic" not in [job.kind for job in work.jobs(workspace, project)]
    assert "zip" not in [element.key for element in page("publish", project).button]
    at = page("render", project)
    next(entry for entry in at.button if entry.label == "Stop").click().run()
    assert projects.view(workspace, project).renders[0].status == "cancelled"
    assert len(page("render", project).get("video")) == 1


def test_without_a_video_publishing_leads_to_it(page: Page, project: int) -> None:
    at = page("publish", project)
    assert "There is no video yet" in said(at)
    at.button(key="to-video").click().run()
    assert at.header[0].value == "The video"


@pytest.mark.usefixtures("chosen")
def test_a_quick_preview_comes_first_and_makes_way_for_the_video(
    page: Page, workspace: Workspace, project: int, drain: Callable[[], None]
) -> None:
    projects.set_options(workspace, project, music="none")
    at = page("render", project)
    assert [job.kind for job in work.jobs(workspace, project)] == ["animatic"]  # begun by itself
    drain()
    at.run()
    (video,) = at.get("video")
    assert video.url.startswith(f"/app/static/media/preview/{project}/youtube_short.mp4?v=")
    assert at.button(key="next").label == "Make the video" and not work.jobs(workspace, project)
    at.toggle(key=f"progress_bar-{project}").set_value(True).run()
    assert projects.view(workspace, project).options.progress_bar and "costs time" in said(at)
    assert [job.kind for job in work.jobs(workspace, project)] == ["animatic"]  # it follows the change
    at.button(key="next").click().run()
    assert [job.kind for job in work.jobs(workspace, project)] == ["render"]


@pytest.mark.usefixtures("chosen")
def test_a_preview_that_failed_is_said_and_not_begun_again_unasked(
    page: Page, workspace: Workspace, project: int, drain: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from core import render as core_render

    def broken(*_: object) -> None:
        raise BadInput("A picture is damaged.", "Choose another.")

    monkeypatch.setattr(core_render, "render_animatic", broken)
    page("render", project)
    drain()
    at = page("render", project)
    assert "A picture is damaged" in at.error[0].value and work.jobs(workspace, project) == []
    at.button(key=f"preview-{project}-youtube_short").click().run()
    assert [job.kind for job in work.jobs(workspace, project)] == ["animatic"]


@pytest.mark.usefixtures("chosen")
def test_making_the_video_asks_for_one_of_each_platform(page: Page, workspace: Workspace, project: int) -> None:
    projects.set_options(workspace, project, platforms=("youtube_short", "tiktok"))
    at = page("render", project)
    assert at.button(key="next").label == "Make the video"
    at.button(key="next").click().run()
    assert sorted(render.preset for render in projects.view(workspace, project).renders) == ["tiktok", "youtube_short"]
    assert len(work.jobs(workspace, project)) == 2


@pytest.mark.usefixtures("chosen")
def test_a_video_too_long_for_a_platform_is_said_with_the_way_out(
    page: Page, workspace: Workspace, project: int, drain: Callable[[], None]
) -> None:
    view = projects.view(workspace, project)
    assert view.script is not None and view.narration is not None
    rows = [{"text": f"{line.text} {number}"} for number in range(15) for line in view.script.lines]
    edits.save_rows(workspace, project, rows)
    projects.set_options(workspace, project, platforms=("youtube_short", "tiktok"))
    storyboard.plan(workspace, project)
    at = page("render", project)
    assert len(at.warning) >= 1 and "Videos for YouTube Shorts last 3 min at most" in at.warning[0].value
    at.button(key="render-problem-0").click().run()
    assert projects.view(workspace, project).options.platforms == ("tiktok",)
