"""Room 7: what goes out with a video, as a platform's upload form wants it.

`words.py` turns a platform's title, text and tags into the bundle's metadata and a text to paste.
"""

from core.publish.words import credited, metadata, owed, post

__all__ = ["credited", "metadata", "owed", "post"]
