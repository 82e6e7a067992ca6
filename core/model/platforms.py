"""Platforms as data: how their upload forms take a post's words, and how many of them, each in its own unit.

`SOURCES` says where each number is from and of when; `docs/limits.md` shows all in one table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from core.model.base import Model

Unit = Literal["bytes", "utf16", "characters"]
UNIT_WORDS: dict[str, str] = {"bytes": "bytes", "utf16": "UTF-16 units", "characters": "characters"}


class Platform(Model):
    """A platform that videos are posted on, and how its upload form takes a post's words.

    `caption`: one field has everything, the title at its head; else title, text and tags have fields of their own.
    `desk` is the name of its page for uploads by hand at `desk_url`, `hosts` are where its posts are seen.
    """

    name: str
    label: str
    desk: str
    desk_url: str
    hosts: tuple[str, ...]
    text_unit: Unit  # in which it counts a text
    tags: Literal["list", "hashtags"]
    caption: bool
    title_unit: Unit = "characters"
    chapters: bool = False  # whether a text may hold times that become chapters
    logo: bool = True  # whether its rules allow one laid over the picture
    forbidden: str = ""  # signs that its fields refuse
    tags_chars: int = 500  # of a list of tags, as `size_of_tags` counts
    hashtags: int = 5  # in a text
    mentions: int | None = None  # in a text; None: no limit is known


class Source(Model):
    """The origin of a number: the platforms and fields it is of, where it stands, and of when that is."""

    of: tuple[str, ...]  # names of platforms or presets
    fields: tuple[str, ...]
    place: str
    date: str


YOUTUBE = Platform(
    name="youtube",
    label="YouTube",
    desk="YouTube Studio",
    desk_url="https://www.youtube.com/upload",
    hosts=("youtube.com", "youtu.be"),
    text_unit="bytes",
    tags="list",
    caption=False,
    chapters=True,
    forbidden="<>",
)
INSTAGRAM = Platform(
    name="instagram",
    label="Instagram",
    desk="Instagram",
    desk_url="https://www.instagram.com/",
    hosts=("instagram.com",),
    text_unit="utf16",
    tags="hashtags",
    caption=True,
    mentions=3,
)
# Its rules for uploads forbid watermarks and logos laid over.
TIKTOK = Platform(
    name="tiktok",
    label="TikTok",
    desk="TikTok Studio",
    desk_url="https://www.tiktok.com/tiktokstudio/upload",
    hosts=("tiktok.com",),
    text_unit="utf16",
    tags="hashtags",
    caption=True,
    logo=False,
)
FACEBOOK = Platform(
    name="facebook",
    label="Facebook",
    desk="Meta Business Suite",
    desk_url="https://business.facebook.com/latest/home",
    hosts=("facebook.com", "fb.watch"),
    text_unit="characters",
    tags="hashtags",
    caption=True,
)
LINKEDIN = Platform(
    name="linkedin",
    label="LinkedIn",
    desk="LinkedIn",
    desk_url="https://www.linkedin.com/feed/?shareActive=true",
    hosts=("linkedin.com", "lnkd.in"),
    text_unit="characters",
    tags="hashtags",
    caption=True,
)

OWN = "a choice of this program"
SOURCES: tuple[Source, ...] = (
    Source(of=("youtube",), fields=("title", "text", "forbidden signs"),
           place="YouTube Data API, videos resource: snippet.title, snippet.description", date="November 2026"),
    Source(of=("youtube",), fields=("tags",), date="November 2026",
           place="YouTube Data API, videos resource: snippet.tags, quotes and commas counted"),
    Source(of=("youtube",), fields=("file",), place="YouTube Data API, videos.insert", date="November 2026"),
    Source(of=("youtube_long",), fields=("longest",), place="YouTube Help 71673, channels without a verified phone",
           date="November 2026"),
    Source(of=("youtube_short",), fields=("longest",), place="YouTube Help 15424877", date="15 October 2024"),
    Source(of=("youtube_short",), fields=("links",), place="YouTube Help, links in Shorts", date="31 August 2023"),
    Source(of=("instagram",), fields=("text", "file"), place="Instagram content publishing, media", date="July 2026"),
    Source(of=("instagram",), fields=("hashtags", "mentions"), place="Ayrshare, Instagram", date="2026"),
    Source(of=("instagram",), fields=("longest",), place="Instagram Help, Reels tab", date="November 2026"),
    Source(of=("tiktok",), fields=("text",), place="TikTok Content Posting API: post_info.title", date="November 2026"),
    Source(of=("tiktok",), fields=("hashtags",), place="Ayrshare, TikTok; the app's own cap", date="August 2025"),
    Source(of=("tiktok",), fields=("longest", "file"), place=OWN + "; the API takes 10 min and 4 GB", date=""),
    Source(of=("facebook",), fields=("text",), place="docs.motionmavericks.com.au, Facebook guidelines", date="2026"),
    Source(of=("facebook",), fields=("file",), place="Ayrshare, Facebook Pages", date="2026"),
    Source(of=("linkedin",), fields=("text",), place="LinkedIn Posts API: commentary", date="2026"),
    Source(of=("linkedin",), fields=("file",), place="Ayrshare, LinkedIn", date="2026"),
    Source(of=("facebook", "linkedin"), fields=("longest",), place=OWN + "; they take 4 h and 30 min", date=""),
)  # fmt: skip


def size(text: str, unit: Unit) -> int:
    """The length of a text as a platform counts it: in bytes of UTF-8, in UTF-16 code units, or in characters."""
    if unit == "bytes":
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2 if unit == "utf16" else len(text)


def size_of_tags(tags: Sequence[str]) -> int:
    """The length of a list of tags as YouTube counts: with commas, and quotation marks around a tag with a space."""
    return sum(len(tag) + 2 * bool(re.search(r"\s", tag)) + 1 for tag in tags) - 1 if tags else 0


def source_of(preset: str, platform: str, field: str) -> Source:
    """The origin of a number of a preset; a number that nobody else gives is this program's own."""
    for name in (preset, platform):
        for source in SOURCES:
            if name in source.of and field in source.fields:
                return source
    return Source(of=(preset,), fields=(field,), place=OWN, date="")
