"""What is seen while each line is spoken: first what belongs to it, then what is left over, then a change in time.

1. A line whose cue names a block gets that block; the first line of all the title, a last call to action the end card.
2. Other lines get what their own section shows: the nearest picture, code, table; a caption's own words count.
3. Neighbours that see the same thing become one stretch. One that lasts too long is divided: by a picture not
   yet used that fits, else by key words on a card.
4. Pictures nobody asked for go where they fit best, as long as stretches are long enough to share.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from core.model.article import Article
from core.model.asset import Asset
from core.model.narration import FPS, Narration
from core.model.script import Line, Script
from core.visuals.makers import list_card
from core.visuals.places import Places, place_of, places

LONG_FILM_S = 200.0
LIMIT_S = 7.5  # a still in a short film; nothing is looked at longer where something else fits
LIMIT_LONG_S = 11.0
LEAST_S = 2.3  # a picture seen for less is a flicker
READ_ROW_S = 0.8  # reading one row of code or of a table
CARD_MOST_S = 18.0


@dataclass(frozen=True)
class Stretch:
    """Lines that see one thing: `kind` picture, code, table, list, quote, title, end, text, and the block it is of.

    `share` (part, parts) where several stretches divide the time of the same lines.
    """

    lines: tuple[Line, ...]
    kind: str
    block: int = -1
    reason: str = ""
    share: tuple[int, int] = (0, 1)


@dataclass
class Desk:
    """Everything the planning looks at, and which blocks are used so far."""

    article: Article
    script: Script
    pictures: dict[int, Asset]
    seconds: dict[int, float]
    at: dict[int, int]  # block each line belongs to
    map: Places
    excluded: frozenset[int]
    used: list[int] = field(default_factory=list)

    @property
    def film_s(self) -> float:
        return sum(self.seconds.values())

    @property
    def limit_s(self) -> float:
        return LIMIT_S if self.film_s <= LONG_FILM_S else LIMIT_LONG_S

    def lasts(self, stretch: Stretch) -> float:
        return sum(self.seconds[line.id] for line in stretch.lines) / stretch.share[1]

    def may_last(self, stretch: Stretch) -> float:
        """How long a stretch may be seen: what has to be read may stay longer."""
        if stretch.kind in ("code", "table", "list") and 0 <= stretch.block < len(self.article.blocks):
            n_rows = self.article.blocks[stretch.block].text.count("\n") + 1
            return min(CARD_MOST_S, max(self.limit_s, n_rows * READ_ROW_S))
        return self.limit_s + 1.5 if stretch.kind in ("quote", "title", "end") else self.limit_s


def desk(
    article: Article, script: Script, narration: Narration | None, pictures: dict[int, Asset], excluded: Collection[int]
) -> Desk:
    """Lay everything out."""
    heard = {take.line_id: take.n_frames / FPS for take in narration.takes} if narration else {}
    seconds = {line.id: heard.get(line.id) or line.estimate_s or len(line.text) / 14 + 0.4 for line in script.lines}
    at: dict[int, int] = {}
    before, last = 0, max(len(article.blocks) - 1, 0)
    for line in script.lines:
        before = min(max(place_of(line, before), 0), last)
        at[line.id] = before
    return Desk(article, script, pictures, seconds, at, places(article), frozenset(excluded))


def plan(desk: Desk) -> list[Stretch]:
    """The stretches of the film, in order; together they cover every line."""
    stretches = _merged([_first_choice(desk, n) for n in range(len(desk.script.lines))])
    stretches = [part for stretch in stretches for part in _divided(desk, stretch)]
    return _merged(_spread(desk, stretches))


def _first_choice(desk: Desk, number: int) -> Stretch:
    lines = desk.script.lines
    line = lines[number]
    cued = _cued(desk, line)
    if cued is not None:
        return cued
    if number == 0:
        return Stretch((line,), "title", reason="The film opens with its title.")
    if number == len(lines) - 1 and line.section == "cta":
        return Stretch((line,), "end", reason="The film closes with its source.")
    return _of_section(desk, line) or Stretch(
        (line,), "text", reason="No picture of the article belongs to this passage."
    )


def _cued(desk: Desk, line: Line) -> Stretch | None:
    """What the line's cue names, where it can be shown."""
    cue = line.cue
    if cue.kind == "title":
        return Stretch((line,), "title", reason="The script asks for the title here.")
    if cue.kind == "end":
        return Stretch((line,), "end", reason="The script asks for the end card here.")
    if cue.kind == "text":
        return Stretch((line,), "text", reason="The script asks for words here.")
    if cue.block is None or not 0 <= cue.block < len(desk.article.blocks) or cue.block in desk.excluded:
        return None
    kind = _shows(desk, cue.block)
    if kind is None:
        return None
    if kind == "picture":
        fresh = desk.used and cue.block in desk.used and desk.used[-1] != cue.block and _unused_near(desk, line)
        if fresh:
            return _take(desk, line, fresh[0], "Another picture of the same section: the nearer one was seen already.")
        return _take(desk, line, cue.block, "The article shows this picture beside this passage.")
    return _take(desk, line, cue.block, _WHY[kind])


_WHY = {
    "code": "The code this passage talks about.",
    "table": "The table this passage talks about.",
    "list": "The list this passage comes from.",
    "quote": "The quotation this passage speaks of.",
}


def _take(desk: Desk, line: Line, block: int, reason: str) -> Stretch:
    desk.used.append(block)
    return Stretch((line,), _shows(desk, block) or "text", block, reason)


def _shows(desk: Desk, block: int) -> str | None:
    """What a block looks like on the screen; None for running text and what cannot be shown."""
    one = desk.article.blocks[block]
    if block in desk.excluded:
        return None
    if one.kind == "image":
        if block in desk.pictures:
            return "picture"
        # The same picture further up in the article stands for this one.
        return None
    if one.kind == "code":
        return "code" if one.text.strip() else None
    if one.kind == "table":
        return "table" if one.text.strip() else None
    if one.kind == "quote":
        return "quote" if one.text.strip() else None
    if one.kind == "list":
        return "list" if list_card(one, "", "en") is not None else None
    return None


def _of_section(desk: Desk, line: Line) -> Stretch | None:
    """The best picture, code or table of the line's own section; unused ones first, else the one now seen."""
    at = desk.at[line.id]
    seen = [n for n in range(len(desk.article.blocks)) if _shows(desk, n) in ("picture", "code", "table")]
    near = [n for n in seen if desk.map.cost(line, at, n) < 100.0]
    fresh = [n for n in near if n not in desk.used]
    if fresh:
        best = min(fresh, key=lambda n: (desk.map.cost(line, at, n), n))
        now = desk.used[-1] if desk.used else -1
        nearer = now in near and desk.map.cost(line, at, now) <= desk.map.cost(line, at, best)
        kind = _shows(desk, best)
        if not nearer:
            reason = "A picture of the section this passage stands in." if kind == "picture" else _WHY[kind or "code"]
            return _take(desk, line, best, reason)
    if desk.used and desk.used[-1] in near:  # go on showing it; it is divided later if that takes too long
        block = desk.used[-1]
        return Stretch((line,), _shows(desk, block) or "text", block, "Goes on with what this section shows.")
    return None


def _unused_near(desk: Desk, line: Line) -> list[int]:
    """Unused pictures that may stand for a line, the best first: related to its section, in a short film any."""
    at = desk.at[line.id]
    short = desk.film_s <= LONG_FILM_S
    fit = [n for n in desk.pictures if n not in desk.used and (short or desk.map.related(at, n))]
    return sorted(fit, key=lambda n: (desk.map.cost(line, at, n), n))


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Neighbours that show the same block become one."""
    out: list[Stretch] = []
    for one in stretches:
        last = out[-1] if out else None
        same = last is not None and (last.kind, last.block) == (one.kind, one.block) and one.kind not in ("text", "end")
        if last is not None and same and last.share == one.share == (0, 1):
            out[-1] = replace(last, lines=last.lines + one.lines)
        else:
            out.append(one)
    return out


def _divided(desk: Desk, stretch: Stretch) -> list[Stretch]:
    """A stretch that lasts too long, in pieces: each line group short enough, pictures and key words taking turns."""
    most = desk.may_last(stretch)
    if desk.lasts(stretch) <= most:
        return [stretch]
    if len(stretch.lines) == 1:
        return _shared(desk, stretch)
    out: list[Stretch] = []
    group: list[Line] = []
    for line in stretch.lines:
        if group and sum(desk.seconds[one.id] for one in (*group, line)) > most:
            out.append(replace(stretch, lines=tuple(group)))
            group = []
        group.append(line)
    out.append(replace(stretch, lines=tuple(group)))
    return [part for n, one in enumerate(out) for part in _turn(desk, one, n)]


def _turn(desk: Desk, stretch: Stretch, n: int) -> list[Stretch]:
    """The n-th piece of a divided stretch: the thing itself, then something else."""
    if n:
        fresh = _unused_near(desk, stretch.lines[0])
        again = stretch.kind == "picture" and n % 3 == 0
        if fresh and stretch.kind in ("picture", "title"):
            desk.used.append(fresh[0])
            stretch = replace(stretch, kind="picture", block=fresh[0], reason=_CHANGE)
        elif not again or not stretch.lines:
            pieces = [Stretch((line,), "text", reason=_WORDS) for line in stretch.lines]
            return [part for one in pieces for part in _divided_once(desk, one)]
        else:
            stretch = replace(stretch, reason="Comes back to the picture of this section.")
    return _divided_once(desk, stretch)


_CHANGE = "A change of picture, so that no still is seen for too long."
_WORDS = "Key words, so that what came before is not seen for too long."


def _divided_once(desk: Desk, stretch: Stretch) -> list[Stretch]:
    too_long = len(stretch.lines) == 1 and desk.lasts(stretch) > desk.may_last(stretch)
    return _shared(desk, stretch) if too_long else [stretch]


def _shared(desk: Desk, stretch: Stretch) -> list[Stretch]:
    """Two stretches over the time of one long line: the thing itself and an unused picture, or key words."""
    fresh = _unused_near(desk, stretch.lines[0])
    first = replace(stretch, share=(0, 2))
    if fresh and stretch.kind not in ("end",):
        desk.used.append(fresh[0])
        return [first, Stretch(stretch.lines, "picture", fresh[0], _CHANGE, (1, 2))]
    if stretch.kind in ("code", "table"):
        return [stretch]  # what is read stays
    return [first, Stretch(stretch.lines, "text", reason=_WORDS, share=(1, 2))]


def _spread(desk: Desk, stretches: list[Stretch]) -> list[Stretch]:
    """Pictures nobody has used: over words first, then into the longest stretches that can be shared."""
    out = list(stretches)
    for block in sorted(desk.pictures):
        if block in desk.used:
            continue
        best: tuple[float, int] | None = None
        for n, one in enumerate(out):
            fits = desk.film_s <= LONG_FILM_S or desk.map.related(desk.at[one.lines[0].id], block)
            gets = desk.lasts(one) if one.kind == "text" else desk.lasts(one) / 2
            if not fits or gets < LEAST_S or one.kind in ("code", "table", "end", "quote", "list"):
                continue
            if one.share[1] > 1 and one.kind != "text":
                continue
            price = min(desk.map.cost(line, desk.at[line.id], block) for line in one.lines)
            price += 0.0 if one.kind == "text" else 60.0 - min(50.0, 6 * gets)
            if best is None or price < best[0]:
                best = (price, n)
        if best is None:
            continue
        desk.used.append(block)
        out[best[1] : best[1] + 1] = _with_picture(desk, out[best[1]], block)
    return out


def _with_picture(desk: Desk, stretch: Stretch, block: int) -> list[Stretch]:
    reason = "A picture of the article that no other passage shows; it fits here best."
    if stretch.kind == "text":
        return [replace(stretch, kind="picture", block=block, reason=reason)]
    lines = stretch.lines
    if len(lines) > 1:  # from the line that halves the time best
        total, spent, cut = desk.lasts(stretch), 0.0, 1
        gap = float("inf")
        for n in range(1, len(lines)):
            spent += desk.seconds[lines[n - 1].id]
            if abs(spent - total / 2) < gap:
                gap, cut = abs(spent - total / 2), n
        halves = (spent_of(desk, lines[:cut]), spent_of(desk, lines[cut:]))
        if min(halves) >= LEAST_S:
            return [replace(stretch, lines=lines[:cut]), Stretch(lines[cut:], "picture", block, reason)]
    return [replace(stretch, share=(0, 2)), Stretch(lines, "picture", block, reason, (1, 2))]


def spent_of(desk: Desk, lines: tuple[Line, ...]) -> float:
    """How long lines last, in seconds."""
    return sum(desk.seconds[line.id] for line in lines)
