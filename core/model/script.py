"""The script of a video. The *line* (about one sentence) is the truth; everything else is a projection of the lines."""

from __future__ import annotations

from typing import Literal

from core.model.article import Span
from core.model.base import Model
from core.model.coded import Flag, Notice

Section = Literal["hook", "intro", "point", "cta"]
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
    `by_hand`: a person chose or wrote its words.
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
    """The lines, in order, and the names of the points (`headings[point]`, may be empty)."""

    language: str
    title: str
    lines: tuple[Line, ...]
    headings: tuple[str, ...] = ()
    overrides: dict[str, Override] = {}  # by preset
    writer: str = "extractive"
    warnings: tuple[Notice, ...] = ()

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
