"""Ratings of a review: "Rating: 9/10", "4 out of 5 stars", "Note : 7 sur 10"."""

from __future__ import annotations

import re

_RATING = re.compile(
    r"(?:^|[\s:(])\d{1,2}(?:[.,]\d)?\s?(?:/|out of|von|sur|de|su|van)\s?(?:5|10|20|100)(?![\w/])"
    r"|\b\d(?:[.,]\d)?[ -](?:stars?|sternen?|étoiles|estrellas|stelle|estrelas|sterren)\b",
    re.I,
)
_LONGEST = 60  # characters
_WORDS = 5  # beside the figures


def rates(text: str) -> bool:
    """Whether a short sentence or line is a rating."""
    bare = text.strip()
    return len(bare) <= _LONGEST and bool(_RATING.search(bare)) and len(re.findall(r"[^\W\d_]{2,}", bare)) <= _WORDS
