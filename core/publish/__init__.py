"""Room 7: what goes out with a video, as a platform's upload form wants it.

`words.py` turns a platform's title, text and tags into the bundle's metadata and a text to paste; `limits.py` knows how
much of them it takes.
"""

from core.publish.limits import require_tags, require_text, require_title, within_limits
from core.publish.words import credited, metadata, owed_credits, post

__all__ = [
    "credited",
    "metadata",
    "owed_credits",
    "post",
    "require_tags",
    "require_text",
    "require_title",
    "within_limits",
]
