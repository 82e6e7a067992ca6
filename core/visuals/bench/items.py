"""A file of stock items: what Pexels and Pixabay would answer, each with the topic it belongs to, read leniently.

A JSON list, or an object that holds some under `items`, `candidates`, `results`, or `photos`, `videos` and `hits`, or
under the names of the sites or of topics. An item is an object of Pexels (a photo with `alt`, a video with
`video_files`), a hit of Pixabay (`tags`, `pageURL`), or plain: `title` (or alt, name, description), `tags` (a list, or
words with commas), `page_url` (or url, pageURL, link), `width`, `height`, `duration`, `type` or `kind` ("photo",
"video", ...), `source` or `site` ("pexels", "pixabay"), and `topic` (or article, subject, label, category, belongs_to),
with `off_topic: true` for what belongs to none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import BadInput

MOST_BYTES, MOST_ITEMS = 50_000_000, 20_000
LISTS = ("items", "candidates", "results", "photos", "videos", "hits", "data", "assets", "stock")
SITES = ("pexels", "pixabay")
SAY = ("tags", "title", "alt", "url", "page_url", "pageURL", "name", "description", "video_files", "src", "keywords")
TOPICS = ("topic", "topics", "article", "articles", "subject", "label", "category", "belongs_to", "about", "theme")
OFF = ("off_topic", "offtopic", "off", "decoy", "trap", "distractor", "other", "unrelated")
NONE = frozenset({"", "other", "others", "none", "off", "off_topic", "offtopic", "off-topic", "unrelated", "decoy",
                  "trap", "noise", "distractor", "misc"})  # fmt: skip
MOVES = frozenset({"video", "videos", "footage", "film", "clip", "animation", "movie"})
UNLABELLED = "?"


@dataclass(frozen=True)
class Item:
    """One stock picture or clip, as its site would have it. `topics` is empty for what belongs to none of ours, and
    ("?",) where the file does not say.
    """

    number: int
    site: str  # "pexels" or "pixabay"
    moves: bool
    title: str
    tags: tuple[str, ...]
    page_url: str
    width: int
    height: int
    duration_s: float
    author: str
    topics: tuple[str, ...]
    like: str = ""  # another item's number whose picture it shows, too

    @property
    def words(self) -> str:
        """Everything that a site would search in."""
        return " ".join((self.title, *self.tags, re.sub(r"[-_/]", " ", self.page_url.split("://")[-1])))


def read(path: Path) -> list[Item]:
    """The stock items of a file for the benchmark. Raises `BadInput`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{path.name} is larger than {MOST_BYTES // 10**6} MB.", "Give a smaller file of items.")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Name a JSON file of stock items.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path.name} is no JSON.", "Give a JSON list of stock items.") from error
    out = [_item(n, row, kind) for n, (row, kind) in enumerate(_entries(data)) if n < MOST_ITEMS]
    if not out:
        raise BadInput(f"{path.name} holds no stock items.", "Give a JSON list of objects with tags or titles.")
    return out


def _entries(
    message: Any, under: str = "", more: Mapping[str, str] | None = None
) -> Iterator[tuple[dict[str, Any], str]]:
    """Every item with the name of the list that held it. What it is filed under says its site or its topic, where it
    does not say so itself.
    """
    more = more or {}
    if isinstance(message, list):
        for item in message:
            yield from _entries(item, under, more) if isinstance(item, dict) else ()
    elif isinstance(message, dict) and any(name in message for name in SAY) and not _holds(message):
        yield {**more, **message}, under
    elif isinstance(message, dict):
        for name, value in message.items():
            low = str(name).lower()
            if isinstance(value, list | dict):
                if low in SITES:
                    yield from _entries(value, under, {**more, "source": low})
                elif low in LISTS or low.isdigit():
                    yield from _entries(value, low if low in LISTS else under, more)
                else:
                    yield from _entries(value, under, {**more, "topic": str(name)})


def _holds(values: Mapping[str, Any]) -> bool:
    """Whether it is a site's whole answer, which has an address, too."""
    return any(isinstance(values.get(name), list) and any(isinstance(o, dict) for o in values[name]) for name in LISTS)


def _item(number: int, values: Mapping[str, Any], under: str) -> Item:
    page = _text(values, "page_url", "pageURL", "page", "link", "url")
    duration = _number(values, "duration", "duration_s", "length")
    word = _text(values, "type", "kind", "asset_type", "media_type").lower()
    files = values.get("video_files") or (values.get("videos") if isinstance(values.get("videos"), dict) else None)
    moves = word in MOVES or bool(files) or "/video" in page or (not word and duration > 0) or under == "videos"
    tags = _tags(values.get("tags") or values.get("keywords"))
    title = _text(values, "alt", "title", "name", "description", "caption")
    width, height = _size(values, files)
    return Item(
        number=number + 1,
        site=_site(values, page, tags),
        moves=moves,
        title=title,
        tags=tags,
        page_url=page,
        width=width,
        height=height,
        duration_s=duration or (12.0 if moves else 0.0),
        author=_author(values),
        topics=_topics(values),
        like=str(values.get("looks_like", "") or ""),
    )


def _text(values: Mapping[str, Any], *names: str) -> str:
    return next(
        (" ".join(values[n].split()) for n in names if isinstance(values.get(n), str) and values[n].strip()), ""
    )


def _number(values: Mapping[str, Any], *names: str) -> float:
    for name in names:
        value = values.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 10**6:
            return float(value)
        if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value.strip()):
            return float(value)
    return 0.0


def _tags(value: Any) -> tuple[str, ...]:
    rows = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    named = [row.get("name") or row.get("title") if isinstance(row, dict) else row for row in rows]
    return tuple(" ".join(text.split()) for text in named if isinstance(text, str) and text.strip())


def _size(values: Mapping[str, Any], files: Any) -> tuple[int, int]:
    width, height = _number(values, "width", "imageWidth"), _number(values, "height", "imageHeight")
    rows = list(files.values()) if isinstance(files, dict) else files if isinstance(files, list) else []
    for row in [] if width and height else [row for row in rows if isinstance(row, dict)]:
        width, height = max(width, _number(row, "width")), max(height, _number(row, "height"))
    size = values.get("size") or values.get("resolution")
    found = re.fullmatch(r"(\d+)\s*[x×]\s*(\d+)", size.strip()) if isinstance(size, str) else None
    if found and not (width and height):
        width, height = float(found[1]), float(found[2])
    return int(width) or 1920, int(height) or 1080


def _site(values: Mapping[str, Any], page: str, tags: tuple[str, ...]) -> str:
    lowered = f"{_text(values, 'source', 'site', 'provider')} {page}".lower()
    for site in ("pexels", "pixabay"):
        if site in lowered:
            return site
    if any(name in values for name in ("video_files", "photographer", "src", "alt")):
        return "pexels"
    return "pixabay" if tags or "webformatURL" in values or "imageWidth" in values else "pexels"


def _author(values: Mapping[str, Any]) -> str:
    user = values.get("user")
    name = user.get("name") if isinstance(user, dict) else user
    return str(values.get("photographer") or values.get("author") or name or "Somebody")[:80]


def _topics(values: Mapping[str, Any]) -> tuple[str, ...]:
    if any(values.get(name) is True for name in OFF) or values.get("on_topic") is False:
        return ()
    meant = [name for name in values if re.search(r"topic|subject|label|article|belong", str(name).lower())]
    for name in (*TOPICS, *(name for name in meant if name not in ("on_topic", *OFF))):
        value = values.get(name)
        rows = [value] if isinstance(value, str) else value if isinstance(value, list) else None
        if rows is not None:
            words = [" ".join(str(row).split()) for row in rows]
            return tuple(word for word in words if word.casefold() not in NONE)
        if value is None and name in values:
            return ()
    return ("",) if any(values.get(name) is False for name in OFF) or values.get("on_topic") is True else (UNLABELLED,)
