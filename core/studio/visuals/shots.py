"""Changes of shots: framed, moved, kept; one of them, or all at once."""

from __future__ import annotations

from typing import Any, get_args

from core.errors import BadInput, ChangedElsewhere, Unknown
from core.model.coded import Reason
from core.model.limits import CARD_CHARS
from core.model.storyboard import Candidate, Card, Shot, Storyboard
from core.model.text import cleaned
from core.model.timeline import TransitionKind
from core.studio.project import boards
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace

CHANGES = ("motion", "fit", "focus", "locked", "card", "zoom", "in_s", "transition")
STYLE = ("motion", "fit", "transition")
MOST_ZOOM, MOST_IN_S = 4.0, 3600.0
MOST_LINES = 3  # of what is said, on one card
SEEN = ("picture", "card", "motion", "fit", "focus", "zoom", "in_s", "transition", "reason", "candidates")
READ = ("code", "table")  # cards that stand still, so that they can be read


def set_shot(
    workspace: Workspace, project_id: int, shot: int, *, seen: Shot | None = None, **changes: Any
) -> Storyboard:
    """Change how a shot is shown: `motion`, `fit`, `focus`, `zoom` (1 to 4), `in_s` (where its footage begins),
    `transition`, `locked`, `card`. What a person framed is locked.

    `seen` is the shot as the person saw it: it is found where it stands by now, and what was set otherwise elsewhere
    meanwhile is not written over. Raises `BadInput`, `NotFound`, `ChangedElsewhere`.
    """
    unknown = set(changes) - {*CHANGES}
    if unknown:
        raise BadInput(f"A shot has no {', '.join(sorted(unknown))}.", f"Change one of: {', '.join(CHANGES)}.")

    def edit(_: Project, board: Storyboard) -> Storyboard:
        place = boards.place_of(board, shot, seen)
        before, new = board.shots[place], dict(changes)
        boards.require_unchanged(before, seen, new)
        if set(new) - {"locked"}:
            new.setdefault("locked", True)  # what a person framed is not planned anew
        if isinstance(new.get("card"), dict) and before.card is not None:
            new["card"] = {**before.card.model_dump(), **new["card"]}
        return boards.with_shot(board, place, changed(before, new))

    return boards.change(workspace, project_id, edit)


def expected_s(workspace: Workspace, project_id: int, shot: int) -> float:
    """Return the seconds that a shot is expected to be seen: of its lines, shared with the shots of the same ones."""
    project, board = boards.opened(workspace, project_id)
    shown = board.shots[boards.place_of(board, shot)]
    lines = [project.script.line(number) for number in shown.lines] if project.script else []
    return sum(line.estimate_s for line in lines if line) / max(1, shown.parts)


def require_change(workspace: Workspace, project_id: int, shot: int, picture: str, changes: dict[str, Any]) -> None:
    """Raises as `set_shot` would for changes that go with another picture, before that is fetched and shown."""
    _, board = boards.opened(workspace, project_id)
    before = board.shots[boards.place_of(board, shot)]
    changed(before.model_copy(update={"picture": picture, "card": None}), changes)


def changed(before: Shot, changes: dict[str, Any]) -> Shot:
    """A project's shot with some of its values changed. Raises `BadInput`."""
    from pydantic import ValidationError

    try:
        after = Shot.model_validate({**before.model_dump(), **cleaned(changes)})
    except ValidationError as error:
        raise BadInput("A shot cannot be shown that way.", f"{error.errors()[0]['msg']}.") from error
    if after.transition not in ("", "none", *get_args(TransitionKind)):
        known = ", ".join(get_args(TransitionKind))
        raise Unknown(f"There is no transition called {after.transition[:40]!r}.", f"Choose one of: {known}.")
    if after.card is not None and len(after.card.model_dump_json()) > CARD_CHARS:
        raise BadInput("A card cannot show that much.", f"Give {CARD_CHARS:,} characters at most.", code="too_large")
    if not 1.0 <= after.zoom <= MOST_ZOOM:
        raise BadInput("A shot cannot be shown that near.", f"Give a zoom from 1 to {MOST_ZOOM:.0f}.")
    if not 0.0 <= after.in_s <= MOST_IN_S:
        raise BadInput("The footage cannot begin there.", "Give the seconds from its start.")
    if after.focus is not None and not all(0.0 <= focu <= 1.0 for focu in after.focus):
        raise BadInput("What matters lies outside the picture.", "Give two numbers from 0 to 1.")
    if (after.picture is None) == (after.card is None):
        raise BadInput("A shot shows a picture or a card.", "Give one of both.")
    return after


def say_it(workspace: Workspace, project_id: int, shot: int, *, seen: Shot | None = None) -> Storyboard:
    """Show what is said as words in place of a shot's picture, which stays at hand.

    `seen`: as for `set_shot`. Raises `BadInput`, `NotFound`, `ChangedElsewhere`.
    """

    def edit(project: Project, board: Storyboard) -> Storyboard:
        place = boards.place_of(board, shot, seen)
        before = board.shots[place]
        if seen is not None:
            boards.require_unchanged(before, seen, {"picture": None})
        return boards.with_shot(board, place, _in_words(project, before))

    return boards.change(workspace, project_id, edit)


def _in_words(project: Project, before: Shot) -> Shot:
    if before.picture is None:
        raise BadInput("This scene shows words already.", "Change the words themselves.")
    lines = [project.script.line(number) for number in before.lines] if project.script else []
    body = tuple(line.text for line in lines if line)[:MOST_LINES]
    card = Card(kind="text", body=body, language=project.script.language if project.script else "en")
    had = Candidate(sha256=before.picture, reason=Reason.of("seen_before"))
    others = tuple(candidate for candidate in before.candidates if candidate.sha256 != before.picture)
    changes = {"picture": None, "card": card, "motion": "auto", "fit": "auto", "focus": None, "zoom": 1.0, "in_s": 0.0}
    more = {"locked": True, "reason": Reason.of("chosen"), "candidates": (had, *others)}
    return before.model_copy(update={**changes, **more})


def move_shot(workspace: Workspace, project_id: int, shot: int, to: int, *, seen: Shot | None = None) -> Storyboard:
    """Show a shot's picture or card at another place of the film; those between move up. The lines stay in order.

    Every shot whose picture changed is locked, so that planning anew leaves the order alone. `seen`: as for `set_shot`.
    Raises `NotFound`, `ChangedElsewhere`.
    """

    def edit(_: Project, board: Storyboard) -> Storyboard:
        place = boards.place_of(board, shot, seen)
        if seen is not None:
            boards.require_unchanged(board.shots[place], seen, {"picture": seen.picture})
        return _moved(board, place, to + place - shot)

    return boards.change(workspace, project_id, edit)


def _moved(board: Storyboard, shot: int, to: int) -> Storyboard:
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
    return board.model_copy(update={"shots": tuple(shots)})


def apply_to_all(
    workspace: Workspace, project_id: int, *, seen: Storyboard | None = None, **changes: Any
) -> Storyboard:
    """Show every shot in one way: `motion`, `fit`, `transition`; locked ones, too. Nothing is locked by it.

    Code and tables keep standing still. `seen` are the shots as the person saw them: where one of them was set
    otherwise since, none is changed. Raises `BadInput`, `ChangedElsewhere`.
    """
    unknown = set(changes) - {*STYLE}
    if unknown or not changes:
        raise BadInput("That cannot be set for all pictures at once.", f"Choose of: {', '.join(STYLE)}.")

    def edit(_: Project, board: Storyboard) -> Storyboard:
        _require_unchanged(board, seen, changes)
        return styled(board, changes)

    return boards.change(workspace, project_id, edit)


def _require_unchanged(now: Storyboard, seen: Storyboard | None, changes: dict[str, Any]) -> None:
    """Raises `ChangedElsewhere` for scenes that are by now shown neither as they were seen nor as all are to be."""
    if seen is None:
        return
    current, given = {}, {}
    for number, shot in enumerate(now.shots, 1):
        place = boards.find(seen, number - 1, shot)
        for name, value in changes.items() if place is not None else ():
            by_now = getattr(shot, name)
            if by_now not in (getattr(seen.shots[place or 0], name), value):
                current[f"{name} of scene {number}"], given[f"{name} of scene {number}"] = by_now, value
    if given:
        raise ChangedElsewhere("Scenes were changed elsewhere in the meantime.", current=current, given=given)


def styled(board: Storyboard, changes: dict[str, Any]) -> Storyboard:
    """The project's storyboard with every shot shown in one way."""
    shots = []
    for shot in board.shots:
        reads = shot.card is not None and shot.card.kind in READ
        shots.append(changed(shot, {k: v for k, v in changes.items() if not (k == "motion" and reads)}))
    return board.model_copy(update={"shots": tuple(shots)})


def common_style(board: Storyboard) -> dict[str, Any]:
    """Return the style set for all pictures alike that none has by itself: it is kept when planned anew."""
    pictures = [shot for shot in board.shots if shot.card is None or shot.card.kind not in READ]
    out: dict[str, Any] = {}
    for name in STYLE if len(pictures) > 1 else ():
        values = {getattr(shot, name) for shot in pictures}
        value = next(iter(values))
        if len(values) == 1 and value not in ("auto", ""):
            out[name] = value
    return out
