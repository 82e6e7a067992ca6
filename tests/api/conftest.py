"""A workspace on a temporary folder behind the same routes and guard as `app.py` has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from core.api import media, v1
from core.api.guard import Guard
from core.config import load
from core.jobs import queue
from core.studio import work
from core.studio.content import articles
from core.studio.project import projects
from core.studio.workspace.workspace import Workspace, open_workspace

ARTICLE = """# Bread at home

Bread needs four things: flour, water, salt and yeast. Nothing else has to be bought. A bowl and an oven are enough.

## Mixing

Stir the flour and the water until no dry flour is left. Cover the bowl and wait for half an hour. Then add the salt
and the yeast, and fold the dough over itself a few times. It will feel sticky at first, and smooth soon after.

## Baking

Heat the oven as hot as it goes, with a heavy pot inside. Drop the dough into the pot and put the lid on. After twenty
minutes take the lid off, and bake until the crust is as dark as you like. Let the bread cool before you cut it.
"""


@pytest.fixture
def workspace() -> Workspace:
    return open_workspace(load())


@pytest.fixture
def client(workspace: Workspace) -> TestClient:
    app = Starlette(
        routes=[
            Mount(v1.PREFIX, app=v1.build(lambda: workspace)),
            Mount(media.PREFIX, app=media.build(lambda: workspace)),
        ],
        middleware=[Middleware(Guard)],
    )
    return TestClient(app, base_url="http://127.0.0.1:8501")


@pytest.fixture
def project(workspace: Workspace) -> int:
    """A project of a short article."""
    return projects.create(workspace, articles.import_article(workspace, text=ARTICLE))


@pytest.fixture
def drain(workspace: Workspace) -> Callable[[], None]:
    """Do every job that waits, here and now."""

    def all_of_it() -> None:
        while (claim := queue.claim(workspace.store)) is not None:
            work.perform(workspace, claim)

    return all_of_it
