"""The undo history of pictures and look: each change can be taken back, one step a change, in order.

A step is of the storyboard, or of choices about the look; `Step.code` and `Step.what` say what it changed.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from core.errors import BadInput, ChangedElsewhere
from core.model.asset import Asset
from core.model.options import Options
from core.model.storyboard import Shot, Storyboard
from core.store import old_sentences, storyboards
from core.store import projects as project_rows
from core.studio.project import inputs
from core.studio.workspace.workspace import Workspace

MOST = 20  # steps that are kept
_SHOWS = (  # what a change of a shot is called, by the first of its fields that differs
    ("picture", "picture"), ("card", "words"), ("focus", "framing"), ("zoom", "framing"), ("fit", "framing"),
    ("in_s", "framing"), ("motion", "motion"), ("transition", "entrance"), ("locked", "keeping"),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """A change: `what` is the name of a look or style, or the number of a scene counted from 1.

    `lines` are those of the storyboard before it; a step of choices has none, but what they were before and after.
    """

    number: int
    lines: str = ""
    code: str = ""
    what: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def remember(workspace: Workspace, project_id: int, after: Storyboard) -> None:
    """Keep a project's storyboard for Undo as it is stored, if what takes its place shows something else."""
    before = storyboards.get(workspace.store, project_id)
    if before is None or _shown(before) == _shown(after):
        return
    code, what = _difference(before, after)
    step = _push(workspace, project_id, lines=_lines(before), code=code, what=what)
    workspace.cache.put(_key(project_id, step.number % MOST), before.model_dump(mode="json"))


def remember_choices(
    workspace: Workspace, project_id: int, before: Options, after: Options, code: str, what: str = ""
) -> None:
    """Keep a project's choices that were changed for Undo, as they were; nothing where none was."""
    was, now = before.model_dump(mode="json"), after.model_dump(mode="json")
    names = [name for name in was if was[name] != now[name]]
    if names:
        past, new = {name: was[name] for name in names}, {name: now[name] for name in names}
        _push(workspace, project_id, code=code, what=what, before=past, after=new)


def _push(workspace: Workspace, project_id: int, **given: Any) -> Step:
    current = _held(workspace, project_id)
    step = Step(current[-1].number + 1 if current else 0, **given)
    _keep(workspace, project_id, [*current, step][-MOST:])
    return step


def steps(workspace: Workspace, project_id: int, board: Storyboard | None) -> int:
    """Count the changes of a project that can be taken back; none of the storyboard once the script has other lines."""
    if board is None:
        return 0
    now, count = _lines(board), 0
    for step in reversed(_held(workspace, project_id)):
        if step.lines not in ("", now):
            break
        count += 1
    return count


def last(workspace: Workspace, project_id: int, board: Storyboard | None) -> Step | None:
    """The change of pictures or look that would be taken back next."""
    return _held(workspace, project_id)[-1] if steps(workspace, project_id, board) else None


def undo(workspace: Workspace, project_id: int, *, seen: int | None = None) -> Storyboard:
    """Take the last change back; pictures that came since stay with the project, and choices changed again elsewhere
    stay as they are. `seen` is the number of the change that the person wants back: what somebody else changed since
    is not taken back in its place. Raises `BadInput`, `NotFound`, `ChangedElsewhere`.
    """
    with workspace.store.write():
        now = storyboards.get(workspace.store, project_id)
        current = _held(workspace, project_id)
        if now is None or not steps(workspace, project_id, now):
            raise BadInput("There is no change to take back.", "Change a picture first.", code="no_undo")
        if seen is not None and seen != current[-1].number:
            raise ChangedElsewhere(
                "The pictures were changed elsewhere in the meantime.",
                "Look at them as they are now; Undo then takes back the last change.",
                current=current[-1].number,
                given=seen,
            )
        board = now
        if current[-1].lines:
            board = _board_before(workspace, project_id, current[-1], now)
            storyboards.put(workspace.store, project_id, board)
            project_rows.touch(workspace.store, project_id)
        else:
            project_rows.change(workspace.store, project_id, lambda options: _as_before(options, current[-1]))
        _keep(workspace, project_id, current[:-1])
    return board


def _board_before(workspace: Workspace, project_id: int, step: Step, now: Storyboard) -> Storyboard:
    past = workspace.cache.get(_key(project_id, step.number % MOST))
    if past is None:
        raise BadInput("There is no change to take back.", "Change a picture first.", code="no_undo")
    assets = {asset.sha256: asset for asset in (*map(Asset.model_validate, past["assets"]), *now.assets)}
    shots = tuple(Shot.model_validate(old_sentences.shot(item)) for item in past["shots"])
    return Storyboard(shots=shots, assets=tuple(assets.values()))


def _as_before(options: Options, step: Step) -> Options:
    now = options.model_dump(mode="json")
    back = {name: value for name, value in step.before.items() if now.get(name) == step.after.get(name)}
    return Options.model_validate({**now, **back})


def _difference(before: Storyboard, after: Storyboard) -> tuple[str, str]:
    """Return the kind of a change, and the number of its scene where only one changed, else ""."""
    if [(shot.lines, shot.part) for shot in before.shots] != [(item.lines, item.part) for item in after.shots]:
        return "pictures", ""
    changed: dict[int, str] = {}
    for number, (old, new) in enumerate(zip(before.shots, after.shots, strict=True), 1):
        kind = next((kind for name, kind in _SHOWS if getattr(old, name) != getattr(new, name)), "")
        if kind == "words" and old.card and new.card:
            kind = "design" if old.card.design != new.card.design else "words"
        if kind:
            changed[number] = kind
    if len(changed) == 1:
        return next((kind, str(number)) for number, kind in changed.items())
    kinds = set(changed.values())
    return (f"all_{kinds.pop()}", "") if len(kinds) == 1 and not kinds & {"picture", "words"} else ("pictures", "")


def _shown(board: Storyboard) -> list[dict[str, Any]]:
    return [shot.model_dump(exclude={"candidates"}) for shot in board.shots]


def _lines(board: Storyboard) -> str:
    """The lines that a storyboard is of; another script's storyboard cannot take its place."""
    return inputs.digest(sorted({line for shot in board.shots for line in shot.lines}))


def _held(workspace: Workspace, project_id: int) -> list[Step]:
    """The steps kept, the oldest first. A number once used by another project has none."""
    cached = workspace.cache.get(_key(project_id))
    result = project_rows.get(workspace.store, project_id)["created_at"]
    found = cached["steps"] if isinstance(cached, dict) and cached.get("made") == result else []
    return [Step(**item) if isinstance(item, dict) else Step(*item) for item in found]  # a pair is of a version before


def _keep(workspace: Workspace, project_id: int, steps: list[Step]) -> None:
    result = project_rows.get(workspace.store, project_id)["created_at"]
    workspace.cache.put(_key(project_id), {"made": result, "steps": [asdict(step) for step in steps]})


def _key(project_id: int, slot: int | None = None) -> str:
    return f"studio.undo/{project_id}" + ("" if slot is None else f"/{slot}")
