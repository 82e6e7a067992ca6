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
LIMIT_S = 8.0  # a still in a short film; nothing is looked at longer where something else fits
LIMIT_LONG_S = 11.0
LEAST_S = 2.3  # a picture seen for less is a flicker
READ_S, READ_ROW_S = 1.5, 0.9  # reading a card of code or a table: its rows take so long each
CARD_MOST_S = 22.0
AWAY_S = 9.0  # after so long of key words, what the section shows comes back
HOME = 40.0  # a picture is not taken from a line it suits better than this
FEW = 4  # a short film shows so many pictures where the article has them

CHANGE = "A change of picture, so that no still is seen for too long."
WORDS = "Key words, so that what came before is not seen for too long."
LEFT_OVER = "A picture of the article that no other passage shows; it fits here best."


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
    parts_seen: dict[int, int] = field(default_factory=dict)  # parts of a long listing or table, by block

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
            return min(CARD_MOST_S, max(self.limit_s, READ_S + n_rows * READ_ROW_S))
        return self.limit_s + 1.5 if stretch.kind in ("quote", "end") else self.limit_s


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
        again = cue.block in desk.used and desk.used[-1] != cue.block
        fresh = _unused_near(desk, line) if again else []
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


def _fits(desk: Desk, line: Line, block: int) -> bool:
    """Whether a picture may stand for a line without misleading: it belongs to its section, the line names it, the line
    speaks of the whole (hook, intro), or the line's section has no picture and a neighbouring one lends its own."""
    at = desk.at[line.id]
    if desk.map.same_section(at, block) or desk.map.named(line, block):
        return True
    if desk.film_s > LONG_FILM_S:
        return False
    own = any(desk.map.same_section(at, n) for n in desk.pictures)
    return line.section in ("hook", "intro") or (desk.map.related(at, block) and not own)


def _at_home(desk: Desk, line: Line, block: int) -> bool:
    """Whether no other line suits the picture much better; what opens the film may take any."""
    home = min(desk.map.cost(one, desk.at[one.id], block) for one in desk.script.lines)
    return line.section in ("hook", "intro") or desk.map.cost(line, desk.at[line.id], block) <= home + HOME


def _unused_near(desk: Desk, line: Line) -> list[int]:
    """Unused pictures that fit a line and have no better home with another line, the best first."""
    at = desk.at[line.id]
    out = [n for n in desk.pictures if n not in desk.used and _fits(desk, line, n) and _at_home(desk, line, n)]
    return sorted(out, key=lambda n: (desk.map.cost(line, at, n), n))


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
    """A stretch that lasts too long in pieces: itself, then unused pictures or key words, then itself again."""
    most = desk.may_last(stretch)
    if desk.lasts(stretch) <= most:
        return [stretch]
    if len(stretch.lines) == 1:
        return _shared(desk, stretch)
    out: list[Stretch] = []
    group: list[Line] = []
    words_s = 0.0  # how long key words have been seen since the thing itself was
    away = False
    for line in stretch.lines:
        lasts = desk.seconds[line.id]
        if not away and (not group or spent_of(desk, (*group, line)) <= most):
            group.append(line)
            continue
        if group:
            out += _whole_or_shared(desk, replace(stretch, lines=tuple(group)))
            group, away, words_s = [], True, 0.0
        fresh = _unused_near(desk, line) if stretch.kind in ("picture", "title") else []
        if not fresh and words_s >= AWAY_S and stretch.kind == "picture" and desk.film_s <= LONG_FILM_S:
            at = desk.at[line.id]  # rather than the same picture again, the nearest that was never seen
            rest = [n for n in desk.pictures if n not in desk.used]
            fresh, words_s = sorted(rest, key=lambda n: (desk.map.cost(line, at, n), n)), 0.0 if rest else words_s
        if fresh:
            desk.used.append(fresh[0])
            out += _whole_or_shared(desk, Stretch((line,), "picture", fresh[0], CHANGE))
        elif words_s >= AWAY_S and stretch.kind in ("picture", "code", "table"):
            group, away = [line], False
            stretch = replace(stretch, reason=f"Comes back to the {stretch.kind} of this section.")
        else:
            words_s += lasts
            out.append(Stretch((line,), "text", reason=WORDS))
    return out + (_whole_or_shared(desk, replace(stretch, lines=tuple(group))) if group else [])


def _whole_or_shared(desk: Desk, stretch: Stretch) -> list[Stretch]:
    too_long = len(stretch.lines) == 1 and desk.lasts(stretch) > desk.may_last(stretch)
    return _shared(desk, stretch) if too_long else [stretch]


def _shared(desk: Desk, stretch: Stretch) -> list[Stretch]:
    """Two stretches over the time of one long line: the thing itself and an unused picture, or key words."""
    fresh = _unused_near(desk, stretch.lines[0])
    if fresh and stretch.kind in ("picture", "title", "text"):
        desk.used.append(fresh[0])
        return [replace(stretch, share=(0, 2)), Stretch(stretch.lines, "picture", fresh[0], CHANGE, (1, 2))]
    if stretch.kind in ("code", "table", "text", "end"):
        return [stretch]  # what is read stays; words are divided when they are chosen
    line = stretch.lines[0]
    opens = stretch.kind == "picture" and line.point >= 0 and _first_of_point(desk, line)
    if opens:  # the name of the point, then what it shows
        return [
            Stretch(stretch.lines, "text", reason="Opens this part with its name.", share=(0, 2)),
            replace(stretch, share=(1, 2)),
        ]
    return [replace(stretch, share=(0, 2)), Stretch(stretch.lines, "text", reason=WORDS, share=(1, 2))]


def _first_of_point(desk: Desk, line: Line) -> bool:
    return next(one for one in desk.script.lines if one.point == line.point).id == line.id


def _spread(desk: Desk, stretches: list[Stretch]) -> list[Stretch]:
    """Pictures nobody has used: over words first, then into stretches long enough to be shared.

    A picture goes only where it fits; where a short film would show fewer than four, the nearest place will do.
    """
    out = list(stretches)
    enough = min(FEW, len(desk.pictures)) if desk.film_s <= LONG_FILM_S else 0
    for anywhere in (False, True):
        for block in sorted(desk.pictures):
            if block in desk.used or (anywhere and len(set(desk.used) & set(desk.pictures)) >= enough):
                continue
            best = min(
                (
                    (_price(desk, one, block), n)
                    for n, one in enumerate(out)
                    if _can_take(desk, one)
                    and (anywhere or any(_fits(desk, x, block) and _at_home(desk, x, block) for x in one.lines))
                ),
                default=None,
            )
            if best is not None:
                desk.used.append(block)
                out[best[1] : best[1] + 1] = _with_picture(desk, out[best[1]], block)
    return out


def _can_take(desk: Desk, stretch: Stretch) -> bool:
    """Whether a stretch can give its time, or half of it, to a picture."""
    if stretch.kind == "text":
        return desk.lasts(stretch) >= LEAST_S
    return stretch.kind in ("picture", "title") and stretch.share[1] == 1 and desk.lasts(stretch) >= 2 * LEAST_S


def _price(desk: Desk, stretch: Stretch, block: int) -> float:
    """How badly a stretch suits a picture nobody has used: far off is bad, so is little time to share."""
    far = min(desk.map.cost(line, desk.at[line.id], block) for line in stretch.lines)
    if stretch.kind == "text":
        return far
    welcome = 40.0 if stretch.lines[0].section == "hook" else 0.0
    return far + 60.0 - min(50.0, 6 * desk.lasts(stretch) / 2) - welcome


def _with_picture(desk: Desk, stretch: Stretch, block: int) -> list[Stretch]:
    """The stretch with the picture: instead of words, else over its second half, else sharing a line."""
    if stretch.kind == "text":
        return [replace(stretch, kind="picture", block=block, reason=LEFT_OVER)]
    lines = stretch.lines
    half = desk.lasts(stretch) / 2
    cut = min(range(1, len(lines)), key=lambda n: abs(spent_of(desk, lines[:n]) - half), default=0)
    if cut and min(spent_of(desk, lines[:cut]), spent_of(desk, lines[cut:])) >= LEAST_S:
        return [replace(stretch, lines=lines[:cut]), Stretch(lines[cut:], "picture", block, LEFT_OVER)]
    return [replace(stretch, share=(0, 2)), Stretch(lines, "picture", block, LEFT_OVER, (1, 2))]


def spent_of(desk: Desk, lines: tuple[Line, ...]) -> float:
    """How long lines last, in seconds."""
    return sum(desk.seconds[line.id] for line in lines)
