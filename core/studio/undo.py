"""The storyboard's last changes, so that each can be taken back: what was seen before, one step a change."""

from __future__ import annotations

from typing import Any

from core.errors import BadInput
from core.model.asset import Asset
from core.model.storyboard import Shot, Storyboard
from core.store import old_sentences, storyboards
from core.store import projects as rows
from core.studio import inputs
from core.studio.house import House

MOST = 20  # steps that are kept


def remember(house: House, project_id: int, after: Storyboard) -> None:
    """Keep the storyboard as it is stored, if what takes its place shows something else."""
    before = storyboards.get(house.store, project_id)
    if before is None or _shown(before) == _shown(after):
        return
    held = _held(house, project_id)
    number = held[-1][0] + 1 if held else 0
    house.cache.put(_key(project_id, number % MOST), before.model_dump(mode="json"))
    _keep(house, project_id, [*held, [number, _lines(before)]][-MOST:])


def steps(house: House, project_id: int, board: Storyboard | None) -> int:
    """How many changes of the storyboard can be taken back; none once the script has other lines."""
    if board is None:
        return 0
    now, count = _lines(board), 0
    for _, lines in reversed(_held(house, project_id)):
        if lines != now:
            break
        count += 1
    return count


def undo(house: House, project_id: int) -> Storyboard:
    """Take the last change back; pictures that came since stay with the project. Raises `BadInput`, `NotFound`."""
    with house.store.write():
        now = storyboards.get(house.store, project_id)
        held = _held(house, project_id)
        past = house.cache.get(_key(project_id, held[-1][0] % MOST)) if held else None
        if now is None or past is None or not steps(house, project_id, now):
            raise BadInput("There is no change to take back.", "Change a picture first.", code="no_undo")
        assets = {one.sha256: one for one in (*map(Asset.model_validate, past["assets"]), *now.assets)}
        shots = tuple(Shot.model_validate(old_sentences.shot(one)) for one in past["shots"])
        board = Storyboard(shots=shots, assets=tuple(assets.values()))
        storyboards.put(house.store, project_id, board)
        rows.touch(house.store, project_id)
        _keep(house, project_id, held[:-1])
    return board


def _shown(board: Storyboard) -> list[dict[str, Any]]:
    return [shot.model_dump(exclude={"candidates"}) for shot in board.shots]


def _lines(board: Storyboard) -> str:
    """The lines that a storyboard is of; another script's storyboard cannot take its place."""
    return inputs.digest(sorted({line for shot in board.shots for line in shot.lines}))


def _held(house: House, project_id: int) -> list[list[Any]]:
    """The steps kept, the oldest first: its number and its lines. A number once used by another project has none."""
    held = house.cache.get(_key(project_id))
    made = rows.get(house.store, project_id)["created_at"]
    return list(held["steps"]) if isinstance(held, dict) and held.get("made") == made else []


def _keep(house: House, project_id: int, steps: list[list[Any]]) -> None:
    made = rows.get(house.store, project_id)["created_at"]
    house.cache.put(_key(project_id), {"made": made, "steps": steps})


def _key(project_id: int, slot: int | None = None) -> str:
    return f"studio.undo/{project_id}" + ("" if slot is None else f"/{slot}")
