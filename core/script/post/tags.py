"""Keywords and hashtags: the article's own keywords, its headings, and the names and words it returns to."""

from __future__ import annotations

import re
from collections import Counter

import regex

from core.language.spacing import unspaced
from core.model.article import Article
from core.model.script import Script
from core.script.lexicon import lexicon
from core.script.read.speakable import DOMAIN, EMAIL, HANDLE, URL, plain

_MOST = 20
_CHARS = 30


def keywords(article: Article, script: Script) -> tuple[str, ...]:
    """Up to twenty, the surest first."""
    found: list[str] = [*article.keywords]
    found += [heading for heading in (script.title, *script.headings) if heading and len(heading.split()) <= 3]
    found += _frequent(article, script.language)
    out: dict[str, str] = {}
    for word in found:
        clean = _clean(word)
        if clean and len(clean) <= _CHARS and clean.lower() not in out:
            out[clean.lower()] = clean
    return tuple(out.values())[:_MOST]


def _clean(word: str) -> str:
    """A tag without signs; empty where it is an address or has no letter."""
    if len(word) > 200 or any(pattern.search(word) for pattern in (URL, EMAIL, HANDLE, DOMAIN)):
        return ""
    word = re.sub(r"[<>\"#,;:!?()\[\]{}|\\/@…“”„«»]", " ", plain(word))
    word = " ".join(word.split()).strip(" .-–—")
    return word if any(c.isalpha() for c in word) else ""


def _frequent(article: Article, language: str) -> list[str]:
    """Words the article returns to, names before others."""
    text = " ".join(b.text for b in article.blocks if b.kind in ("paragraph", "list", "quote", "heading"))[:60_000]
    if unspaced(language):
        runs = Counter(re.findall(r"[\u30a0-\u30ff]{3,}|[\u4e00-\u9fff]{2,4}|[A-Za-z][A-Za-z0-9+]{2,}", text))
        return [word for word, n in runs.most_common(12) if n >= 3]
    stop = lexicon(language).stop_words
    inside = regex.findall(
        r"(?<=[^\W_,;] )[^\W\d_][\w+-]+", text
    )  # not the first of a sentence, whose capital says nothing
    counts = Counter(w for w in inside if w.lower() not in stop and len(w) > 2)
    names = [w for w, n in counts.most_common(80) if n >= 3 and (w[0].isupper() or not w[0].islower())]
    return names[:10] + [w for w, n in counts.most_common(60) if n >= 4 and w.islower() and len(w) > 4][:6]


def hashtags(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Keywords as hashtags: letters, marks and digits only, no blanks, at least one letter; no small words in them."""
    out: dict[str, str] = {}
    stop = lexicon(language).stop_words
    for word in words:
        if any(text in stop for text in word.lower().split()):
            continue
        tag = "".join(part[:1].upper() + part[1:] if n else part for n, part in enumerate(regex.split(r"[^\w]+", word)))
        if len(tag) > 1 and any(c.isalpha() for c in tag) and tag.lower() not in out:
            out[tag.lower()] = tag
    return tuple(out.values())
