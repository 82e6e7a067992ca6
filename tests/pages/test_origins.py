"""The publish page asks where an upload is from before anything goes out, and shows what is owed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.model.asset import Asset, Rights
from core.model.storyboard import Shot, Storyboard
from core.store import renders, storyboards
from core.studio.workspace.workspace import Workspace
from tests.pages.conftest import said

Page = Callable[..., AppTest]
KEY = "2" * 12


@pytest.fixture
def finished(workspace: Workspace, project: int) -> int:
    """A project with a finished video that shows an upload nobody spoke of."""
    from core.studio.script import write

    write.write(workspace, project)
    asset = Asset(sha256="2" * 64, source="uploaded", title="my-hive", rights=Rights(provider="upload"))
    storyboards.put(workspace.store, project, Storyboard(shots=(Shot(lines=(1,), picture="2" * 64),), assets=(asset,)))
    render = renders.add(workspace.store, project, "youtube_short", "draft")
    film = workspace.data / "renders" / "film.mp4"
    film.parent.mkdir(parents=True, exist_ok=True)
    film.write_bytes(b"film")
    renders.update(
        workspace.store, render, file_path="renders/film.mp4", render_completed_at="2026-01-01T00:00:00+00:00"
    )
    return project


def test_an_upload_is_asked_for_its_origin_and_then_goes_out(page: Page, finished: int) -> None:
    at = page("publish", finished)
    assert not at.exception
    assert "Where is this from?" in said(at)
    assert "folder" not in [item.key for item in at.button]
    at.button_group(key=f"origin-{KEY}").set_value("Own work").run()
    at.button(key=f"say-{KEY}").click().run()
    assert not at.exception
    assert "Where is this from?" not in said(at)
    assert "folder" in [element.key for element in at.button]


def test_a_free_licence_asks_for_a_name_and_is_credited(page: Page, finished: int) -> None:
    at = page("publish", finished)
    at.button_group(key=f"origin-{KEY}").set_value("A free licence").run()
    at.button(key=f"say-{KEY}").click().run()
    assert "asks for a credit" in said(at)
    at.text_input(key=f"author-{KEY}").set_value("Maja").run()
    at.button(key=f"say-{KEY}").click().run()
    assert "my-hive, Maja, CC BY 4.0" in said(at).replace("\\", "")
