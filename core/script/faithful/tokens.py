"""Text as tokens: words with what they are (number, name, small word) and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from core.language.spacing import unspaced
from core.language.stems import stem
from core.language.tag import base
from core.script.faithful.words import SIGNS, Words, words
from core.script.lexicon import lexicon
from core.script.read.speakable import plain

_NUMBER = r"\d{1,3}(?:[\u00a0\u202f ’']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_TOKEN = re.compile(rf"{_NUMBER}|[A-Za-z](?:\+\+|#)|[^\W\d_][^\W_]*")
_TOKEN_WIDE = re.compile(rf"{_NUMBER}|[A-Za-z][A-Za-z0-9]*|[^\W\d_A-Za-z]+")
_OPENING = "\"'“”„«»‘’‚‹›「『（([¿¡–—-*• "
_CONTRACTED = re.compile(r"\b(ca|wo|sha|\w+?)n['’]t\b", re.I)
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}


@dataclass(frozen=True)
class Token:
    """One word or number. `values` are the readings of a number ("1.000" may be 1000 or 1.000), else empty."""

    raw: str
    low: str
    key: str
    at: int
    initial: bool = False
    stop: bool = False
    name: bool = False
    values: frozenset[str] = field(default=frozenset())

    @property
    def content(self) -> bool:
        """Whether it carries meaning of its own."""
        return not self.stop and not self.values and len(self.low) > 1


def readings(raw: str) -> frozenset[str]:
    """Return the values a written number may have: languages mark thousands and decimals differently."""
    raw = "".join(str(unicodedata.decimal(c, c)) for c in raw)
    raw = re.sub(r"[\u00a0\u202f ’']", "", raw)
    groups = re.split(r"[.,]", raw)
    marks = re.findall(r"[.,]", raw)
    if not marks:
        return frozenset({raw.lstrip("0") or "0"})
    joined = "".join(groups)
    out = set()
    if len(set(marks)) == 2:
        out.add("".join(groups[:-1]).lstrip("0") + "." + groups[-1])
    else:
        if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0":
            out.add(joined)
        if marks[0] == "." or len(marks) == 1:
            out.add(".".join(groups))
        if not out:
            out.add(",".join(groups))
    return frozenset(out)


@lru_cache(maxsize=20_000)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of a line or passage in order; signs such as % and € are words."""
    table, small = words(language), lexicon(language).stop_words
    text = plain(text).replace("\u2019", "'")
    if base(language) == "en":
        text = _CONTRACTED.sub(lambda m: f"{_WHOLE.get(m[1].lower(), m[1])} not", text)
        text = re.sub(r"\b([Cc])annot\b", r"\1an not", text)
    for sign, word in SIGNS.items():
        text = text.replace(sign, f" {word} ")
    out: list[Token] = []
    german = base(language) == "de"
    for match in (_TOKEN_WIDE if unspaced(language) else _TOKEN).finditer(text):
        raw = match[0]
        low = unicodedata.normalize("NFKC", raw).casefold() if not raw[0].isdigit() else raw
        if raw[0].isdigit():
            out.append(Token(raw, low, low, match.start(), values=readings(raw)))
            continue
        before = text[: match.start()].rstrip(_OPENING)
        initial = not before or before[-1] in ".!?:…;" or text[match.start() - 1] in "\"“„«'‘"
        stop = low in small or (len(low) == 1 and low not in table.member)
        shaped = any(c.isupper() for c in raw[1:]) or any(c.isdigit() for c in raw)
        name = shaped or (raw[0].isupper() and not initial and not stop)
        if german and name and not shaped:
            name = text[match.start() - 1] not in "-." and _german_name(low, out, table)
        value = table.numbers.get(low)
        values = frozenset({str(value)}) if value is not None and value > 1 else frozenset[str]()
        out.append(Token(raw, low, stem(low, language), match.start(), initial, stop, name, values))
    return _composed(out, text)


_NOUN_ENDS = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten", "nis",
    "nisse", "nissen", "ismus", "ment", "mente", "ling", "linge", "tum", "enz", "anz",
)  # fmt: skip
_ROUND_NOUN = re.compile(
    r"^(?:d(?:er|ie|as|en|em|es)|(?:k|[msd])?ein(?:e[rmns]?)?|(?:ihr|unser|euer|jed|dies|jen|welch|viel|all|einig|manch"
    r"|mehrer|solch|beid)e?[rmnse]?|im|am|ins|zum|zur|vom|beim|ans|\w{3,}(?:e|en|er|es|em))$"
)


def _german_name(low: str, before: Sequence[Token], table: Words) -> bool:
    """Whether a capitalised German word is a name: not known as a noun, no noun's ending, or no article before it."""
    if low in table.common or low in table.synonyms or low.endswith(_NOUN_ENDS):
        return False
    if any(low.endswith(noun) for noun in table.common if len(noun) > 4) or low[:-1] in table.common:
        return False
    if not before:
        return True
    last = before[-1]
    led = last.raw.islower() and _ROUND_NOUN.match(last.low) and last.low not in _NO_ARTICLE
    return not (led and low.endswith(_DOUBTFUL_ENDS))


_DOUBTFUL_ENDS = (
    "e", "er", "en", "ern", "ik", "ur", "al", "ei", "um", "ät", "ion", "ment", "mittel", "zeug", "ng", "ft", "st",
    "cht", "tz", "ck", "ll", "ss", "lf", "rf", "pf", "kt", "hl", "hr", "ld", "nd", "rt",
    "el", "ag", "aum", "uch", "ell", "eis", "ieb", "alt", "ut", "eg", "aß",
)  # fmt: skip
_NO_ARTICLE = frozenset({"unter", "hinter", "über", "aber", "oder", "ohne", "gegen", "neben", "zwischen", "wegen"})


def _composed(found: list[Token], text: str) -> tuple[Token, ...]:
    """ "twenty-five", "two hundred" and "quatre-vingts" as one number; digits with a scale keep both readings."""
    out: list[Token] = []
    for token in found:
        last = out[-1] if out else None
        if last is not None and token.values and last.values and token.raw[0].isalpha() and last.raw[0].isalpha():
            a, b = int(next(iter(last.values))), int(next(iter(token.values)))
            value = None
            if b in (100, 1000) and a < b:
                value = a * b
            elif b == 20 and a == 4:
                value = 80
            elif _adds(a, b):
                value = a + b
            if value is not None:
                raw = text[last.at : token.at + len(token.raw)]
                out[-1] = Token(raw, raw.lower(), raw.lower(), last.at, values=frozenset({str(value)}))
                continue
        out.append(token)
    return tuple(out)


def _adds(a: int, b: int) -> bool:
    """Whether two number words behind one another are one number, the sum of both."""
    tens = (20 <= a < 100 and a % 10 == 0 and b < 10) or (a in (60, 80) and b < 20)
    return tens or (a % 100 == 0 and b < 100) or (a % 1000 == 0 and b < 1000)
