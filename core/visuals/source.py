"""What a source of pictures is: the one interface of the files in `core/visuals/sources/`. It imports no source.

A source is searched, or makes pictures of a description, or both; `capabilities` tell. It talks to its own service at
the address of its settings; the files that service names are addresses from outside and are fetched by `ctx.net` only.
A new source joins the contract suite in `tests/visuals/sources/` by being a file there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model.storyboard import Found
from core.ports import Context
from core.providers import Provider

FAMILY = "core.visuals.sources"

Kind = Literal["image", "footage"]
Orientation = Literal["portrait", "landscape", "square"]


@dataclass(frozen=True)
class Search:
    """What is looked for: `terms` as typed into a search box; at most `most` results."""

    terms: str
    kind: Kind = "image"
    orientation: Orientation = "landscape"
    language: str = "en"
    most: int = 15
    page: int = 1


class Source(Provider):
    """A source of pictures. `capabilities` are words of {"image", "footage", "generate"}; `limits` may hold "parallel",
    "requests" and "per_s" (so many requests in so many seconds)."""

    def search(self, wanted: Search, ctx: Context) -> list[Found]:
        """What it has, in its own order; empty where it has nothing.

        Raises `MissingSetup` (refused key), `ProviderFailed` (429 with how long to wait, 5xx, timeout, broken answer).
        """
        raise NotImplementedError

    def generate(self, prompt: str, width: int, height: int, ctx: Context) -> bytes:
        """A picture file made of a description, of about that shape. Raises as `search`; a refusal is `BadInput`."""
        raise NotImplementedError

    def greet(self, ctx: Context) -> str:
        """One sentence about the answer to something that costs nothing, for the settings page. Raises as `search`."""
        raise NotImplementedError
