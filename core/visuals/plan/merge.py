"""A storyboard that was planned while a person went on: what they changed of it meanwhile stays as they left it."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.storyboard import Candidate, Shot, Storyboard
from core.visuals.plan.edit import insert, kept_groups

STYLE = ("motion", "fit", "transition")
READ = ("code", "table")  # cards that stand still, so that they can be read
_Place = tuple[tuple[int, ...], int, int]


def merged(planned: Storyboard, base: Storyboard, now: Storyboard, order: Sequence[int]) -> Storyboard:
    """A storyboard that was planned from `base`, with what `now` has otherwise than that.

    A shot whose picture, card or framing was changed meanwhile stays as it is now, with the shots that share its lines;
    how shots move and come in is taken over to what was planned for their lines, and so are pictures that were looked
    for. `order` are the lines of the script that was planned for.
    """
    before = {_place(shot): shot for shot in base.shots}
    framed, styled, found = [], [], []
    for shot in now.shots:
        was = before.get(_place(shot))
        if was is None or _without(shot, (*STYLE, "candidates")) != _without(was, (*STYLE, "candidates")):
            framed.append(shot)
        elif any(getattr(shot, name) != getattr(was, name) for name in STYLE):
            styled.append((was, shot))
        if was is not None and shot.candidates != was.candidates:
            found.append(shot)
    shots = [_styled(shot, styled) for shot in planned.shots]
    changed = {_place(shot) for shot in framed}
    for group in kept_groups(now, list(order), lambda shot: _place(shot) in changed):
        shots = insert(shots, group, list(order))
    places = {_place(shot): shot.candidates for shot in found}
    shots = [
        shot.model_copy(update={"candidates": _both(places[_place(shot)], shot)}) if _place(shot) in places else shot
        for shot in shots
    ]
    had, known = {asset.sha256 for asset in base.assets}, {asset.sha256 for asset in planned.assets}
    shown = {sha256 for shot in shots for sha256 in (*shot.photos, *(other.sha256 for other in shot.candidates))}
    came = [
        asset
        for asset in now.assets
        if asset.sha256 not in known and (asset.sha256 not in had or asset.sha256 in shown)
    ]
    return Storyboard(shots=tuple(shots), assets=(*planned.assets, *came))


def _place(shot: Shot) -> _Place:
    return shot.lines, shot.part, shot.parts


def _without(shot: Shot, names: tuple[str, ...]) -> dict[str, object]:
    return shot.model_dump(exclude={*names, "reason"})


def _styled(shot: Shot, changes: Sequence[tuple[Shot, Shot]]) -> Shot:
    """A planned shot that moves and comes in as the shots over its lines were told to meanwhile."""
    for was, now in changes:
        if not set(now.lines) & set(shot.lines):
            continue
        reads = shot.card is not None and shot.card.kind in READ
        names = [
            name for name in STYLE if getattr(now, name) != getattr(was, name) and not (name == "motion" and reads)
        ]
        shot = shot.model_copy(update={name: getattr(now, name) for name in names})
    return shot


def _both(found: Sequence[Candidate], shot: Shot) -> tuple[Candidate, ...]:
    """Return the candidates that were looked for, and behind them the shot's others."""
    known = {other.sha256 for other in found}
    return (*found, *(other for other in shot.candidates if other.sha256 not in known))
