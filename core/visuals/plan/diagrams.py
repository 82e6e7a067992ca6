"""Diagrams in the place of words: lines that plainly say an order, a change, a share or dates are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from core.language.graphemes import short_words
from core.model.coded import Reason
from core.model.diagram import Diagram
from core.model.script import Line
from core.model.storyboard import Card, Shot
from core.visuals.plan.planner import kicker_of
from core.visuals.plan.planning_state import PlanningState

DiagramReader = Callable[[Sequence[str], str], Sequence[Diagram | None]]

OF_WORDS = ("text", "number", "list")  # kinds of cards that a diagram may take the place of
DATES_LEAST, DATES_MOST = 3, 5  # of several sentences in a row
_GIVES_TIME = ("again", "section", "opening", "beside")  # not what a line names
_SEEN_ELSEWHERE = ("again", "section")


def with_diagrams(state: PlanningState, shots: list[Shot], reader: DiagramReader | None) -> list[Shot]:
    """The shots of a plan with diagrams of their lines in the place of words, and of pictures that the film shows
    elsewhere; sentences in a row that each begin with a year are one line of dates.
    """
    if reader is None:
        return shots
    lines = {line.id: line for line in state.script.lines}
    texts = list(lines.values())
    found = dict(zip(lines, reader([line.text for line in texts], state.script.language), strict=True))
    pictures = Counter(shot.picture for shot in shots if shot.picture)
    groups = [list(group) for _, group in groupby(shots, key=lambda shot: shot.lines)]
    groups = _with_room(groups, lines, found, pictures)
    out: list[Shot] = []
    at = 0
    while at < len(groups):
        run = _dates_from(groups, at, found, pictures)
        drawn = _joined([found[group[0].lines[0]] for group in groups[at : at + run]]) if run > 1 else None
        if drawn is None and _may_give_way(groups[at], pictures):
            run, drawn = 1, _alone(found.get(groups[at][0].lines[0]))
        if drawn is None:
            out += _divided(state, groups[at], lines, found)
            at += 1
            continue
        numbers = tuple(number for group in groups[at : at + run] for number in group[0].lines)
        out.append(_shot(state, numbers, lines[numbers[0]], drawn))
        at += run
    return out


def _with_room(
    groups: list[list[Shot]], lines: dict[int, Line], found: dict[int, Diagram | None], pictures: Counter[str]
) -> list[list[Shot]]:
    """The groups with pictures moved on from lines that have a diagram to the next of their part, where that would be
    words: the film shows both.
    """
    out = list(groups)
    for n, (group, following) in enumerate(pairwise(groups)):
        shot, numbers = group[0], following[0].lines
        why = shot.reason.code if shot.reason is not None else ""
        if len(group) > 1 or len(shot.lines) > 1 or shot.picture is None or why not in _GIVES_TIME:
            continue
        if _alone(found.get(shot.lines[0])) is None or _alone(found.get(numbers[0])) is not None:
            continue
        here, there = lines[shot.lines[0]], lines[numbers[0]]
        same_part = (here.section, here.point) == (there.section, there.point)
        if pictures[shot.picture] == 1 and same_part and _may_give_way(following, pictures):
            out[n] = [Shot(lines=shot.lines, card=following[0].card)]
            out[n + 1] = [shot.model_copy(update={"lines": numbers})]
    return out


def _divided(
    state: PlanningState, group: Sequence[Shot], lines: dict[int, Line], found: dict[int, Diagram | None]
) -> list[Shot]:
    """A picture that is seen over several lines, with the diagram of one of them in its time; else as it is."""
    shot = group[0]
    why = shot.reason.code if shot.reason is not None else ""
    if len(group) > 1 or shot.picture is None or len(shot.lines) < 2 or why not in _GIVES_TIME:
        return list(group)
    at = next((n for n, number in enumerate(shot.lines) if _alone(found.get(number)) is not None), None)
    diagram = _alone(found[shot.lines[at]]) if at is not None else None
    if at is None or diagram is None:
        return list(group)
    numbers = shot.lines[at : at + 1]
    before, after = shot.lines[:at], shot.lines[at + 1 :]
    drawn = _shot(state, numbers, lines[numbers[0]], diagram)
    around = [shot.model_copy(update={"lines": rest}) if rest else None for rest in (before, after)]
    return [item for item in (around[0], drawn, around[1]) if item is not None]


def _alone(diagram: Diagram | None) -> Diagram | None:
    """A sentence's diagram; a single date is none."""
    return None if diagram is None or (diagram.shape == "dates" and len(diagram.parts) < 2) else diagram


def _may_give_way(group: Sequence[Shot], pictures: Counter[str]) -> bool:
    """Whether what is seen over a single line is words, or a picture that is seen elsewhere, too."""
    if len(group[0].lines) != 1:
        return False
    if all(shot.card is not None and shot.card.kind in OF_WORDS for shot in group):
        return True
    shot = group[0]
    why = shot.reason.code if shot.reason is not None else ""
    return len(group) == 1 and why in _SEEN_ELSEWHERE and pictures[shot.picture or ""] > 1


def _dates_from(
    groups: Sequence[Sequence[Shot]], at: int, found: dict[int, Diagram | None], pictures: Counter[str]
) -> int:
    """The number of groups from one on whose lines are dates, each later than the one before."""
    year, n = 0, 0
    for group in groups[at:]:
        diagram = found.get(group[0].lines[0])
        if diagram is None or diagram.shape != "dates" or not _may_give_way(group, pictures):
            break
        if int(diagram.parts[0][0]) <= year:
            break
        year, n = int(diagram.parts[-1][0]), n + 1
    return n


def _joined(diagrams: Sequence[Diagram | None]) -> Diagram | None:
    parts = tuple(part for diagram in diagrams if diagram is not None for part in diagram.parts)
    return Diagram(shape="dates", parts=parts) if DATES_LEAST <= len(parts) <= DATES_MOST else None


def _shot(state: PlanningState, numbers: tuple[int, ...], line: Line, diagram: Diagram) -> Shot:
    title = kicker_of(state, line)
    if title.casefold() == (state.script.title or state.article.title).casefold():
        title = ""
    if diagram.title:
        title = diagram.title[:1].upper() + diagram.title[1:]
    title, language = short_words(title, 70, least=0.6), state.script.language
    if diagram.shape == "scale":
        card = Card(kind="chart", title=title, rows=(("", ""), *diagram.parts), language=language)
    else:
        card = Card(kind="diagram", title=title, rows=diagram.parts, chart=diagram.shape, language=language)
    return Shot(lines=numbers, card=card, motion="still", reason=Reason.of("diagram"))
