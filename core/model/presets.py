"""Output presets as data: size, duration window, size cap, safe zone, and how their platform writes a post.

A new size is one more entry of `PRESETS`; a new platform one more in `platforms.py`: nothing else asks for it
by name. Windows are those of the specification. Safe zones are margins in pixels that no platform's own buttons
cover; all 9:16 outputs share one conservative zone so that they share scenes.
"""

from __future__ import annotations

from typing import Literal

from core.model.base import Model
from core.model.platforms import FACEBOOK, INSTAGRAM, LINKEDIN, TIKTOK, YOUTUBE, Platform, size

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
    """An output. `default_for` are the lengths of video that go there unless something else is chosen.

    `max_s` is the platform's limit; `usual_s` the shorter length that videos there usually have at most, if any.
    """

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
    usual_s: int | None = None
    links: bool = False  # whether an address in its text can be clicked

    def size_of_title(self, title: str) -> int:
        """The length of a title as the platform counts it."""
        return size(title, self.platform.title_unit)

    def size_of_text(self, text: str) -> int:
        """The length of a text as the platform counts it."""
        return size(text, self.platform.text_unit)


_VERTICAL = SafeZone(left=80, top=240, right=180, bottom=480)
_WIDE = SafeZone(left=96, top=54, right=96, bottom=72)

# Nothing of the feed lies over a film but a button in a corner below.
_FEED = SafeZone(left=60, top=60, right=60, bottom=100)

PRESETS: dict[str, Preset] = {
    p.name: p
    for p in (
        Preset(name="youtube_long", label="YouTube", platform=YOUTUBE, width=1920, height=1080, min_s=180, max_s=900,
               max_bytes=256 * 10**9, safe=_WIDE, title_chars=100, description_chars=5000, default_for=("long",),
               links=True),
        Preset(name="youtube_short", label="YouTube Shorts", platform=YOUTUBE, width=1080, height=1920, min_s=30,
               max_s=180, usual_s=60, max_bytes=256 * 10**9, safe=_VERTICAL, title_chars=100, description_chars=5000,
               default_for=("short",)),
        Preset(name="instagram_reel", label="Instagram Reels", platform=INSTAGRAM, width=1080, height=1920, min_s=30,
               max_s=180, usual_s=90, max_bytes=300 * 10**6, safe=_VERTICAL, title_chars=100, description_chars=2200),
        Preset(name="instagram_feed", label="Instagram feed 4:5", platform=INSTAGRAM, width=1080, height=1350, min_s=30,
               max_s=180, usual_s=90, max_bytes=300 * 10**6, safe=_FEED, title_chars=100, description_chars=2200),
        Preset(name="instagram_square", label="Instagram feed 1:1", platform=INSTAGRAM, width=1080, height=1080,
               min_s=30, max_s=180, usual_s=90, max_bytes=300 * 10**6, safe=_FEED, title_chars=100,
               description_chars=2200),
        Preset(name="facebook_feed", label="Facebook feed 4:5", platform=FACEBOOK, width=1080, height=1350, min_s=30,
               max_s=900, max_bytes=2 * 10**9, safe=_FEED, title_chars=100, description_chars=63_206, links=True),
        Preset(name="linkedin", label="LinkedIn 1:1", platform=LINKEDIN, width=1080, height=1080, min_s=30, max_s=900,
               max_bytes=500 * 10**6, safe=_FEED, title_chars=100, description_chars=3000, links=True),
        Preset(name="tiktok", label="TikTok", platform=TIKTOK, width=1080, height=1920, min_s=30, max_s=180,
               max_bytes=72 * 10**6, safe=_VERTICAL, title_chars=100, description_chars=2200, default_for=("medium",)),
    )
}  # fmt: skip

DEFAULT_PRESETS: dict[str, tuple[str, ...]] = {
    kind: tuple(preset.name for preset in PRESETS.values() if kind in preset.default_for) for kind in TYPE_WINDOWS_S
}


def limits_s(project_type: str, presets: tuple[str, ...]) -> tuple[float, float]:
    """The seconds a video of some presets may last: the type's window, its end cut by the smallest maximum of the
    presets.
    """
    low, high = TYPE_WINDOWS_S[project_type]
    high = min([high, *(PRESETS[name].max_s for name in presets)])
    return (min(low, high), high)


def window_s(project_type: str, presets: tuple[str, ...]) -> tuple[float, float]:
    """The seconds a video of some presets should last: within its limits, as long as is usual on them.

    A usual length that covers less than half of the type's window says nothing of it: a longer type was asked for.
    """
    low, high = limits_s(project_type, presets)
    middle = sum(TYPE_WINDOWS_S[project_type]) / 2
    usual = [PRESETS[name].usual_s or high for name in presets]
    return (low, min([high, *(most for most in usual if most >= middle)]))
