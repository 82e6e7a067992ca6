"""Caption styles as data; adding one is one more entry. Sizes are those of a 1080-wide vertical frame."""

from __future__ import annotations

from core.errors import Unknown
from core.model.timeline import CaptionStyle

STYLES: dict[str, CaptionStyle] = {
    s.name: s
    for s in (
        CaptionStyle(name="classic", size=58, outline=4.5, max_words=9),
        CaptionStyle(name="karaoke", size=62, outline=4.5, mode="karaoke", max_words=7),
        CaptionStyle(name="pop", size=96, outline=6.0, mode="pop", position="middle", max_words=8),
        CaptionStyle(name="boxed", size=54, outline=0.0, box=True, max_words=9),
        CaptionStyle(name="lower_third", size=50, outline=0.0, box=True, position="lower_third", max_words=10),
        CaptionStyle(name="minimal", size=46, outline=2.0, bold=False, max_lines=1, max_words=7),
    )
}

LABELS: dict[str, str] = {
    "classic": "Classic: white with an outline, two lines",
    "karaoke": "Karaoke: words light up as they are spoken",
    "pop": "Pop: one large word at a time",
    "boxed": "Boxed: white on a dark box",
    "lower_third": "Lower third: at the edge, on a dark box",
    "minimal": "Minimal: one small line",
}


def style(name: str) -> CaptionStyle:
    """The caption style of that name. Raises `BadInput` naming the known ones."""
    if name not in STYLES:
        raise Unknown(f"There is no caption style {name!r}.", f"Choose one of: {', '.join(STYLES)}.", code="style")
    return STYLES[name]
