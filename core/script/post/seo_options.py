"""Titles and texts to choose from on a platform: from the script's own words, and a chat model's where it was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language.spacing import between_sentences
from core.model.article import Article
from core.model.presets import PRESETS
from core.model.script import Chapter, Line, Script, SeoMetadata
from core.script.post.chapters import chapters as chapters_of
from core.script.post.seo import composed, harmless
from core.script.read.outline import clean_heading

LEAST, MOST = 3, 6
_SHORTEST, _COMFORT = 12, 80  # characters of a title
_STOPS = ".!。！।۔"


def options(
    article: Article,
    script: Script,
    preset: str,
    *,
    chapters: tuple[Chapter, ...] | None = None,
    suggested: Sequence[tuple[str, str]] = (),
) -> list[SeoMetadata]:
    """At least three titles, each with a text of another kind; `suggested` are a model's titles and texts, first.

    Every one keeps the platform's limits and names no address but the article's own.
    """
    marks = chapters if chapters is not None else chapters_of(script)
    bodies = _bodies(script)
    out: list[SeoMetadata] = []
    seen: set[str] = set()
    pairs = [*suggested, *((title, "") for title in _titles(article, script, PRESETS[preset].title_chars))]
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


def _titles(article: Article, script: Script, limit: int) -> Iterator[str]:
    """Titles from the script's and the article's own words, the plainest first."""
    title = clean_heading(script.title)
    yield title
    yield clean_heading(article.title)
    names = [heading for heading in script.headings if heading and heading.casefold() not in title.casefold()]
    for some in (names[:3], names[:2], names[:1]):
        joined = f"{title}: {', '.join(some)}"
        if some and len(joined) <= min(limit, 100):
            yield joined
            break
    spoken = [line for line in script.lines if line.section != "cta"]
    for line in sorted(spoken, key=_worth):
        yield _bare(line.text)
    for line in spoken:  # too long for a title of its own: its beginning is better than none
        yield line.text
    yield from (f"{title} ({n})" for n in range(1, LEAST + 1))


def _worth(line: Line) -> tuple[int, int]:
    """Lines that make a title first: questions, figures, the opening; of a comfortable length."""
    text = _bare(line.text)
    fits = _SHORTEST <= len(text) <= _COMFORT
    catches = text.endswith(("?", "？", "؟")) or bool(re.search(r"\d", text)) or line.section == "hook"
    return (0 if fits and catches else 1 if fits else 2, line.id)


def _bare(text: str) -> str:
    return text.rstrip(_STOPS) if text[-1:] in _STOPS and text.count(text[-1]) == 1 else text


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
