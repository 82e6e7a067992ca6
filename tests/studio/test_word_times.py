"""Captions follow the times of words: where these change, finished videos and previews are of before."""

from __future__ import annotations

import pytest

from core.model.narration import Narration
from core.store import narrations, renders
from core.store.when import now
from core.studio.film import frames
from core.studio.project import cards, changes, projects
from core.studio.project.project import Project
from core.studio.visuals import storyboard
from core.studio.workspace.workspace import Workspace

PRESET = "youtube_short"


@pytest.fixture
def filmed(workspace: Workspace, short: int) -> int:
    """A project whose video is finished, as far as its row says."""
    storyboard.plan(workspace, short)
    made_from = Project(workspace, short).render_hash(PRESET) or ""
    renders.update(
        workspace.store,
        renders.add(workspace.store, short, PRESET, "draft"),
        input_hash=made_from,
        render_completed_at=now(),
    )
    return short


def later(narration: Narration, seconds: float) -> Narration:
    """The same sound, its words heard later by another ear."""
    takes = [
        take.model_copy(
            update={
                "words": tuple(
                    word.model_copy(update={"start": word.start + seconds, "end": word.end + seconds})
                    for word in take.words
                )
            }
        )
        for take in narration.takes
    ]
    return narration.model_copy(update={"takes": tuple(takes)})


def hear(workspace: Workspace, project: int, seconds: float) -> None:
    narration = narrations.get(workspace.store, project)
    assert narration is not None
    changes.change(workspace, project, lambda _: changes.Change(narration=later(narration, seconds)))


def is_stale(workspace: Workspace, project: int) -> bool:
    (card,) = cards.cards(workspace)
    state = next(step.state for step in projects.view(workspace, project).steps if step.name == "render")
    (video,) = projects.view(workspace, project).renders
    assert (state == "stale") == video.stale == (card.step == "render")
    return video.stale


def test_a_video_is_of_before_once_its_words_are_heard_at_other_times(workspace: Workspace, filmed: int) -> None:
    assert not is_stale(workspace, filmed)
    before = frames.captions(workspace, filmed, PRESET)
    hear(workspace, filmed, 0.2)
    assert is_stale(workspace, filmed)
    assert frames.captions(workspace, filmed, PRESET) != before


def test_a_video_spoken_again_with_the_same_times_stays(workspace: Workspace, filmed: int) -> None:
    hear(workspace, filmed, 0.0)
    assert not is_stale(workspace, filmed)
