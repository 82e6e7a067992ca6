"""Step 4: what is seen while the lines are spoken; swapped, uploaded, searched, made and framed by the person.

This module chooses, swaps, takes in and shows; `shots` frames and orders, `pictures` searches services and has
pictures made, `undo` takes changes back. What a page needs of them can be had from here.
"""

from __future__ import annotations

import time
from pathlib import Path

from core.errors import BadInput, MissingSetup, NotFound, ProviderFailed
from core.model.asset import Asset
from core.model.presets import PRESETS, Preset
from core.model.storyboard import Storyboard
from core.store import projects as rows
from core.store import storyboards, uploads
from core.studio import boards, shots, stills, undo
from core.studio import library as library_step
from core.studio import voice as voice_step
from core.studio.films import frame
from core.studio.house import House, open_house
from core.studio.library import forget_upload, library
from core.studio.pictures import SourceView, generate, search, sources
from core.studio.run import Run
from core.studio.shots import apply_to_all, move_shot, say_it, set_shot
from core.studio.state import Project

__all__ = [
    "SourceView",
    "apply_to_all",
    "forget_upload",
    "frame",
    "generate",
    "library",
    "move_shot",
    "plan",
    "preset_frame",
    "rerank",
    "say_it",
    "search",
    "set_shot",
    "shot_picture",
    "small_picture",
    "sources",
    "swap",
    "upload",
]


def plan(house: House, project_id: int, run: Run | None = None) -> Storyboard:
    """Choose what is seen; a storyboard that is there follows the script, and what is locked stays.

    Where a source of pictures is set up, what would be words alone shows its pictures and footage, if the project's
    `pictures` allow it. A source that fails is passed over with a warning.
    """
    run = run or Run()
    began, before = time.monotonic(), len(run.warnings)
    project = Project(house, project_id)
    if not project.is_fresh("voice"):
        voice_step.narrate(house, project_id, run.part(0.0, 0.5))
        project = Project(house, project_id)
    run.progress(0.5, "Choosing pictures")
    project = _with_english_terms(project, run.part(0.5, 0.55))
    board = _planned(project, run.part(0.55, 0.98))
    run.check()
    with house.store.write():
        undo.remember(house, project_id, board)
        storyboards.put(house.store, project_id, board)
        Project(house, project_id).approve("visuals", run.warnings[before:])
    done = _count_new(house, board)
    run.count("visuals", done=done, reused=len(board.assets) - done, seconds=time.monotonic() - began)
    run.progress(1.0, f"{len(board.shots)} pictures and cards")
    return board


def _with_english_terms(project: Project, run: Run) -> Project:
    """The project, its chat model having found English search terms for lines that have none, where stock is asked."""
    from core import visuals as room
    from core.studio import writing

    options, values = project.options, open_house(project.house.settings).settings.values
    if options.writer == writing.EXTRACTIVE or options.pictures == "article" or not room.usable(values):
        return project
    try:
        writing.english_terms(project.house, project.id, run)
    except (MissingSetup, ProviderFailed) as error:
        run.warn(f"Pictures are searched for in the script's own words: {error.message}")
    return Project(project.house, project.id)


def rerank(house: House, project_id: int, run: Run | None = None) -> Storyboard:
    """Choose anew what is not locked."""
    return plan(house, project_id, run)


def _planned(project: Project, run: Run) -> Storyboard:
    from core import visuals as room

    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    ctx, excluded = project.house.context(run.part(0.0, 0.2)), project.options.excluded_blocks
    before = project.board
    if before is None:
        board = room.storyboard(project.article, project.script, project.narration, ctx, excluded=excluded)
    else:
        board = room.refresh(before, project.article, project.script, project.narration, ctx, excluded=excluded)
    board = _with_stock(project, board, before, run.part(0.2, 1.0))
    return shots.styled(board, shots.common_style(before)) if before is not None else board


def _with_stock(project: Project, board: Storyboard, before: Storyboard | None, run: Run) -> Storyboard:
    """The storyboard with what the sources have; as it is where none is set up or the project wants none."""
    from core import visuals as room

    if project.options.pictures == "article" or project.script is None:
        return board
    values = open_house(project.house.settings).settings.values
    asked = room.usable(values)
    if not asked:
        return board
    preset = PRESETS[project.options.platforms[0]]
    return room.illustrate(
        board,
        project.article,
        project.script,
        project.narration,
        asked,
        project.house.context(run),
        room.rules(values),
        room.Wanted(project.options.pictures, preset.width, preset.height),
        before=before,
        eyes=room.open_eyes(project.house.data / "models" / "pictures"),
    )


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
    """Show another picture of the project (a candidate, one of the article, an upload) in a shot; it is locked.

    A candidate that a source offers is fetched first. Raises `NotFound`, `BadInput`, `ProviderFailed`.
    """
    from core import visuals as room

    project, board = boards.opened(house, project_id)
    one = boards.shot_of(board, shot)
    offered = next((had.found for had in one.candidates if had.sha256 == sha256 and had.found is not None), None)
    if offered is not None:
        known = room.fetched(offered, house.context())
        project, board = boards.opened(house, project_id)  # as it is by now: fetching took a while
        boards.shot_of(board, shot)
        return boards.keep(house, project_id, room.swap(board, shot, known, preview=sha256))
    had = board.asset(sha256) or _of_article(project, sha256) or uploads.get(house.store, sha256)
    if had is None:
        raise NotFound("That picture does not belong to this project.", "Upload it first.")
    return boards.keep(house, project_id, room.swap(board, shot, had))


def upload(
    house: House,
    project_id: int,
    data: bytes | Path,
    name: str,
    *,
    licence: str = "",
    author: str = "",
    page_url: str = "",
) -> Asset:
    """Add a picture or footage of the person's own to the project and the library. Raises `BadInput` naming it."""
    rows.get(house.store, project_id)
    asset = library_step.take_in(house, data, name, licence=licence, author=author, page_url=page_url)
    project = Project(house, project_id)
    board = project.board or Storyboard(shots=())
    if board.asset(asset.sha256) is None and project.board is not None:
        boards.keep(house, project_id, board.model_copy(update={"assets": (*board.assets, asset)}))
    return asset


def shot_picture(house: House, project_id: int, shot: int, width: int, height: int) -> Path:
    """A small JPEG of the shot as it is framed at its start, in the frame's shape; made once."""
    project, board = boards.opened(house, project_id)
    return stills.shot(project, board, boards.shot_of(board, shot), width, height)


def small_picture(house: House, sha256: str, width: int) -> Path:
    """A JPEG of a stored picture at most `width` pixels wide; made once."""
    return stills.small(house, sha256, width)


def preset_frame(house: House, project_id: int) -> Preset:
    """The preset whose frame the storyboard is looked at in: the first of the project's platforms."""
    return PRESETS[Project(house, project_id).options.platforms[0]]


def _of_article(project: Project, sha256: str) -> Asset | None:
    for block in project.article.blocks:
        if block.kind == "image" and block.sha256 == sha256:
            return Asset(sha256=sha256, width=block.width, height=block.height, title=block.caption or block.alt)
    return None
