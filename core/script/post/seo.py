"""The words around the video on each platform, from the article's own words and within the platform's limits.

The limits are those of `core/model/platforms.py`. No address but the article's own is ever written, no handle, no
e-mail address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from core.language.graphemes import clusters, short_words, start
from core.language.spacing import between_sentences
from core.model.article import Article
from core.model.hashtags import hashtags as one_line
from core.model.platforms import Platform, size_of_tags
from core.model.presets import PRESETS, Preset
from core.model.script import Chapter, Script, SeoMetadata
from core.script.post.chapters import chapters as chapters_of
from core.script.post.chapters import stamp
from core.script.post.harmless import harmless, leads_away
from core.script.post.tags import hashtags, keywords
from core.script.post.titles import bare, titles

_BODY_CHARS, _CAPTION_CHARS = 900, 600
_NO_CHAPTERS_S = 180  # outputs that are never longer have none


def seo(
    article: Article,
    script: Script,
    presets: tuple[str, ...],
    *,
    chapters: tuple[Chapter, ...] | None = None,
    duration_s: float | None = None,
) -> dict[str, SeoMetadata]:
    """Title, description and tags by preset name. `chapters` are the finished film's, else the estimated ones."""
    marks = chapters if chapters is not None else chapters_of(script, total=duration_s)
    return {name: composed(article, script, name, marks) for name in presets}


def composed(
    article: Article, script: Script, name: str, marks: tuple[Chapter, ...], title: str = "", body: str | None = None
) -> SeoMetadata:
    """The words of a post for one preset; `title` and `body` (the running text) in the place of the article's and the
    script's.

    Both are made harmless and cut to the platform's limits; times, source and tags are added as they belong there.
    """
    parts = parts_of(article, script, name, marks, title=_clipped(harmless(title), PRESETS[name]) or None)
    if body is not None:
        parts = replace(parts, text=_without(running(body), parts.title))
    return SeoMetadata(title=parts.title, description=description(parts, PRESETS[name]), tags=parts.tags)


def running(body: str) -> str:
    """The running text of a post made harmless, row by row."""
    return "\n".join(filter(None, (harmless(row) for row in body.split("\n"))))


@dataclass(frozen=True)
class Parts:
    """The parts that a post's text is composed of."""

    title: str
    text: str
    chapters: str
    source: str
    tags: tuple[str, ...]

    def shown(self, preset: Preset) -> dict[str, str]:
        """The parts as they stand in a text, by name; the title is not said twice where the text begins with it."""
        head = "" if self.text.startswith(self.title) else self.title
        parts = {"title": head, "text": self.text, "chapters": self.chapters, "source": self.source}
        parts["hashtags"] = one_line(self.tags, preset.platform.hashtags)
        return {name: parts[name] for name in order(preset.platform)}


def order(platform: Platform) -> tuple[str, ...]:
    """The names of the parts of a post's text on a platform, as they follow each other."""
    there = {
        "title": platform.caption,
        "text": True,
        "chapters": platform.chapters,
        "source": True,
        "hashtags": platform.tags == "hashtags",
    }
    return tuple(name for name, shown in there.items() if shown)


def parts_of(
    article: Article,
    script: Script,
    name: str,
    marks: tuple[Chapter, ...],
    title: str | None = None,
    tags: tuple[str, ...] | None = None,
) -> Parts:
    """The parts of a preset's text; `title` and `tags` in the place of the computed ones."""
    preset = PRESETS[name]
    platform = preset.platform
    if tags is None:
        words = keywords(article, script)
        tags = _tags(words, platform.tags_chars) if platform.tags == "list" else hashtags(words, platform.hashtags)
    title = title if title is not None else _clipped(titles(article, script)[0], preset)
    body = _body(script, _CAPTION_CHARS if platform.caption else _BODY_CHARS)
    text = _without(between_sentences(script.language).join(body), title)
    shown = marks if platform.chapters and preset.max_s > _NO_CHAPTERS_S else ()
    times = "\n".join(f"{stamp(mark.time)} {harmless(mark.title)}" for mark in shown)
    return Parts(title, text, times, "\n".join(_credit(article, title)), tags)


def own_url(article: Article) -> str:
    """The article's address if it has one that may be shown: http or https, no login in it."""
    parts = urlsplit(article.url)
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or re.search(r"[\s<>\"]", article.url):
        return ""
    return article.url if len(article.url) <= 400 else ""


def _clipped(title: str, preset: Preset) -> str:
    """At most as much of a title as the platform takes, in its own unit."""
    text = short_words(title, preset.title_chars)
    while text and preset.size_of_title(text) > preset.title_chars:
        text = short_words(title, len(text) - 1)
    return text


def _body(script: Script, limit: int) -> list[str]:
    """The first lines of the script as running text, whole sentences only."""
    body: list[str] = []
    for line in script.lines:
        own = line.span is not None or line.by_hand
        if line.section not in ("hook", "intro", "point") or not own or leads_away(line.text):
            continue
        if sum(len(text) + 1 for text in body) + len(line.text) > limit:
            break
        if line.section == "point" and len(body) >= 3:
            break
        body.append(harmless(line.text))
    return body


def _without(text: str, title: str) -> str:
    """The text without the sentence that is its title, which stands above it."""
    sentence = rf"(?:^|(?<=[.!?।؟۔\n]\s)|(?<=[。！？\n])){re.escape(bare(title))}(?:[.!?।؟۔。！？]+\s*|\s*$)"
    return re.sub(sentence, "", text, count=1).strip()


def _credit(article: Article, title: str) -> list[str]:
    """Return the credit of an article as lines: title, author and licence, then its address."""
    url = own_url(article)
    lines = []
    by = harmless(start(article.author, 200))
    licence = "" if leads_away(article.licence) else harmless(article.licence)
    name = harmless(article.title)
    if by or licence:
        name = "" if name.casefold() in title.casefold() else name  # it stands above already
        lines.append(" · ".join(text for text in (name, by, licence) if text))
    if url:
        lines.append(url)
    return lines


def description(parts: Parts, preset: Preset) -> str:
    """The parts of a post as one text; shortened from the running text, never from the chapters, the address or the
    tags.
    """
    shown, limit = parts.shown(preset), preset.description_chars
    body = shown["text"]
    least, step = (120, 80) if preset.platform.caption else (160, 100)
    while body and preset.size_of_text("\n\n".join(filter(None, {**shown, "text": body}.values()))) > limit:
        body = short_words(body, max(0, len(body) - step)) if len(body) > least else ""
    text = "\n\n".join(filter(None, {**shown, "text": body}.values()))
    if preset.size_of_text(text) <= limit:
        return text
    return within(text, preset)


def within(text: str, preset: Preset) -> str:
    """The longest beginning of a post's text that the platform takes, no letter, flag or emoji cut in two."""
    room, out = preset.description_chars, 0
    if preset.size_of_text(text) <= room:
        return text
    for cluster in clusters(text[: room + 1]):
        room -= preset.size_of_text(cluster)
        if room < 0:
            break
        out += len(cluster)
    return text[:out].rstrip()


def _tags(words: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The first tags whose sum stays within the limit."""
    tags: list[str] = []
    for word in words:
        if size_of_tags([*tags, word]) > most:
            break
        tags.append(word)
    return tuple(tags)
