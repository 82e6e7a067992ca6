"""A data folder with a short film that is finished."""

from __future__ import annotations

from pathlib import Path

from core import config
from core.jobs import queue
from core.studio import work
from core.studio.content import articles
from core.studio.film import render
from core.studio.project import projects
from core.studio.workspace.workspace import open_house
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


def finished(folder: Path) -> Path:
    """Make it in a folder; the data folder."""
    (folder / "bread.md").write_text(TEXT)
    for number, name in enumerate(("bowl.jpg", "dough.jpg")):
        (folder / name).write_bytes(photo(number, (960, 540)))
    house = open_house(config.load({"REELWRIGHT_DATA": str(folder / "data")}, folder / "none"))
    project = projects.create(house, articles.take_in(house, path=folder / "bread.md"))
    projects.set_options(house, project, quality="draft", music="none")
    render.request(house, project)
    while (claim := queue.claim(house.store)) is not None:
        assert work.perform(house, claim).status == "done"
    house.leave()
    return folder / "data"
