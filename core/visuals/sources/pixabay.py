"""Pixabay: photos and videos, free to use, with a key that costs nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from core.connections import PIXABAY
from core.errors import MissingSetup, ProviderFailed
from core.language.tag import macro
from core.model.asset import Rights
from core.model.storyboard import Found
from core.net.service import Reply
from core.visuals.source import Search
from core.visuals.sources import _clean as clean
from core.visuals.sources._stock import StockSource

# https://pixabay.com/api/docs/
_LANGUAGES = "cs da de en es fr id it hu nl no pl pt ro sk fi sv tr vi th bg ru el ja ko zh"
_ORIENTATION = {"landscape": "horizontal", "portrait": "vertical"}
_LONG_SIDE = {"largeImageURL": 1280, "fullHDURL": 1920, "imageURL": 100_000}  # the last two for approved accounts only


class Pixabay(StockSource):
    """Photos by /api/, videos by /api/videos/; the key is a parameter, so no address is ever told."""

    label = "Pixabay"
    note = "Photos and videos, free to use; a key costs nothing."
    connection = PIXABAY
    limits = {"requests": 100, "per_s": 60, "parallel": 4}
    capabilities = frozenset({"image", "footage"})
    licence = "Pixabay Content License"
    restricts = "Pixabay asks that people see where pictures are from, and that they are not downloaded in masses."
    home = "https://pixabay.com"

    def credentials(self) -> tuple[dict[str, str], dict[str, str]]:
        return {}, {"key": self.setting("api_key")}

    def asked(self, search: Search, terms: str) -> tuple[str, dict[str, Any]]:
        language = macro(search.language)
        params: dict[str, Any] = {
            "q": terms,
            "lang": language if language in _LANGUAGES.split() else "en",
            "safesearch": "true",
            "per_page": min(200, max(3, search.most)),
            "page": max(1, search.page),
        }
        if search.kind == "footage":
            return "/api/videos/", params
        return "/api/", params | {"image_type": "photo", "orientation": _ORIENTATION.get(search.orientation, "all")}

    def refused(self, reply: Reply, search: Search) -> Any:
        """Errors are plain text: a wrong key, or a page behind the last one."""
        lowered = reply.body[:500].decode("utf-8", "replace").lower()
        if "api key" in lowered:
            raise MissingSetup(
                f"{self.label} does not accept the key.", "Enter a valid key on the settings page.", code="bad_key"
            )
        if search.page > 1 and "out of valid range" in lowered:
            return {"hits": []}
        raise ProviderFailed(f"{self.label} did not accept the search.", "Use other words.", code="refused")

    def entries(self, answer: Any, search: Search) -> Any:
        return answer["hits"]

    def read(self, entry: Any, search: Search) -> Found | None:
        best = self._photo(entry) if search.kind == "image" else self._video(entry)
        number = clean.ident(entry["id"])
        if best is None or not number:
            return None
        page = clean.link(entry.get("pageURL"))
        tags = tuple(tag for tag in (clean.words(part, 60) for part in str(entry.get("tags") or "").split(",")) if tag)
        footage = search.kind == "footage"
        return Found(
            source="pixabay",
            id=f"{'video' if footage else 'photo'}-{number}",
            kind=search.kind,
            url=best[2],
            preview_url=self._preview(entry, footage),
            width=best[0],
            height=best[1],
            duration_s=(clean.seconds(entry.get("duration")) or None) if footage else None,
            title=clean.from_address(page) or ", ".join(tags),
            tags=tags[:30],
            provenance="stock_pixabay",
            rights=self._rights(entry, page),
        )

    def _photo(self, entry: Any) -> tuple[int, int, str] | None:
        whole = (clean.number(entry["imageWidth"]), clean.number(entry["imageHeight"]))
        sizes = [
            (*clean.within(*whole, (most, most)), clean.link(entry.get(name))) for name, most in _LONG_SIDE.items()
        ]
        return clean.smallest_covering(sizes)

    def _video(self, entry: Any) -> tuple[int, int, str] | None:
        return clean.smallest_covering(
            (clean.number(item.get("width")), clean.number(item.get("height")), clean.link(item.get("url")))
            for item in entry["videos"].values()
            if isinstance(item, dict)
        )

    def _preview(self, entry: Any, footage: bool) -> str:
        if not footage:
            return clean.link(entry.get("webformatURL")) or clean.link(entry.get("previewURL"))
        sizes = (entry["videos"].get(name) for name in ("small", "medium", "tiny", "large"))
        links = [clean.link(size.get("thumbnail")) for size in sizes if isinstance(size, dict)]
        return next((link for link in links if link), "")

    def _rights(self, entry: Any, page: str) -> Rights:
        user, number = clean.words(entry.get("user"), 80), clean.ident(entry.get("user_id"))
        return Rights(
            provider="pixabay",
            author=user,
            author_url=f"https://pixabay.com/users/{quote(user, safe='')}-{number}/" if user and number else "",
            licence=self.licence,
            page_url=page,
        )
