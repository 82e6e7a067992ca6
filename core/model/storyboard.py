"""The pictures of a video: an ordered list of shots, each a picture or a card shown while lines are spoken."""

from __future__ import annotations

from typing import Literal

from core.model.asset import Asset, AssetSource, Rights
from core.model.base import Model
from core.model.coded import Reason

Motion = Literal["auto", "still", "in", "out", "left", "right", "up", "down"]
Fit = Literal["auto", "blur", "crop", "contain"]
CardKind = Literal[
    "title", "text", "quote", "list", "table", "code", "number", "comparison", "chart", "map", "diagram", "end"
]
# Such a card stands still.
READ_CLOSELY: tuple[CardKind, ...] = ("code", "table", "chart", "comparison", "map", "diagram")


class Art(Model):
    """A small picture on a card (sha256: with an alpha channel, or a photo), which arrives with the spoken `word`.

    Where it is `tinted` only its shape counts, and the card draws it in a colour of its own.
    """

    picture: str
    word: str = ""  # empty: with the first words of the card
    tinted: bool = True
    whole: bool = False  # nothing of it is cut: a screenshot, a diagram


class Card(Model):
    """A picture that is drawn: its words, not its pixels. `body` are paragraphs, list items or code lines.

    A comparison's `rows` are pairs under a header of two names (or label and pair under "" and the names); a chart's
    are label and value under their names, a diagram's its parts (`core.model.diagram`), its shape in `chart`. A
    number's `title` is the figure, its `body` the words before and behind it (one part: behind), its `footer` the part
    of the film it belongs to.
    """

    kind: CardKind
    title: str = ""
    body: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # table rows, the header first
    code_language: str = ""
    first_line: int = 1  # number of the first code line shown
    footer: str = ""
    language: str = "en"
    design: str = ""  # name of a design of `core.visuals.draw`; empty: the kind's own
    chart: Literal["bar", "line", "share", "chain", "dates", "change", "part"] = "bar"
    backdrop: str = ""  # sha256 of a picture behind the words of a title
    art: Art | None = None  # beside the words of a statement, a list, a number, a quote, a title or an end

    @property
    def photos(self) -> tuple[str, ...]:
        """The pictures of others (sha256) that are seen on it."""
        beside = self.art.picture if self.art is not None and not self.art.tinted else ""
        return tuple(filter(None, (self.backdrop, beside)))


class Found(Model):
    """A search hit of a picture source, not fetched yet. Addresses are the source's and never reach a browser."""

    source: str  # the source's provider id
    id: str  # the source's own: "photo-123"
    kind: Literal["image", "footage"] = "image"
    url: str  # of the file to fetch
    preview_url: str = ""  # of a small picture of it
    width: int = 0
    height: int = 0
    duration_s: float | None = None
    title: str = ""  # alt text or title
    tags: tuple[str, ...] = ()
    provenance: AssetSource = "stock_pexels"
    rights: Rights = Rights()

    @property
    def origin(self) -> str:
        return f"{self.source}:{self.id}"


class Candidate(Model):
    """A picture that would fit, and why. Where it is only `found`, `sha256` is that of its small preview."""

    sha256: str
    reason: Reason
    found: Found | None = None


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
    zoom: float = 1.0  # how much nearer than the whole crop, 1 to 4, around the focus
    in_s: float = 0.0  # where in its footage it begins
    transition: str = ""  # into this shot; empty: the project's
    part: int = 0
    parts: int = 1
    locked: bool = False
    reason: Reason | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def photos(self) -> tuple[str, ...]:
        """The pictures of others (sha256) that are seen: the shot's own, or those on its card."""
        return ((self.picture,) if self.picture else ()) + (self.card.photos if self.card is not None else ())


class Storyboard(Model):
    """The shots and every asset they or their candidates name."""

    shots: tuple[Shot, ...]
    assets: tuple[Asset, ...] = ()

    def asset(self, sha256: str) -> Asset | None:
        return next((item for item in self.assets if item.sha256 == sha256), None)
