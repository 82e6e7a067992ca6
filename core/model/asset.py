"""Pictures, footage and sounds, with where they come from and what may be done with them."""

from __future__ import annotations

from typing import Literal

from core.model.base import Model

AssetKind = Literal["image", "footage", "music", "overlay", "subtitle"]
AssetSource = Literal["article_image", "ai_generated", "stock_pexels", "stock_pixabay", "uploaded", "rendered"]


class Rights(Model):
    """Whose it is. Empty `licence` means unknown."""

    provider: str = ""
    author: str = ""
    licence: str = ""
    page_url: str = ""


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
    rights: Rights = Rights()
