"""The colours of cards: a dark and a light variant derived from one accent, every pair of them readable."""

from __future__ import annotations

import colorsys
import hashlib
from dataclasses import dataclass, replace

RGB = tuple[int, int, int]

ACCENTS = ("#E8A33D", "#E2725B", "#5FB3A1", "#6FA8DC", "#B58BD6", "#8DB55B")  # amber, clay, sea, sky, plum, moss
READABLE = 4.5  # WCAG 2.2, 1.4.3: contrast of text with what is behind it


@dataclass(frozen=True)
class Theme:
    """Colours as 8-bit RGB. `muted`, `accent` and every colour of `code` read on `background` and on `surface`."""

    dark: bool
    background: RGB
    shade: RGB  # the large quiet shape on the background
    surface: RGB  # panels
    line: RGB  # rules and borders
    ink: RGB
    muted: RGB
    accent: RGB
    code: dict[str, RGB]


_CODE_DARK = {"keyword": "#82AAFF", "string": "#A9D18E", "number": "#F0B273", "name": "#E6C77A", "builtin": "#72CFC4"}
_CODE_LIGHT = {"keyword": "#2350B0", "string": "#2C6B30", "number": "#8F4A00", "name": "#6A3B9C", "builtin": "#00665C"}


def rgb(colour: str) -> RGB:
    """A card's colour "#RRGGBB" as numbers."""
    text = colour.lstrip("#")
    return (int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16))


def mix(a: RGB, b: RGB, share: float) -> RGB:
    """A card's colour with `share` of b in a."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def luminance(colour: RGB) -> float:
    """The relative luminance of a card's colour as WCAG defines it, 0..1."""
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: RGB, b: RGB) -> float:
    """The WCAG contrast ratio of two colours of a card, 1..21."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(colour: RGB, *grounds: RGB) -> RGB:
    """A card's colour, moved towards white or black only as far as it takes to read on all the grounds."""
    towards: RGB = (255, 255, 255) if luminance(grounds[0]) < 0.2 else (0, 0, 0)
    for step in range(21):
        moved = mix(colour, towards, step / 20)
        if all(contrast(moved, ground) >= READABLE + 0.1 for ground in grounds):
            return moved
    return towards


def accent_for(text: str) -> str:
    """The accent of a film's cards, which stays the same for the same text (its title), so that films differ and
    reruns don't.
    """
    return ACCENTS[hashlib.sha256(text.encode()).digest()[0] % len(ACCENTS)]


def theme(name: str = "dark", accent: str = ACCENTS[0]) -> Theme:
    """The theme of cards, "dark" or "light", of an accent colour "#RRGGBB"."""
    own = rgb(accent)
    hue, _, _ = colorsys.rgb_to_hls(*(c / 255 for c in own))
    tint = _hls(hue, 0.5, 0.35)
    if name == "light":
        background = mix(rgb("#F8F5EF"), tint, 0.03)
        shade, surface = mix(background, tint, 0.10), rgb("#FFFFFF")
        ink, muted, line, named = rgb("#17191D"), rgb("#5D6168"), mix(background, (0, 0, 0), 0.14), _CODE_LIGHT
    else:
        background = mix(rgb("#101317"), tint, 0.07)
        shade, surface = mix(background, tint, 0.14), mix(background, (255, 255, 255), 0.055)
        ink, muted, line, named = rgb("#F5F2EB"), rgb("#A9ADB3"), mix(background, (255, 255, 255), 0.16), _CODE_DARK
    grounds = (background, surface, shade)
    code = {kind: readable(rgb(value), *grounds) for kind, value in named.items()}
    code["comment"] = readable(muted, *grounds)
    return Theme(
        dark=name != "light",
        background=background,
        shade=shade,
        surface=surface,
        line=line,
        ink=ink,
        muted=readable(muted, *grounds),
        accent=readable(own, *grounds),
        code=code,
    )


def opening_theme(of: Theme) -> Theme:
    """The theme of cards that open and close a film or a part: the same colours on a ground of more accent."""
    background = mix(of.background, of.accent, 0.13 if of.dark else 0.16)
    shade = mix(of.background, of.accent, 0.22 if of.dark else 0.26)
    surface = mix(of.surface, of.accent, 0.13)
    grounds = (background, shade, surface)
    return replace(
        of,
        background=background,
        shade=shade,
        surface=surface,
        muted=readable(mix(of.muted, of.ink, 0.4), *grounds),
        accent=readable(of.accent, *grounds),
    )


def over_pictures(of: Theme) -> Theme:
    """The theme of cards whose words stand on a darkened picture: light on dark, whatever the film's is."""
    dark, light = rgb("#101216"), rgb("#F7F4ED")
    brightest = mix(dark, (255, 255, 255), 0.36)
    accent = readable(of.accent, dark, brightest)
    return replace(of, dark=True, background=dark, shade=dark, ink=light, muted=rgb("#E4E0D8"), accent=accent)


def _hls(hue: float, lightness: float, saturation: float) -> RGB:
    r, g, b = colorsys.hls_to_rgb(hue, lightness, saturation)
    return (round(r * 255), round(g * 255), round(b * 255))
