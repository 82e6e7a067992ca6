"""The script of a video. The *line* (about one sentence) is the truth; everything else is a projection of the lines."""

from __future__ import annotations

from typing import Literal

from core.model.article import Span
from core.model.base import Model
from core.model.coded import Flag, Notice

Section = Literal["hook", "intro", "point", "cta"]
ArticleKind = Literal[
    "", "recipe", "howto", "listicle", "review", "news", "release", "interview", "essay", "diary", "explainer",
    "reference",
]  # fmt: skip
UnitKind = Literal["lead", "passage", "item", "step", "answer", "list", "ending"]
Beat = Literal["", "hook", "label", "lead", "scene", "question", "answer", "evidence", "step", "turn", "end", "closing"]
CueKind = Literal["auto", "title", "image", "table", "code", "quote", "list", "text", "end"]


class VisualCue(Model):
    """The picture to show while a line is spoken. `block` is an index into the article's blocks."""

    kind: CueKind = "auto"
    block: int | None = None
    terms: tuple[str, ...] = ()
    note: str = ""


class Line(Model):
    """One spoken sentence. `id` is stable within a project and never reused.

    `text` is both what is spoken and what the captions show; its words are its whitespace-separated tokens.
    `span` is the passage it rests on, `None` (and `flag` says why) where the article has none.
    `by_hand`: a person chose or wrote its words. `unit` is an index into the script's units, -1 for none; `beat` is
    its part in the telling. A line of beat "label" speaks a heading of the article.
    """

    id: int
    section: Section
    point: int = -1  # 0-based number of the point for section "point", else -1
    text: str
    span: Span | None = None
    flag: Flag | None = None
    cue: VisualCue = VisualCue()
    overlay: str = ""
    estimate_s: float = 0.0
    locked: bool = False
    by_hand: bool = False
    unit: int = -1
    beat: Beat = ""


class Unit(Model):
    """Sentences of an article that belong together: a step, a numbered item, a question with its answer, a list.

    `first` and `last` are blocks of the article. `number` is the article's own (0: none), `label` its heading. `must`:
    an article of this kind is not told without it. `left_out` is "" where it is spoken, else why not: "time",
    or "leans" where it needs what cannot be spoken.
    """

    kind: UnitKind
    first: int
    last: int
    number: int = 0
    label: str = ""
    must: bool = False
    left_out: Literal["", "time", "leans"] = ""


class Opening(Model):
    """A first line to choose, and the passage it rests on; without one it is the article's title."""

    text: str
    span: Span | None = None


class SeoMetadata(Model):
    """The words around the video on one platform, within that platform's limits."""

    title: str
    description: str
    tags: tuple[str, ...] = ()


class Override(Model):
    """The typed parts of a post; None where a part is computed. Marks in `body` stand for computed parts."""

    title: str | None = None
    body: str | None = None
    tags: tuple[str, ...] | None = None


class Script(Model):
    """The lines, in order, and the names of the points (`headings[point]`, may be empty).

    `kind` is that of the article ("": not recognised), `units` what it consists of, in its order, spoken or not.
    `openings` and `closings` are first and last lines to choose from, the best first.
    """

    language: str
    title: str
    lines: tuple[Line, ...]
    headings: tuple[str, ...] = ()
    overrides: dict[str, Override] = {}  # by preset
    writer: str = "extractive"
    warnings: tuple[Notice, ...] = ()
    kind: ArticleKind = ""
    units: tuple[Unit, ...] = ()
    openings: tuple[Opening, ...] = ()
    closings: tuple[str, ...] = ()

    @property
    def script_text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def total_estimated_duration(self) -> float:
        return sum(line.estimate_s for line in self.lines)

    def line(self, line_id: int) -> Line | None:
        return next((item for item in self.lines if item.id == line_id), None)


class Chapter(Model):
    """A chapter marker; `time` in seconds from the start."""

    time: float
    title: str
