"""Everything the planning looks at, laid out: what a line may show, how long it lasts, what was seen so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from core.model.article import Article
from core.model.asset import Asset
from core.model.coded import Reason
from core.model.narration import FPS, Narration
from core.model.script import Line, Script
from core.model.storyboard import Card
from core.visuals.plan.bonds import Bonds, readings
from core.visuals.plan.commands import command_in, command_of_section
from core.visuals.plan.headings import heading_number, is_step
from core.visuals.plan.makers import list_card
from core.visuals.plan.places import Places, place_of, places

LONG_FILM_S = 200.0
READ_S, READ_ROW_S = 1.5, 0.9  # reading a card of code or a table: its rows take so long each
CARD_MOST_S = 22.0
BESIDE = 15  # blocks; in an article without headings a picture further off does not belong to a passage


@dataclass(frozen=True)
class Stretch:
    """Lines that see one thing: `kind` picture, code, table, list, quote, title, end, text, and the block it is of.

    `share` (part, parts) where several stretches divide the time of the same lines; `again` counts how often the
    picture was seen before; `cards` are the words of a text.
    """

    lines: tuple[Line, ...]
    kind: str
    block: int = -1
    reason: Reason | None = None
    share: tuple[int, int] = (0, 1)
    again: int = 0
    cards: tuple[Card, ...] = ()
    anew: bool = False  # the same picture framed otherwise, not going on


@dataclass
class PlanningState:
    """State of the planning, its sources and what was seen so far: `seen` counts how often each block was shown."""

    article: Article
    script: Script
    pictures: dict[int, Asset]
    seconds: dict[int, float]
    at: dict[int, int]  # block each line belongs to
    map: Places
    excluded: frozenset[int]
    readings: dict[int, int] = field(default_factory=dict)  # the listing or table a line speaks of, by the line's id
    commands: dict[int, str] = field(default_factory=dict)  # the command a line speaks of, by the line's id
    seen: dict[int, int] = field(default_factory=dict)
    parts_seen: dict[int, set[int]] = field(default_factory=dict)  # parts of a long listing or table, by block
    shown: set[str] = field(default_factory=set)  # words that cards showed, casefolded

    @property
    def film_s(self) -> float:
        return sum(self.seconds.values())

    @property
    def long(self) -> bool:
        return self.film_s > LONG_FILM_S

    @property
    def limit_s(self) -> float:
        """Seconds that a single still is pleasant."""
        return 11.0 if self.long else 8.0

    @property
    def most_s(self) -> float:
        """Most seconds of a still, where the next words have nothing of their own to show."""
        return 14.0 if self.long else 9.0

    @property
    def least_s(self) -> float:
        """The shortest time for a picture that shares a line with another."""
        return 3.4 if self.long else 2.3

    def lasts(self, stretch: Stretch) -> float:
        return sum(self.seconds[line.id] for line in stretch.lines) / stretch.share[1]

    def may_last(self, stretch: Stretch) -> float:
        """Return the most seconds a stretch may be seen: what has to be read may stay longer."""
        if stretch.kind in ("code", "table", "list") and 0 <= stretch.block < len(self.article.blocks):
            n_rows = self.article.blocks[stretch.block].text.count("\n") + 1
            return min(CARD_MOST_S, max(self.most_s, READ_S + n_rows * READ_ROW_S))
        return self.most_s

    def shows(self, block: int) -> str | None:
        """Return the kind of thing a block is on the screen; None for running text and what cannot be shown."""
        if block in self.excluded:
            return None
        item = self.article.blocks[block]
        if item.kind == "image":  # the same picture further up in the article stands for this one
            return "picture" if block in self.pictures else None
        if item.kind in ("code", "table", "quote"):
            return item.kind if any(char.isprintable() and not char.isspace() for char in item.text) else None
        if item.kind == "list":
            return "list" if list_card(item, "", "en") is not None else None
        return None

    def cued(self, line: Line) -> int | None:
        """The block the line's cue names, where it can be shown."""
        block = line.cue.block
        if block is None or not 0 <= block < len(self.article.blocks) or self.shows(block) is None:
            return None
        return block

    def speaks_of_figures(self, line: Line, block: int) -> bool:
        """Whether a line speaks of what a table holds, and not only of the table: a chart then shows it."""
        span = line.span
        return (span is not None and span.block == block) or Bonds(self.article, self.map).names(line, block)

    def same_paragraph(self, before: Line, line: Line) -> bool:
        """Whether two lines come from one paragraph of the article."""
        return before.span is not None and line.span is not None and before.span.block == line.span.block

    def speaks_of_all(self, line: Line) -> bool:
        """Whether a line belongs to the opening, whatever section its words come from."""
        return line.section in ("hook", "intro", "cta")

    def pictures_of(self, line: Line) -> list[int]:
        """The pictures a line may show without misleading, the best first.

        Those whose caption it names come first, in the order it names them; where it names one of its own section, the
        others of that section are not meant. A line that opens the film takes what stands before the first section.
        """
        at = self.at[line.id]
        if self.speaks_of_all(line):
            own = [n for n in self.pictures if self.map.opens(n) and self.map.first_heading < len(self.article.blocks)]
            own = own or [n for n in self.pictures if self.map.same_section(at, n) and abs(n - at) <= 3]
        else:
            own = [n for n in self.pictures if self.map.same_section(at, n) and abs(n - at) <= self.reach]
        meant = [n for n in own if self.map.named(line, n)]
        meant += [n for n in self.pictures if n not in own and self.map.named_for_certain(line, n)]
        meant.sort(key=lambda n: (self.map.mentioned_at(line, n), n))
        if any(n in own for n in meant):
            own = []
        near = sorted((n for n in own if n not in meant), key=lambda n: (self.map.distance(line, at, n), n))
        cue = self.cued(line)
        head = [cue] if cue is not None and cue in self.pictures and cue not in meant else []
        return [*meant, *head, *(n for n in near if n not in head)]

    @property
    def reach(self) -> int:
        """Most blocks between a picture and its line: any number under one heading, few where there are none."""
        return BESIDE if self.map.first_heading >= len(self.article.blocks) else len(self.article.blocks)

    def means(self, line: Line, block: int) -> bool:
        """Whether a line asks for this very picture: by its cue, or by naming it in its own section."""
        return self.cued(line) == block or (
            self.map.named(line, block)
            and (not self.speaks_of_all(line))
            and self.map.same_section(self.at[line.id], block)
        )


def begin_planning(
    article: Article, script: Script, narration: Narration | None, pictures: dict[int, Asset], excluded: Collection[int]
) -> PlanningState:
    """The state that planning a storyboard begins with: everything laid out that it looks at."""
    heard = {take.line_id: take.n_frames / FPS for take in narration.takes} if narration else {}
    seconds = {line.id: heard.get(line.id) or line.estimate_s or len(line.text) / 14 + 0.4 for line in script.lines}
    at: dict[int, int] = {}
    before, last = 0, max(len(article.blocks) - 1, 0)
    for line in script.lines:
        before = min(max(place_of(line, before), 0), last)
        at[line.id] = before
    state = PlanningState(article, script, pictures, seconds, at, places(article), frozenset(excluded))
    readable = frozenset(n for n in range(len(article.blocks)) if state.shows(n) in ("code", "table"))
    state.readings = readings(Bonds(article, state.map), script.lines, at, readable)
    state.commands = _commands(state)
    return state


def _commands(state: PlanningState) -> dict[int, str]:
    """The command each line speaks of; the first line of a step has that of its step where no line has it."""
    inside = [line for line in state.script.lines if not state.speaks_of_all(line)]
    out = {line.id: command for line in inside if (command := _command(state, line))}
    for line in inside:
        heading = heading_number(state.article, state.at[line.id])
        if heading >= 0 and is_step(state.article.blocks[heading].text) and line.id not in state.readings:
            command = command_of_section(state.article, state.map, heading)
            if command and command not in out.values():
                out[line.id] = command
    return out


def _command(state: PlanningState, line: Line) -> str:
    """The command in a line's passage; for a line that is a heading that of its section."""
    span, article = line.span, state.article
    if span is None or not 0 <= span.block < len(article.blocks):
        return command_in(line.text, article.language)
    if article.blocks[span.block].kind == "heading":
        return command_of_section(article, state.map, span.block)
    return command_in(article.passage(span), article.language) or command_in(line.text, article.language)
