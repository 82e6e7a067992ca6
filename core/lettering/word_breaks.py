"""Caption tokens: words where the script has spaces, a segmenter's phrases where it has none."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from core.language.spacing import between_words, unspaced
from core.language.tag import script

_CLOSING = "，。、；：！？）」』】》〉”’・,.;:!?)]}ー々ฯๆ"


@lru_cache(maxsize=8)
def _parser(language: str) -> Any:
    import budoux

    written = script(language)
    if written == "Jpan":
        return budoux.load_default_japanese_parser()
    if written == "Thai":
        return budoux.load_default_thai_parser()
    if written == "Hant":
        return budoux.load_default_traditional_chinese_parser()
    if written == "Hans":
        return budoux.load_default_simplified_chinese_parser()
    return None


def segment(text: str, language: str = "en") -> list[str]:
    """The words or phrases that a line may be broken between (caption tokens), in order, none empty.

    Spaced scripts: the whitespace-separated words. Chinese, Japanese and Thai: phrases, which joined together (with
    the spaces that stood between them, kept at the end of a token) give the text again; so do the stretches between
    spaces in Lao, Khmer and Burmese, for which there is no segmenter.
    """
    words = text.split()
    if not unspaced(language):
        return words
    parser = _parser(language)
    out: list[str] = []
    for index, word in enumerate(words):
        phrases = _whole([phrase for phrase in parser.parse(word) if phrase]) if parser else [word]
        if script(language) == "Jpan":
            phrases = _untorn(phrases)
        if index < len(words) - 1 and phrases:
            phrases[-1] += " "
        out.extend(phrases)
    return out


def _whole(phrases: list[str]) -> list[str]:
    """Undo breaks inside a Latin word or number, and closing marks left at the head of a phrase."""
    out: list[str] = []
    for phrase in phrases:
        if out and ((_latin(out[-1][-1]) and _latin(phrase[0])) or phrase[0] in _CLOSING):
            out[-1] += phrase
        else:
            out.append(phrase)
    return out


def _untorn(phrases: list[str]) -> list[str]:
    """Undo breaks inside a Japanese word and before what leans on the word before: particles, endings, counters."""
    apart, at = set[int](), 0
    for morpheme in _morphemes().tokenize("".join(phrases)):
        part, _, rest = str(morpheme.part_of_speech).partition(",")
        if part not in ("助詞", "助動詞") and not rest.startswith(("接尾", "非自立")):
            apart.add(at)
        at += len(str(morpheme.surface))
    out: list[str] = []
    at = 0
    for phrase in phrases:
        if out and at not in apart and out[-1][-1] not in "。！？、":
            out[-1] += phrase
        else:
            out.append(phrase)
        at += len(phrase)
    return out


@lru_cache(maxsize=1)
def _morphemes() -> Any:
    from janome.tokenizer import Tokenizer

    return Tokenizer()


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "._-+#/@&'")


def join(tokens: list[str], language: str = "en") -> str:
    """The text of one line of such words or phrases."""
    return between_words(language).join(tokens).strip()
