"""The storyboard: stretches of the plan as shots, each with its reason and with pictures to swap it for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from core.model.article import Article, Code
from core.model.narration import Narration
from core.model.script import Line, Script
from core.model.storyboard import Candidate, Card, Shot, Storyboard
from core.ports import Context
from core.visuals.listing import code_parts, table_parts
from core.visuals.makers import end_card, heading_above, list_card, quote_card, text_card, title_card
from core.visuals.pictures import article_pictures, is_drawn
from core.visuals.plan import Desk, Stretch, desk, plan

T = TypeVar("T")

MAX_CANDIDATES = 8
PART_LEAST_S, PART_ROW_S = 2.4, 0.25  # a part of a listing or table is seen for so long, and so much more a row


def storyboard(
    article: Article,
    script: Script,
    narration: Narration | None,
    ctx: Context,
    *,
    excluded: Collection[int] = (),
) -> Storyboard:
    """What is seen while each line is spoken; deterministic for the same article, script and durations.

    Every line has a shot. The article's pictures stand where the article has them; `excluded` are blocks
    not to be used.
    Lengths come from the narration, or from the script's estimates where there is none. Pictures that cannot be read
    are left out with `ctx.warn`.
    """
    table = desk(article, script, narration, article_pictures(article, ctx, excluded), excluded)
    shots: list[Shot] = []
    shown: set[str] = {(script.title or article.title).casefold()}
    for stretch in plan(table):
        ctx.check()
        shots += _shots(table, stretch, shown, ctx)
    shots = [_whole(shot, n, shots) for n, shot in enumerate(shots)]
    shots = [shot.model_copy(update={"candidates": candidates(table, shot)}) for shot in shots]
    return Storyboard(shots=tuple(shots), assets=tuple(table.pictures.values()))


def _whole(shot: Shot, n: int, shots: list[Shot]) -> Shot:
    """`part` of `parts` counted anew among the neighbours that share the same lines."""
    first = last = n
    while first > 0 and shots[first - 1].lines == shot.lines:
        first -= 1
    while last + 1 < len(shots) and shots[last + 1].lines == shot.lines:
        last += 1
    return shot.model_copy(update={"part": n - first, "parts": last - first + 1})


def _shots(table: Desk, stretch: Stretch, shown: set[str], ctx: Context) -> list[Shot]:
    ids = tuple(line.id for line in stretch.lines)
    if stretch.kind == "picture":
        asset = table.pictures[stretch.block]
        reason = f"{stretch.reason} ({asset.title})" if asset.title else stretch.reason
        fit = "blur" if is_drawn(asset.sha256, ctx) else "auto"  # every corner of a screenshot may matter
        return [Shot(lines=ids, picture=asset.sha256, reason=reason, fit=fit)]
    cards = _cards(table, stretch, shown)
    return [Shot(lines=ids, card=card, motion="still" if card.kind in ("code", "table") else "auto", reason=reason)
            for card, reason in cards]  # fmt: skip


def _cards(table: Desk, stretch: Stretch, shown: set[str]) -> list[tuple[Card, str]]:
    article, script, why = table.article, table.script, stretch.reason
    if stretch.kind == "title":
        return [(title_card(article, script), why)]
    if stretch.kind == "end":
        return [(end_card(article, script), why)]
    block = article.blocks[stretch.block] if stretch.block >= 0 else None
    if block is not None and block.kind == "code":
        return _code_cards(table, stretch, block, why)
    if block is not None and block.kind == "table":
        title = block.caption or heading_above(article, stretch.block)
        rows = _next_parts(table, stretch, table_parts(block), len)
        return [(Card(kind="table", title=title, rows=part, language=article.language), why) for part in rows]
    if block is not None and block.kind == "quote":
        return [(quote_card(block, article.language), why)]
    made = (
        list_card(block, heading_above(article, stretch.block), article.language)
        if block and block.kind == "list"
        else None
    )
    if made is not None:
        return [(made, why)]
    return _text_cards(stretch.lines, script, shown, why, table, stretch.share[1])


def _next_parts(table: Desk, stretch: Stretch, parts: list[T], rows_of: Callable[[T], int]) -> list[T]:
    """The parts there is time to read, going on where the block was left when it was seen before."""
    seen = table.parts_seen.get(stretch.block, 0)
    left = parts[seen:] or parts
    lasts, out = table.lasts(stretch), left[:1]
    spent = PART_LEAST_S + PART_ROW_S * sum(rows_of(part) for part in out)
    for part in left[1:]:
        spent += PART_LEAST_S + PART_ROW_S * rows_of(part)
        if spent > lasts:
            break
        out.append(part)
    table.parts_seen[stretch.block] = (seen if seen < len(parts) else 0) + len(out)
    return out


def _code_cards(table: Desk, stretch: Stretch, block: Code, why: str) -> list[tuple[Card, str]]:
    every = code_parts(block)
    if not every:
        return _text_cards(stretch.lines, table.script, set(), why, table)
    total = every[-1][0] + len(every[-1][1]) - 1
    title = " ".join((block.caption or heading_above(table.article, stretch.block)).split())
    out = []
    for first, lines in _next_parts(table, stretch, every, lambda part: len(part[1])):
        last = first + len(lines) - 1
        of = f"{first}–{last} / {total}" if len(every) > 1 else ""
        card = Card(
            kind="code", title=title, body=lines, code_language=block.language,
            first_line=first, footer=of, language=table.article.language,
        )  # fmt: skip
        out.append((card, f"{why} (lines {first} to {last} of {total})" if of else why))
    return out


def _text_cards(
    lines: tuple[Line, ...], script: Script, shown: set[str], why: str, table: Desk, share: int = 1
) -> list[tuple[Card, str]]:
    """Key words; two cards one after the other where a line has long to itself."""
    alone = sum(table.seconds[line.id] for line in lines) / share
    cards = text_card(lines[0], script, shown, 2 if alone > table.limit_s else 1)
    if not cards:
        cards = [Card(kind="text", body=(script.title,), language=script.language)]
    return [(card, why) for card in cards]


def candidates(table: Desk, shot: Shot) -> tuple[Candidate, ...]:
    """Other pictures of the article for a shot, the nearest first."""
    first = table.script.line(shot.lines[0]) if shot.lines else None
    if first is None:
        return ()
    at = table.at[first.id]

    def price(block: int) -> tuple[float, int]:
        return (table.map.cost(first, at, block), block)

    out = []
    for block in sorted(table.pictures, key=price):
        asset = table.pictures[block]
        if asset.sha256 == shot.picture:
            continue
        where = "From the same section" if table.map.same_section(at, block) else "From elsewhere in the article"
        out.append(Candidate(sha256=asset.sha256, reason=f"{where}: {asset.title}" if asset.title else f"{where}."))
    return tuple(out[:MAX_CANDIDATES])
