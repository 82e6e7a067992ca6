"""What is seen while the lines are spoken: a list of shots, each a picture or a card, in order."""

from __future__ import annotations

from typing import Literal

from core.model.asset import Asset
from core.model.base import Model

Motion = Literal["auto", "still", "in", "out", "left", "right", "up", "down"]
Fit = Literal["auto", "blur", "crop", "contain"]
CardKind = Literal["title", "text", "quote", "list", "table", "code", "number", "end"]


class Card(Model):
    """A picture that is drawn: its words, not its pixels. `body` are paragraphs, list items or code lines."""

    kind: CardKind
    title: str = ""
    body: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # table rows, the header first
    code_language: str = ""
    first_line: int = 1  # number of the first code line shown
    footer: str = ""
    language: str = "en"


class Candidate(Model):
    """A picture that would fit, and why."""

    sha256: str
    reason: str


class Shot(Model):
    """One thing seen while `lines` (ids, contiguous and in order) are spoken: exactly one of `picture` and `card`.

    `picture` is a sha256 in `Storyboard.assets`. `part`/`parts` tell which slice of its lines' time a shot takes when
    several shots share the same lines (a long code listing over one line): shots with equal `lines` divide the time.
    """

    lines: tuple[int, ...]
    picture: str | None = None
    card: Card | None = None
    motion: Motion = "auto"
    fit: Fit = "auto"
    focus: tuple[float, float] | None = None  # overrides the asset's own
    part: int = 0
    parts: int = 1
    locked: bool = False
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


class Storyboard(Model):
    """The shots and every asset they or their candidates name."""

    shots: tuple[Shot, ...]
    assets: tuple[Asset, ...] = ()

    def asset(self, sha256: str) -> Asset | None:
        return next((one for one in self.assets if one.sha256 == sha256), None)
