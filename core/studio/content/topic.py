"""A topic in the place of an article."""

from __future__ import annotations

from core.errors import BadInput
from core.language.graphemes import start
from core.model.article import Article

_MOST_TOPIC = 2000  # characters


def topic_article(about: str) -> Article:
    """Return an article that stands in for the source of a video with only a topic. Raises `BadInput` for none."""
    from core.content.language import of_passage
    from core.script.read.speakable import plain

    words = plain(about)[:_MOST_TOPIC]
    if not any(c.isalpha() for c in words):
        raise BadInput("There is no topic.", "Write topic: and what the video is about.")
    return Article(title=start(words, 120), topic=words, language=of_passage(words, "en") or "en")
