"""The frame of every page: the video's name, and what is being worked on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.jobs import queue
from core.studio import work
from core.studio.film import ask
from core.studio.project import projects
from core.studio.workspace.workspace import Workspace
from pages.parts import frame

Page = Callable[..., AppTest]


@pytest.mark.parametrize("step", ["content", "script", "voice", "visuals", "render", "publish"])
def test_every_step_names_the_video_and_renames_it(page: Page, workspace: Workspace, project: int, step: str) -> None:
    at = page(step, project)
    field = at.text_input(key=f"name-{project}")
    assert field.value == "Bread at home"
    field.set_value("Better bread").run()
    assert not at.exception and not at.error
    assert projects.view(workspace, project).title == "Better bread"
    assert at.text_input(key=f"name-{project}").value == "Better bread"


def test_a_name_is_not_emptied(page: Page, workspace: Workspace, project: int) -> None:
    at = page("script", project)
    at.text_input(key=f"name-{project}").set_value("  ").run()
    assert [item.value for item in at.error] == ["A project needs a name\\. Type one\\."]
    assert projects.view(workspace, project).title == "Bread at home"


def test_without_a_video_nothing_is_named(page: Page) -> None:
    for at in (page(), page("settings"), page("script", 999)):
        assert not [item for item in at.text_input if item.label == "Name of the video"]


def badges(at: AppTest) -> str:
    return " ".join(item.value for item in at.markdown if "badge[" in item.value)


def test_the_indicator_says_nothing_when_all_is_well(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "worker_alive", lambda _: True)
    assert badges(page()) == ""


def test_the_indicator_says_what_is_made_and_how_far(
    page: Page, workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "worker_alive", lambda _: True)
    work.start(workspace, "script", project)
    assert "Writing the script" in badges(page("settings"))
    projects.set_options(workspace, project, platforms=("youtube_short", "tiktok"))
    ask.request(workspace, project)
    claim = queue.claim(workspace.store, kinds=("render",))
    assert claim is not None
    queue.renew_lease(workspace.store, claim.id, claim.fence, progress=0.8, message="", eta_s=None)
    assert "Making 2 videos · 40%" in badges(page("settings"))


def test_the_indicator_warns_when_nothing_can_be_made(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "worker_alive", lambda _: False)
    assert "Starting" in badges(page()) or "stands still" in badges(page())
    monkeypatch.setattr(frame, "STARTING_S", 0)
    assert "Work stands still" in badges(page())
