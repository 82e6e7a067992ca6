"""Pexels: photos and videos, free to use, with a key that costs nothing."""

from __future__ import annotations

from typing import Any

from core.connections import PEXELS
from core.errors import ProviderFailed
from core.language.tag import primary
from core.model.asset import Rights
from core.model.storyboard import Found
from core.net.service import Reply
from core.visuals.source import Search
from core.visuals.sources import _clean as clean
from core.visuals.sources._stock import StockSource

# https://www.pexels.com/api/documentation/#photos-search
_LOCALES = (
    "en-US pt-BR es-ES ca-ES de-DE it-IT fr-FR sv-SE id-ID pl-PL ja-JP zh-CN ko-KR th-TH nl-NL hu-HU vi-VN cs-CZ da-DK "
    "fi-FI uk-UA el-GR ro-RO nb-NO sk-SK tr-TR ru-RU"
)
_LOCALE = {primary(locale): locale for locale in _LOCALES.split()}
_LARGE_2X = (1880, 1300)  # what `large2x` is made to fit into


class Pexels(StockSource):
    """Photos by /v1/search, videos by /v1/videos/search."""

    label = "Pexels"
    note = "Photos and videos by people who share them; a key costs nothing."
    connection = PEXELS
    limits = {"requests": 200, "per_s": 3600, "parallel": 4}  # and 20,000 a month
    capabilities = frozenset({"image", "footage"})
    licence = "Pexels License"
    restricts = "Pexels asks to be linked to and the photographer to be named: the text under your video does both."
    home = "https://api.pexels.com"
    query_chars = 200

    def credentials(self) -> tuple[dict[str, str], dict[str, str]]:
        return {"Authorization": self.setting("api_key")}, {}

    def asked(self, search: Search, terms: str) -> tuple[str, dict[str, Any]]:
        params = {
            "query": terms,
            "orientation": search.orientation,
            "locale": _LOCALE.get(primary(search.language), ""),
            "per_page": min(80, max(1, search.most)),
            "page": max(1, search.page),
        }
        return ("/v1/search" if search.kind == "image" else "/v1/videos/search"), params

    def refused(self, reply: Reply, search: Search) -> Any:
        raise ProviderFailed(f"{self.label} did not accept the search.", "Use other words.", code="refused")

    def entries(self, answer: Any, search: Search) -> Any:
        return answer["photos" if search.kind == "image" else "videos"]

    def read(self, entry: Any, search: Search) -> Found | None:
        return self._photo(entry) if search.kind == "image" else self._video(entry)

    def _photo(self, entry: Any) -> Found | None:
        whole = (clean.number(entry["width"]), clean.number(entry["height"]))
        links = entry["src"]
        best = clean.smallest_covering(
            [
                (*whole, clean.link(links.get("original"))),
                (*clean.within(*whole, _LARGE_2X), clean.link(links.get("large2x"))),
            ]
        )
        number = clean.ident(entry["id"])
        if best is None or not number:
            return None
        page = clean.link(entry.get("url"))
        return Found(
            source="pexels",
            id=f"photo-{number}",
            url=best[2],
            preview_url=clean.link(links.get("medium")) or clean.link(links.get("small")),
            width=best[0],
            height=best[1],
            title=clean.words(entry.get("alt")) or clean.from_address(page),
            rights=self._rights(entry.get("photographer"), entry.get("photographer_url"), page),
        )

    def _video(self, entry: Any) -> Found | None:
        best = clean.smallest_covering(
            (clean.number(item.get("width")), clean.number(item.get("height")), clean.link(item.get("link")))
            for item in entry["video_files"]
            if isinstance(item, dict)
            and item.get("quality") != "hls"
            and str(item.get("file_type") or "video/mp4").startswith("video/")
        )
        number = clean.ident(entry["id"])
        if best is None or not number:
            return None
        page = clean.link(entry.get("url"))
        user = entry.get("user") if isinstance(entry.get("user"), dict) else {}
        return Found(
            source="pexels",
            id=f"video-{number}",
            kind="footage",
            url=best[2],
            preview_url=clean.link(entry.get("image")),
            width=best[0],
            height=best[1],
            duration_s=clean.seconds(entry.get("duration")) or None,
            title=clean.from_address(page),
            rights=self._rights(user.get("name"), user.get("url"), page),
        )

    def _rights(self, author: Any, author_url: Any, page: str) -> Rights:
        return Rights(
            provider="pexels",
            author=clean.words(author, 80),
            author_url=clean.link(author_url),
            licence=self.licence,
            page_url=page,
        )
