"""After an upgrade whatever is computed is the newer code's: no words, warnings or lengths of the older stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from core import config
from core.model.coded import Question
from core.model.options import Options
from core.studio.content import articles
from core.studio.film import music
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.publish import posts
from core.studio.script import extractive, lengths, open_questions, write
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.studio.test_music_faults import TONE, written

TEXT = """# How bees keep warm

## Winter

Bees form a cluster when the air gets cold. The cluster holds 10,000 bees around the queen.
Each bee shivers to make heat.
The cluster moves slowly across the stores of honey.

## Spring

The first flowers open in March. Workers carry pollen into the hive again. The queen lays 2,000 eggs a day in May.

## Summer

The hive is full by June. Half of the bees leave with the old queen. A new queen hatches within two weeks.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "data")}, tmp_path / "none"))


@pytest.fixture
def project(workspace: Workspace) -> int:
    chosen = Options(project_type="long", platforms=("youtube_long",))
    number = projects.create(workspace, articles.import_article(workspace, text=TEXT), chosen)
    write.write(workspace, number)
    return number


def swapped(monkeypatch: pytest.MonkeyPatch, module: str, name: str, change: Callable[[Any], Any]) -> list[Any]:
    """Put newer code in the place of a function; the list has an item for each of its calls."""
    room, calls = import_module(module), []
    older = getattr(room, name)

    def newer(*given: Any, **more: Any) -> Any:
        calls.append(given)
        return change(older(*given, **more))

    monkeypatch.setattr(room, name, newer)
    return calls


@pytest.mark.parametrize(
    ("module", "name", "change"),
    [
        ("core.script.post.overrides", "applied", lambda post: post.model_copy(update={"tags": ("newer",)})),
        ("core.script.post.overrides", "_parts", lambda parts: replace(parts, tags=("newer",))),
        ("core.script.post.seo", "keywords", lambda words: ("newer",)),
        ("core.script.post.tags", "subject", lambda words: ("newer",)),
        ("core.script.post.subject", "_spaced", lambda words: ["newer"]),
    ],
)
def test_an_untouched_post_follows_the_newer_writer(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch, module: str, name: str, change: Any
) -> None:
    posts.say(workspace, project, "youtube_long", title="Mine")
    posts.compute(workspace, project, "youtube_long", ("title",))
    before = posts.to_post(workspace, project, "youtube_long")
    assert before.tags != ("newer",)
    with monkeypatch.context() as upgraded:
        swapped(upgraded, module, name, change)
        assert posts.to_post(workspace, project, "youtube_long").tags == ("newer",)
        assert posts.words(Project(open_workspace(workspace.settings), project), "youtube_long").tags == ("newer",)
    assert posts.to_post(workspace, project, "youtube_long") == before


def test_the_questions_of_a_script_are_the_newer_codes(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_questions.open_questions_of(Project(workspace, project))
    asked = Question.of("pronoun", word="it")
    calls = swapped(monkeypatch, "core.script.judge.stranger", "questions", lambda found: {**found, 0: (asked,)})
    for _ in range(3):
        assert open_questions.open_questions_of(Project(workspace, project)) == {**before, 0: (asked,)}
    assert len(calls) == 1  # a page does not wait for the parser twice


@pytest.mark.parametrize("change", [{"title": "Another"}, {"headings": ("Another",) * 3}])
def test_the_questions_of_a_script_follow_its_title_and_headings(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    calls = swapped(monkeypatch, "core.script.judge.stranger", "questions", lambda found: found)
    current = Project(workspace, project)
    assert current.script is not None
    open_questions.open_questions_of(current)
    open_questions.open_questions_of(current.with_(script=current.script.model_copy(update=change)))
    assert len(calls) == 2


def test_the_length_an_article_has_words_for_is_the_newer_writers(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lengths.reach_s(workspace, project)
    assert before is not None
    calls = swapped(
        monkeypatch, "core.script", "write", lambda script: script.model_copy(update={"lines": script.lines[:1]})
    )
    for _ in range(3):
        after = lengths.reach_s(workspace, project)
        assert after is not None and after < before / 2
    assert len(calls) == 1


@pytest.mark.parametrize("chosen", [{"article_kind": "diary"}, {"stress": "Leave out the summer."}, {"speed": 1.2}])
def test_the_length_an_article_has_words_for_follows_every_choice_that_decides_it(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, Any]
) -> None:
    lengths.reach_s(workspace, project)
    projects.set_options(workspace, project, **chosen)
    calls = swapped(monkeypatch, "core.studio.script.extractive", "_composed", lambda script: script)
    lengths.reach_s(workspace, project)
    assert len(calls) == 1


def test_a_script_composed_before_an_upgrade_is_not_handed_out_after_it(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, chosen = Project(workspace, project).article, Options(project_type="long", platforms=("youtube_long",))
    before = extractive.compose(article, chosen)
    assert extractive.compose(article, chosen) is before
    swapped(monkeypatch, "core.script", "write", lambda script: script.model_copy(update={"title": "Newer"}))
    assert extractive.compose(article, chosen).title == "Newer"


def test_faults_of_a_song_are_heard_again_where_they_were_forgotten(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = music.import_song(workspace, written(tmp_path / "loud.wav", TONE * 90_000), "loud.wav")
    known = music.song_notices(workspace, song)
    assert [notice.code for notice in known] == ["sound_clipped"]
    for file in workspace.cache.folder.rglob("*.json"):
        file.unlink()
    assert [notice.code for notice in music.song_notices(workspace, song)] == ["sound_clipped"]
    swapped(monkeypatch, "core.media.soundness", "faults", lambda found: ())
    assert music.song_notices(workspace, song) == ()
    assert music.song_notices(workspace, "auto") == music.song_notices(workspace, "sha256:" + "0" * 64) == ()
