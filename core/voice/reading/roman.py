"""Roman numbers behind nouns and names: "World War II" is two, "Louis XIV" the fourteenth, "I" is I."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.voice.reading.languages import Words
from core.voice.reading.numerals import value

_ROMAN = r"(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_CENTURY = re.compile(r"\s?(?:e|ème)?\s(?:secolo|siècle|siglo|século|век|wiek|eeuw|Jahrhundert|century)")
_VERBS = re.compile(r"\s+[a-z']+")


def patterns(table: Words) -> list[tuple[re.Pattern[str], Callable[[Words, re.Match[str]], str | None]]]:
    """The patterns of Roman numbers behind a word that are read aloud."""
    end = r"\.?(?![\w])" if table.code in ("de", "pl", "cs", "da", "nb", "hu") else r"(?!\w|\.\w)"
    return [(re.compile(rf"(?<![\w])(?P<word>[^\W\d_][\w'’.-]*)(?P<gap>[\s\u00a0]){_NAMED}{end}"), _number)]


_NAMED = rf"(?P<roman>{_ROMAN})"


def _number(table: Words, match: re.Match[str]) -> str | None:
    word, roman = match["word"], match["roman"]
    if not roman or _CENTURY.match(match.string[match.end() :]):
        return None
    number, rest = value(roman), match.string[match.end() :]
    stop = "." if match[0].endswith(".") and not rest.strip() else ""
    if word.lower() in table.numbered.split():
        return f"{word}{match['gap']}{number}{stop}"
    if word in table.rulers.split():
        if (
            roman == "I"
            and _VERBS.match(rest)
            and not re.search(r"(?:King|Queen|Pope|Emperor|Tsar)\s(?:\w+\s)?$", match.string[: match.start()])
        ):
            return None  # "When I met Charles I was young"
        ordinals = table.ordinals.split()
        if number <= len(ordinals) and table.ruler:
            return f"{word}{match['gap']}{table.ruler.format(ordinals[number - 1])}{stop}"
        return f"{word}{match['gap']}{number}{stop}"
    if len(roman) > 1 and word[0].isupper() and not word.isupper():
        return f"{word}{match['gap']}{number}{stop}"
    return None
