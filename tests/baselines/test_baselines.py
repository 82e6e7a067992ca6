"""What an earlier version made is there after an upgrade: nothing is stale, nothing is lost, the film is the same."""

from __future__ import annotations

import zipfile
from pathlib import Path

import av
import numpy as np
import pytest

from core import config
from core.store import narrations
from core.studio.film import render
from core.studio.project import cards, projects
from core.studio.publish import bundle
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import House, open_house

BASELINES = sorted(Path(__file__).parent.glob("*.zip"))


@pytest.fixture(params=BASELINES, ids=lambda path: path.stem)
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    with zipfile.ZipFile(request.param) as packed:
        packed.extractall(tmp_path / "data")
    return open_house(config.load({"REELWRIGHT_DATA": str(tmp_path / "data")}, tmp_path / "none"))


def test_nothing_is_stale_or_lost(house: House) -> None:
    (card,) = cards.cards(house)
    view = projects.view(house, card.id)
    assert [step.state for step in view.steps[:5]] == ["ready"] * 5
    (video,) = view.renders
    assert video.status == "completed" and not video.stale
    assert view.script is not None and [line.text for line in view.script.lines] == [
        "Bees talk by dancing.",
        "The longer she waggles, the farther the 12 flowers.",
    ]
    folder = bundle.bundle(house, card.id)
    assert "The bees' dance" in (folder / "youtube_short.txt").read_text(encoding="utf-8")


def test_the_film_is_of_before_once_its_words_are_heard_at_other_times(house: House) -> None:
    (card,) = cards.cards(house)
    narration = narrations.get(house.store, card.id)
    assert narration is not None
    narrations.put(house.store, card.id, narration)
    assert not projects.view(house, card.id).renders[0].stale
    (first, *others) = narration.takes[0].words
    words = (first.model_copy(update={"end": first.end + 0.1}), *others)
    takes = (narration.takes[0].model_copy(update={"words": words}), *narration.takes[1:])
    narrations.put(house.store, card.id, narration.model_copy(update={"takes": takes}))
    assert projects.view(house, card.id).renders[0].stale


def test_the_film_comes_out_the_same(house: House) -> None:
    (card,) = cards.cards(house)
    (before,) = projects.view(house, card.id).renders
    assert before.path is not None
    old = _frames(before.path)
    (number,) = render.request(house, card.id, ("youtube_short",))
    after = render.render(house, number, Run())
    assert after.path is not None
    new = _frames(after.path)
    assert len(old) == len(new)
    for at in (0, len(old) // 2, -1):
        assert np.abs(old[at].astype(int) - new[at]).mean() < 0.5


def _frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="gray")[::8, ::8] for frame in film.decode(video=0)]
