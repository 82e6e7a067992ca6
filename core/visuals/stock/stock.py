"""Asking the sources: which can be used, and what they have; one that fails is passed over with a warning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import cast

from core import providers
from core.errors import BadInput, MissingSetup, ProviderFailed
from core.model.coded import Notice
from core.model.storyboard import Found
from core.ports import Context
from core.visuals.source import FAMILY, Search, Source

SEARCHES = frozenset({"image", "footage"})


def usable(values: Mapping[str, str], only: Sequence[str] = (), capability: str = "") -> list[Source]:
    """The picture sources that are set up, made with their settings: those that can be searched, or that can do
    `capability`.

    `only` names some of them; one that cannot be used is then an error. Raises `BadInput`, `MissingSetup`.
    """
    listed = providers.discover(FAMILY, values)
    for name in only:
        providers.get(FAMILY, name, values)
    out = []
    for entry in listed:
        if entry.provider is None or not entry.available or (only and entry.id not in only):
            continue
        able = entry.provider.capabilities & ({capability} if capability else SEARCHES)
        if able:
            out.append(cast("type[Source]", entry.provider)(values))
    return out


def source_label(source: Source) -> str:
    """The display name of a picture source."""
    return source.label or providers.provider_id(type(source))


def source_id(source: Source) -> str:
    """The id of a service for pictures, as the storyboard and the settings name it."""
    return providers.provider_id(type(source))


@dataclass
class Asker:
    """Asks the sources, each question once; a source that failed for good is asked no more in this run.

    Answers keep the order of the sources and of each source's own results. `failed` are the sources' ids.
    """

    sources: Sequence[Source]
    ctx: Context
    failed: set[str] = field(default_factory=set)
    heard: dict[tuple[str, Search], list[Found]] = field(default_factory=dict)

    def ask(self, searches: Iterable[Search]) -> dict[Search, list[Found]]:
        """Map each search to its results, from all sources that can show that kind of thing."""
        targets = list(dict.fromkeys(searches))
        with ThreadPoolExecutor(max_workers=max(1, len(self.sources)), thread_name_prefix="stock") as pool:
            troubles = list(pool.map(lambda source: self._all_of(source, targets), self.sources))
        for notice in dict.fromkeys(notice for some in troubles for notice in some):
            self.ctx.warn(notice)
        return {
            target: [found for source in self.sources for found in self.heard.get((source_id(source), target), ())]
            for target in targets
        }

    def _all_of(self, source: Source, searchs: list[Search]) -> list[Notice]:
        """One source answers all searches, one after the other: its limits are its own. Gives what went wrong."""
        troubles: list[Notice] = []
        for search in searchs:
            key = (source_id(source), search)
            if key in self.heard or source_id(source) in self.failed or search.kind not in source.capabilities:
                continue
            self.ctx.check()
            try:
                self.heard[key] = list(source.search(search, self.ctx))[: search.most]
            except (MissingSetup, ProviderFailed, BadInput) as error:
                if not isinstance(error, BadInput):  # refused words are one thing, a refused key another
                    self.failed.add(source_id(source))
                troubles.append(
                    Notice.of("source_failed", source=source_label(source), error=error.message, hint=error.hint)
                )
        return troubles
