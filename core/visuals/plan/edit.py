"""Storyboards changed by a person, and planned anew without losing what they decided."""

from __future__ import annotations

from collections.abc import Callable, Collection

from core.errors import BadInput, NotFound
from core.model.article import Article
from core.model.asset import Asset
from core.model.coded import Reason
from core.model.narration import Narration
from core.model.script import Script
from core.model.storyboard import Candidate, Shot, Storyboard
from core.ports import Context
from core.visuals.icons.naming import NounReader
from core.visuals.plan.board import MAX_CANDIDATES, storyboard
from core.visuals.plan.diagrams import DiagramReader


def swap(board: Storyboard, shot: int, picture: str | Asset, *, preview: str = "") -> Storyboard:
    """Show another picture in a shot (counted from 0) and lock it; what was seen becomes a candidate.

    `picture` is the sha256 of an asset the board has, or an asset to add to it; `preview` that of the candidate that
    stood for it. Raises `NotFound`, `BadInput`.
    """
    if not 0 <= shot < len(board.shots):
        raise NotFound(f"There is no picture number {shot}.", f"There are {len(board.shots)}, counted from 0.")
    sha256 = picture.sha256 if isinstance(picture, Asset) else picture
    assets = board.assets
    if isinstance(picture, Asset) and board.asset(sha256) is None:
        assets = (*assets, picture)
    asset = next((item for item in assets if item.sha256 == sha256), None)
    if asset is None:
        raise BadInput("That picture does not belong to this storyboard.", "Upload it first.", code="unknown_picture")
    if asset.kind not in ("image", "footage"):
        raise BadInput("A sound or subtitle cannot be shown.", "Choose a picture.", code="not_a_picture")
    before = board.shots[shot]
    after = before.model_copy(
        update={
            "picture": sha256,
            "card": None,
            "focus": None,
            "fit": "auto",
            "motion": "auto",
            "locked": True,
            "reason": Reason.of("chosen"),
            "zoom": 1.0,
            "in_s": 0.0,
            "candidates": _candidates(before, sha256, preview),
        }
    )
    shots = (*board.shots[:shot], after, *board.shots[shot + 1 :])
    return board.model_copy(update={"shots": shots, "assets": assets})


def _candidates(before: Shot, now: str, preview: str) -> tuple[Candidate, ...]:
    kept = [candidate for candidate in before.candidates if candidate.sha256 not in (now, before.picture, preview)]
    if before.picture is not None and before.picture != now:
        kept.insert(0, Candidate(sha256=before.picture, reason=Reason.of("seen_before")))
    return tuple(kept[:MAX_CANDIDATES])


def refresh(
    board: Storyboard,
    article: Article,
    script: Script,
    narration: Narration | None,
    ctx: Context,
    *,
    excluded: Collection[int] = (),
    nouns: NounReader | None = None,
    diagrams: DiagramReader | None = None,
) -> Storyboard:
    """Plan anew after the script changed. Locked shots stay with those of their lines that are still spoken.

    Pictures a person brought along stay with the board. Every line of the script has a shot again.
    """
    planned = storyboard(article, script, narration, ctx, excluded=excluded, nouns=nouns, diagrams=diagrams)
    known = {asset.sha256 for asset in planned.assets}
    added = tuple(item for item in board.assets if item.sha256 not in known)
    shots = list(planned.shots)
    order = [line.id for line in script.lines]
    for locked in kept_groups(board, order, lambda shot: shot.locked):
        shots = insert(shots, locked, order)
    used = {entry.picture for entry in shots} | {c.sha256 for each in shots for c in each.candidates}
    added = tuple(element for element in added if element.source == "uploaded" or element.sha256 in used)
    return Storyboard(shots=tuple(shots), assets=(*planned.assets, *added))


def kept_groups(board: Storyboard, order: list[int], keeps: Callable[[Shot], bool]) -> list[list[Shot]]:
    """Groups of shots that hold one to be kept: the shots of one group share the same lines."""
    groups: list[list[Shot]] = []
    for shot in board.shots:
        if groups and groups[-1][0].lines == shot.lines:
            groups[-1].append(shot)
        else:
            groups.append([shot])
    out = []
    for group in groups:
        lines = _run([line for line in group[0].lines if line in order], order)
        if lines and any(keeps(shot) for shot in group):
            out.append([shot.model_copy(update={"lines": tuple(lines)}) for shot in group])
    return out


def _run(lines: list[int], order: list[int]) -> list[int]:
    """The first run of lines that still stand one after the other in the script."""
    out: list[int] = []
    for line in sorted(lines, key=order.index):
        if out and order.index(line) != order.index(out[-1]) + 1:
            break
        out.append(line)
    return out


def insert(shots: list[Shot], locked: list[Shot], order: list[int]) -> list[Shot]:
    """Give the locked shots their lines; planned shots keep what is left of theirs, in two where the middle is gone."""
    taken = set(locked[0].lines)
    first, last = order.index(locked[0].lines[0]), order.index(locked[0].lines[-1])
    before, after = [], []
    for shot in shots:
        early = tuple(line for line in shot.lines if line not in taken and order.index(line) < first)
        late = tuple(line for line in shot.lines if line not in taken and order.index(line) > last)
        if early:
            before.append(shot.model_copy(update={"lines": early}))
        if late:
            after.append(shot.model_copy(update={"lines": late}))
    return [*before, *locked, *after]
