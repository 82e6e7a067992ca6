"""Output presets as data: size, duration window, size cap, safe zone. A new size is one more entry.

Windows are those of the specification. Safe zones are margins in pixels that no platform's own buttons cover; all
9:16 outputs share one conservative zone so that they share scenes.
"""

from __future__ import annotations

from typing import Literal

from core.model.base import Model

ProjectType = Literal["short", "medium", "long"]
Quality = Literal["draft", "standard", "high"]

TYPE_WINDOWS_S: dict[str, tuple[int, int]] = {"short": (30, 90), "medium": (60, 180), "long": (300, 900)}
SPARE_S = 0.1  # a film ends this much before its longest duration: containers round up


class SafeZone(Model):
    """Margins in pixels at the preset's own size."""

    left: int
    top: int
    right: int
    bottom: int


class Preset(Model):
    name: str
    label: str
    platform: str
    width: int
    height: int
    min_s: int
    max_s: int
    max_bytes: int
    safe: SafeZone
    title_chars: int
    description_chars: int


_VERTICAL = SafeZone(left=80, top=240, right=180, bottom=480)
_WIDE = SafeZone(left=96, top=54, right=96, bottom=72)

PRESETS: dict[str, Preset] = {
    p.name: p
    for p in (
        Preset(name="youtube_long", label="YouTube", platform="youtube", width=1920, height=1080, min_s=180, max_s=900,
               max_bytes=256 * 10**9, safe=_WIDE, title_chars=100, description_chars=5000),
        Preset(name="youtube_short", label="YouTube Shorts", platform="youtube", width=1080, height=1920, min_s=30,
               max_s=60, max_bytes=256 * 10**9, safe=_VERTICAL, title_chars=100, description_chars=5000),
        Preset(name="instagram_reel", label="Instagram Reels", platform="instagram", width=1080, height=1920, min_s=30,
               max_s=90, max_bytes=300 * 10**6, safe=_VERTICAL, title_chars=100, description_chars=2200),
        Preset(name="tiktok", label="TikTok", platform="tiktok", width=1080, height=1920, min_s=30, max_s=180,
               max_bytes=72 * 10**6, safe=_VERTICAL, title_chars=100, description_chars=2200),
    )
}  # fmt: skip

DEFAULT_PRESETS: dict[str, tuple[str, ...]] = {
    "short": ("youtube_short",),
    "medium": ("tiktok",),
    "long": ("youtube_long",),
}


def window_s(project_type: str, presets: tuple[str, ...]) -> tuple[float, float]:
    """The seconds a video may last: the type's window, its end cut by the smallest maximum of the presets."""
    low, high = TYPE_WINDOWS_S[project_type]
    high = min([high, *(PRESETS[name].max_s for name in presets)])
    return (min(low, high), high)
