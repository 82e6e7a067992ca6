"""Step 4: what is seen while the lines are spoken; swapped, uploaded and framed by the person."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from core.errors import BadInput, NotFound
from core.model.asset import Asset
from core.model.presets import PRESETS, Preset
from core.model.storyboard import Shot, Storyboard
from core.store import projects as rows
from core.store import storyboards
from core.studio import stills, undo
from core.studio import voice as voice_step
from core.studio.house import House
from core.studio.run import Run
from core.studio.state import Project

MAX_UPLOAD_BYTES = 60_000_000


def plan(house: House, project_id: int, run: Run | None = None) -> Storyboard:
    """Choose what is seen; a storyboard that is there follows the script, and what is locked stays."""
    run = run or Run()
    began, before = time.monotonic(), len(run.warnings)
    project = Project(house, project_id)
    if not project.is_fresh("voice"):
        voice_step.narrate(house, project_id, run.part(0.0, 0.5))
        project = Project(house, project_id)
    run.progress(0.5, "Choosing pictures")
    board = _planned(project, run.part(0.5, 0.98))
    run.check()
    with house.store.write():
        undo.remember(house, project_id, board)
        storyboards.put(house.store, project_id, board)
        Project(house, project_id).approve("visuals", run.warnings[before:])
    done = _count_new(house, board)
    run.count("visuals", done=done, reused=len(board.assets) - done, seconds=time.monotonic() - began)
    run.progress(1.0, f"{len(board.shots)} pictures and cards")
    return board


def _planned(project: Project, run: Run) -> Storyboard:
    from core import visuals as room

    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    ctx, excluded = project.house.context(run), project.options.excluded_blocks
    if project.board is None:
        return room.storyboard(project.article, project.script, project.narration, ctx, excluded=excluded)
    return room.refresh(project.board, project.article, project.script, project.narration, ctx, excluded=excluded)


def _count_new(house: House, board: Storyboard) -> int:
    """How many of the board's assets no project had before; they are noted as had."""
    new = 0
    for asset in board.assets:
        key = f"studio.asset/{asset.sha256}"
        if house.cache.get(key) is None:
            house.cache.put(key, True)
            new += 1
    return new


def swap(house: House, project_id: int, shot: int, sha256: str) -> Storyboard:
    """Show another picture of the project (a candidate, one of the article, an upload) in a shot; it is locked."""
    from core import visuals as room

    project, board = _board(house, project_id)
    _shot(board, shot)
    known = board.asset(sha256) or _of_article(project, sha256)
    if known is None:
        raise NotFound("That picture does not belong to this project.", "Upload it first.")
    if board.asset(sha256) is None:
        board = board.model_copy(update={"assets": (*board.assets, known)})
    return _keep(house, project_id, room.swap(board, shot, sha256))


def upload(house: House, project_id: int, data: bytes, name: str) -> Asset:
    """Add a picture of the person's own to the project. Raises `BadInput` naming the file."""
    from core import visuals as room

    if len(data) > MAX_UPLOAD_BYTES:
        raise BadInput(f"{name} is larger than {MAX_UPLOAD_BYTES // 10**6} MB.", "Choose a smaller picture.")
    rows.get(house.store, project_id)
    asset = room.add_upload(data, name, house.context())
    project = Project(house, project_id)
    board = project.board or Storyboard(shots=())
    if board.asset(asset.sha256) is None and project.board is not None:
        _keep(house, project_id, board.model_copy(update={"assets": (*board.assets, asset)}))
    return asset


def set_shot(house: House, project_id: int, shot: int, **changes: Any) -> Storyboard:
    """Change how a shot is shown: `motion`, `fit`, `focus`, `locked`, `card`. Raises `BadInput`, `NotFound`."""
    from pydantic import ValidationError

    _, board = _board(house, project_id)
    before = _shot(board, shot)
    unknown = set(changes) - {"motion", "fit", "focus", "locked", "card"}
    if unknown:
        raise BadInput(f"A shot has no {', '.join(sorted(unknown))}.", "Change its motion, fit, focus or card.")
    if set(changes) - {"locked"}:
        changes.setdefault("locked", True)  # what a person framed is not planned anew
    if isinstance(changes.get("card"), dict) and before.card is not None:
        changes["card"] = {**before.card.model_dump(), **changes["card"]}
    try:
        after = Shot.model_validate({**before.model_dump(), **changes})
    except ValidationError as error:
        raise BadInput("A shot cannot be shown that way.", f"{error.errors()[0]['msg']}.") from error
    shots = (*board.shots[:shot], after, *board.shots[shot + 1 :])
    return _keep(house, project_id, board.model_copy(update={"shots": shots}))


def shot_picture(house: House, project_id: int, shot: int, width: int, height: int) -> Path:
    """A small JPEG of the shot as it is framed at its start, in the frame's shape; made once."""
    project, board = _board(house, project_id)
    return stills.shot(project, board, _shot(board, shot), width, height)


def small_picture(house: House, sha256: str, width: int) -> Path:
    """A JPEG of a stored picture at most `width` pixels wide; made once."""
    return stills.small(house, sha256, width)


def preset_frame(house: House, project_id: int) -> Preset:
    """The preset whose frame the storyboard is looked at in: the first of the project's platforms."""
    return PRESETS[Project(house, project_id).options.platforms[0]]


def _board(house: House, project_id: int) -> tuple[Project, Storyboard]:
    project = Project(house, project_id)
    if project.board is None:
        raise BadInput("There are no pictures chosen yet.", "Choose the pictures first.", code="no_storyboard")
    return project, project.board


def _shot(board: Storyboard, shot: int) -> Shot:
    if not 0 <= shot < len(board.shots):
        raise NotFound(f"There is no picture number {shot}.", f"There are {len(board.shots)}, counted from 0.")
    return board.shots[shot]


def _of_article(project: Project, sha256: str) -> Asset | None:
    for block in project.article.blocks:
        if block.kind == "image" and block.sha256 == sha256:
            return Asset(sha256=sha256, width=block.width, height=block.height, title=block.caption or block.alt)
    return None


def _keep(house: House, project_id: int, board: Storyboard) -> Storyboard:
    with house.store.write():
        undo.remember(house, project_id, board)
        storyboards.put(house.store, project_id, board)
        rows.touch(house.store, project_id)
    return board
