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
    """The items of a file. Raises `BadInput`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{path.name} is larger than {MOST_BYTES // 10**6} MB.", "Give a smaller file of items.")
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Name a JSON file of stock items.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path.name} is no JSON.", "Give a JSON list of stock items.") from error
    out = [_item(n, one, kind) for n, (one, kind) in enumerate(_entries(told)) if n < MOST_ITEMS]
    if not out:
        raise BadInput(f"{path.name} holds no stock items.", "Give a JSON list of objects with tags or titles.")
    return out


def _entries(told: Any, under: str = "", more: Mapping[str, str] | None = None) -> Iterator[tuple[dict[str, Any], str]]:
    """Every item with the name of the list that held it. What it is filed under says its site or its topic, where it
    does not say so itself.
    """
    more = more or {}
    if isinstance(told, list):
        for one in told:
            yield from _entries(one, under, more) if isinstance(one, dict) else ()
    elif isinstance(told, dict) and any(name in told for name in SAY) and not _holds(told):
        yield {**more, **told}, under
    elif isinstance(told, dict):
        for name, value in told.items():
            low = str(name).lower()
            if isinstance(value, list | dict):
                if low in SITES:
                    yield from _entries(value, under, {**more, "source": low})
                elif low in LISTS or low.isdigit():
                    yield from _entries(value, low if low in LISTS else under, more)
                else:
                    yield from _entries(value, under, {**more, "topic": str(name)})


def _holds(told: Mapping[str, Any]) -> bool:
    """Whether it is a site's whole answer, which has an address, too."""
    return any(isinstance(told.get(name), list) and any(isinstance(o, dict) for o in told[name]) for name in LISTS)


def _item(number: int, one: Mapping[str, Any], under: str) -> Item:
    page = _text(one, "page_url", "pageURL", "page", "link", "url")
    duration = _number(one, "duration", "duration_s", "length")
    word = _text(one, "type", "kind", "asset_type", "media_type").lower()
    files = one.get("video_files") or (one.get("videos") if isinstance(one.get("videos"), dict) else None)
    moves = word in MOVES or bool(files) or "/video" in page or (not word and duration > 0) or under == "videos"
    tags = _tags(one.get("tags") or one.get("keywords"))
    title = _text(one, "alt", "title", "name", "description", "caption")
    width, height = _size(one, files)
    return Item(
        number=number + 1,
        site=_site(one, page, tags),
        moves=moves,
        title=title,
        tags=tags,
        page_url=page,
        width=width,
        height=height,
        duration_s=duration or (12.0 if moves else 0.0),
        author=_author(one),
        topics=_topics(one),
        like=str(one.get("looks_like", "") or ""),
    )


def _text(one: Mapping[str, Any], *names: str) -> str:
    return next((" ".join(one[n].split()) for n in names if isinstance(one.get(n), str) and one[n].strip()), "")


def _number(one: Mapping[str, Any], *names: str) -> float:
    for name in names:
        value = one.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 10**6:
            return float(value)
        if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value.strip()):
            return float(value)
    return 0.0


def _tags(value: Any) -> tuple[str, ...]:
    rows = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    named = [one.get("name") or one.get("title") if isinstance(one, dict) else one for one in rows]
    return tuple(" ".join(one.split()) for one in named if isinstance(one, str) and one.strip())


def _size(one: Mapping[str, Any], files: Any) -> tuple[int, int]:
    width, height = _number(one, "width", "imageWidth"), _number(one, "height", "imageHeight")
    rows = list(files.values()) if isinstance(files, dict) else files if isinstance(files, list) else []
    for row in [] if width and height else [row for row in rows if isinstance(row, dict)]:
        width, height = max(width, _number(row, "width")), max(height, _number(row, "height"))
    size = one.get("size") or one.get("resolution")
    found = re.fullmatch(r"(\d+)\s*[x×]\s*(\d+)", size.strip()) if isinstance(size, str) else None
    if found and not (width and height):
        width, height = float(found[1]), float(found[2])
    return int(width) or 1920, int(height) or 1080


def _site(one: Mapping[str, Any], page: str, tags: tuple[str, ...]) -> str:
    said = f"{_text(one, 'source', 'site', 'provider')} {page}".lower()
    for site in ("pexels", "pixabay"):
        if site in said:
            return site
    if any(name in one for name in ("video_files", "photographer", "src", "alt")):
        return "pexels"
    return "pixabay" if tags or "webformatURL" in one or "imageWidth" in one else "pexels"


def _author(one: Mapping[str, Any]) -> str:
    user = one.get("user")
    name = user.get("name") if isinstance(user, dict) else user
    return str(one.get("photographer") or one.get("author") or name or "Somebody")[:80]


def _topics(one: Mapping[str, Any]) -> tuple[str, ...]:
    if any(one.get(name) is True for name in OFF) or one.get("on_topic") is False:
        return ()
    meant = [name for name in one if re.search(r"topic|subject|label|article|belong", str(name).lower())]
    for name in (*TOPICS, *(name for name in meant if name not in ("on_topic", *OFF))):
        value = one.get(name)
        rows = [value] if isinstance(value, str) else value if isinstance(value, list) else None
        if rows is not None:
            words = [" ".join(str(row).split()) for row in rows]
            return tuple(word for word in words if word.casefold() not in NONE)
        if value is None and name in one:
            return ()
    return ("",) if any(one.get(name) is False for name in OFF) or one.get("on_topic") is True else (UNLABELLED,)
