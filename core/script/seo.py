"""The words around the video on each platform, from the article's own words and within the platform's limits.

Limits: YouTube title 100 characters, description 5000 bytes, neither with `<` or `>`, tags 500 characters together
(a tag with a blank counts its quotation marks); Instagram 2200 characters, 30 hashtags, 20 mentions; TikTok 2200 UTF-16
units. No address but the article's own is ever written, no handle, no e-mail address.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from core.model.article import Article
from core.model.presets import PRESETS
from core.model.script import Chapter, Script, SeoMetadata
from core.script.chapters import chapters as chapters_of
from core.script.chapters import stamp
from core.script.rank import terms
from core.script.speakable import DOMAIN, EMAIL, HANDLE, URL, plain
from core.script.tags import hashtags, keywords

_MOST_HASHTAGS = 8
_TAG_CHARS = 500
_BODY_CHARS = 900


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
    """The words for one preset; `title` and `body` (the running text) in the place of the article's and the script's.

    Both are made harmless and cut to the platform's limits; times, source and tags are added as they belong there.
    """
    preset, words = PRESETS[name], keywords(article, script)
    title = clip(harmless(title), preset.title_chars) or _title(article, script, preset.title_chars)
    text = None if body is None else "\n".join(filter(None, (harmless(row) for row in body.split("\n"))))
    if preset.platform == "youtube":
        tags = _tags(words)
        shown = marks if preset.max_s > 180 else ()
        description = _youtube(article, script, shown, preset.description_chars, text)
    else:
        tags = hashtags(words, script.language)[:_MOST_HASHTAGS]
        description = _caption(article, script, title, tags, preset.description_chars, text)
    return SeoMetadata(title=title, description=description, tags=tags)


def harmless(text: str) -> str:
    """Without addresses, handles and angle brackets: what a document says must not lead anyone anywhere."""
    text = text[:2000]
    for pattern in (URL, EMAIL, HANDLE, DOMAIN):
        text = pattern.sub("", text)
    text = re.sub(r"[<>@]", "", plain(text))
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" :–—-→")


def own_url(article: Article) -> str:
    """The article's address if it has one that may be shown: http or https, no login in it."""
    parts = urlsplit(article.url)
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or re.search(r"[\s<>\"]", article.url):
        return ""
    return article.url if len(article.url) <= 400 else ""


def _title(article: Article, script: Script, limit: int) -> str:
    """The article's title; a very short one is followed by the names of its parts."""
    title = harmless(script.title) or harmless(script.lines[0].text if script.lines else "") or "Video"
    known = set(terms(title, script.language))
    if len(title) < 32:
        parts = [harmless(one) for one in script.headings if one]
        new = [one for one in parts if one and not set(terms(one, script.language)) <= known]
        for count in range(min(4, len(new)), 1, -1):
            longer = f"{title}: {', '.join(new[:count])}"
            if len(longer) <= min(limit, 80):
                return longer
    return clip(title, limit)


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a blank, with an ellipsis where something is missing."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    blank = head.rfind(" ")
    return (head[:blank] if blank > limit // 2 else head).rstrip(" ,;:–—-") + "…"


def _body(script: Script, limit: int = _BODY_CHARS) -> str:
    """The first lines of the script as running text, whole sentences only."""
    out: list[str] = []
    for line in script.lines:
        if line.section not in ("hook", "intro", "point") or line.span is None or _leads_away(line.text):
            continue
        if sum(len(one) + 1 for one in out) + len(line.text) > limit:
            break
        if line.section == "point" and len(out) >= 3:
            break
        out.append(harmless(line.text))
    joiner = "" if script.language in ("zh", "ja") else " "
    return joiner.join(out)


def _leads_away(text: str) -> bool:
    """Whether a sentence names an address or a handle."""
    return len(text) > 1000 or any(pattern.search(text) for pattern in (URL, EMAIL, HANDLE, DOMAIN))


def _credit(article: Article) -> list[str]:
    """Who wrote it, under which licence, and where it stands."""
    url = own_url(article)
    lines = []
    by = harmless(article.author[:200])
    licence = "" if _leads_away(article.licence) else harmless(article.licence)
    name = harmless(article.title)
    if by or licence:
        lines.append(" · ".join(one for one in (name, by, licence) if one))
    if url:
        lines.append(url)
    return lines


def _youtube(article: Article, script: Script, marks: tuple[Chapter, ...], limit: int, body: str | None = None) -> str:
    """Text, chapters, source; shortened from the text, never from the chapters or the address."""
    times = "\n".join(f"{stamp(mark.time)} {harmless(mark.title)}" for mark in marks)
    tail = "\n\n".join(part for part in (times, "\n".join(_credit(article))) if part)
    body = _body(script) if body is None else body
    while body and len(f"{body}\n\n{tail}".encode()) > limit:
        body = clip(body, max(0, len(body) - 100)) if len(body) > 160 else ""
    return "\n\n".join(part for part in (body, tail) if part)[:limit]


def _caption(
    article: Article, script: Script, title: str, tags: tuple[str, ...], limit: int, body: str | None = None
) -> str:
    """Title, text, source and hashtags in one caption, counted in UTF-16 units."""
    tail = "\n\n".join(part for part in ("\n".join(_credit(article)), " ".join(f"#{tag}" for tag in tags)) if part)
    body = _body(script, 600) if body is None else body
    head = title if not body.startswith(title) else ""
    while body and _units("\n\n".join((head, body, tail))) > limit:
        body = clip(body, max(0, len(body) - 80)) if len(body) > 120 else ""
    text = "\n\n".join(part for part in (head, body, tail) if part)
    return text if _units(text) <= limit else clip(text, limit // 2)


def _units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _tags(words: tuple[str, ...]) -> tuple[str, ...]:
    """Tags whose sum, counted YouTube's way, stays within the limit."""
    out: list[str] = []
    used = 0
    for word in words:
        cost = len(word) + (2 if " " in word else 0) + (1 if out else 0)
        if used + cost > _TAG_CHARS:
            break
        out.append(word)
        used += cost
    return tuple(out)
