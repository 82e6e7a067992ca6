"""Openverse: photos and drawings under open licences from many collections, searched in one place without a key.

Source: https://api.openverse.org/v1/ (November 2026), and the serializers and examples of WordPress/openverse that it
is made from: `license` takes codes with commas between, anonymous pages have at most 20 entries (more is a 401), `q`
is cut at 200 characters. Anonymous limits by its headers: 20 requests a minute, 200 a day.
"""

from __future__ import annotations

from typing import Any

from core.model import licences
from core.model.storyboard import Found
from core.net.service import Reply
from core.providers import Setting
from core.visuals.source import Search
from core.visuals.sources import _clean as clean
from core.visuals.sources._open import OpenSource

_PAGE = 20
_SHAPES = {"landscape": "wide", "portrait": "tall", "square": "square"}
_TYPES = "jpg,jpeg,png,webp"


class Openverse(OpenSource):
    """Photos by /v1/images/."""

    label = "Openverse"
    note = "Openly licensed photos and drawings of many collections; no key is needed."
    settings = (
        Setting(
            "enabled",
            "Search Openverse",
            kind="bool",
            help="Off until you allow it. Search words from your script are then sent to api.openverse.org.",
        ),
        Setting("base_url", "Address of Openverse", kind="url", help="Only for a proxy of one's own."),
    )
    limits = {"requests": 20, "per_s": 60, "parallel": 1}
    restricts = "Openverse does not check licences: look at a picture's page before you rely on what it says."
    home = "https://api.openverse.org"
    query_chars = 200

    def asked(self, search: Search, terms: str) -> tuple[str, dict[str, Any]]:
        return "/v1/images/", {
            "q": terms,
            "license": ",".join(self.allowed()),
            "extension": _TYPES,
            "aspect_ratio": _SHAPES.get(search.orientation, ""),
            "mature": "false",
            "page_size": min(_PAGE, max(1, search.most)),
            "page": max(1, search.page),
        }

    def refused(self, reply: Reply, search: Search) -> Any:
        """A page behind the last one that may be asked for is a status 400."""
        if reply.status == 400 and search.page > 1:
            return {"results": []}
        return super().refused(reply, search)

    def entries(self, answer: Any, search: Search) -> Any:
        return answer["results"]

    def read(self, entry: Any, search: Search) -> Found | None:
        if entry.get("mature") is True or entry.get("unstable__sensitivity"):
            return None
        if str(entry.get("filetype") or "jpg").lower() not in _TYPES.split(","):
            return None
        licence = licences.of_address(clean.link(entry["license_url"]))
        if licence is None or licence.code != entry["license"]:  # one that contradicts itself is not relied on
            return None
        size = (clean.number(entry.get("width")), clean.number(entry.get("height")), clean.link(entry["url"]))
        author, page = clean.words(entry.get("creator"), 80), clean.link(entry.get("foreign_landing_url"))
        tags = entry.get("tags") if isinstance(entry.get("tags"), list) else []
        names = [clean.words(tag.get("name"), 60) for tag in tags if isinstance(tag, dict)]
        return self.found(
            clean.ident(entry["id"]),
            clean.smallest_covering([size]),
            self.rights(licence, author, clean.link(entry.get("creator_url")), page),
            preview_url=clean.link(entry.get("thumbnail")),
            title=clean.words(entry.get("title")),
            tags=tuple(dict.fromkeys(name for name in names if name))[:30],
        )
