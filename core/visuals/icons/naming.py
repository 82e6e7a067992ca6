"""Things that a text names and an icon pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from core.language.stems import without_particle
from core.language.stop_words import stop_words
from core.language.tag import base
from core.model.noun import Noun
from core.visuals.icons.names import Icon, icons, kind_of, odd_compounds

NounReader = Callable[[Sequence[str], str], "list[tuple[Noun, ...]] | None"]

_LEAST_LETTERS = 4  # a shorter word is too often another one, where no parser tells
_PLURALS = {"es": ("s", "es"), "pt": ("s", "es"), "fr": ("s", "x"), "ca": ("s",), "gl": ("s",), "en": ("s", "es")}
_FIGURATIVES = (  # "a mountain of debt" is none
    "mountain sea ocean storm wall forest window door bridge river valley island fountain rain world family building"
    " galaxy castle road street"
)
_FIGURATIVE = frozenset(_FIGURATIVES.split())
_LIKENESS = re.compile(r"(?<!\w)(?:wie|como|come|zoals|jako|jak|som|как|як|gibi)\s+$", re.IGNORECASE)
_DENIAL = re.compile(  # "nicht unter der Matratze", "ohne Auto", "sin un coche"
    r"(?<!\w)(?:(?:ohne|statt|außer|sin|sem|senza|zonder|utan|uden|uten|bez|без|ilman|sense)\s+(?:\w{1,6}\s+)?"
    r"|(?:keine?[nmrs]?|geen|ningún|ninguna|nessuna?|nenhuma?|ingen|inga|žádn\w+|żadn\w+)\s+"
    r"|(?:nicht|niet|inte|ikke)\s+\w+\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^[وف]?(?:ال|بال|كال|لل)(?=\w{3})")  # Arabic writes it in one word with its noun
_CURRENCIES = frozenset("💶💵💷💴")
_HAN, _KANA = r"\u3400-\u9fff々", r"\u30a0-\u30ffー"


@dataclass(frozen=True)
class Thing:
    """A thing that a text names at `[start, end)`, with the icon that pictures it; `aside` like a noun's."""

    start: int
    end: int
    word: str
    icon: Icon
    aside: bool = False


def things(texts: Sequence[str], language: str, nouns: NounReader | None = None) -> list[tuple[Thing, ...]]:
    """The things of each text, in its order; by the nouns of a parser where there is one, else by exact words."""
    known = icons(language)
    if not known:
        return [() for _ in texts]
    read = nouns(texts, language) if nouns is not None else None
    if read is not None:
        return [tuple(_of_nouns(text, row, known, language)) for text, row in zip(texts, read, strict=True)]
    return [tuple(_of_words(text, language)) for text in texts]


def certain(found: Sequence[Sequence[Thing]]) -> list[tuple[Thing, ...]]:
    """The things of all texts of an article without the doubtful ones that stand alone.

    A mouse is an animal where other animals are spoken of; an icon whose kind nothing else confirms is left out.
    """
    sure = {kind_of(thing.icon.sign) for row in found for thing in row if not thing.icon.doubtful} - {"", "object"}
    return [tuple(item for item in row if not item.icon.doubtful or kind_of(item.icon.sign) in sure) for row in found]


def _of_nouns(text: str, nouns: Sequence[Noun], known: dict[str, Icon], language: str) -> list[Thing]:
    odd = odd_compounds() if base(language) == "en" else frozenset()
    out = []
    for noun in nouns:
        names = [form for form in noun.forms if form in known or form in odd]
        likened = noun.forms[-1] in _FIGURATIVE or (names and names[0] in _FIGURATIVE)
        if likened and text[noun.end :].startswith(" of "):
            continue
        if names and names[0] in known and not _is_price(text, noun.start, known[names[0]]):
            out.append(Thing(noun.start, noun.end, text[noun.start : noun.end], known[names[0]], noun.aside))
    return out


def _is_price(text: str, at: int, icon: Icon) -> bool:
    """Whether a currency is a unit here: "40 euros", "vingt euros", "few dollars"."""
    return icon.sign in _CURRENCIES and re.search(r"(?:[\w.,] |\bd['’])$", text[:at].replace("\xa0", " ")) is not None


def _of_words(text: str, language: str) -> list[Thing]:
    out: list[Thing] = []
    for match in _pattern(language).finditer(text):
        icon = _icon(match[0], language)
        before = text[: match.start()]
        unfit = _LIKENESS.search(before) or _DENIAL.search(before)
        if icon is not None and not unfit and not _is_price(text, match.start(), icon):
            out.append(Thing(match.start(), match.end(), match[0], icon))
    return out


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The longest names first, then single words; Japanese and Chinese names with no letter of their script beside."""
    code = base(language)
    names = sorted(icons(language), key=len, reverse=True)
    if code in ("ja", "zh"):
        least = [name for name in names if len(name) > 1]
        return re.compile(
            "|".join(_alone(re.escape(name), name) if code == "ja" else re.escape(name) for name in least)
        )
    several = "|".join(re.escape(name) for name in names if " " in name)
    return re.compile(rf"(?<![\w-])(?:{several}|\w+)(?![\w-])" if several else r"(?<![\w-])\w+(?![\w-])", re.IGNORECASE)


def _alone(pattern: str, name: str) -> str:
    """The pattern, where no letter of the same script stands on either side."""
    out = pattern
    for letters in (_HAN, _KANA):
        out = rf"(?<![{letters}])" + out if re.match(f"[{letters}]", name[0]) else out
        out += rf"(?![{letters}])" if re.match(f"[{letters}]", name[-1]) else ""
    return out


def _icon(word: str, language: str) -> Icon | None:
    code = base(language)
    known = icons(language)
    if code == "de":  # nouns have capitals there
        return known.get(word) if word not in stop_words(code) else None
    small = _small(language)
    plain = without_particle(word) if code == "ko" else word.lower()
    if code == "ar" and plain not in small:
        plain = _ARTICLE.sub("", plain)
    forms = [plain, *(plain[: -len(end)] for end in _PLURALS.get(code, ()) if plain.endswith(end))]
    name = next((form for form in forms if form in small and form not in stop_words(code)), None)
    if name is None or word[:1].isupper():  # a name, or the head of a sentence, where nothing tells which
        return None
    definite = code == "ar" and name != word
    short = len(name) < _LEAST_LETTERS and not definite and name.isalpha() and code not in ("ja", "zh", "ko")
    return Icon(small[name].sign, doubtful=True) if short else small[name]


@cache
def _small(language: str) -> dict[str, Icon]:
    return {name.lower(): icon for name, icon in icons(language).items()}
