"""A picture that does not fill the frame, composed with words: a heading, the picture, what is said over it."""

from __future__ import annotations

from core.model.asset import Asset
from core.model.script import Script
from core.model.storyboard import Art, Card, Shot
from core.visuals.plan.lengths import shortened

_MOST = 110  # characters below a picture


def composed(shot: Shot, asset: Asset, script: Script, *, whole: bool) -> Card:
    """The card of a picture with words in a film's design; of a `whole` one nothing is cut.

    Below it stands the note of a line, else what is spoken, where that is short, else what the picture is called.
    """
    lines = [line for line in script.lines if line.id in shot.lines]
    point = next((line.point for line in lines if 0 <= line.point < len(script.headings)), -1)
    heading = script.headings[point] if point >= 0 else ""
    spoken = " ".join(line.text for line in lines[:1])
    below = spoken if len(spoken) <= _MOST and len(lines) == 1 and shot.parts == 1 else asset.title
    note = next((line.overlay for line in lines if line.overlay), "")  # drawn over a picture that fills the frame
    below = note.replace(" | ", ", ") or below
    below = shortened(below, _MOST)
    title = shortened(heading, 70)
    if not below:
        title, below = "", title or script.title
    if below.casefold() == title.casefold():
        title = ""
    art = Art(picture=asset.sha256, tinted=False, whole=whole)
    return Card(kind="text", title=title, body=(below,), language=script.language, art=art)
