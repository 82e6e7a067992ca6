"""Lists of short items as they are said in a row: "a terminal, an editor and an hour"."""

from __future__ import annotations

from core.language.spacing import unspaced
from core.model.article import Article
from core.script.lexicon import lexicon
from core.script.read.speakable import Unspeakable, plain, speakable

_ITEMS = range(2, 13)
_LONGEST = 60  # characters of an item that is said in a row


def in_a_row(article: Article, block: int, language: str) -> str:
    """The items of a list joined as a sentence joins them; "" where it is no list, or one of whole sentences."""
    item = article.blocks[block] if 0 <= block < len(article.blocks) else None
    if item is None or item.kind != "list" or len(item.items) not in _ITEMS:
        return ""
    texts = [plain(text).rstrip(" .;,") for text in item.items]
    if any(
        not text or len(text) > _LONGEST or ". " in text or plain(raw)[-1:] in ".!?:"
        for text, raw in zip(texts, item.items, strict=True)
    ):
        return ""
    try:
        texts = [speakable(text, language).rstrip(".") for text in texts]
    except Unspeakable:
        return ""
    if unspaced(language):
        return "、".join(texts)
    conjunction = lexicon(language).conjunction or ","
    texts = [texts[0], *(_small(text) for text in texts[1:])]
    return f"{', '.join(texts[:-1])} {conjunction} {texts[-1]}"


def _small(text: str) -> str:
    """An item within a row: its first word is small where it is an article or a word in small letters elsewhere."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in ("A", "An", "The", "Some", "Your", "Basic", "One", "Any") else text
