"""Room 7: what goes out with a video, as a platform's upload form wants it, and where it goes.

`words.py` turns a platform's title, text and tags into the bundle's metadata and a text to paste; `limits.py` knows how
much of them it takes. `target.py` is the contract of the places in `targets/`, one file each; `oauth.py` signs in
there, `google_errors.py` words Google's refusals, `names.py` makes file names.
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
