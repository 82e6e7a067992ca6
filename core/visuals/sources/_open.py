"""Base of the sources of openly licensed pictures that ask for no key: off until allowed, and only allowed licences."""

from __future__ import annotations

from typing import Any, ClassVar

from core.connections import OPEN_PICTURES
from core.errors import MissingSetup, ProviderFailed
from core.model.asset import Rights
from core.model.licences import Licence
from core.model.storyboard import Found
from core.net.service import Reply
from core.providers import provider_id
from core.visuals.source import Search
from core.visuals.sources._stock import StockSource

_NO_CREDIT = ("cc0", "pdm")


class OpenSource(StockSource):
    """A site without a key. Its file declares the switches `enabled` and `base_url`, and finds each entry's licence."""

    connection = OPEN_PICTURES
    capabilities = frozenset({"image"})
    licence = "Each picture's own (Creative Commons or public domain)"
    on_by_default = False
    refusals = (400, 401, 403)
    agent: ClassVar[str] = "Reelwright/1.0"

    def credentials(self) -> tuple[dict[str, str], dict[str, str]]:
        return {"User-Agent": self.agent}, {}

    def secret(self) -> str:
        return ""

    def refused(self, reply: Reply, search: Search) -> Any:
        if reply.status == 400:
            raise ProviderFailed(f"{self.label} did not accept the search.", "Use other words.", code="refused")
        hint = "Try again later, or switch it off on the settings page."
        raise ProviderFailed(f"{self.label} does not let this program in.", hint, code="refused")

    def allowed(self) -> tuple[str, ...]:
        """The codes of the licences that the person allows. Raises `MissingSetup` where none can be used."""
        codes = [code.strip().lower() for code in self.setting("licences").split(",")]
        usable = tuple(code for code in ("cc0", "pdm", "by", "by-sa", "by-nc", "by-nc-sa") if code in codes)
        if not usable:  # "ND" is none: a film crops and moves pictures
            hint = "Choose which on the settings page."
            raise MissingSetup(f"No licence is allowed that {self.label} could show.", hint, code="no_licence")
        return usable

    def rights(self, licence: Licence | None, author: str, author_url: str, page: str) -> Rights | None:
        """The rights to a picture; None where its licence is not allowed, or its credit could not be given."""
        if licence is None or licence.code not in self.allowed() or not page:
            return None
        if not author and licence.code not in _NO_CREDIT:
            return None
        return Rights(
            provider=provider_id(type(self)),
            author=author,
            author_url=author_url,
            licence=licence.name,
            page_url=page,
        )

    def found(self, number: str, best: tuple[int, int, str] | None, rights: Rights | None, **more: Any) -> Found | None:
        """A picture with its rights; None where something of it lacks."""
        if best is None or rights is None or not number:
            return None
        name = provider_id(type(self))
        return Found(
            source=name,
            id=f"photo-{number}",
            url=best[2],
            width=best[0],
            height=best[1],
            provenance=f"stock_{name}",
            rights=rights,
            **more,
        )
