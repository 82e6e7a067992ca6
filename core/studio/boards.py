"""A project's storyboard, opened and kept: what every change of a shot begins and ends with."""

from __future__ import annotations

from core.errors import BadInput, NotFound
from core.model.storyboard import Shot, Storyboard
from core.store import projects as rows
from core.store import storyboards
from core.studio import undo
from core.studio.house import House
from core.studio.state import Project


def opened(house: House, project_id: int) -> tuple[Project, Storyboard]:
    """The project and its storyboard. Raises `NotFound`, `BadInput` where there is none yet."""
    project = Project(house, project_id)
    if project.board is None:
        raise BadInput("There are no pictures chosen yet.", "Choose the pictures first.", code="no_storyboard")
    return project, project.board


def shot_of(board: Storyboard, shot: int) -> Shot:
    """A shot by its number, counted from 0. Raises `NotFound`."""
    if not 0 <= shot < len(board.shots):
        raise NotFound(f"There is no picture number {shot}.", f"There are {len(board.shots)}, counted from 0.")
    return board.shots[shot]


def with_shot(board: Storyboard, shot: int, after: Shot) -> Storyboard:
    """The storyboard with one shot exchanged."""
    return board.model_copy(update={"shots": (*board.shots[:shot], after, *board.shots[shot + 1 :])})


def keep(house: House, project_id: int, board: Storyboard) -> Storyboard:
    """Store the storyboard and touch the project; the one before can be taken back."""
    with house.store.write():
        undo.remember(house, project_id, board)
        storyboards.put(house.store, project_id, board)
        rows.touch(house.store, project_id)
    return board
