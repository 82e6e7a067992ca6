"""Pictures, footage and sounds, with where they come from and what may be done with them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from core.model.base import Model

AssetKind = Literal["image", "footage", "music", "overlay", "subtitle"]
STOCK = "stock_"  # and the id of the source of stock pictures: "stock_pexels"
AssetSource = Annotated[
    str, StringConstraints(pattern=rf"^(article_image|ai_generated|uploaded|rendered|{STOCK}[a-z][a-z0-9_]*)$")
]


class Rights(Model):
    """Author, licence and origin of an asset. `core.model.rights` tells which need a credit and which are unknown."""

    provider: str = ""  # who gave it: "article", "upload", a source's id ("pexels"), a generator's
    author: str = ""
    author_url: str = ""
    licence: str = ""
    page_url: str = ""  # where it is shown, for people to look at


class Asset(Model):
    """A blob that can be shown or heard. `focus` is the point that matters, as fractions of width and height."""

    sha256: str
    kind: AssetKind = "image"
    source: AssetSource = "article_image"
    width: int = 0
    height: int = 0
    duration_s: float | None = None
    focus: tuple[float, float] | None = None
    title: str = ""
    origin: str = ""  # the source's own number of it ("pexels:photo-123"), so that it is not had twice
    phash: str = ""  # perceptual hash, hexadecimal; near-duplicates differ in few bits
    rights: Rights = Rights()
