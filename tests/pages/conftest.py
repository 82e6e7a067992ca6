"""Pages against a real house on a temporary folder; work that pages begin is done by the real bodies, here and now."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.config import Settings, load
from core.jobs import queue
from core.model.storyboard import Storyboard
from core.studio import work
from core.studio.content import articles
from core.studio.project import projects
from core.studio.visuals import storyboard
from core.studio.workspace.workspace import Workspace, open_workspace
from core.voice.kokoro import model
from tests.prepared import Prepared

WIZARD = Path(__file__).resolve().parents[2] / "pages" / "wizard.py"
HTML = """<!doctype html><html lang="en"><head><title>Bread at home</title><meta name="author" content="Ada Baker">
<meta name="description" content="Four things and some patience."></head><body><article><h1>Bread at home</h1>
<p>Bread needs four things: flour, water, salt and yeast. Nothing else has to be bought. A bowl and an oven are enough
to begin with, and the rest is patience.</p>
<figure><img src="bowl.png" alt="A bowl of flour"><figcaption>A bowl of flour on the table</figcaption></figure>
<h2>Mixing</h2>
<p>Stir the flour and the water until no dry flour is left. Cover the bowl and wait for half an hour. Then add the salt
and the yeast, and fold the dough over itself a few times. It will feel sticky at first, and smooth soon after.</p>
<figure><img src="dough.png" alt="Smooth dough"><figcaption>Smooth dough after folding</figcaption></figure>
<h2>Baking</h2>
<p>Heat the oven as hot as it goes, with a heavy pot inside. Drop the dough into the pot and put the lid on. After
twenty minutes take the lid off, and bake until the crust is as dark as you like. Let the bread cool before you cut
it, because the crumb is still setting. A loaf keeps for three days in a cloth, and longer in the freezer.</p>
</article></body></html>"""


@pytest.fixture
def workspace(request: pytest.FixtureRequest, prepared: Prepared, tmp_path: Path) -> Workspace:
    if "chosen" in request.fixturenames:
        prepared.copy(planned, tmp_path / "data")
    return open_workspace(load())


@pytest.fixture(autouse=True)
def _natural_voices_hum(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Kokoro's network give a tone at once: pages show that a line is spoken, not how it sounds."""

    def hum(sounds: str, *_: object, **__: object) -> model.Sound:
        wave = np.sin(np.arange(len(sounds) * model.RATE // 15) / 20) * 0.3
        return model.Sound(wave.astype(np.float32), None)

    monkeypatch.setattr(model, "speak", hum)


@pytest.fixture
def bread(tmp_path: Path) -> Path:
    """An article with two pictures beside it."""
    return article(tmp_path / "bread")


def article(folder: Path) -> Path:
    """Write the article with its two pictures into a new folder."""
    folder.mkdir()
    for name, seed in (("bowl.png", 1), ("dough.png", 2)):
        (folder / name).write_bytes(_picture(seed))
    path = folder / "bread.html"
    path.write_text(HTML)
    return path


@cache
def _picture(seed: int) -> bytes:
    from PIL import Image

    coarse = np.random.default_rng(seed).integers(0, 255, (9, 16, 3), dtype=np.uint8)
    data = io.BytesIO()
    Image.fromarray(coarse).resize((960, 540), Image.Resampling.BICUBIC).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def project(request: pytest.FixtureRequest, workspace: Workspace, bread: Path) -> int:
    """A project of the article with every default."""
    return 1 if "chosen" in request.fixturenames else begun(workspace, bread)


@pytest.fixture
def chosen(workspace: Workspace, project: int) -> Storyboard:
    """The project's pictures, chosen; its lines are written and spoken."""
    board = projects.view(workspace, project).storyboard
    assert board is not None
    return board


def begun(workspace: Workspace, path: Path) -> int:
    """Begin a project of an article."""
    return projects.create(workspace, articles.import_article(workspace, path=path))


def planned(folder: Path) -> None:
    """Fill a data folder with the project up to its pictures."""
    with tempfile.TemporaryDirectory() as elsewhere:
        workspace = open_workspace(Settings(data=folder))
        storyboard.plan(workspace, begun(workspace, article(Path(elsewhere, "bread"))))
        workspace.leave()


@pytest.fixture
def drain(workspace: Workspace) -> Callable[[], None]:
    """Do every job that waits."""

    def all_of_it() -> None:
        while (claim := queue.claim(workspace.store)) is not None:
            work.perform(workspace, claim)

    return all_of_it


@pytest.fixture
def page(workspace: Workspace) -> Callable[..., AppTest]:
    """Open a page of the wizard, with a project if one is named; it must not have failed."""

    def opened(name: str = "home", project_id: int | None = None) -> AppTest:
        at = AppTest.from_file(str(WIZARD), default_timeout=300)
        at.run()
        if project_id is not None:
            at.query_params["project"] = str(project_id)
        if name != "home":
            at.switch_page(f"{name}.py")
        at.run()
        assert not at.exception, at.exception
        return at

    return opened


def said(at: AppTest) -> str:
    """Every word on the page that isn't in a widget."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "success", "info", "text")
    return "\n".join(str(item.value) for kind in kinds for item in at.get(kind))
