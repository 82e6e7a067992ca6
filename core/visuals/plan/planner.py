"""Planner of what is seen while each line is spoken: what belongs to it; never the same thing twice for nothing.

1. The first line gets the title, a last call to action the end card; a cue for code, a table, a list, a quotation
   gets that.
2. Pictures the line names, in the order it names them; then pictures of its section nobody has seen; then what is
   seen now goes on while that is pleasant; then a good statement of its own; then the section's picture again, framed
   otherwise.
3. A picture that a later line asks for by name is kept for it.
4. A line that lasts long is divided among what else it has to show.
"""

from __future__ import annotations

from dataclasses import replace

from core.language.disclosure import discloses
from core.model.coded import Reason
from core.model.script import Line
from core.visuals.plan.headings import heading_above, is_label, with_number
from core.visuals.plan.line_cards import Words, command_card, words_for
from core.visuals.plan.planning_state import CARD_MOST_S, PlanningState, Stretch

NAMED_LEAST_S = 1.8  # pictures a line names may be seen so briefly
END_LEAST_S = 1.6  # and so do those that close a film
BRIEF_S = 1.6  # words of their own would only flicker
TITLE_MOST_S = 2.4  # a title is read by then
HOOK_LEAST = 30  # letters of a first line that is worth being seen beside the title
MOST_TIMES = 2  # that a picture is seen, unless a line asks for it
WAIT_S = 5.0  # a picture comes again after so long of something else

_WHY = {kind: Reason.of(kind) for kind in ("code", "table", "list", "quote")}
NAMED = Reason.of("named")
BESIDE = Reason.of("beside")
SECTION = Reason.of("section")
OPENING = Reason.of("opening")
AGAIN = Reason.of("again")
WORDS = Reason.of("words")
CHANGE = Reason.of("change")


def plan(state: PlanningState) -> list[Stretch]:
    """The plan of a storyboard: the stretches of the film, in order, each with what is seen; together they cover
    every line.
    """
    out: list[Stretch] = []
    state.shown.add((state.script.title or state.article.title).casefold())
    for number, line in enumerate(state.script.lines):
        for stretch in _for_line(state, out, number, line):
            _add(state, out, stretch)
    return out


def _add(state: PlanningState, out: list[Stretch], stretch: Stretch) -> None:
    """Add a stretch, or let the one before go on where it is the same."""
    last = out[-1] if out else None
    whole = last is not None and last.share[1] == 1 and stretch.share[1] == 1
    same = last is not None and (last.kind, last.block, last.cards) == (stretch.kind, stretch.block, stretch.cards)
    if last is not None and whole and same and not stretch.anew:
        out[-1] = replace(last, lines=last.lines + stretch.lines)
        return
    if stretch.block >= 0:
        stretch = replace(stretch, again=state.seen.get(stretch.block, 0))
        state.seen[stretch.block] = stretch.again + 1
    state.shown.update(word.casefold() for card in stretch.cards for word in (card.title, *card.body) if word)
    if stretch.kind in ("code", "table", "list", "command"):  # their titles name the part
        state.shown.add(kicker_of(state, stretch.lines[0]).casefold())
    out.append(stretch)


def _for_line(state: PlanningState, out: list[Stretch], number: int, line: Line) -> list[Stretch]:
    lines = state.script.lines
    if line.cue.kind == "title" or (number == 0 and state.cued(line) is None):
        return _opening(state, number, line)
    if line.cue.kind == "end" or (number == len(lines) - 1 and line.section == "cta" and state.cued(line) is None):
        return _closing(state, line)
    cue = state.cued(line)
    last = out[-1] if out else None
    kind = state.shows(cue) if cue is not None else None
    if cue is not None and kind in ("list", "quote") and _welcome(state, last, line, cue):
        return [Stretch((line,), kind, cue, _WHY[kind])]
    return _reading(state, last, line) or _pictures(state, out, number, line) or _words(state, last, line)


def _opening(state: PlanningState, number: int, line: Line) -> list[Stretch]:
    """The title, and with time to spare a picture that may open the film."""
    title = Stretch((line,), "title", reason=Reason.of("title"))
    lasts = state.seconds[line.id]
    fresh = [n for n in state.pictures_of(line) if n not in state.seen and not _kept(state, number, line, n)]
    if fresh and lasts >= 2 * state.least_s:
        fresh = fresh[: max(1, int(lasts / state.least_s) - 1)][:2]
        why = [NAMED if state.map.named_for_certain(line, n) else OPENING for n in fresh]
        return _divided([title, *(Stretch((line,), "picture", n, w) for n, w in zip(fresh, why, strict=True))])
    if lasts > state.most_s or (lasts >= TITLE_MOST_S + BRIEF_S and len(line.text) >= HOOK_LEAST):
        words = words_for(line, state.script, "", state.shown)
        if words.good:
            return _divided([title, Stretch((line,), "text", reason=CHANGE, cards=words.cards[:1])])
    return [title]


def _closing(state: PlanningState, line: Line) -> list[Stretch]:
    """The end card, before it the article's own last word where there is time. No picture has its passage there."""
    end = Stretch((line,), "end", reason=Reason.of("end"))
    if line.span is not None and state.seconds[line.id] >= 2 * END_LEAST_S:
        words = words_for(line, state.script, "", state.shown)
        return _divided([Stretch((line,), "text", reason=WORDS, cards=words.cards[:1]), end])
    return [end]


def _divided(parts: list[Stretch]) -> list[Stretch]:
    return [replace(part, share=(n, len(parts))) for n, part in enumerate(parts)] if len(parts) > 1 else parts


def _kept(state: PlanningState, number: int, line: Line, block: int) -> bool:
    """Whether a picture has to wait for a later line that asks for it, or whose section it is of."""
    if state.means(line, block):
        return False
    later = state.script.lines[number + 1 :]
    if state.speaks_of_all(line):
        return any(state.means(element, block) or block in _own(state, element) for element in later)
    return any(state.means(item, block) for item in later)


def _own(state: PlanningState, line: Line) -> list[int]:
    """The pictures of the section a point's line stands in."""
    if state.speaks_of_all(line):
        return []
    return [n for n in state.pictures if state.map.same_section(state.at[line.id], n)]


def _pictures(state: PlanningState, out: list[Stretch], number: int, line: Line) -> list[Stretch]:
    """Return the pictures the line is spoken over, if any; between them its words where those are good."""
    fits = [] if discloses(line.text) else state.pictures_of(line)
    fits = [n for n in fits if state.seen.get(n, 0) < MOST_TIMES or state.cued(line) == n]
    if not fits:
        return []
    lasts, last = state.seconds[line.id], out[-1] if out else None
    fresh = [n for n in fits if n not in state.seen and not _kept(state, number, line, n)]
    named = [n for n in fresh if state.map.named(line, n)]
    if named:
        return _long(state, out, line, _over(state, line, named[: max(1, int(lasts / NAMED_LEAST_S))]))
    now = last.block if last is not None and last.kind == "picture" and last.block in fits else None
    asked = state.cued(line)
    if now is not None and last is not None and asked == now and state.lasts(last) + lasts <= state.limit_s:
        return [Stretch((line,), "picture", now, last.reason)]
    if fresh:
        later = [item for item in state.script.lines[number + 1 :] if set(fresh) & set(state.pictures_of(item))]
        n = max(1, min(len(fresh) - len(later), int(lasts / state.least_s)))
        return _long(state, out, line, _over(state, line, fresh[:n]))
    if now is not None and last is not None and last.share[1] == 1 and state.lasts(last) + lasts <= state.most_s:
        return [Stretch((line,), "picture", now, last.reason)]
    known = [n for n in fits if n in state.seen and n in {*_own(state, line), state.cued(line)}]
    if not known:  # what would fit waits for a later line
        return []
    words = words_for(line, state.script, kicker_of(state, line), state.shown)
    away = _away_s(state, out, fits)
    if (words.good and (now is not None or away < WAIT_S)) or (words.new and known == [now]):
        return _worded(state, line, words, CHANGE)
    return _long(state, out, line, [Stretch((line,), "picture", _next_again(state, known, now), AGAIN, anew=True)])


def _next_again(state: PlanningState, fits: list[int], now: int | None) -> int:
    """Of pictures all seen before, the one seen least, not the one seen now where there is another."""
    others = [n for n in fits if n != now] or fits
    return min(others, key=lambda n: (state.seen.get(n, 0), others.index(n)))


def _over(state: PlanningState, line: Line, blocks: list[int]) -> list[Stretch]:
    asked = state.cued(line)

    def why(block: int) -> Reason:
        if state.map.named(line, block):
            return NAMED
        return BESIDE if block == asked else OPENING if state.speaks_of_all(line) else SECTION

    return [Stretch((line,), "picture", block, why(block)) for block in blocks]


def _long(state: PlanningState, out: list[Stretch], line: Line, parts: list[Stretch]) -> list[Stretch]:
    """Parts of a line; where each would be seen for too long, words or another framing in between."""
    lasts = state.seconds[line.id]
    pictures = [part.block for part in parts]
    words = words_for(line, state.script, kicker_of(state, line), state.shown)
    while lasts / len(parts) > state.limit_s + 0.5 and len(parts) < 6:
        if words.good and not any(part.kind == "text" for part in parts):
            parts.insert(1, Stretch((line,), "text", reason=CHANGE, cards=words.cards[:1]))
        else:
            parts.append(Stretch((line,), "picture", pictures[(len(parts) - 1) % len(pictures)], AGAIN, anew=True))
    return _divided(parts)


def _away_s(state: PlanningState, out: list[Stretch], fits: list[int]) -> float:
    """Return the seconds since any of these pictures was seen."""
    spent = 0.0
    for stretch in reversed(out):
        if stretch.kind == "picture" and stretch.block in fits:
            return spent
        spent += state.lasts(stretch)
    return spent


def _welcome(state: PlanningState, last: Stretch | None, line: Line, block: int) -> bool:
    """Whether a card that is read may be shown: new, or going on, or coming back for more of it."""
    kind = state.shows(block)
    if last is not None and last.block == block:
        return state.lasts(last) + state.seconds[line.id] <= state.may_last(last) or kind in ("code", "table")
    return block not in state.seen or kind in ("code", "table")


def _reading(state: PlanningState, last: Stretch | None, line: Line) -> list[Stretch]:
    """The listing or table a line speaks of, or the command in it; a listing stays while its paragraph lasts."""
    if any(state.map.named(line, n) for n in state.pictures_of(line)):
        return []
    block, command = state.readings.get(line.id), state.commands.get(line.id, "")
    if block is not None:
        kind = state.shows(block) or "code"
        return [Stretch((line,), kind, block, _WHY[kind])] if _welcome(state, last, line, block) else []
    if command and command.casefold() not in state.shown:
        card = command_card(command, kicker_of(state, line), state.article.language)
        return [Stretch((line,), "command", reason=_WHY["code"], cards=(card,))]
    if last is None or last.kind not in ("code", "command") or last.share[1] > 1:
        return []
    paragraph = [item for item in last.lines if state.same_paragraph(item, line)]
    if paragraph and sum(state.seconds[item.id] for item in (*paragraph, line)) <= CARD_MOST_S:
        return [replace(last, lines=(line,))]
    return []


def kicker_of(state: PlanningState, line: Line) -> str:
    """The name of the point a line belongs to, else the heading above it."""
    headings = state.script.headings
    name = headings[line.point] if 0 <= line.point < len(headings) else ""
    if name.strip() and not is_label(name, state.article):
        return with_number(name, state.article, state.at[line.id])
    return "" if state.speaks_of_all(line) else heading_above(state.article, state.at[line.id])


def _words(state: PlanningState, last: Stretch | None, line: Line) -> list[Stretch]:
    """A statement of the line's own; without a good one what is seen goes on, or the words stand as they are."""
    words = words_for(line, state.script, kicker_of(state, line), state.shown)
    brief = state.seconds[line.id] < BRIEF_S
    goes_on = last is not None and last.kind != "title" and not _is_name(last)
    if (brief or not words.good) and last is not None and goes_on and _same_part(state, last, line):
        spent = state.lasts(last) + state.seconds[line.id]
        if last.share[1] == 1 and spent <= state.most_s:
            return [replace(last, lines=(line,))]
    return _worded(state, line, words)


def _is_name(last: Stretch) -> bool:
    """Whether nothing but the name of a part is seen: read at once, it does not stay while other things are said."""
    card = last.cards[0] if last.cards else None
    return card is not None and card.kind == "text" and not card.title and not card.footer


def _same_part(state: PlanningState, last: Stretch, line: Line) -> bool:
    """Whether what is seen belongs with a line too: the same section, and no picture of something else."""
    before = last.lines[-1]
    together = before.section == line.section and before.point == line.point
    return together and state.map.same_section(state.at[before.id], state.at[line.id])


def _worded(state: PlanningState, line: Line, worded: Words, why: Reason = WORDS) -> list[Stretch]:
    """The cards of a line as stretches, two where it lasts long and has two things to say."""
    cards = worded.cards[:1]
    if state.seconds[line.id] > state.limit_s and len(worded.cards) > 1:
        cards = tuple(sorted(worded.cards[:2], key=lambda card: not card.footer))  # a part's name comes first
    return _divided([Stretch((line,), "text", reason=why, cards=(card,)) for card in cards])
