"""A person's own look, for all films: logo, colour, letters, what stands before and after."""

from __future__ import annotations

from typing import Literal

from core.model.asset import Asset
from core.model.base import Model
from core.model.narration import FPS


class BrandFont(Model):
    """A font of the person's own: the file as a blob, its family as the file itself names it."""

    sha256: str
    family: str
    name: str  # of the file, with its suffix
    bold: bool = False  # whether its one weight is the bold one


class Bookend(Model):
    """The intro or outro of every film: a picture or clip of the person's own, or a card with the title."""

    kind: Literal["own", "card"] = "own"
    asset: Asset | None = None
    seconds: float = 3.0
    sound: str = ""  # sha256 of a clip's own sound as a WAV blob, 48 kHz mono; empty: no sound
    n_samples: int = 0

    @property
    def n_frames(self) -> int:
        return round(self.seconds * FPS)


class Brand(Model):
    """Everything of it may be missing; then films are as they are without."""

    logo: Asset | None = None
    accent: str = ""  # "#RRGGBB"
    font: BrandFont | None = None
    intro: Bookend | None = None
    outro: Bookend | None = None

    @property
    def around_frames(self) -> int:
        """Return the number of frames that intro and outro take together."""
        return sum(bookend.n_frames for bookend in (self.intro, self.outro) if bookend is not None)

    @property
    def around_s(self) -> float:
        return self.around_frames / FPS
