"""The first page of a project: texts that were left out and the way back, the page read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from core.config import load
from core.studio.content import articles
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.pages.conftest import said
from tests.soil import ASIDE, FIRST, LAST, NEWS, SPADE, WORMS, Site, served
from tests.soil import page as soil


@pytest.fixture
def site() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def workspace(site: str, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("REELWRIGHT_ALLOW_PRIVATE", site)
    return open_workspace(load())


def test_a_page_is_read_again_and_what_it_left_out_put_back(
    workspace: Workspace, site: str, page: Callable[..., AppTest], drain: Callable[[], None]
) -> None:
    number = projects.create(workspace, articles.import_article(workspace, url=f"http://{site}/soil"))

    def texts() -> list[str]:
        return [block.text for block in Project(workspace, number).article.blocks]

    at = page("content", number)
    assert "Left out of the page: 1 text" in [item.label for item in at.expander] and ASIDE[:-1] in said(at)
    at.button(key=f"back-{number}-0").click().run()
    assert ASIDE in texts() and at.button(key=f"back-{number}-0").label == "Leave out"
    at.button(key=f"back-{number}-0").click().run()
    assert ASIDE not in texts()

    at.button(key="read-again").click().run()
    drain()
    at.run()
    assert "The page says what it said." in said(at)
    Site.html = soil(NEWS, FIRST, WORMS, SPADE, LAST)
    at.button(key="read-again").click().run()
    drain()
    at.run()
    assert "1 difference" in said(at) and NEWS[:-1] in said(at) and NEWS not in texts()
    at.button(key="newer-leave").click().run()
    assert NEWS[:-1] not in said(at) and not at.exception
    at.button(key="read-again").click().run()
    drain()
    at.run()
    at.button(key="newer-take").click().run()
    assert NEWS in texts() and not at.exception
