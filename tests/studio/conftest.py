"""A workspace on a temporary folder, and an article short enough to film in seconds."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest

from core import config
from core.model.options import Options
from core.studio.content import articles
from core.studio.film import ask, render
from core.studio.project import projects
from core.studio.script import edits, write
from core.studio.visuals import storyboard
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace

TEXT = """# How bees talk

Bees tell each other where the food is by dancing. The dance was read for the first time a hundred years ago.

![A bee on a flower](bee.png)

A bee that has found many flowers runs in a straight line and waggles her body. The longer she waggles, the farther
away the flowers are. The angle of the line shows the way from the sun.

## What the others do

![The inside of a hive](hive.png)

Other bees follow her closely in the dark of the hive. They feel the dance with their antennae and fly out to look.

Not every dance is right, and young bees learn it from old ones. Without a teacher they make more mistakes than others.
"""
LINES = ("Bees talk by dancing.", "The longer she waggles, the farther the flowers.", "Now you can read it, too.")


def picture(colour: tuple[int, int, int], size: tuple[int, int] = (800, 600)) -> bytes:
    """A PNG with something on it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).ellipse((size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2), fill=(250, 240, 60))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return opened(tmp_path / "data")


def opened(data: Path) -> Workspace:
    """The workspace of a data folder, without settings of anybody's."""
    return open_workspace(config.load({"REELWRIGHT_DATA": str(data)}, data.parent / "none"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "article"
    folder.mkdir()
    return article(folder)


def article(folder: Path) -> Path:
    """Write the article with its two pictures into a folder."""
    (folder / "bees.md").write_text(TEXT)
    (folder / "bee.png").write_bytes(picture((20, 120, 40)))
    (folder / "hive.png").write_bytes(picture((120, 60, 20)))
    return folder / "bees.md"


@pytest.fixture
def project(workspace: Workspace, source: Path) -> int:
    """A project of the article with nothing made yet."""
    return begun(workspace, source)


def begun(workspace: Workspace, source: Path) -> int:
    content_id = articles.import_article(workspace, path=source)
    return projects.create(workspace, content_id, Options(quality="draft", music="none"))


@pytest.fixture
def short(workspace: Workspace, project: int) -> int:
    """The project with a script of three short lines, so that its film lasts some seconds."""
    return shortened(workspace, project)


def shortened(workspace: Workspace, project: int, lines: tuple[str, ...] = LINES) -> int:
    written = write.write(workspace, project)
    rows = [{"id": line.id, "text": text} for line, text in zip(written.lines, lines, strict=False)]
    edits.save_rows(workspace, project, rows)
    return project


def filmed(folder: Path) -> None:
    """Fill a data folder with the short project, whose film is finished."""
    with tempfile.TemporaryDirectory() as elsewhere:
        workspace = opened(folder)
        short = shortened(workspace, begun(workspace, article(Path(elsewhere))))
        storyboard.plan(workspace, short)
        render.render(workspace, ask.request(workspace, short)[0], Run())
        workspace.leave()
