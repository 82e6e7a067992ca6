"""Words that need what follows them: behind one the number of a source is no mark but a part of the sentence."""

from __future__ import annotations

import re

_GOVERNS = re.compile(
    r"(?:^|[\W\d_])(?:in|see|from|by|of|per|to|cf\.|refs?\.?|references?|e\.g\.,?|and|or|as in|than|following|with|"
    r"siehe|vgl\.?|nach|laut|von|aus|und|oder|dans|voir|selon|de|par|et|véase|según|en|por|vedi|secondo|da|cfr\.|ver|"
    r"segundo|em|zie|volgens|uit|zob\.|patrz|według|w|z|se|enligt|см\.|в|согласно|из|по)$",
    re.IGNORECASE,
)
_LONGEST = 16


def governs(before: str) -> bool:
    """Whether a text ends with a word that what follows belongs to: "In [8] the author says", "see ref. [9]"."""
    return bool(_GOVERNS.search(before.rstrip()[-_LONGEST:]))
