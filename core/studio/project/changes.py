"""The one way in which a project changes: read, merged and written in one transaction.

Whoever changes choices, script or storyboard says how, as a function of the project as it is at that moment. Nothing
that was read before is written back, so that two changes at once are two changes, whoever makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Literal

from core.errors import ChangedElsewhere
from core.model.narration import Narration
from core.model.options import Options
from core.model.script import Script
from core.model.storyboard import Storyboard
from core.store import narrations, scripts, storyboards
from core.store import projects as project_rows
from core.studio.project import undo
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace
from core.wording import told

Part = Literal["options", "script", "storyboard"]


@dataclass(frozen=True)
class Change:
    """A change of a project; None leaves a part as it is. `edited`: a person changed the script; None: as before.

    `unsaid`: whoever sent the script did not say what version they had read.
    """

    options: Options | None = None
    script: Script | None = None
    edited: bool | None = True
    unsaid: bool = False
    board: Storyboard | None = None
    narration: Narration | None = None

    def tidy(self) -> Change:
        """The same with every text in it fit to be kept."""
        return replace(
            self,
            options=self.options and self.options.tidy(),
            script=self.script and self.script.tidy(),
            board=self.board and self.board.tidy(),
        )


def change(
    workspace: Workspace, project_id: int, edit: Callable[[Project], Change], *, read: Project | None = None
) -> Project:
    """Change a project by what `edit` makes of it as it is; returns it as it is then.

    A part that stays as it was is not written and keeps its revision. `edit` may raise: then nothing is written. Calls
    inside of another transaction belong to that. The project is always read anew here: `read`, as it was read before,
    only saves parsing what is stored as it was. Raises `NotFound`.
    """
    with workspace.store.write():
        before = read.anew() if read is not None else Project(workspace, project_id)
        new = edit(before).tidy()
        if new.options is not None:
            project_rows.change(workspace.store, project_id, lambda _: new.options or before.options)
        if new.script is not None and new.script != before.script:
            edited = bool(before.script_row and before.script_row["edited"]) if new.edited is None else new.edited
            scripts.add(workspace.store, project_id, new.script, edited=edited, unsaid=new.unsaid)
        if new.board is not None and new.board != before.board:
            undo.remember(workspace, project_id, new.board)
            storyboards.put(workspace.store, project_id, new.board)
        if new.narration is not None:
            narrations.put(workspace.store, project_id, new.narration)
        if new != Change(edited=new.edited, unsaid=new.unsaid):
            project_rows.touch(workspace.store, project_id)
        return before.anew().with_(options=new.options, script=new.script, board=new.board)


def change_options(workspace: Workspace, project_id: int, edit: Callable[[Options], dict[str, Any]]) -> Options:
    """Change a project's choices by what `edit` makes of them as they are, by name. Raises `NotFound`."""
    return project_rows.change(workspace.store, project_id, lambda now: now.model_copy(update=edit(now)))


def revision(project: Project, part: Part) -> int:
    """The number of a part of a project, which counts up with each change; 0 where there is none yet."""
    if part == "options":
        return int(project.row["revision"])
    if part == "storyboard":
        return project.board_revision
    return int(project.script_row["version"]) if project.script_row else 0


@contextmanager
def expecting(
    workspace: Workspace, project_id: int, part: Part, number: int | None, given: Any = None
) -> Iterator[Project]:
    """A transaction that is refused where a part of the project is not the one of that number (None: any).

    What is changed inside is written together. Raises `ChangedElsewhere` with what is there now, `NotFound`.
    """
    with workspace.store.write():
        project = Project(workspace, project_id)
        require(project, part, number, given)
        yield project


def require(project: Project, part: Part, number: int | None, given: Any = None) -> None:
    """Raises `ChangedElsewhere` where a part of the project is not the one of that number (None: any)."""
    now = revision(project, part)
    if number is None or number == now:
        return
    current = _told(project, part)
    raise ChangedElsewhere(
        f"The {'choices were' if part == 'options' else f'{part} was'} changed elsewhere in the meantime.",
        current=current,
        given=given,
        revision=now,
    )


def _told(project: Project, part: Part) -> dict[str, Any] | None:
    """A part as JSON for people."""
    if part == "script":
        return told.script(project.script) if project.script else None
    if part == "storyboard":
        return told.board(project.board) if project.board else None
    return project.options.model_dump(mode="json")
