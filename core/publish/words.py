"""The words around a video: as data for programs, as text for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.model.article import Article
from core.model.asset import Asset
from core.model.presets import Preset
from core.model.script import SeoMetadata


def metadata(
    preset: Preset, seo: SeoMetadata, article: Article, language: str, pictures: Iterable[Asset], film: dict[str, Any]
) -> dict[str, Any]:
    """The bundle's metadata.json; `film` are the file's own facts (names, duration, size). Disclosure is always on."""
    return {
        "platform": preset.platform,
        "preset": preset.name,
        "title": seo.title,
        "description": seo.description,
        "tags": list(seo.tags),
        "language": language,
        **film,
        "source": {
            "title": article.title,
            "author": article.author,
            "url": article.url,
            "licence": article.licence,
        },
        "made_for_kids": False,
        "made_with_ai": True,
        "pictures": [{"title": one.title, "source": one.source, **one.rights.model_dump()} for one in pictures],
    }


def post(seo: SeoMetadata) -> str:
    """Title, text and tags to paste into an upload form."""
    parts = [seo.title, seo.description, " ".join(hashtag(tag) for tag in seo.tags)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def hashtag(tag: str) -> str:
    """One word after a #, whatever the tag holds."""
    return "#" + "".join(char for char in tag if char.isalnum() or char == "_")
