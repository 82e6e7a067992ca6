"""One design for all cards of a film, and what follows of it."""

from __future__ import annotations

import pytest

from core.errors import BadInput
from core.model.presets import PRESETS
from core.model.storyboard import Card
from core.studio.film import cards
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace

PRESET = PRESETS["youtube_short"]


def test_a_films_design_is_that_of_its_cards(workspace: Workspace, project: int) -> None:
    words = Card(kind="text", body=("Big words",))
    table = Card(kind="table", rows=(("a", "b"), ("x", "y"), ("z", "w")))
    own = words.model_copy(update={"design": "note"})
    before = [cards.card(Project(workspace, project), card, PRESET) for card in (words, table, own)]
    projects.set_options(workspace, project, cards="band")
    after = [cards.card(Project(workspace, project), card, PRESET) for card in (words, table, own)]
    assert after[0] != before[0]
    assert after[1:] == before[1:]  # tables have none, and a card's own stays
    projects.set_options(workspace, project, cards="")
    assert cards.card(Project(workspace, project), words, PRESET) == before[0]


def test_a_design_nobody_drew_is_answered_with_the_known_ones(workspace: Workspace, project: int) -> None:
    with pytest.raises(BadInput, match="no card design called 'nope'") as refused:
        projects.set_options(workspace, project, cards="nope")
    assert "band" in refused.value.hint


def test_words_with_hidden_signs_are_drawn(workspace: Workspace, project: int) -> None:
    hidden = Card(kind="text", body=("a\u202eb\x00c" + "\u0301" * 30,))
    assert cards.card(Project(workspace, project), hidden, PRESET)
