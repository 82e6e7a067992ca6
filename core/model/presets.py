"""Output presets as data: size, duration window, size cap, safe zone, and how their platform writes a post.

A new size is one more entry of `PRESETS`; a new platform one more `Platform` beside it: nothing else asks for it
by name. Windows are those of the specification. Safe zones are margins in pixels that no platform's own buttons
cover; all 9:16 outputs share one conservative zone so that they share scenes.
"""

from __future__ import annotations

from typing import Literal

from core.model.base import Model

ProjectType = Literal["short", "medium", "long"]
Quality = Literal["draft", "standard", "high"]
Unit = Literal["bytes", "utf16", "characters"]

TYPE_WINDOWS_S: dict[str, tuple[int, int]] = {"short": (30, 90), "medium": (60, 180), "long": (300, 900)}
SPARE_S = 0.1  # a film ends this much before its longest duration: containers round up


class SafeZone(Model):
    """Margins in pixels at the preset's own size."""

    left: int
    top: int
    right: int
    bottom: int


class Platform(Model):
    """A platform that videos are posted on, and how its upload form takes a post's words.

    `caption`: one field has everything, the title at its head; else title, text and tags have fields of their own.
    """

    name: str
    text_unit: Unit  # in which it counts a text
    tags: Literal["list", "hashtags"]
    caption: bool
    title_unit: Unit = "characters"
    chapters: bool = False  # whether a text may hold times that become chapters
    logo: bool = True  # whether its rules allow one laid over the picture


class Preset(Model):
    """An output. `default_for` are the lengths of video that go there unless something else is chosen."""

    name: str
    label: str
    platform: Platform
    width: int
    height: int
    min_s: int
    max_s: int
    max_bytes: int
    safe: SafeZone
    title_chars: int  # in the platform's `title_unit`
    description_chars: int  # in the platform's `text_unit`
    default_for: tuple[ProjectType, ...] = ()
    links: bool = False  # whether an address in its text can be clicked

    def size_of_title(self, title: str) -> int:
        """The length of a title as the platform counts it."""
        return size(title, self.platform.title_unit)

    def size_of_text(self, text: str) -> int:
        """The length of a text as the platform counts it."""
        return size(text, self.platform.text_unit)


_VERTICAL = SafeZone(left=80, top=240, right=180, bottom=480)
_WIDE = SafeZone(left=96, top=54, right=96, bottom=72)

_YOUTUBE = Platform(name="youtube", text_unit="bytes", tags="list", caption=False, chapters=True)
_INSTAGRAM = Platform(name="instagram", text_unit="utf16", tags="hashtags", caption=True)
# Its rules for uploads forbid watermarks and logos laid over.
_TIKTOK = Platform(name="tiktok", text_unit="utf16", tags="hashtags", caption=True, logo=False)

PRESETS: dict[str, Preset] = {
    p.name: p
    for p in (
        Preset(name="youtube_long", label="YouTube", platform=_YOUTUBE, width=1920, height=1080, min_s=180, max_s=900,
               max_bytes=256 * 10**9, safe=_WIDE, title_chars=100, description_chars=5000, default_for=("long",),
               links=True),
        Preset(name="youtube_short", label="YouTube Shorts", platform=_YOUTUBE, width=1080, height=1920, min_s=30,
               max_s=60, max_bytes=256 * 10**9, safe=_VERTICAL, title_chars=100, description_chars=5000,
               default_for=("short",)),
        Preset(name="instagram_reel", label="Instagram Reels", platform=_INSTAGRAM, width=1080, height=1920, min_s=30,
               max_s=90, max_bytes=300 * 10**6, safe=_VERTICAL, title_chars=100, description_chars=2200),
        Preset(name="tiktok", label="TikTok", platform=_TIKTOK, width=1080, height=1920, min_s=30, max_s=180,
               max_bytes=72 * 10**6, safe=_VERTICAL, title_chars=100, description_chars=2200, default_for=("medium",)),
    )
}  # fmt: skip

DEFAULT_PRESETS: dict[str, tuple[str, ...]] = {
    kind: tuple(preset.name for preset in PRESETS.values() if kind in preset.default_for) for kind in TYPE_WINDOWS_S
}


def size(text: str, unit: Unit) -> int:
    """The length of a text in bytes of UTF-8, in UTF-16 code units, or in characters."""
    if unit == "bytes":
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2 if unit == "utf16" else len(text)


def window_s(project_type: str, presets: tuple[str, ...]) -> tuple[float, float]:
    """The seconds a video may last: the type's window, its end cut by the smallest maximum of the presets."""
    low, high = TYPE_WINDOWS_S[project_type]
    high = min([high, *(PRESETS[name].max_s for name in presets)])
    return (min(low, high), high)
