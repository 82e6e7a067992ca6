"""Definitions in brackets: those of "the control domain (dom0)" are said where the article goes on with the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from core.script.lexicon import Lexicon, lexicon

_BRACKET = re.compile(r"\s*[(（]([^()（）]{2,140})[)）]")
_NAME = re.compile(r"(?<![\w.@/-])[^\W\d_][\w-]*(?:\+\+|#)?(?![\w/@])")
_NAMING = re.compile(  # words by which a bracket gives something its name
    r"\b(?:called|named?|names|known as|short for|stands for|abbreviated|abbr|formerly|aka|dubbed|nicknamed|or|"
    r"referred to|which (?:is|was|are)|now|initially|originally|"
    r"hei(?:ß|ss)t|genannt|kurz|namens|sogenannte\w*|früher|appelée?s?|nommée?s?|dite?s?|abrégée?s?|anciennement|llamad[oa]s?|"
    r"conocid[oa]s?|abreviad[oa]s?|antes|chiamat[oaie]|dett[oaie]|not[oaie]|abbreviat[oaie]|chamad[oa]s?|conhecid[oa]s?|"
    r"antig[oa]mente|genaamd|heet|afgekort|voorheen|zwan[ya]\w*|nazywan\w*|skrót\w*|dawniej|назыв\w*|сокращ\w*|ранее|"
    r"कहा जाता|कहलात\w*)\b|という|略|通称|旧称|简称|又称|即|称|라고|약칭|المعروف|يسمى|تسمى",
    re.I,
)
_MOST_WORDS = 16
_REFERS = re.compile(r"\b(?:see|cf|siehe|vgl|voir|véase|vedi|zie|ver|зв|см|zob)\b|https?:|www\.|\d{4}\s?[–-]", re.I)


def defined(texts: Iterable[str], language: str) -> frozenset[str]:
    """Return the names that brackets of an article introduce and its later text uses, in the order of its texts."""
    words, whole = lexicon(language), "\n".join(texts)
    outside = _BRACKET.sub(lambda m: " " * len(m[0]), whole)
    places: dict[str, list[int]] = {}
    for match in _NAME.finditer(outside):
        places.setdefault(match[0], []).append(match.start())
    found = set()
    for match in _BRACKET.finditer(whole):
        for name in _names(match[1], words):
            used = places.get(name, [])
            if used and used[0] > match.end():
                found.add(name)
    return frozenset(found)


def with_definitions(text: str, names: Collection[str], language: str) -> str:
    """The text with commas or dashes in place of the brackets that introduce one of the names."""
    if not re.search(r"[(（]", text):
        return text
    words = lexicon(language)

    def opened(match: re.Match[str]) -> str:
        inside = match[1].strip()
        mine = _names(inside, words)
        if _spells_out(text[: match.start()], inside):
            mine = inside.split()
        elif not set(mine) & set(names):
            return match[0]
        if words.code in ("ja", "zh"):
            return match[0] if len(mine) < 1 else f"，{inside}，" if words.code == "zh" else f"、{inside}、"
        if " ".join(mine) == inside and words.alias:
            return f", {words.alias} {inside},"
        first = re.match(r"[^\W\d_]+", inside)
        dash = bool(first) and first[0].lower() in words.pronoun_words  # type: ignore[index]
        return f" – {inside} –" if dash else f", {inside},"

    text = _BRACKET.sub(opened, text)
    return re.sub(r"(?:\s–|[,，、])(?=[.,;:!?。，、]|$)", "", text)


def _names(inside: str, words: Lexicon) -> list[str]:
    """The names in a bracket: words with a capital, with figures, or in mixed case."""
    if len(inside.split()) > _MOST_WORDS or _REFERS.search(inside):
        return []
    out = []
    for match in _NAME.finditer(inside):
        word = match[0]
        shaped = any(c.isupper() for c in word[1:]) or any(c.isdigit() for c in word)
        capital = word[0].isupper() and word.lower() not in words.stop_words and words.code != "de"
        if len(word) > 1 and (shaped or capital):
            out.append(word)
    alone = " ".join(out) == inside.strip("\"'“”‘’ ")
    spelled = any(word.isupper() and _initials(inside.replace(word, "")) == word for word in out)
    return out if alone or spelled or _NAMING.search(inside) else []


def _initials(text: str) -> str:
    """The first letters of the words that have a capital."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w’'-]*", text) if word[0].isupper())


def _spells_out(before: str, inside: str) -> bool:
    """Whether a bracket says in words the short form that stands before it: "the UN (United Nations)"."""
    short = re.search(r"(?<!\w)([^\W\d_]{2,8})s?$", before)
    return bool(short and short[1].isupper() and _initials(inside) == short[1] and len(inside.split()) <= _MOST_WORDS)
