"""Words that may name the subject of a text without spaces: Japanese, Chinese, Thai.

Japanese changes its letters between words: katakana, ideographs and Latin letters are nouns, hiragana the rest. In the
others a word is what comes again between different neighbours, at the borders that a segmenter finds.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import regex

from core.language.stop_words import stop_words
from core.language.tag import base
from core.lettering.word_breaks import segment
from core.script.post.nouns import noun_words

_LATIN = r"\p{Latin}[\p{Latin}\p{Nd}+#.-]*[\p{Latin}\p{Nd}+#]"
_JAPANESE = regex.compile(rf"(?:[\p{{Katakana}}ー]|\p{{Han}}|々)+|{_LATIN}")
_NUMERAL = regex.compile(
    r"^[一二三四五六七八九十百千万億年月日時分秒第数]+$|^第?[一二三四五六七八九十百]+[章節回人個本枚匹つ]?$|^[数何各]"
)
_BEHIND = regex.compile(r"(?<=[\p{Katakana}ー]{2})[上中後前時内間等用的]$")
_RUN = regex.compile(rf"[\p{{Han}}]+|{_LATIN}")
_THAI = regex.compile(rf"[\p{{Thai}}]+|{_LATIN}")
_CHINESE_SMALL = frozenset(
    "的了是在和与與就也都而及着著把被这這那有一个個我你他她它们們为為以从從到对對于於上下中不很更最并並或但因所如果可能会會要将將让讓"
    "使其之等时時后後前里裡外只还還又再每些什么麼怎吗嗎呢吧啊两兩三四五六七八九十百千万萬年月日次种種说說做用叫给給靠没沒来來去出过過"
)
_SHORTEST, _LONGEST = 2, 6


def counted(texts: list[str], language: str) -> Counter[str]:
    """Words of an unspaced text that may name a film's subject, with how often they come."""
    code = base(language)
    found = _japanese(texts) if code == "ja" else _repeated(texts, language, code)
    vague = noun_words(language).vague | stop_words("en")
    return Counter({word: n for word, n in found.items() if word.lower() not in vague and not _NUMERAL.match(word)})


def _japanese(texts: list[str]) -> Counter[str]:
    """Runs of katakana, ideographs and Latin letters before a particle, a sign or the end."""
    follows = tuple(noun_words("ja").follows)
    count: Counter[str] = Counter()
    noun: set[str] = set()
    for text in texts:
        for match in _JAPANESE.finditer(text):
            word = _BEHIND.sub("", match[0].strip("ー々"))
            if len(word) < _SHORTEST or len(word) > 14:
                continue
            count[word] += 1
            after = text[match.end() : match.end() + 2]
            if not after or not regex.match(r"[\p{Hiragana}\p{L}]", after) or after.startswith(follows):
                noun.add(word)
    return Counter({word: n for word, n in count.items() if word in noun})


def _repeated(texts: list[str], language: str, code: str) -> Counter[str]:
    """Stretches that come again, begin and end where a phrase does, and are no part of a longer one as often."""
    count: Counter[str] = Counter()
    left: dict[str, set[str]] = defaultdict(set)
    right: dict[str, set[str]] = defaultdict(set)
    small = _CHINESE_SMALL if code == "zh" else frozenset()
    for text in texts:
        for match in (_THAI if code == "th" else _RUN).finditer(text):
            run = match[0]
            if regex.match(r"\p{Latin}", run):
                count[run] += 1
                left[run] |= {"^", "$"}
                right[run] |= {"^", "$"}
                continue
            units = list(run) if code == "zh" else segment(run, language)
            for start in range(len(units)):
                for end in range(start + 1, min(len(units), start + _LONGEST) + 1):
                    if small and not small.isdisjoint(units[start:end]):
                        break
                    word = "".join(units[start:end])
                    count[word] += 1
                    left[word].add(units[start - 1] if start else "^")
                    right[word].add(units[end] if end < len(units) else "$")
    kept = {word: n for word, n in count.items() if len(word) >= _SHORTEST and n > 1}
    kept = {word: n for word, n in kept.items() if (len(left[word]) > 1 and len(right[word]) > 1) or len(word) > 3}
    longest = sorted(kept, key=len, reverse=True)
    out: dict[str, int] = {}
    for word in longest:
        if not any(word in other and kept[other] >= kept[word] for other in out):
            out[word] = kept[word]
    return Counter(out)
