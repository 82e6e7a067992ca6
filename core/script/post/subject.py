"""The subject of a film in a few words: of its title, the names and the nouns that it speaks of.

Headings say nothing here ("Verdict", "The app"), and neither does anything that the film does not speak of, such as
the keywords of a page's other chapters.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

import regex

from core.language.scripts import script_of
from core.language.spacing import unspaced
from core.language.stop_words import stop_words
from core.language.tag import script as script_of_tag
from core.model.article import Article
from core.model.script import Line, Script
from core.script.post.naming import Naming
from core.script.post.phrases import Key, Phrases
from core.script.post.ranking import FEW, Ranking
from core.script.post.spelling import spelled
from core.script.post.tagged import Tagged, sentence_case
from core.script.post.tokens import tokens
from core.script.post.unspaced import counted
from core.script.read.outline import clean_heading

_MOST_CHARS = 60_000
_TITLE, _KEYWORD, _NAME = 3.0, 3.0, 1.5
_FAMILIES = {"Jpan": {"Hani", "Hira", "Kana"}, "Hans": {"Hani"}, "Hant": {"Hani"}, "Kore": {"Hang", "Hani"}}


def subject(article: Article, script: Script, keywords: Iterable[str] = (), most: int = 12) -> tuple[str, ...]:
    """Up to `most` phrases for the subject of a film, the surest first, none with a word of another; `keywords` are
    the author's own.
    """
    known = tuple(word for word in keywords if in_its_script(word, script.language))
    spoken = tuple(line.text for line in script.lines if tells(line))
    find = _wide if unspaced(script.language) else _spaced
    return _of(find, script.language, clean_heading(script.title), spoken, tuple(_texts(article)), known, most)


def tells(line: Line) -> bool:
    """Whether a line says something of the film's subject: neither a heading that is spoken nor a closing of ours."""
    return line.beat != "label" and (line.section != "cta" or line.span is not None)


@lru_cache(maxsize=64)  # asked for by every platform, title and page
def _of(
    find: Callable[..., list[str]],
    language: str,
    title: str,
    spoken: tuple[str, ...],
    texts: tuple[str, ...],
    keywords: tuple[str, ...],
    most: int,
) -> tuple[str, ...]:
    return tuple(find(language, title, spoken, texts, keywords, most))


def in_its_script(text: str, language: str) -> bool:
    """Whether a text for a post is in the letters of its language, or in Latin ones, which go with all."""
    written = script_of_tag(language)
    family = _FAMILIES.get(written, {written}) | {"Latn", "Zyyy", "Zinh"}
    return all(script_of(char) in family for char in text)


def _texts(article: Article) -> list[str]:
    """The running text of an article."""
    found, size = [], 0
    for block in article.blocks:
        if block.kind in ("paragraph", "list", "quote"):
            found.append(block.text)
            size += len(block.text)
            if size > _MOST_CHARS:
                break
    return found


def _spaced(
    language: str, title: str, lines: tuple[str, ...], texts: tuple[str, ...], keywords: tuple[str, ...], most: int
) -> list[str]:
    if not in_its_script(title, language):  # the foreign half of a title is no subject
        title = regex.sub(r"[^\p{Latin}\p{Nd} ]+", " ", title)
    phrases, spoken = Naming(language), Phrases(language)
    for text in texts:
        phrases.read(text)
    phrases.read(title, title=True)
    for text in lines:
        spoken.read(text)
    names = {stem for stem, n in phrases.large.items() if n > phrases.small[stem]}
    phrases.tagged = Tagged([sentence_case(text, names, language) for text in (*lines, title)], language)
    order: dict[str, int] = {}
    for text in (*lines, title):
        for token in tokens(text, language):
            order.setdefault(token.stem, len(order))
    aloud = {token.stem for text in lines for token in tokens(text, language)}
    ranking = Ranking(order)
    for keyword in keywords:
        key = tuple(token.stem for token in tokens(keyword, language) if not phrases.is_vague(token.text))
        if key and set(key) <= set(order) and not phrases.is_vague(keyword):
            worth = _KEYWORD + _TITLE * phrases.by_key[key].in_title
            ranking.put(key, keyword, worth + 0.8 * math.log2(1 + spoken.by_key[key].count), sure=True)
    of_title = phrases.tagged if _is_in(title, language, aloud) else Tagged((), language)
    keys = [
        key
        for key, phrase in list(phrases.by_key.items())
        if set(key) <= set(order)
        and (not aloud.isdisjoint(key) or (phrase.in_title and all(map(of_title.is_noun, key))))
    ]
    whole = [key for key in keys if phrases.names_something(key)]
    longer = {part: key for key in whole for part in _within(key)}
    for key in whole:
        if key in longer and phrases.is_part(key, longer[key]):
            continue
        _put(ranking, key, phrases, spoken)
    for key in keys:
        if phrases.may_be_noun(key) and key not in ranking.worth:
            _put(ranking, key, phrases, spoken, factor=0.1)
    return ranking.best(most)


def _is_in(title: str, language: str, aloud: set[str]) -> bool:
    """Whether a title is in the language that is spoken: by its small words, or by words that are spoken."""
    words, small = list(tokens(title, language)), stop_words(language)
    return any(word.low in small for word in words) or 2 * sum(word.stem in aloud for word in words) > len(words)


def _put(ranking: Ranking, key: Key, phrases: Naming, spoken: Phrases, factor: float = 1.0) -> None:
    phrase, text = phrases.by_key[key], spelled(phrases, spoken, key)
    if phrases.is_vague(text) or not in_its_script(text, phrases.language):
        return
    name = phrases.is_name(key) and (phrase.count > 1 or len(key) > 1)
    aloud, all_in_all = float(spoken.by_key[key].count), float(phrase.count)
    if phrase.in_title and len(key) > 1:  # the text says "battery" where the title says "laptop battery"
        head = phrases.head(key)
        aloud, all_in_all = aloud + 0.8 * spoken.by_key[head].count, all_in_all + 0.8 * phrases.by_key[head].count
    value = _TITLE * phrase.in_title + _NAME * name + 0.8 * (len(key) > 1)
    value += 1.2 * math.log2(1 + aloud) + 0.5 * math.log2(1 + all_in_all)
    if phrases.is_oblique(key):
        factor *= 0.3
    ranking.put(key, text, factor * value, sure=factor == 1.0 and (phrase.in_title or name or aloud > 1))


def _within(key: Key) -> list[Key]:
    """The shorter phrases of a phrase."""
    return [key[a:b] for a in range(len(key)) for b in range(a + 1, len(key) + 1) if b - a < len(key)]


def _wide(
    language: str, title: str, lines: tuple[str, ...], texts: tuple[str, ...], keywords: tuple[str, ...], most: int
) -> list[str]:
    spoken = "\n".join(lines)
    whole = counted([*texts, title], language)
    aloud = Counter({word: spoken.count(word) for word in whole})
    worth = {word: _KEYWORD for word in keywords if word.casefold() in f"{title}\n{spoken}".casefold()}
    for word, n in whole.items():
        if aloud[word] or word in title:
            value = _TITLE * (word in title) + 1.2 * math.log2(1 + aloud[word]) + 0.5 * math.log2(1 + n)
            worth[word] = worth.get(word, 0.0) + value + 0.15 * min(6, len(word))
    out: list[str] = []
    for word in sorted(worth, key=lambda word: (-worth[word], (spoken + title).find(word))):
        sure = aloud[word] > 1 or word in title or word in keywords
        if (sure or len(out) < FEW) and not any(word in other or other in word for other in out):
            out.append(word)
            if len(out) == most:
                break
    return out
