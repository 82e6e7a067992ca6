"""The interface of sources of pictures, the files in `core/visuals/sources/`. It imports no source.

A source is searched, or makes pictures of a description, or both; `capabilities` tell. It talks to its own service at
the address of its settings; the files that service names are addresses from outside and are fetched by `ctx.net` only.

A new source is two files: `core/visuals/sources/<id>.py` with one subclass of `Source`, and
`tests/visuals/sources/<id>.py` with `ready(tmp_path) -> Ready`: its settings and the server that stands in for it. The
contract suite, `tests/visuals/sources/test_contract.py`, then runs over it. An outside package has the first file only,
announced by an entry point in the group `reelwright.visuals.sources`.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Literal

from core.errors import BadInput
from core.model.storyboard import Found
from core.ports import Context
from core.providers import Provider, optional

FAMILY = "core.visuals.sources"
CAPABILITIES = frozenset({"image", "footage", "generate"})  # pictures or films to search in; pictures made

Kind = Literal["image", "footage"]
Orientation = Literal["portrait", "landscape", "square"]


@dataclass(frozen=True)
class Search:
    """Query to a picture source: `terms` as typed into a search box; at most `most` results."""

    terms: str
    kind: Kind = "image"
    orientation: Orientation = "landscape"
    language: str = "en"
    most: int = 15
    page: int = 1


class Source(Provider):
    """A source of pictures. `capabilities` are words of `CAPABILITIES`, at least one.

    `limits` may hold "parallel", "requests" and "per_s" (so many requests in so many seconds).
    """

    needs = {"image": "search", "footage": "search", "generate": "generate"}

    @abstractmethod
    def greet(self, ctx: Context) -> str:
        """Ask for something that costs nothing, for the settings page.

        Returns: one sentence about the answer, beginning with `label`.
        Raises: as `search`.
        """

    @optional
    def search(self, search: Search, ctx: Context) -> list[Found]:
        """Look for pictures ("image") or films ("footage").

        Returns: at most `search.most`, in the source's own order; empty where it has nothing, or the terms are empty.
        Raises: `MissingSetup` (refused key), `ProviderFailed` (429 with how long to wait, 5xx, timeout, broken answer),
        `BadInput` (a kind that it has none of), and what `ctx.check` raises, at least once a second.
        """
        raise BadInput(f"{self.label} makes pictures and has none to look for.", "Describe one instead.")

    @optional
    def generate(self, prompt: str, width: int, height: int, ctx: Context) -> bytes:
        """Make a picture of a description ("generate").

        Args: `width` and `height` in pixels; the nearest shape that the source can make is enough.
        Returns: a whole picture file.
        Raises: as `search`; `BadInput` for an empty prompt or one that is refused.
        """
        raise BadInput(f"{self.label} makes no pictures.", "Choose another source.")
