"""A project's storyboard, opened and changed: what every change of a shot begins and ends with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.errors import BadInput, ChangedElsewhere, NotFound
from core.model.storyboard import Shot, Storyboard
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace


def opened(workspace: Workspace, project_id: int) -> tuple[Project, Storyboard]:
    """The project and its storyboard. Raises `NotFound`, `BadInput` where there is none yet."""
    project = Project(workspace, project_id)
    return project, of(project)


def of(project: Project) -> Storyboard:
    """The project's storyboard. Raises `BadInput` where there is none yet."""
    if project.board is None:
        raise BadInput("There are no pictures chosen yet.", "Choose the pictures first.", code="no_storyboard")
    return project.board


def shot_of(board: Storyboard, shot: int) -> Shot:
    """A shot by its number, counted from 0. Raises `NotFound`."""
    if not 0 <= shot < len(board.shots):
        raise NotFound(f"There is no picture number {shot}.", f"There are {len(board.shots)}, counted from 0.")
    return board.shots[shot]


def place_of(board: Storyboard, shot: int, seen: Shot | None = None) -> int:
    """Return a shot's index by now: the one of this number, or of the same lines as the one `seen` under it.

    Raises `NotFound`; `ChangedElsewhere` where no scene shows just those lines any more.
    """
    if seen is None:
        shot_of(board, shot)
        return shot
    place = find(board, shot, seen)
    if place is None:
        raise cut_otherwise()
    return place


def find(board: Storyboard, shot: int, seen: Shot) -> int | None:
    """The index by now of the scene that a person saw under a number; None where it is gone."""
    if 0 <= shot < len(board.shots) and same_place(board.shots[shot], seen):
        return shot
    return next((n for n, other in enumerate(board.shots) if same_place(other, seen)), None)


def cut_otherwise() -> ChangedElsewhere:
    """The error for a scene that is not in the project's storyboard any more."""
    return ChangedElsewhere(
        "The scenes have been cut otherwise in the meantime.",
        "Look at them as they are now, then change the one you mean.",
        current=None,
        given=None,
    )


def same_place(shot: Shot, other: Shot) -> bool:
    """Whether two shots are seen over the same words."""
    return (shot.lines, shot.part, shot.parts) == (other.lines, other.part, other.parts)


def require_unchanged(now: Shot, seen: Shot | None, changes: dict[str, Any]) -> None:
    """Raises `ChangedElsewhere` where something of a project's scene that `changes` sets is by now neither what was
    seen nor what is set.
    """
    if seen is None:
        return
    current, given = {}, {}
    for name, value in changes.items():
        before, by_now = _value(seen, name), _value(now, name)
        if isinstance(value, dict) and isinstance(before, dict) and isinstance(by_now, dict):
            parts = [part for part in value if by_now.get(part) not in (before.get(part), _plain(value[part]))]
            current.update({part: by_now.get(part) for part in parts})
            given.update({part: value[part] for part in parts})
        elif by_now not in (before, _plain(value)):
            current[name], given[name] = by_now, value
    if given:
        raise ChangedElsewhere("This scene was changed elsewhere in the meantime.", current=current, given=given)


def as_now(seen: Shot, current: Any) -> Shot:
    """A project's scene as it was seen, with what is otherwise by now: the `current` of what `require_unchanged`
    raises.
    """
    if not isinstance(current, dict):
        return seen
    own = {name: value for name, value in current.items() if name in Shot.model_fields}
    card = {name: value for name, value in current.items() if name not in own}
    if card and seen.card is not None:
        own["card"] = {**seen.card.model_dump(), **card}
    return Shot.model_validate({**seen.model_dump(), **own})


def _value(shot: Shot, name: str) -> Any:
    return shot.model_dump(mode="json").get(name)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    return [_plain(part) for part in value] if isinstance(value, tuple | list) else value


def with_shot(board: Storyboard, shot: int, after: Shot) -> Storyboard:
    """A project's storyboard with one shot exchanged."""
    return board.model_copy(update={"shots": (*board.shots[:shot], after, *board.shots[shot + 1 :])})


def change(workspace: Workspace, project_id: int, edit: Callable[[Project, Storyboard], Storyboard]) -> Storyboard:
    """Change a project's storyboard by what `edit` makes of it as it is; the one before can be taken back.

    Raises `NotFound`, `BadInput` where there is none yet.
    """
    return of(changes.change(workspace, project_id, lambda now: changes.Change(board=edit(now, of(now)))))


def asked_for(project: Project, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of a job that makes a picture, with the scene it is for. Raises `NotFound`, `BadInput`."""
    if "scene" in payload:
        return dict(payload)
    return {**payload, "scene": scene(shot_of(of(project), int(payload["shot"])))}


def scene(shot: Shot) -> dict[str, Any]:
    """The fields of a shot that, kept by a job, tell it from others and from itself once it shows something else."""
    return shot.model_dump(mode="json", include={"lines", "part", "parts", "picture", "card"})
