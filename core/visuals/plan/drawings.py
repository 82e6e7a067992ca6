"""Drawings on what would be words alone: maps of the places and icons of the things that a line names.

None rather than a wrong one: a place or thing that could be another has no drawing, and nothing is drawn twice in a
row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.model.coded import Reason
from core.model.script import Line
from core.model.storyboard import Art, Card, Shot
from core.ports import Context
from core.visuals.icons.drawing import can_draw, draw_icon
from core.visuals.icons.naming import NounReader, Thing, certain, things
from core.visuals.maps.naming import Place, is_route, places
from core.visuals.plan.headings import heading_above
from core.visuals.plan.planning_state import PlanningState

WITH_ICONS = ("text", "number", "list", "quote", "title", "end")
MAPPED = ("text",)  # cards that a map may take the place of
MOST_MAPS = 4
MOST_OF_A_THING = 4  # times that a thing is drawn in a film
APART = 3  # cards from one icon of a thing to the next
OF_THE_TOPIC = 4  # times that an article names what it is about
READ_CHARS = 12_000  # of an article, to see what it is about
LONGEST = 150  # characters on a card that has an icon beside them
MOST_ITEMS = 4
SHORT_LIST, MOST_SHORT_ITEMS = 110, 6  # characters of a list whose items take a line each, and how many have room


@dataclass
class Drawn:
    """The drawings so far: the icons by their sign, where each stood last, and the places that had a map."""

    signs: Counter[str] = field(default_factory=Counter)
    last: dict[str, int] = field(default_factory=dict)
    places: set[tuple[str, ...]] = field(default_factory=set)
    maps: int = 0

    def may(self, sign: str, at: int) -> bool:
        """Whether an icon may stand on the card of this number; sooner again behind a card that has none."""
        apart = APART if at - 1 in self.last.values() else APART - 1
        return self.signs[sign] < MOST_OF_A_THING and at - self.last.get(sign, -APART - 1) >= apart

    def add(self, sign: str, at: int) -> None:
        """Count an icon that stands on the card of this number."""
        self.signs[sign] += 1
        self.last[sign] = at


def with_drawings(state: PlanningState, shots: list[Shot], ctx: Context, nouns: NounReader | None) -> list[Shot]:
    """The shots of a plan, with maps in the place of words and icons beside them."""
    drawn = Drawn()
    return _with_icons(state, _with_maps(state, shots, drawn), ctx, nouns, drawn)


def _with_maps(state: PlanningState, shots: list[Shot], drawn: Drawn) -> list[Shot]:
    lines, language = state.script.lines, state.script.language
    whole = "\n".join((state.article.title, *(block.text for block in state.article.blocks)))
    named = dict(zip((line.id for line in lines), places([line.text for line in lines], whole, language), strict=True))
    out = []
    for shot in shots:
        spots = _spots(shot, lines, named, drawn) if shot.card and shot.card.kind in MAPPED else ()
        card = _map(spots, language, _text(shot, lines)) if spots else None
        if card is not None:
            drawn.places.update(_key(place) for place in spots)
            drawn.maps += 1
            shot = shot.model_copy(update={"card": card, "reason": Reason.of("map"), "motion": "still"})
        out.append(shot)
    return out


def _text(shot: Shot, lines: Sequence[Line]) -> str:
    return next((line.text for line in lines if line.id in shot.lines), "")


def _key(place: Place) -> tuple[str, ...]:
    return (place.town.name, place.country) if place.town else (place.country,)


def _spots(shot: Shot, lines: Sequence[Line], named: dict[int, tuple[Place, ...]], drawn: Drawn) -> tuple[Place, ...]:
    """The places to show while a shot's line is spoken: towns, else countries; none that a map has shown."""
    if shot.part > 0 or drawn.maps >= MOST_MAPS:
        return ()
    spots = [place for number in shot.lines[:1] for place in named.get(number, ())]
    seen: set[tuple[str, ...]] = set()
    fresh = []
    for place in spots:
        if _key(place) not in seen:
            seen.add(_key(place))
            fresh.append(place)
    towns = [place for place in fresh if place.town]
    chosen = towns or fresh
    if all(_key(place) in drawn.places for place in chosen):
        return ()
    return tuple(chosen[:4])


def _map(spots: Sequence[Place], language: str, text: str) -> Card | None:
    rows = []
    for place in spots:
        at = (f"{place.town.latitude}", f"{place.town.longitude}") if place.town else ("", "")
        rows.append((place.name, place.country, *at, place.name))
    route = len(spots) == 2 and all(place.town for place in spots) and is_route(text, spots[0], spots[1], language)
    return Card(kind="map", rows=tuple(rows), footer="route" if route else "", language=language)


def _with_icons(
    state: PlanningState, shots: list[Shot], ctx: Context, nouns: NounReader | None, drawn: Drawn
) -> list[Shot]:
    lines, script = state.script.lines, state.script
    headings = {line.id: _heading(state, line) for line in lines}
    title, passages = script.title or state.article.title, _passages(state)
    texts = [*(line.text for line in lines), *headings.values(), title, *passages]
    found = certain(things(texts, script.language, nouns))
    n = len(lines)
    spoken = dict(zip((line.id for line in lines), found[:n], strict=True))
    above = dict(zip(headings, found[n : 2 * n], strict=True))
    of_lines = Counter(sign for row in spoken.values() for sign in {thing.icon.sign for thing in row})
    of_all = Counter(thing.icon.sign for row in found[2 * n + 1 :] for thing in row)
    written = " ".join(passages).casefold()
    topics = [thing for thing in found[2 * n] if of_all[thing.icon.sign] or thing.word.casefold() in written]
    topics += [thing for row in spoken.values() for thing in row if of_all[thing.icon.sign] >= OF_THE_TOPIC]
    out = []
    for number, shot in enumerate(shots):
        if shot.card is not None and _has_room(shot.card):
            own = [] if shot.card.kind in ("title", "end") else _of_shot(shot, lines, spoken)
            other = topics if shot.card.kind in ("title", "end") else _confirmed(shot, above, of_lines)
            thing = _chosen(own, shot.card, of_lines, drawn, number) or _chosen(
                other, shot.card, of_lines, drawn, number
            )
            if thing is not None:
                drawn.add(thing.icon.sign, number)
                art = Art(picture=draw_icon(thing.icon.sign, ctx), word=thing.word if thing in own else "")
                shot = shot.model_copy(update={"card": shot.card.model_copy(update={"art": art})})
        out.append(shot)
    return out


def _passages(state: PlanningState) -> list[str]:
    """The article's paragraphs, as many as tell what it is about."""
    out, letters = [], 0
    for block in state.article.blocks:
        if block.kind == "paragraph" and letters < READ_CHARS:
            out.append(block.text)
            letters += len(block.text)
    return out


def _confirmed(shot: Shot, above: dict[int, tuple[Thing, ...]], of_lines: Counter[str]) -> list[Thing]:
    """The things that the heading above a shot names, where lines speak of them, too: a heading may play with words."""
    return [thing for number in shot.lines[:1] for thing in above[number] if of_lines[thing.icon.sign]]


def _heading(state: PlanningState, line: Line) -> str:
    headings = state.script.headings
    name = headings[line.point] if 0 <= line.point < len(headings) else ""
    return name or ("" if state.speaks_of_all(line) else heading_above(state.article, state.at[line.id]))


def _has_room(card: Card) -> bool:
    words = sum(len(text) for text in (card.title, *card.body))
    return (
        card.kind in WITH_ICONS
        and not card.backdrop
        and words <= LONGEST
        and (card.kind != "list" or len(card.body) <= (MOST_ITEMS if words > SHORT_LIST else MOST_SHORT_ITEMS))
    )


def _of_shot(shot: Shot, lines: Sequence[Line], spoken: dict[int, tuple[Thing, ...]]) -> list[Thing]:
    """The things that are spoken of while a shot is seen; of a shared line those of its part of the time."""
    out = []
    for line in lines:
        if line.id in shot.lines:
            row = spoken.get(line.id, ())
            out += [thing for thing in row if thing.start * shot.parts // max(1, len(line.text)) == shot.part]
    return out


def _chosen(row: Sequence[Thing], card: Card, of_lines: Counter[str], drawn: Drawn, at: int) -> Thing | None:
    """The thing to draw: one whose word is on the card first, then no adverbial, then what the film speaks of most."""
    words = " ".join((card.title, *card.body)).casefold()
    free = [thing for thing in row if drawn.may(thing.icon.sign, at) and can_draw(thing.icon.sign)]

    def worth(thing: Thing) -> tuple[bool, bool, int, int]:
        return (
            thing.word.casefold() in words,
            not thing.aside,
            of_lines[thing.icon.sign] - 2 * drawn.signs[thing.icon.sign],
            -thing.start,
        )

    return max(free, key=worth, default=None)
