"""An article read again, and texts put back, from the command line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.config import load
from core.studio.content import articles
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.workspace.workspace import open_workspace
from tests.cli.conftest import Said
from tests.soil import ASIDE, FIRST, LAST, NEWS, SPADE, WORMS, Site, page, served


def test_differences_are_shown_then_taken(call: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    with served() as site:
        monkeypatch.setenv("REELWRIGHT_ALLOW_PRIVATE", site)
        workspace = open_workspace(load())
        number = projects.create(workspace, articles.import_article(workspace, url=f"http://{site}/soil"))
        assert "says what it said" in call("projects", "again", str(number)).out
        Site.html = page(NEWS, FIRST, WORMS, SPADE, LAST)
        shown = call("projects", "again", str(number))
        assert NEWS in shown.out and "--take" in shown.out
        assert call("projects", "again", str(number), "--take", "--json").json["taken"]
        assert NEWS in [block.text for block in Project(workspace, number).article.blocks]
    assert ASIDE in call("projects", "left-out", str(number)).out
    assert "put back" in call("projects", "left-out", str(number), "--back", "1").out
    assert call("projects", "left-out", str(number), "--back", "2").code == 2
