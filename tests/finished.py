"""A data folder with one film that is finished, for tests that look at films; `tests.prepared` copies it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from core import config
from core.jobs import queue
from core.studio import work
from core.studio.content import articles
from core.studio.film import ask
from core.studio.project import projects
from core.studio.workspace.workspace import open_workspace
from tests.browser.stock import photo

FILM = 1
TEXT = """# Bread at home

Bread needs four things: flour, water, salt and yeast. Nothing else has to be bought.

![A bowl of flour](bowl.jpg)

## Baking

Heat the oven as hot as it goes, with a heavy pot inside. Drop the dough into the pot and put the lid on. After twenty
minutes take the lid off, and bake until the crust is as dark as you like.

![Smooth dough](dough.jpg)
"""


def finished(folder: Path) -> None:
    """Fill a data folder."""
    workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(folder)}, folder / "none"))
    with tempfile.TemporaryDirectory() as article:
        path = Path(article, "bread.md")
        path.write_text(TEXT)
        for number, name in enumerate(("bowl.jpg", "dough.jpg")):
            path.with_name(name).write_bytes(photo(number, (960, 540)))
        project = projects.create(workspace, articles.import_article(workspace, path=path))
    projects.set_options(workspace, project, quality="draft", music="none")
    ask.request(workspace, project)
    while (claim := queue.claim(workspace.store)) is not None:
        assert work.perform(workspace, claim).status == "done"
    workspace.leave()
