"""Tags and hashtags of a film: what it is about, in words that it speaks."""

from __future__ import annotations

import re

from core.model.article import Article
from core.model.hashtags import hashtag
from core.model.script import Script
from core.script.post.subject import subject
from core.script.read.speakable import DOMAIN, EMAIL, HANDLE, URL, plain

_CHARS = 30


def keywords(article: Article, script: Script) -> tuple[str, ...]:
    """Up to twelve tags of a film, the surest first, no word in two of them."""
    own = tuple(filter(None, (_clean(word) for word in article.keywords)))
    found = (_clean(phrase) for phrase in subject(article, script, own))
    return tuple(dict.fromkeys(word for word in found if word and len(word) <= _CHARS))


def hashtags(words: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The first `most` of a film's tags that can be hashtags, each as the one word it is then."""
    found: dict[str, str] = {}
    for word in words:
        tag = hashtag(word)
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:most]


def _clean(word: str) -> str:
    """A tag without signs; empty where it is an address or has no letter."""
    if len(word) > 200 or any(pattern.search(word) for pattern in (URL, EMAIL, HANDLE, DOMAIN)):
        return ""
    word = re.sub(r"[<>\",;:!?()\[\]{}|\\/@…“”„«»]", " ", plain(word))
    word = " ".join(word.split()).lstrip("#").strip(" .-–—")
    return word if any(c.isalpha() for c in word) else ""
