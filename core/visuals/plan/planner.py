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

from core.model.coded import Reason
from core.model.script import Line
from core.visuals.plan.headings import heading_above, is_label, with_number
from core.visuals.plan.makers import Words, command_card, words_for
from core.visuals.plan.planning_state import CARD_MOST_S, PlanningState, Stretch

NAMED_LEAST_S = 1.8  # pictures a line names may be seen so briefly
END_LEAST_S = 1.6  # and so do those that close a film
BRIEF_S = 1.6  # words of their own would only flicker
WAIT_S = 5.0  # a picture comes again after so long of something else

_WHY = {kind: Reason.of(kind) for kind in ("code", "table", "list", "quote")}
NAMED = Reason.of("named")
BESIDE = Reason.of("beside")
SECTION = Reason.of("section")
OPENING = Reason.of("opening")
AGAIN = Reason.of("again")
WORDS = Reason.of("words")
CHANGE = Reason.of("change")
LAST = Reason.of("last")


def plan(desk: PlanningState) -> list[Stretch]:
    """The stretches of the film, in order, each with what is seen; together they cover every line."""
    out: list[Stretch] = []
    desk.shown.add((desk.script.title or desk.article.title).casefold())
    for number, line in enumerate(desk.script.lines):
        for segment in _for_line(desk, out, number, line):
            _add(desk, out, segment)
    return out


def _add(desk: PlanningState, out: list[Stretch], segment: Stretch) -> None:
    """Add a stretch, or let the one before go on where it is the same."""
    last = out[-1] if out else None
    whole = last is not None and last.share[1] == 1 and segment.share[1] == 1
    same = last is not None and (last.kind, last.block, last.cards) == (segment.kind, segment.block, segment.cards)
    if last is not None and whole and same and not segment.anew:
        out[-1] = replace(last, lines=last.lines + segment.lines)
        return
    if segment.block >= 0:
        segment = replace(segment, again=desk.seen.get(segment.block, 0))
        desk.seen[segment.block] = segment.again + 1
    desk.shown.update(word.casefold() for card in segment.cards for word in (card.title, *card.body) if word)
    if segment.kind in ("code", "table", "list", "command"):  # their titles name the part
        desk.shown.add(_kicker(desk, segment.lines[0]).casefold())
    out.append(segment)


def _for_line(desk: PlanningState, out: list[Stretch], number: int, line: Line) -> list[Stretch]:
    lines = desk.script.lines
    if line.cue.kind == "title" or (number == 0 and desk.cued(line) is None):
        return _opening(desk, number, line)
    if line.cue.kind == "end" or (number == len(lines) - 1 and line.section == "cta" and desk.cued(line) is None):
        return _closing(desk, line)
    cue = desk.cued(line)
    last = out[-1] if out else None
    kind = desk.shows(cue) if cue is not None else None
    if cue is not None and kind in ("list", "quote") and _welcome(desk, last, line, cue):
        return [Stretch((line,), kind, cue, _WHY[kind])]
    return _reading(desk, last, line) or _pictures(desk, out, number, line) or _words(desk, last, line)


def _opening(desk: PlanningState, number: int, line: Line) -> list[Stretch]:
    """The title, and with time to spare a picture that may open the film."""
    title = Stretch((line,), "title", reason=Reason.of("title"))
    lasts = desk.seconds[line.id]
    fresh = [n for n in desk.pictures_of(line) if n not in desk.seen and not _kept(desk, number, line, n)]
    if fresh and lasts >= 2 * desk.least_s:
        fresh = fresh[: max(1, int(lasts / desk.least_s) - 1)][:2]
        why = [NAMED if desk.map.named_for_certain(line, n) else OPENING for n in fresh]
        return _divided([title, *(Stretch((line,), "picture", n, w) for n, w in zip(fresh, why, strict=True))])
    if lasts > desk.most_s:
        words = words_for(line, desk.script, "", desk.shown, lasts)
        if words.good:
            return _divided([title, Stretch((line,), "text", reason=CHANGE, cards=words.cards[:1])])
    return [title]


def _closing(desk: PlanningState, line: Line) -> list[Stretch]:
    """The end card; before it, in a short film that showed few pictures, what more there is."""
    end = Stretch((line,), "end", reason=Reason.of("end"))
    unseen = [n for n in sorted(desk.pictures) if n not in desk.seen]
    few = len([n for n in desk.pictures if n in desk.seen]) < min(4, len(desk.pictures))
    n = int(desk.seconds[line.id] / END_LEAST_S) - 1 if few and not desk.long else 0
    if line.span is not None and not unseen and desk.seconds[line.id] >= 2 * END_LEAST_S:  # the article's own last word
        words = words_for(line, desk.script, "", desk.shown, desk.seconds[line.id])
        return _divided([Stretch((line,), "text", reason=WORDS, cards=words.cards[:1]), end])
    return _divided([*(Stretch((line,), "picture", block, LAST) for block in unseen[: min(n, 2)]), end])


def _divided(parts: list[Stretch]) -> list[Stretch]:
    return [replace(part, share=(n, len(parts))) for n, part in enumerate(parts)] if len(parts) > 1 else parts


def _kept(desk: PlanningState, number: int, line: Line, block: int) -> bool:
    """Whether a picture has to wait for a later line that asks for it, or whose section it is of."""
    if desk.means(line, block):
        return False
    later = desk.script.lines[number + 1 :]
    if desk.speaks_of_all(line):
        return any(desk.means(element, block) or block in _own(desk, element) for element in later)
    return any(desk.means(item, block) for item in later)


def _own(desk: PlanningState, line: Line) -> list[int]:
    """The pictures of the section a point's line stands in."""
    if desk.speaks_of_all(line):
        return []
    return [n for n in desk.pictures if desk.map.same_section(desk.at[line.id], n)]


def _pictures(desk: PlanningState, out: list[Stretch], number: int, line: Line) -> list[Stretch]:
    """Return the pictures the line is spoken over, if any; between them its words where those are good."""
    fits = desk.pictures_of(line)
    if not fits:
        return []
    lasts, last = desk.seconds[line.id], out[-1] if out else None
    fresh = [n for n in fits if n not in desk.seen and not _kept(desk, number, line, n)]
    named = [n for n in fresh if desk.map.named(line, n)]
    if named:
        return _long(desk, out, line, _over(desk, line, named[: max(1, int(lasts / NAMED_LEAST_S))]))
    now = last.block if last is not None and last.kind == "picture" and last.block in fits else None
    asked = desk.cued(line)
    if now is not None and last is not None and asked == now and desk.lasts(last) + lasts <= desk.limit_s:
        return [Stretch((line,), "picture", now, last.reason)]
    if fresh:
        later = [item for item in desk.script.lines[number + 1 :] if set(fresh) & set(desk.pictures_of(item))]
        n = max(1, min(len(fresh) - len(later), int(lasts / desk.least_s)))
        return _long(desk, out, line, _over(desk, line, fresh[:n]))
    if now is not None and last is not None and last.share[1] == 1 and desk.lasts(last) + lasts <= desk.most_s:
        return [Stretch((line,), "picture", now, last.reason)]
    known = [n for n in fits if n in desk.seen and n in {*_own(desk, line), desk.cued(line)}]
    if not known:  # what would fit waits for a later line
        return []
    words = words_for(line, desk.script, _kicker(desk, line), desk.shown, desk.seconds[line.id])
    away = _away_s(desk, out, fits)
    if (words.good and (now is not None or away < WAIT_S)) or (words.new and known == [now]):
        return _worded(desk, line, words, CHANGE)
    return _long(desk, out, line, [Stretch((line,), "picture", _next_again(desk, known, now), AGAIN, anew=True)])


def _next_again(desk: PlanningState, fits: list[int], now: int | None) -> int:
    """Of pictures all seen before, the one seen least, not the one seen now where there is another."""
    others = [n for n in fits if n != now] or fits
    return min(others, key=lambda n: (desk.seen.get(n, 0), others.index(n)))


def _over(desk: PlanningState, line: Line, blocks: list[int]) -> list[Stretch]:
    asked = desk.cued(line)

    def why(block: int) -> Reason:
        if desk.map.named(line, block):
            return NAMED
        return BESIDE if block == asked else OPENING if desk.speaks_of_all(line) else SECTION

    return [Stretch((line,), "picture", block, why(block)) for block in blocks]


def _long(desk: PlanningState, out: list[Stretch], line: Line, parts: list[Stretch]) -> list[Stretch]:
    """Parts of a line; where each would be seen for too long, words or another framing in between."""
    lasts = desk.seconds[line.id]
    pictures = [part.block for part in parts]
    words = words_for(line, desk.script, _kicker(desk, line), desk.shown, desk.seconds[line.id])
    while lasts / len(parts) > desk.limit_s + 0.5 and len(parts) < 6:
        if words.good and not any(part.kind == "text" for part in parts):
            parts.insert(1, Stretch((line,), "text", reason=CHANGE, cards=words.cards[:1]))
        else:
            parts.append(Stretch((line,), "picture", pictures[(len(parts) - 1) % len(pictures)], AGAIN, anew=True))
    return _divided(parts)


def _away_s(desk: PlanningState, out: list[Stretch], fits: list[int]) -> float:
    """Return the seconds since any of these pictures was seen."""
    spent = 0.0
    for segment in reversed(out):
        if segment.kind == "picture" and segment.block in fits:
            return spent
        spent += desk.lasts(segment)
    return spent


def _welcome(desk: PlanningState, last: Stretch | None, line: Line, block: int) -> bool:
    """Whether a card that is read may be shown: new, or going on, or coming back for more of it."""
    kind = desk.shows(block)
    if last is not None and last.block == block:
        return desk.lasts(last) + desk.seconds[line.id] <= desk.may_last(last) or kind in ("code", "table")
    return block not in desk.seen or kind in ("code", "table")


def _reading(desk: PlanningState, last: Stretch | None, line: Line) -> list[Stretch]:
    """The listing or table a line speaks of, or the command in it; a listing stays while its paragraph lasts."""
    if any(desk.map.named(line, n) for n in desk.pictures_of(line)):
        return []
    block, command = desk.readings.get(line.id), desk.commands.get(line.id, "")
    if block is not None:
        kind = desk.shows(block) or "code"
        return [Stretch((line,), kind, block, _WHY[kind])] if _welcome(desk, last, line, block) else []
    if command and command.casefold() not in desk.shown:
        card = command_card(command, _kicker(desk, line), desk.article.language)
        return [Stretch((line,), "command", reason=_WHY["code"], cards=(card,))]
    if last is None or last.kind not in ("code", "command") or last.share[1] > 1:
        return []
    paragraph = [item for item in last.lines if desk.same_paragraph(item, line)]
    if paragraph and sum(desk.seconds[item.id] for item in (*paragraph, line)) <= CARD_MOST_S:
        return [replace(last, lines=(line,))]
    return []


def _kicker(desk: PlanningState, line: Line) -> str:
    """The name of the point a line belongs to, else the heading above it."""
    headings = desk.script.headings
    name = headings[line.point] if 0 <= line.point < len(headings) else ""
    if name.strip() and not is_label(name, desk.article):
        return with_number(name, desk.article, desk.at[line.id])
    return "" if desk.speaks_of_all(line) else heading_above(desk.article, desk.at[line.id])


def _words(desk: PlanningState, last: Stretch | None, line: Line) -> list[Stretch]:
    """A statement of the line's own; without a good one what is seen goes on, or the words stand as they are."""
    words = words_for(line, desk.script, _kicker(desk, line), desk.shown, desk.seconds[line.id])
    brief = desk.seconds[line.id] < BRIEF_S
    goes_on = last is not None and last.kind != "title" and not _is_name(last)
    if (brief or not words.good) and last is not None and goes_on and _same_part(desk, last, line):
        spent = desk.lasts(last) + desk.seconds[line.id]
        if last.share[1] == 1 and spent <= desk.most_s:
            return [replace(last, lines=(line,))]
    return _worded(desk, line, words)


def _is_name(last: Stretch) -> bool:
    """Whether nothing but the name of a part is seen: read at once, it does not stay while other things are said."""
    card = last.cards[0] if last.cards else None
    return card is not None and card.kind == "text" and not card.title and not card.footer


def _same_part(desk: PlanningState, last: Stretch, line: Line) -> bool:
    """Whether what is seen belongs with a line too: the same section, and no picture of something else."""
    before = last.lines[-1]
    together = before.section == line.section and before.point == line.point
    return together and desk.map.same_section(desk.at[before.id], desk.at[line.id])


def _worded(desk: PlanningState, line: Line, worded: Words, why: Reason = WORDS) -> list[Stretch]:
    """The cards of a line as stretches, two where it lasts long and has two things to say."""
    cards = worded.cards[:1]
    if desk.seconds[line.id] > desk.limit_s and len(worded.cards) > 1:
        cards = tuple(sorted(worded.cards[:2], key=lambda card: not card.footer))  # a part's name comes first
    return _divided([Stretch((line,), "text", reason=why, cards=(card,)) for card in cards])
