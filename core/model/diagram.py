"""A diagram that a sentence plainly is: its shape and its parts, in the words of the sentence."""

from __future__ import annotations

from typing import Literal

from core.model.base import Model

Shape = Literal["chain", "dates", "change", "part", "scale"]


class Diagram(Model):
    """A chain's `parts` are stations (text); of dates and of a change they are (date or name, text); of a scale names
    and amounts; a part of a whole is one: (share, words before it, words behind it, the share as a fraction).

    `title` names what changes, where the sentence does.
    """

    shape: Shape
    parts: tuple[tuple[str, ...], ...]
    title: str = ""
