"""Lists of short items as they are said in a row: "a terminal, an editor and an hour"."""

from __future__ import annotations

import re

from core.language.spacing import unspaced
from core.language.tag import base
from core.model.article import Article
from core.script.lexicon import lexicon
from core.script.read.sentence import wide
from core.script.read.speakable import Unspeakable, plain, speakable

_SIZE = re.compile(r"\s*[(（]([^()（）]*\d[^()（）]*)[)）]")
_ITEMS = range(2, 13)
_LONGEST = 60  # characters of an item that is said in a row


def in_a_row(article: Article, block: int, language: str, names: frozenset[str] = frozenset()) -> str:
    """The items of an article's list joined as a spoken sentence joins them; "" where it is no list, or one of whole
    sentences.

    `names` are words that keep their capital.
    """
    item = article.blocks[block] if 0 <= block < len(article.blocks) else None
    if item is None or item.kind != "list" or len(item.items) not in _ITEMS:
        return ""
    texts = [_with_size(plain(text)).rstrip(" .;,。、") for text in item.items]
    if any(
        not text or len(text) > _LONGEST or ". " in text or plain(raw)[-1:] in ".!?:"
        for text, raw in zip(texts, item.items, strict=True)
    ):
        return ""
    try:
        texts = [speakable(text, language).rstrip(".。") for text in texts]
    except Unspeakable:
        return ""
    if unspaced(language):
        return "、".join(texts)
    conjunction = lexicon(language).conjunction or ","
    function = lexicon(language).stop_words
    texts = [_small(text, names, function) for text in texts] if base(language) != "de" else texts
    comma = "," if any("," in text for text in texts[:-1]) else ""  # "a domain, which is yours, and a server"
    return f"{', '.join(texts[:-1])}{comma} {conjunction} {texts[-1]}"


def _with_size(text: str) -> str:
    """An item with the size that a bracket gives it: "a net (10 cm wider than the frame)"; no amount is said twice."""
    match = _SIZE.search(text)
    if not match or re.search(r"\d", text[: match.start()]) or re.search(r"[$€£¥]|https?:", match[1]):
        return text
    comma = "、" if wide(text) else ", "
    return text[: match.start()].rstrip() + comma + match[1].strip() + text[match.end() :]


def _small(text: str, names: frozenset[str], function: frozenset[str]) -> str:
    """An item within a row: its first word is small unless it is a name or an abbreviation."""
    first = text.split(" ", 1)[0].strip("\"'“”‘’«»,.:;")
    keeps = first in names or any(c.isupper() or c.isdigit() for c in first[1:]) or first in ("I", "")
    if first.lower() in function and first != "I":
        return text[0].lower() + text[1:]  # "A Linux server"
    second = text.split(" ", 2)[1][:1] if " " in text else ""
    return text if keeps or second.isupper() or second.isdigit() else text[0].lower() + text[1:]
