"""The storyboard: stretches of the plan as shots, each with its reason and with pictures to swap it for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from core.model.article import Article, Code, Table
from core.model.coded import Reason
from core.model.narration import Narration
from core.model.script import Line, Script
from core.model.storyboard import READ_CLOSELY, Candidate, Card, Fit, Motion, Shot, Storyboard
from core.ports import Context
from core.visuals.files.pictures import article_pictures, is_drawn
from core.visuals.icons.naming import NounReader
from core.visuals.plan.diagrams import DiagramReader, with_diagrams
from core.visuals.plan.drawings import with_drawings
from core.visuals.plan.headings import heading_above
from core.visuals.plan.listing import code_parts, part_for, reading_s, table_parts
from core.visuals.plan.makers import (
    chart_card,
    comparison_card,
    end_card,
    list_card,
    quote_card,
    title_card,
)
from core.visuals.plan.planner import plan
from core.visuals.plan.planning_state import PlanningState, Stretch, begin_planning

MAX_CANDIDATES = 8
BACKDROP_LEAST = 500  # pixels of the shorter side
PART_LEAST_S, PART_ROW_S = 2.4, 0.25  # a part of a listing or table is seen for so long, and so much more a row


def storyboard(
    article: Article,
    script: Script,
    narration: Narration | None,
    ctx: Context,
    *,
    excluded: Collection[int] = (),
    nouns: NounReader | None = None,
    diagrams: DiagramReader | None = None,
) -> Storyboard:
    """The storyboard of a script: what is seen while each line is spoken; deterministic for the same article, script
    and durations.

    Every line has a shot. The article's pictures stand where the article has them; `excluded` are blocks
    not to be used. What would be words alone gets icons of the things and maps of the places it names; `nouns` are
    read by a parser, where the script's language has one, and so are `diagrams`.
    Lengths come from the narration, or from the script's estimates where there is none. Pictures that cannot be read
    are left out with `ctx.warn`.
    """
    state = begin_planning(article, script, narration, article_pictures(article, ctx, excluded), excluded)
    shots: list[Shot] = []
    for stretch in plan(state):
        ctx.check()
        shots += _shots(state, stretch, ctx)
    shots = _without_repeats(shots)
    shots = with_diagrams(state, shots, diagrams)
    shots = [renumbered_parts(shot, n, shots) for n, shot in enumerate(shots)]
    shots = with_drawings(state, shots, ctx, nouns)
    shots = [shot.model_copy(update={"candidates": candidates(state, shot)}) for shot in shots]
    return Storyboard(shots=tuple(shots), assets=tuple(state.pictures.values()))


def _without_repeats(shots: list[Shot]) -> list[Shot]:
    """The same card twice in a row, each with lines of its own, is one shot."""
    sharing = Counter(shot.lines for shot in shots)
    out: list[Shot] = []
    for shot in shots:
        last = out[-1] if out else None
        alone = last is not None and sharing[shot.lines] == 1 and sharing[last.lines] <= 1
        if last is not None and alone and shot.card is not None and last.card == shot.card:
            out[-1] = last.model_copy(update={"lines": last.lines + shot.lines})
        else:
            out.append(shot)
    return out


def renumbered_parts(shot: Shot, n: int, shots: list[Shot]) -> Shot:
    """A shot with its `part` of `parts` counted anew among the neighbours that share its lines."""
    first = last = n
    while first > 0 and shots[first - 1].lines == shot.lines:
        first -= 1
    while last + 1 < len(shots) and shots[last + 1].lines == shot.lines:
        last += 1
    return shot.model_copy(update={"part": n - first, "parts": last - first + 1})


def _shots(state: PlanningState, stretch: Stretch, ctx: Context) -> list[Shot]:
    ids = tuple(line.id for line in stretch.lines)
    if stretch.kind == "picture":
        asset = state.pictures[stretch.block]
        reason = _titled(stretch.reason, asset.title)
        drawn = is_drawn(asset.sha256, ctx)  # every corner of a screenshot may matter
        fit, motion = _framing(stretch.again, drawn)
        return [Shot(lines=ids, picture=asset.sha256, reason=reason, fit=fit, motion=motion)]
    if stretch.kind == "code":
        block = state.article.blocks[stretch.block]
        return _code_shots(state, stretch, block) if block.kind == "code" else []
    out = []
    backdrop = _backdrop(state, ctx) if stretch.kind == "title" else ""
    for card in _cards(state, stretch):
        card = card.model_copy(update={"backdrop": backdrop}) if backdrop else card
        why = Reason.of(card.kind) if card.kind in _DRAWN else stretch.reason
        out.append(Shot(lines=ids, card=card, motion="still" if card.kind in READ_CLOSELY else "auto", reason=why))
    return out


def _backdrop(state: PlanningState, ctx: Context) -> str:
    """The picture behind the title: the article's first that is no drawing and large enough."""
    photos = [
        n
        for n, asset in state.pictures.items()
        if min(asset.width, asset.height) >= BACKDROP_LEAST and not is_drawn(asset.sha256, ctx)
    ]
    return state.pictures[min(photos, key=lambda n: (not state.map.opens(n), n))].sha256 if photos else ""


_DRAWN = ("chart", "comparison")


def _titled(reason: Reason | None, title: str) -> Reason | None:
    """The reason with the title of what is seen, where it has one."""
    return Reason.of(reason.code, title=title) if reason and title else reason


def _framing(again: int, drawn: bool) -> tuple[Fit, Motion]:
    """Return a picture's fit and motion, others when it comes again: nearer, then moving differently."""
    if again == 0:
        return ("contain" if drawn else "auto", "auto")
    if drawn:
        return ("contain", "auto")
    return _AGAIN[(again - 1) % len(_AGAIN)]


_AGAIN: tuple[tuple[Fit, Motion], ...] = (("crop", "in"), ("contain", "out"), ("crop", "right"), ("crop", "left"))


def _cards(state: PlanningState, stretch: Stretch) -> list[Card]:
    article, script = state.article, state.script
    if stretch.cards:
        return list(stretch.cards)
    if stretch.kind == "title":
        return [title_card(article, script)]
    if stretch.kind == "end":
        alone = stretch.share[1] == 1 and len(stretch.lines) == 1
        return [end_card(article, script, stretch.lines[0].text if alone else "")]
    block = article.blocks[stretch.block]
    if block.kind == "table":
        return _table_cards(state, stretch, block)
    if block.kind == "quote":
        return [quote_card(block, article.language)]
    pair = comparison_card(article, stretch.block)
    if pair is not None and "\n".join(pair.rows[0]) not in state.shown:  # either list shows both, once
        state.shown.add("\n".join(pair.rows[0]))
        return [pair]
    card = list_card(block, heading_above(article, stretch.block), article.language) if block.kind == "list" else None
    return [card or Card(kind="text", body=(script.title,), language=script.language)]


def _table_cards(state: PlanningState, stretch: Stretch, block: Table) -> list[Card]:
    """A table as what it says (a comparison, a chart), and as itself where there is time, or when it comes again."""
    article, title = state.article, block.caption or heading_above(state.article, stretch.block)
    text = " ".join(line.text for line in stretch.lines)
    drawn = None
    if stretch.block not in state.parts_seen:
        drawn = comparison_card(article, stretch.block)
        if drawn is None and any(state.speaks_of_figures(line, stretch.block) for line in stretch.lines):
            drawn = chart_card(block, title, article.language, text)
    if drawn is not None:
        parts, need = table_parts(block), PART_LEAST_S + PART_ROW_S * len(drawn.rows)
        more = bool(parts) and len(parts[0][0]) > len(drawn.rows[0])  # columns that are not drawn
        if not more or state.lasts(stretch) < 2 * need:
            state.parts_seen[stretch.block] = set()
            return [drawn]
    every = _table_parts(state, stretch, block)
    cards = [Card(kind="table", title=title, rows=part, language=article.language) for part in every]
    return [drawn, *cards[:1]] if drawn is not None else cards


def _table_parts(state: PlanningState, stretch: Stretch, block: Table) -> list[tuple[tuple[str, ...], ...]]:
    """The parts there is time to read, going on where the table was left when it was seen before."""
    parts = table_parts(block)
    seen = state.parts_seen.setdefault(stretch.block, set())
    left = [n for n in range(len(parts)) if n not in seen] or list(range(len(parts)))
    need = max(PART_LEAST_S + PART_ROW_S * len(part) for part in parts)
    chosen = left[: max(1, int(state.lasts(stretch) / need))]
    seen.update(chosen)
    return [parts[n] for n in chosen]


def _code_shots(state: PlanningState, stretch: Stretch, block: Code) -> list[Shot]:
    """A listing over its lines: for each line the part it speaks of, as many parts as there is time to read."""
    parts = code_parts(block)
    seen = state.parts_seen.setdefault(stretch.block, set())
    now, spent = max(seen, default=-1), 0.0
    runs: list[tuple[tuple[Line, ...], list[int]]] = []
    for line in stretch.lines:
        seconds = state.seconds[line.id] / stretch.share[1]
        turns = state.readings.get(line.id) == stretch.block and spent >= (reading_s(parts[now]) if now >= 0 else 0.0)
        chosen = part_for(parts, line.text, seen, seconds, now=now, turns=turns, language=state.article.language)
        spent = (spent if chosen == [now] else 0.0) + seconds / len(chosen)
        now = chosen[-1]
        seen.update(chosen)
        if runs and runs[-1][1][-1:] == chosen and len(runs[-1][1]) == 1:
            runs[-1] = ((*runs[-1][0], line), chosen)
        else:
            runs.append(((line,), chosen))
    total = parts[-1][0] + len(parts[-1][1]) - 1 if parts else 0
    out = []
    for lines, chosen in runs:
        for n in chosen:
            card = _code_card(state, stretch.block, block, parts[n], total)
            why = _titled(stretch.reason, card.footer)
            out.append(Shot(lines=tuple(item.id for item in lines), card=card, motion="still", reason=why))
    return out


def _code_card(state: PlanningState, at: int, block: Code, part: tuple[int, tuple[str, ...]], total: int) -> Card:
    first, lines = part
    last = first + len(lines) - 1
    return Card(
        kind="code",
        title=" ".join((block.caption or heading_above(state.article, at)).split()),
        body=lines,
        code_language=block.language,
        first_line=first,
        footer=f"{first}–{last} / {total}" if len(lines) < total else "",
        language=state.article.language,
    )


def candidates(state: PlanningState, shot: Shot) -> tuple[Candidate, ...]:
    """Other pictures of the article for a shot, the nearest first."""
    first = state.script.line(shot.lines[0]) if shot.lines else None
    if first is None:
        return ()
    at = state.at[first.id]

    def distance(block: int) -> tuple[float, int]:
        return (state.map.distance(first, at, block), block)

    out = []
    for block in sorted(state.pictures, key=distance):
        asset = state.pictures[block]
        if asset.sha256 == shot.picture:
            continue
        where = Reason.of("same_section" if state.map.same_section(at, block) else "elsewhere")
        out.append(Candidate(sha256=asset.sha256, reason=_titled(where, asset.title) or where))
    return tuple(out[:MAX_CANDIDATES])
