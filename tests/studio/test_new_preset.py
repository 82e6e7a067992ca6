"""A preset for a platform that nobody has heard of: one entry in `core/model/presets.py`, and everything knows it."""

from __future__ import annotations

import json

import pytest

from core import publish
from core.errors import BadInput
from core.model.options import Options
from core.model.presets import PRESETS, Platform, Preset, SafeZone
from core.script.post.seo import order
from core.store import contents
from core.studio.film import build, look
from core.studio.machine import supported
from core.studio.project import brand, projects
from core.studio.project.project import Project
from core.studio.publish import posts
from core.studio.script import write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from tests.studio.test_brand import logo
from tests.studio.test_posts import bees

AGORA = Preset(
    name="agora_square",
    label="Agora",
    platform=Platform(name="agora", label="Agora", desk="Agora", desk_url="https://agora.example/upload",
                      hosts=("agora.example",), text_unit="characters", title_unit="bytes", tags="hashtags",
                      caption=False, chapters=True, logo=False),
    width=1080,
    height=1080,
    min_s=10,
    max_s=600,
    max_bytes=10**9,
    safe=SafeZone(left=60, top=60, right=60, bottom=90),
    title_chars=24,
    description_chars=300,
)  # fmt: skip


@pytest.fixture
def agora(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(PRESETS, AGORA.name, AGORA)
    return AGORA.name


@pytest.fixture
def project(workspace: Workspace, agora: str) -> int:
    """A project that goes to it, with a script of some minutes."""
    content = contents.add(workspace.store, bees())
    result = projects.create(workspace, content, Options(project_type="medium", platforms=("tiktok", agora)))
    write.write(workspace, result)
    return result


def test_its_words_are_written_as_its_platform_wants_them(workspace: Workspace, project: int, agora: str) -> None:
    words = posts.words(Project(workspace, project), agora)
    assert words.title and len(words.title.encode()) <= 24
    assert 0 < len(words.description) <= 300
    assert words.description.endswith(" ".join(f"#{tag}" for tag in words.tags)) and words.tags
    assert order(AGORA.platform) == ("text", "chapters", "source", "hashtags")
    text = publish.post(words, AGORA)
    assert text.startswith(f"{words.title}\n\n")  # a title of its own, which is no part of the text
    assert publish.metadata(AGORA, words, Project(workspace, project).article, "en", [], {})["platform"] == "agora"


def test_what_is_typed_is_counted_in_its_own_units(workspace: Workspace, project: int, agora: str) -> None:
    posts.say(workspace, project, agora, description="ü" * 280)
    assert posts.words(Project(workspace, project), agora).description.startswith("ü" * 280)
    for given in ({"description": "ü" * 301}, {"title": "ü" * 13}):
        with pytest.raises(BadInput, match=r"301|26"):
            posts.say(workspace, project, agora, **given)
    posts.say(workspace, project, agora, title="ü" * 12)
    assert posts.words(Project(workspace, project), agora).title == "ü" * 12


def test_its_film_has_its_shape_and_no_logo_where_it_forbids_one(workspace: Workspace, short: int, agora: str) -> None:
    projects.set_options(workspace, short, platforms=("youtube_short", agora))
    brand.set_logo(workspace, logo(), "logo.png")
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    opened = Project(workspace, short)
    assert look.logo_size(opened, PRESETS["youtube_short"]) and look.logo_size(opened, AGORA) is None
    film = build.timeline(opened, agora, Run())
    assert (film.preset, film.width, film.height, film.safe) == (agora, 1080, 1080, AGORA.safe)
    kit = opened.kit.logo
    assert kit is not None and kit.sha256 not in json.dumps(film.model_dump(mode="json"))


def test_the_table_of_the_readme_has_it(agora: str) -> None:
    assert "Agora `agora_square` (1080x1080, 10 s to 10 min)" in supported.table()
