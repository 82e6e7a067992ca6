"""Upgrades from an earlier version: nothing is stale, nothing is lost, the film is the same."""

from __future__ import annotations

import zipfile
from pathlib import Path

import av
import numpy as np
import pytest

from core import config
from core.render import preview
from core.store import narrations
from core.studio.film import ask, render
from core.studio.project import cards, projects
from core.studio.publish import bundle
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from core.timeline import documents

BASELINES = sorted(Path(__file__).parent.glob("*.zip"))


@pytest.fixture(params=BASELINES, ids=lambda path: path.stem)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    with zipfile.ZipFile(request.param) as packed:
        packed.extractall(tmp_path / "data")
    return open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "data")}, tmp_path / "none"))


def test_nothing_is_stale_or_lost(workspace: Workspace) -> None:
    (card,) = cards.cards(workspace)
    view = projects.view(workspace, card.id)
    assert [step.state for step in view.steps[:5]] == ["ready"] * 5
    (video,) = view.renders
    assert video.status == "completed" and not video.stale
    assert view.script is not None and [line.text for line in view.script.lines] == [
        "Bees talk by dancing.",
        "The longer she waggles, the farther the 12 flowers.",
    ]
    folder = bundle.bundle(workspace, card.id)
    assert "The bees' dance" in (folder / "youtube_short.txt").read_text(encoding="utf-8")


def test_the_film_is_of_before_once_its_words_are_heard_at_other_times(workspace: Workspace) -> None:
    (card,) = cards.cards(workspace)
    narration = narrations.get(workspace.store, card.id)
    assert narration is not None
    narrations.put(workspace.store, card.id, narration)
    assert not projects.view(workspace, card.id).renders[0].stale
    (first, *others) = narration.takes[0].words
    words = (first.model_copy(update={"end": first.end + 0.1}), *others)
    takes = (narration.takes[0].model_copy(update={"words": words}), *narration.takes[1:])
    narrations.put(workspace.store, card.id, narration.model_copy(update={"takes": takes}))
    assert projects.view(workspace, card.id).renders[0].stale


def test_the_film_comes_out_the_same(workspace: Workspace) -> None:
    (card,) = cards.cards(workspace)
    (before,) = projects.view(workspace, card.id).renders
    assert before.path is not None
    old = _frames(before.path)
    (number,) = ask.request(workspace, card.id, ("youtube_short",))
    after = render.render(workspace, number, Run())
    assert after.path is not None
    new = _frames(after.path)
    assert len(old) == len(new)
    for at, most in ((0, 2.0), (len(old) // 2, 0.5), (-1, 0.5)):  # the title builds up today
        assert np.abs(old[at].astype(int) - new[at]).mean() < most


def test_its_timeline_is_upgraded_and_shows_what_the_film_shows(workspace: Workspace) -> None:
    (card,) = cards.cards(workspace)
    (video,) = projects.view(workspace, card.id).renders
    assert video.path is not None and video.timeline is not None
    timeline = documents.read(video.timeline.read_bytes())
    film = _frames(video.path)
    assert timeline.n_frames == len(film)
    for at in (0, 30, 80, 120, timeline.n_frames - 1):
        picture = preview.frame(timeline, at, workspace.context(Run())).convert("L")
        assert np.abs(np.asarray(picture)[::8, ::8].astype(int) - film[at]).mean() < 2


def _frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="gray")[::8, ::8] for frame in film.decode(video=0)]
