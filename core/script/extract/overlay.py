"""The few words that may stand on the picture: a part's heading, or the figure a line turns on."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"(?<![\w.])(?:[$€£¥]\s?)?\d{1,3}(?:[ ,.\u00a0]\d{3})*(?:[.,]\d+)?\s?"
    r"(?:%|percent|Prozent|pour cent|por ciento|millions?|billions?|Millionen|Milliarden|€|\$)(?!\w)",
    re.I,
)
_MOST_WORDS = 5
_MOST_CHARS = 34


def overlay(text: str, heading: str, language: str) -> str:
    """The words laid over the picture of a line, at most five, or nothing."""
    if heading and len(heading.split()) <= _MOST_WORDS and len(heading) <= _MOST_CHARS:
        return heading
    figure = _FIGURE.search(text)
    return figure[0].strip() if figure else ""
