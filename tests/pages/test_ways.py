"""Ways between pages: to a service's form and back to the scene, and an address that names no project."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.model.storyboard import Storyboard
from core.studio import work
from core.studio.project import projects
from core.studio.script import write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace
from tests.pages.conftest import said

Page = Callable[..., AppTest]


@pytest.fixture
def chosen(workspace: Workspace, project: int) -> Storyboard:
    """The project's pictures, chosen."""
    write.write(workspace, project)
    narrate.narrate(workspace, project)
    return storyboard.plan(workspace, project)


def test_a_service_that_an_address_names_stands_first_and_opened_with_the_way_back(
    page: Page, project: int, chosen: Storyboard
) -> None:
    number = next(n for n, shot in enumerate(chosen.shots) if shot.picture)
    at = page("visuals", project)
    at.query_params.update({"service": "pexels", "project": str(project), "scene": str(number)})
    at.switch_page("settings.py")
    at.run()
    toggles = [item for item in at.button if (item.key or "").startswith("toggle-")]
    assert (toggles[0].key, toggles[0].label) == ("toggle-pexels", "Close")  # the first card, opened
    assert at.text_input(key="set-pexels_api_key") is not None
    at.button(key="toggle-pexels").click().run()
    assert at.button(key="toggle-pexels").label == "Change" or at.button(key="toggle-pexels").label == "Set up"
    assert at.button(key="back-to").label == f"Back to scene {number + 1}"
    at.button(key="back-to").click().run()
    assert not at.exception and at.header[0].value == "The pictures"
    assert at.button(key="shot-done") is not None and "need a key of" in said(at)  # the scene is open again
    assert "scene" not in at.query_params


def test_an_address_without_a_project_has_the_one_that_was_open(page: Page, project: int) -> None:
    at = page("content", project)
    for name in ("script", "voice", "visuals", "render", "publish", "content"):
        at.query_params.clear()
        at.switch_page(f"{name}.py")
        at.run()
        assert not at.exception and "No video is open" not in said(at), name
        assert at.query_params["project"] in (str(project), [str(project)])


def test_a_fresh_tab_without_a_project_says_that_none_is_open(page: Page, workspace: Workspace, project: int) -> None:
    at = page("script")
    assert at.title[0].value == "No video is open"
    at = page("script", project)
    projects.delete(workspace, project)
    at.run()
    assert at.title[0].value == "No video is open"
    at.query_params.clear()
    at.run()
    assert at.title[0].value == "No video is open"


def test_the_picture_in_use_is_marked_and_none_moves_when_another_is_chosen(
    page: Page, workspace: Workspace, project: int, chosen: Storyboard
) -> None:
    number = next(
        n
        for n, shot in enumerate(chosen.shots)
        if any(candidate.sha256 != shot.picture for candidate in shot.candidates)
    )

    def tiles(at: AppTest) -> list[tuple[str, str, bool]]:
        found = [item for item in at.button if (item.key or "").startswith(f"swap-{project}-{number}-")]
        return [(str(element.key), element.label, element.disabled) for element in found]

    at = page("visuals", project)
    at.button(key=f"change-{project}-{number}").click().run()
    before = tiles(at)
    marked = [key for key, label, off in before if label == "In use" and off]
    assert len(marked) == (1 if chosen.shots[number].picture else 0)
    requested = next(key for key, label, _ in before if label == "Use this")
    at.button(key=requested).click().run()
    at.button(key=f"change-{project}-{number}").click().run()
    after = tiles(at)
    assert [key for key, *_ in after] == [key for key, *_ in before]  # nothing came under the pointer
    assert [(key, off) for key, label, off in after if label == "In use"] == [(requested, True)]
    shot = projects.view(workspace, project).storyboard.shots[number]  # type: ignore[union-attr]
    assert shot.picture is not None and requested.endswith(shot.picture[:12])


def test_a_script_that_failed_is_said_alike_everywhere_and_tried_again_only_where_that_can_help(
    page: Page, workspace: Workspace, project: int, drain: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    error: list[ReelwrightError] = [ProviderFailed("The service did not answer.", "Try again later.")]

    def broken(*_: object, **__: object) -> None:
        raise error[0]

    monkeypatch.setattr("core.studio.script.writers.compose", broken)
    page("script", project)
    drain()
    at = page("script", project)
    assert "The script could not be written" in said(at) and "being written" not in said(at)
    assert at.button(key="next").label == "Try again"
    error[0] = BadInput("The text has nothing that can be said.", "Paste a longer one.")
    at.button(key="next").click().run()
    drain()
    for name in ("script", "voice", "visuals", "render"):
        at = page(name, project)
        assert len(at.error) == 1 and "nothing that can be said" in at.error[0].value, name
        assert "The script could not be written" in said(at), name
        assert not [item for item in at.button if item.label == "Try again"], name
        assert at.button(key="next").label == "Change the article", name
        assert work.jobs(workspace, project) == []
    at.button(key="next").click().run()
    assert at.query_params["project"] == str(project) and at.header[0].value == "The article"
