"""The duration solver: "make it 58 s" by choosing lines, then by moving pauses and pace a little.

Judged by measured audio only. Locked lines, the first line and the closing one stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.errors import BadInput
from core.model.article import Article, Span
from core.model.script import Line, Script, Unit
from core.model.speech import LINE_PAUSE_S, SECTION_PAUSE_S
from core.script.extract.choose import Choice, Chooser
from core.script.extract.cues import visual_cues
from core.script.extract.overlay import overlay
from core.script.pace import Pace, estimate_s
from core.script.read.candidates import gather
from core.script.read.sentence import Material, Sentence

MOVE = 0.08  # pauses and pace are moved by at most this share
NEAR_S = 0.25  # seconds off that nobody hears; the solver stops there
_ROUNDS = 6
_MUST = 3.0  # lost with what an article of its kind is not told without
_FINE = 7
_NEARLY = 0.97  # of the seconds, which a film told by lead and end reaches if the article does
_TENTHS = 10  # of a second: how finely lines to leave out are added up
_MOST_ADDS = 250  # candidates tried one by one to close the last gap

Measure = Callable[[Sequence[tuple[int, str]], float, Mapping[int, float]], Mapping[int, float]]
"""`measure(lines, speed, pauses)`: seconds of each line by its id, the pause after it included."""


@dataclass(frozen=True)
class Fit:
    """The script that fits, how fast it is spoken, the silence after each line, and the seconds measured."""

    script: Script
    speed: float
    pauses: dict[int, float]
    seconds: float


@dataclass
class _Pool:
    """The article's sentences that lines may be chosen from."""

    article: Article
    material: Material
    chooser: Chooser
    excluded: set[int]
    fresh: int
    units: tuple[Unit, ...] = ()
    planned: frozenset[int] = frozenset()  # sentences of a film of this length that is told by lead and end
    at: dict[tuple[int, int], Sentence] = field(default_factory=dict)
    by_text: dict[str, Sentence] = field(default_factory=dict)

    def leans(self, line: Line, index: int) -> bool:
        """Whether a line cannot be said without the sentence of an index."""
        mine = self.sentence(line)
        return mine is not None and index in (self.chooser.closure(mine.index) or (mine.index,))

    def sentence(self, line: Line) -> Sentence | None:
        """The article's sentence a line was made from, or says word for word."""
        found = self.at.get((line.span.block, line.span.start)) if line.span else None
        return found or self.by_text.get(line.text)


def default_pauses(lines: Sequence[Line]) -> dict[int, float]:
    """The seconds of silence after each line of a script, longer where a section or a point ends."""
    out = {}
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        ends = after is not None and (line.section, line.point) != (after.section, after.point)
        out[line.id] = SECTION_PAUSE_S if ends else LINE_PAUSE_S
    return out


def fit(
    article: Article,
    script: Script,
    target_s: float,
    measure: Measure,
    *,
    speed: float = 1.0,
    excluded_blocks: tuple[int, ...] = (),
    fresh_id: int = 0,
    adding: bool = True,
    calm: Callable[[Sequence[Line]], dict[int, float]] = default_pauses,
) -> Fit:
    """The script and voice settings whose measured length is `target_s` seconds, as near as the article allows.

    `calm` says the silence after each line before it is moved. Without `adding` lines are only left out: a script in
    another's words takes no sentences of the article among them. New lines get ids above `fresh_id` and above those
    there are. Raises `BadInput` for a length that makes no sense, or a script without lines.
    """
    if not 3.0 <= target_s <= 36_000:
        raise BadInput("The length must be between 3 seconds and 10 hours.", "Give another number of seconds.")
    if not script.lines:
        raise BadInput("The script has no line.", "Write the script first.")
    best: Fit | None = None
    pool: _Pool | None = None
    tried: set[tuple[str, ...]] = set()
    for _ in range(_ROUNDS):
        pauses = calm(script.lines)
        heard = measure([(line.id, line.text) for line in script.lines], speed, pauses)
        seconds = sum(heard.values())
        if best is None or abs(seconds - target_s) < abs(best.seconds - target_s):
            best = Fit(script, speed, pauses, seconds)
        tried.add(tuple(line.text for line in script.lines))
        speech = seconds - sum(pauses.values())
        if abs(seconds - target_s) <= 0.4 * MOVE * speech:
            break
        factor = _factor(script, heard, pauses)
        pool = _pool(article, script, factor, set(excluded_blocks), fresh_id)
        script = _chosen(script, pool, heard, target_s) if adding else _lessened(script, heard, target_s)
        if tuple(line.text for line in script.lines) in tried:
            break
    assert best is not None  # noqa: S101  the loop ran
    return _tuned(best, target_s, measure, calm(best.script.lines))


def _factor(script: Script, heard: Mapping[int, float], pauses: Mapping[int, float]) -> float:
    """Return how many times as long as estimated the voice takes for the script."""
    table = sum(estimate_s(line.text, script.language) for line in script.lines)
    return (sum(heard.values()) - sum(pauses.values())) / table if table else 1.0


def _pool(article: Article, script: Script, factor: float, excluded: set[int], fresh_id: int) -> _Pool:
    """The article's sentences at the voice's pace."""
    material = gather(article, script.language, excluded, kind=script.kind)
    if not material.sentences:
        material = gather(article, script.language, excluded, scanty=True, kind=script.kind)
    chooser = Chooser(
        article, material, Pace(factor=max(0.2, min(5.0, factor)), line_pause_s=LINE_PAUSE_S + 0.08), kind=script.kind
    )
    fresh = max([fresh_id, *(line.id for line in script.lines)])
    pool = _Pool(article, material, chooser, excluded, fresh, script.units)
    for sentence in material.sentences:
        pool.by_text[sentence.text] = sentence
        for start, _ in sentence.spans:
            pool.at[sentence.block, start] = sentence
    return pool


def _chosen(script: Script, pool: _Pool, heard: Mapping[int, float], target_s: float) -> Script:
    """The script with lines dropped or added until its length is near the target."""
    cost = dict(heard)
    lines = list(script.lines)
    choice = pool.chooser.choose(target_s, least=_NEARLY * target_s)
    if choice.end:
        pool.planned = frozenset(choice.chosen | ({choice.hook.index} if choice.hook else set()))
    while sum(cost[line.id] for line in lines) > target_s:
        worst = min(
            (group for group in _groups(lines, pool) if group), key=lambda group: _loss(group, pool), default=None
        )
        if worst is None:
            break
        lines = [line for line in lines if line not in worst]
    lines = _filled(script, lines, pool, cost, target_s)
    lines = _closed(script, lines, pool, cost, target_s)
    return _ordered(script, lines, pool)


def _lessened(script: Script, heard: Mapping[int, float], target_s: float) -> Script:
    """The script without the lines whose seconds together come nearest to what is too many, doubtful lines first."""
    excess = round((sum(heard.values()) - target_s) * _TENTHS)
    keep = {script.lines[0].id, *(line.id for line in script.lines if line.section == "cta" or line.locked)}
    loose = [line for line in script.lines if line.id not in keep]
    if excess <= 0 or not loose:
        return script
    most = min(excess + round(0.05 * target_s * _TENTHS), 60_000)
    sums: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}  # tenths left out: what is lost, and which
    for n, line in enumerate(loose):
        cost, worth = round(heard[line.id] * _TENTHS), 0.2 if line.flag else 0.6
        for number, (lost, gone) in list(sums.items()):
            tenths, loss = number + cost, lost + worth
            if tenths <= most and (tenths not in sums or loss < sums[tenths][0]):
                sums[tenths] = (loss, (*gone, n))
    near = 0.02 * target_s * _TENTHS
    best = min(sums, key=lambda tenths: (max(0.0, abs(tenths - excess) - near) + 0.5 * sums[tenths][0], tenths))
    gone_ids = {loose[n].id for n in sums[best][1]}
    left = [line for line in script.lines if line.id not in gone_ids]
    numbers = {p: n for n, p in enumerate(dict.fromkeys(line.point for line in left if line.section == "point"))}
    lines = tuple(
        line.model_copy(update={"point": numbers[line.point]}) if line.section == "point" else line for line in left
    )
    names = tuple(script.headings[p] if 0 <= p < len(script.headings) else "" for p in numbers)
    return script.model_copy(update={"lines": lines, "headings": names})


def _groups(lines: Sequence[Line], pool: _Pool) -> list[list[Line]]:
    """The lines that may go, each with those that cannot stand without it."""
    keep = {lines[0].id, *(line.id for line in lines if line.section == "cta" or line.locked)}
    out = []
    for line in lines:
        if line.id in keep:
            continue
        mine = pool.sentence(line)
        group = [line] if mine is None else [item for item in lines if item is line or pool.leans(item, mine.index)]
        if not any(member.id in keep for member in group):
            out.append(group)
    return out


def _loss(group: Sequence[Line], pool: _Pool) -> float:
    """Score how much the video loses without these lines."""
    scores = [
        pool.chooser.score.get(sentence.index, 0.3) if (sentence := pool.sentence(line)) else 0.6 for line in group
    ]
    if pool.planned:
        found = (pool.sentence(line) for line in group)
        must = any(sentence is not None and sentence.index in pool.planned for sentence in found)
    else:
        must = any(0 <= line.unit < len(pool.units) and pool.units[line.unit].must for line in group)
    return max(scores) + 0.1 * (len(scores) - 1) + (_MUST if must else 0.0)


def _state(lines: Sequence[Line], pool: _Pool, cost: Mapping[int, float]) -> Choice:
    """The lines as a choice that can be added to."""
    choice = Choice()
    for line in lines:
        sentence = pool.sentence(line)
        if sentence is not None:
            choice.chosen.add(sentence.index)
            pool.chooser._say(sentence.index, choice)
    choice.seconds = sum(cost[line.id] for line in lines)
    return choice


def _filled(script: Script, lines: list[Line], pool: _Pool, cost: dict[int, float], target_s: float) -> list[Line]:
    """The lines with the best of the rest added while they fit."""
    choice = _state(lines, pool, cost)
    before = set(choice.chosen)
    if pool.planned:
        for index in sorted(pool.planned - before):
            if choice.seconds + pool.chooser.cost[index] <= target_s:
                choice.chosen.add(index)
                choice.seconds += pool.chooser.cost[index]
    else:
        pool.chooser.fill(choice, target_s)
    for index in sorted(choice.chosen - before):
        lines = lines + _as_lines(pool.material.by_index[index], pool, cost, script)
    return lines


def _closed(script: Script, lines: list[Line], pool: _Pool, cost: dict[int, float], target_s: float) -> list[Line]:
    """The last gap closed as well as one addition, one removal, or both can."""
    choice = _state(lines, pool, cost)
    gap = target_s - choice.seconds
    if abs(gap) <= 0.25 * MOVE * target_s:
        return lines
    adds: list[tuple[float, float, list[int]]] = [(0.0, 0.0, [])]
    rest = [item for item in pool.material.sentences if not pool.planned or item.index - 1 in choice.chosen]
    for worth, _, chain in pool.chooser._options(rest, choice, gap + 0.3 * target_s)[:_MOST_ADDS]:
        adds.append((sum(pool.chooser.cost[at] for at in chain), worth, chain))
    drops: list[tuple[float, float, list[Line]]] = [(0.0, 0.0, [])]
    for group in _groups(lines, pool):
        drops.append((sum(cost[line.id] for line in group), _loss(group, pool), group))
    best = min(
        ((a, d) for a in adds for d in drops),
        key=lambda pair: (
            round(max(0.0, abs(gap - pair[0][0] + pair[1][0]) - 0.02 * target_s) + 0.3 * (pair[1][1] - pair[0][1]), 6),
            [line.id for line in pair[1][2]],
            pair[0][2],
        ),
    )
    lines = [line for line in lines if line not in best[1][2]]
    for index in best[0][2]:
        lines = lines + _as_lines(pool.material.by_index[index], pool, cost, script)
    return lines


def _as_lines(sentence: Sentence, pool: _Pool, cost: dict[int, float], script: Script) -> list[Line]:
    """A sentence as new lines; their section is settled by `_ordered`."""
    out = []
    for text, (start, end) in zip(sentence.texts, sentence.spans, strict=True):
        pool.fresh += 1
        seconds = estimate_s(text, script.language)
        out.append(
            Line(
                id=pool.fresh,
                section="point",
                point=-2,
                text=text,
                span=Span(block=sentence.block, start=start, end=end),
                cue=visual_cues(pool.article, pool.material, [sentence], pool.excluded)[sentence.index],
                estimate_s=seconds,
            )
        )
        cost[pool.fresh] = pool.chooser.cost[sentence.index] / len(sentence.texts)
    return out


def _ordered(script: Script, lines: list[Line], pool: _Pool) -> Script:
    """New lines put where their sentences stand among the others, in the point of their part of the article."""
    old = [line for line in lines if line.point != -2]
    parts: dict[int, int] = {}  # part of the article -> point
    for line in old:
        sentence = pool.sentence(line)
        if sentence is not None and line.section == "point":
            parts.setdefault(sentence.part, line.point)
    headings = list(script.headings)
    intro_parts = {sentence.part for line in old if line.section == "intro" and (sentence := pool.sentence(line))}
    out = list(old)
    for line in sorted((item for item in lines if item.point == -2), key=lambda element: element.id):
        mine = pool.sentence(line)
        if mine is None:
            continue
        if mine.part in parts:
            changes: dict[str, Any] = {"point": parts[mine.part]}
        elif mine.part in intro_parts:
            changes = {"section": "intro", "point": -1}
        else:
            heading = pool.material.parts[mine.part].heading
            parts[mine.part] = len(headings)
            headings.append(heading)
            changes = {"point": parts[mine.part], "overlay": overlay(line.text, heading, script.language)}
        line = line.model_copy(update=changes)
        out.insert(_place(out, line, mine, pool), line)
    numbers = {p: n for n, p in enumerate(dict.fromkeys(line.point for line in out if line.section == "point"))}
    final = tuple(
        line.model_copy(update={"point": numbers[line.point]}) if line.section == "point" else line for line in out
    )
    names = tuple(headings[p] if 0 <= p < len(headings) else "" for p in numbers)
    return script.model_copy(update={"lines": final, "headings": names})


def _place(lines: Sequence[Line], line: Line, mine: Sentence, pool: _Pool) -> int:
    """Return the index to insert a line at: behind the earlier lines of its point, else in the article's order."""
    same = [n for n, other in enumerate(lines) if (other.section, other.point) == (line.section, line.point)]
    if same:
        earlier = [n for n in same if (s := pool.sentence(lines[n])) is not None and s.index <= mine.index]
        return earlier[-1] + 1 if earlier else same[0]
    for n, other in enumerate(lines):
        theirs = pool.sentence(other)
        later = other.section == "point" and theirs is not None and theirs.index > mine.index
        if other.section == "cta" or (later and (n == 0 or lines[n - 1].point != other.point)):
            return n
    return len(lines)


def _tuned(best: Fit, target_s: float, measure: Measure, calm: Mapping[int, float]) -> Fit:
    """Pauses, then pace, moved by at most `MOVE` until the measured length is the one asked for."""
    lines = [(line.id, line.text) for line in best.script.lines]
    now = best
    for _ in range(_FINE):
        gap = target_s - now.seconds
        if abs(gap) <= NEAR_S:
            break
        speech = now.seconds - sum(now.pauses.values())
        stretch = _held((sum(now.pauses.values()) + gap) / max(0.01, sum(calm.values())))
        pauses = {key: round(value * stretch, 4) for key, value in calm.items()}
        left = gap - (sum(pauses.values()) - sum(now.pauses.values()))
        speed = now.speed
        if abs(left) > NEAR_S:
            number = now.speed * speech / max(0.1, speech + left)
            speed = round(min(best.speed * (1 + MOVE), max(best.speed * (1 - MOVE), number)), 4)
        heard = sum(measure(lines, speed, pauses).values())
        tried = Fit(best.script, speed, pauses, heard)
        if abs(heard - target_s) >= abs(now.seconds - target_s):
            break
        now = tried
    return now


def _held(factor: float) -> float:
    """A factor within what may be moved."""
    return min(1 + MOVE, max(1 - MOVE, factor))
