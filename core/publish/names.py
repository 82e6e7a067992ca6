"""File names made of titles."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")  # names that Windows keeps for itself, whatever follows


def slug(title: str) -> str:
    """A file name for a finished video of its title: plain letters, digits and hyphens, 1 to 60 characters.

    A title in another script is named by its hash, so that two of them do not overwrite each other.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) < 3 or 2 * sum(char.isalpha() for char in words) < sum(char.isalpha() for char in title):
        return f"video-{hashlib.sha256(title.encode()).hexdigest()[:8]}"
    name = words[:60].rstrip("-")
    return f"video-{name}" if _DEVICE.fullmatch(name) else name
