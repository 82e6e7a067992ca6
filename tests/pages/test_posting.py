"""Posting by hand on the publish page: a card for each platform, its words to copy, its link kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.config import load
from core.studio.publish import publication_view
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.pages.conftest import said
from tests.prepared import Prepared
from tests.studio.conftest import filmed

Page = Callable[..., AppTest]
LINK = "https://youtube.com/shorts/abc123"


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("REELWRIGHT_DATA", str(prepared.copy(filmed, tmp_path / "data")))
    return open_workspace(load())


def test_a_pasted_link_marks_the_video_as_posted(page: Page, workspace: Workspace) -> None:
    at = page("publish", 1)
    assert not at.exception and "within the limits of YouTube Shorts" in said(at)
    link = at.text_input(key="link-1-youtube_short")
    link.set_value("https://vimeo.com/1")
    at.button(key="posted-youtube_short").click().run()
    assert "no link of YouTube" in at.error[0].value
    at.text_input(key="link-1-youtube_short").set_value(LINK)
    at.button(key="posted-youtube_short").click().run()
    assert not at.exception and not at.error
    (view,) = publication_view.of_project(workspace, 1)
    assert (view.status, view.url) == ("published", LINK)
    assert LINK in said(at) and "by you" in said(at)
    at.button(key=f"forget-{view.id}").click().run()
    assert publication_view.get(workspace, view.id).status == "removed"


def test_one_card_is_open_and_another_opens_by_a_press(page: Page, workspace: Workspace) -> None:
    row = workspace.store.row("select * from renders")
    assert row is not None
    other = {**row, "id": row["id"] + 1, "preset": "tiktok"}
    names = ", ".join(other)
    marks = ", ".join("?" * len(other))
    workspace.store.execute(f"insert into renders ({names}) values ({marks})", tuple(other.values()))  # noqa: S608
    at = page("publish", 1)
    keys = {element.key for element in at.text_input}
    assert "title-1-youtube_short" in keys and "title-1-tiktok" not in keys
    at.button(key="open-tiktok").click().run()
    assert not at.exception
    keys = {element.key for element in at.text_input}
    assert "title-1-tiktok" in keys and "title-1-youtube_short" not in keys
    assert "open-youtube_short" in {element.key for element in at.button}
