"""Ports between a room and the world: protocols, and the `Context` that carries them.

A room never opens the store, the environment or the network by itself. Whoever calls it (studio, a test) passes a
`Context`; `tests/conftest.py` builds one on a temporary folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from core.buying import Sale, Till
from core.caching import Cache
from core.model.coded import Notice


class Blobs(Protocol):
    """Files by the sha256 of their content. A blob once put never changes and is complete as soon as it is visible."""

    def put(self, data: bytes, suffix: str = "") -> str:
        """Store the bytes; return their sha256. The suffix (".png") only helps people who look at the folder."""
        ...

    def put_file(self, path: Path, suffix: str = "", *, move: bool = False) -> str:
        """Store a copy of the file (or the file itself, with `move`); return its sha256."""
        ...

    def path(self, sha256: str) -> Path:
        """Return the path of the blob's file. Raises `NotFound`."""
        ...

    def has(self, sha256: str) -> bool: ...


class Fetched(Protocol):
    """An answer of the net port; `url` is the one after redirects."""

    @property
    def url(self) -> str: ...

    @property
    def content_type(self) -> str: ...

    @property
    def body(self) -> bytes: ...


class Net(Protocol):
    """The only way out to a URL that a user or a document named. Raises `BadInput` or `ProviderFailed`."""

    def fetch(self, url: str, *, accept: str = "", max_bytes: int = 20_000_000, timeout_s: float = 20.0) -> Fetched: ...

    def download(
        self,
        url: str,
        to: Path,
        *,
        max_bytes: int = 600_000_000,
        sha256: str = "",
        md5: str = "",
        progress: Callable[[int, int], None] | None = None,
        check: Callable[[], None] | None = None,
        stall_s: float = 30.0,
    ) -> Path:
        """Fetch a large file to `to`, going on where a broken attempt stopped; a half file is never visible there.

        `progress(bytes so far, bytes in all or 0)`. Raises `BadInput` (refused, too large, 4xx), `ProviderFailed`
        (5xx, broken off, stalled, wrong digest) or what `check` raises.
        """
        ...


def _no_progress(fraction: float, message: str = "") -> None:
    return None


def never_cancelled() -> None:
    """Raise nothing: the `check` of work that nobody can cancel."""


@dataclass(frozen=True)
class Context:
    """Everything a room may use of the world.

    `progress(fraction 0..1, message)` reports; `check()` raises `Cancelled` once the user has stopped the work and is
    called at least once a second by anything slow; `warn(notice)` records what was degraded, shown to the user;
    what costs money is bought at the `till`; `scratch` is a private folder that may be emptied at any time; `scenes`
    keeps finished scene files by their key.
    """

    blobs: Blobs
    cache: Cache
    scratch: Path
    scenes: Path
    net: Net | None = None
    progress: Callable[..., None] = _no_progress
    check: Callable[[], None] = never_cancelled
    warn: Callable[[Notice], None] = field(default=lambda notice: None)
    voices: Path | None = None  # folder of installed voices
    browse: Callable[[str], Fetched] | None = None  # a page as its scripts build it; None where no browser is there
    till: Till = field(default_factory=Till)
    sale: Sale = field(default_factory=Sale)  # the one that a call made for this context belongs to
