"""Titles and texts to choose from on a platform: from the script's own words, and a chat model's where it was asked."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.spacing import between_sentences
from core.model.article import Article
from core.model.script import Chapter, Script, SeoMetadata
from core.script.post.chapters import chapters as chapters_of
from core.script.post.harmless import harmless
from core.script.post.seo import composed
from core.script.post.titles import titles

MOST = 6


def options(
    article: Article,
    script: Script,
    preset: str,
    *,
    chapters: tuple[Chapter, ...] | None = None,
    suggested: Sequence[tuple[str, str]] = (),
) -> list[SeoMetadata]:
    """At least three titles for a post, each with a text of another kind; `suggested` are a model's titles and texts,
    first.

    Every one keeps the platform's limits and names no address but the article's own.
    """
    marks = chapters if chapters is not None else chapters_of(script)
    bodies = _bodies(script)
    out: list[SeoMetadata] = []
    seen: set[str] = set()
    pairs = [*suggested, *((title, "") for title in titles(article, script))]
    for n, (title, body) in enumerate(pairs):
        text = body or bodies[n % len(bodies)]
        post = composed(article, script, preset, marks, title, text)
        key = post.title.casefold()
        if harmless(title) and key not in seen:
            seen.add(key)
            out.append(post)
        if len(out) == MOST:
            break
    return out


def _bodies(script: Script) -> list[str | None]:
    """Running texts of three kinds: the first lines, the opening alone, and the points as a list."""
    kept = [line for line in script.lines if line.section in ("hook", "intro", "point")]
    lead = [line.text for line in kept if line.section != "point"] or [line.text for line in kept[:2]]
    points = [f"• {heading}" for heading in script.headings if heading]
    if len(points) < 2:
        points = [f"• {line.text}" for line in kept if line.section == "point"][:4]
    joiner = between_sentences(script.language)
    out: list[str | None] = [None, joiner.join(lead[:2])]
    if points:
        out.append("\n".join([*lead[:1], *points[:8]]))
    return out
