"""The words around the video on each platform, from the article's own words and within the platform's limits."""

from __future__ import annotations

from core.model.article import Article
from core.model.presets import PRESETS
from core.model.script import Chapter, Script, SeoMetadata
from core.script.pace import Pace


def seo(
    article: Article,
    script: Script,
    presets: tuple[str, ...],
    *,
    chapters: tuple[Chapter, ...] | None = None,
    pace: Pace | None = None,
) -> dict[str, SeoMetadata]:
    """Title, description and tags by preset name."""
    del pace
    title = script.title.replace("<", "").replace(">", "")[:100]
    body = " ".join(line.text for line in script.lines if line.section in ("hook", "intro"))
    return {
        name: SeoMetadata(title=title, description=body[: PRESETS[name].description_chars // 2]) for name in presets
    }
