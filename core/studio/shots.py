"""How shots are shown: framed, moved, kept; one of them, or all at once."""

from __future__ import annotations

from typing import Any, get_args

from core.errors import BadInput
from core.model.storyboard import Candidate, Card, Shot, Storyboard
from core.model.timeline import TransitionKind
from core.studio import boards
from core.studio.house import House

CHANGES = ("motion", "fit", "focus", "locked", "card", "zoom", "in_s", "transition")
STYLE = ("motion", "fit", "transition")
MOST_ZOOM, MOST_IN_S = 4.0, 3600.0
MOST_LINES = 3  # of what is said, on one card
SEEN = ("picture", "card", "motion", "fit", "focus", "zoom", "in_s", "transition", "reason", "candidates")
READ = ("code", "table")  # cards that stand still, so that they can be read


def set_shot(house: House, project_id: int, shot: int, **changes: Any) -> Storyboard:
    """Change how a shot is shown: `motion`, `fit`, `focus`, `zoom` (1 to 4), `in_s` (where its footage begins),
    `transition`, `locked`, `card`. What a person framed is locked. Raises `BadInput`, `NotFound`.
    """
    _, board = boards.opened(house, project_id)
    before = boards.shot_of(board, shot)
    unknown = set(changes) - {*CHANGES}
    if unknown:
        raise BadInput(f"A shot has no {', '.join(sorted(unknown))}.", f"Change one of: {', '.join(CHANGES)}.")
    if set(changes) - {"locked"}:
        changes.setdefault("locked", True)  # what a person framed is not planned anew
    if isinstance(changes.get("card"), dict) and before.card is not None:
        changes["card"] = {**before.card.model_dump(), **changes["card"]}
    return boards.keep(house, project_id, boards.with_shot(board, shot, _changed(before, changes)))


def _changed(before: Shot, changes: dict[str, Any]) -> Shot:
    from pydantic import ValidationError

    try:
        after = Shot.model_validate({**before.model_dump(), **changes})
    except ValidationError as error:
        raise BadInput("A shot cannot be shown that way.", f"{error.errors()[0]['msg']}.") from error
    if after.transition not in ("", "none", *get_args(TransitionKind)):
        known = ", ".join(get_args(TransitionKind))
        raise BadInput(f"There is no transition called {after.transition[:40]!r}.", f"Choose one of: {known}.")
    if not 1.0 <= after.zoom <= MOST_ZOOM:
        raise BadInput("A shot cannot be shown that near.", f"Give a zoom from 1 to {MOST_ZOOM:.0f}.")
    if not 0.0 <= after.in_s <= MOST_IN_S:
        raise BadInput("The footage cannot begin there.", "Give the seconds from its start.")
    if after.focus is not None and not all(0.0 <= one <= 1.0 for one in after.focus):
        raise BadInput("What matters lies outside the picture.", "Give two numbers from 0 to 1.")
    if (after.picture is None) == (after.card is None):
        raise BadInput("A shot shows a picture or a card.", "Give one of both.")
    return after


def say_it(house: House, project_id: int, shot: int) -> Storyboard:
    """Show what is said as words in place of a shot's picture, which stays at hand. Raises `BadInput`, `NotFound`."""
    project, board = boards.opened(house, project_id)
    before = boards.shot_of(board, shot)
    if before.picture is None:
        raise BadInput("This scene shows words already.", "Change the words themselves.")
    lines = [project.script.line(number) for number in before.lines] if project.script else []
    body = tuple(line.text for line in lines if line)[:MOST_LINES]
    card = Card(kind="text", body=body, language=project.script.language if project.script else "en")
    had = Candidate(sha256=before.picture, reason="Seen here before.")
    others = tuple(one for one in before.candidates if one.sha256 != before.picture)
    changes = {"picture": None, "card": card, "motion": "auto", "fit": "auto", "focus": None, "zoom": 1.0, "in_s": 0.0}
    more = {"locked": True, "reason": "Chosen by you.", "candidates": (had, *others)}
    after = before.model_copy(update={**changes, **more})
    return boards.keep(house, project_id, boards.with_shot(board, shot, after))


def move_shot(house: House, project_id: int, shot: int, to: int) -> Storyboard:
    """Show a shot's picture or card at another place of the film; those between move up. The lines stay in order.

    Every shot whose picture changed is locked, so that planning anew leaves the order alone. Raises `NotFound`.
    """
    _, board = boards.opened(house, project_id)
    boards.shot_of(board, shot)
    boards.shot_of(board, to)
    order = list(range(len(board.shots)))
    order.insert(to, order.pop(shot))
    shots = []
    for place, source in enumerate(order):
        if place == source:
            shots.append(board.shots[place])
            continue
        seen = {name: getattr(board.shots[source], name) for name in SEEN}
        shots.append(board.shots[place].model_copy(update={**seen, "locked": True}))
    return boards.keep(house, project_id, board.model_copy(update={"shots": tuple(shots)}))


def apply_to_all(house: House, project_id: int, **changes: Any) -> Storyboard:
    """Show every shot in one way: `motion`, `fit`, `transition`; locked ones, too. Nothing is locked by it.

    Code and tables keep standing still. Raises `BadInput`.
    """
    _, board = boards.opened(house, project_id)
    unknown = set(changes) - {*STYLE}
    if unknown or not changes:
        raise BadInput("That cannot be set for all pictures at once.", f"Choose of: {', '.join(STYLE)}.")
    return boards.keep(house, project_id, styled(board, changes))


def styled(board: Storyboard, changes: dict[str, Any]) -> Storyboard:
    """The storyboard with every shot shown in one way."""
    shots = []
    for shot in board.shots:
        reads = shot.card is not None and shot.card.kind in READ
        shots.append(_changed(shot, {k: v for k, v in changes.items() if not (k == "motion" and reads)}))
    return board.model_copy(update={"shots": tuple(shots)})


def common_style(board: Storyboard) -> dict[str, Any]:
    """What was set for all pictures alike, and is not what it would be by itself: it is kept when planned anew."""
    pictures = [shot for shot in board.shots if shot.card is None or shot.card.kind not in READ]
    out: dict[str, Any] = {}
    for name in STYLE if len(pictures) > 1 else ():
        values = {getattr(shot, name) for shot in pictures}
        value = next(iter(values))
        if len(values) == 1 and value not in ("auto", ""):
            out[name] = value
    return out
