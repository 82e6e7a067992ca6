"""Figures of a spoken line that a card can show large: with what leads to them and what follows, as one statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.language.tag import primary
from core.visuals.plan.function_words import ARTICLES, GOES_ON, LEANS_ON_WHAT_CAME, LITTLE
from core.visuals.plan.phrase import bare, large, letters

MOST = 90  # letters of a statement around a figure
MOST_FIGURE = 22
LEAST_WORDS = 3  # besides the figure: fewer do not say what it counts

_UNITS = (
    r"%|percent|per cent|Prozent|pour cent|por ciento|por cento|per cento|процент\w*|"
    r"(?:km|cm|mm|kg|mg|GB|MB|TB|kB|GHz|MHz|kW|MW|GW|kWh|TWh|metres?|meters?|miles|kilomet(?:re|er)s?|tonn?e?s?|Kilometer|Meter|Tonnen|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|centuries|degrees?|times|Sekunden|Minuten|Stunden|Tagen?|Wochen|"
    r"Monaten?|Jahren?|Grad|secondes|heures|jours|semaines|mois|ans|années|segundos|minutos|horas|días|dias|semanas|meses|"
    r"años|anos|secondi|minuti|ore|giorni|settimane|mesi|anni)(?!\w)|"
    r"(?:thousand|million|billion|trillion|Millionen|Milliarden|Tausend|millions?|milliards?|millones|milhões|milioni|миллион\w*)(?!\w)"
)
_MONEY = r"[$€£¥₹]\s?\d[\d.,]*(?<![.,])(?:\s(?:million|billion|trillion))?"
_FIGURE = re.compile(rf"(?<![\w.,-])(?:{_MONEY}|\d[\d.,]*(?<![.,])[\s\u00a0\u202f]?(?:{_UNITS}))")
_TOO_SMALL = re.compile(r"1(?![\d.,])")
_SCALE = re.compile(
    r"(?:thousand|million|billion|trillion|Millionen|Milliarden|Tausend|millions?|milliards?|millones|milhões|milioni|"
    r"миллион\w*)$"
)
_MARKS = re.compile(r"\s*[;:—]\s+|\s+[–—-]\s+")
_ENDS = ".!?。！？؟।… "
_EACH = ("every", "jede", "jeden", "chaque", "cada", "ogni", "to", "bis", "elke", "à", "a")


@dataclass(frozen=True)
class Figure:
    """A statement around a figure: the words before it, the figure with its unit, and the words behind it."""

    before: str
    shown: str
    after: str


def figure(text: str, language: str) -> Figure | None:
    """The figure a line turns on, for a card, in its whole statement; None where it is not clear what it counts.

    A sentence with several figures gives one only where a clause of it stands alone with one.
    """
    code = primary(language)
    if code not in LITTLE or text.rstrip().endswith("?") or "(" in text:
        return None
    clauses = _clauses(text, code)
    for part in (*clauses, text) if _MARKS.search(text) else (text, *clauses):
        found = _figure(part, code)
        if found is not None:
            return found
    return None


def _figure(part: str, language: str) -> Figure | None:
    part = " ".join(part.split())
    matches = list(_FIGURE.finditer(part))
    if len(matches) != 1 or letters(part) > MOST or _TOO_SMALL.match(matches[0].group()):
        return None
    start, end = matches[0].span()
    if _SCALE.search(matches[0].group()):  # "3 million people" as a whole, but "13.8 billion" and "years old"
        noun = re.fullmatch(r"\s+([^\W\d_]+)[.!?]?", part[end:])
        end += len(noun[0].rstrip(_ENDS)) if noun and bare(noun[1]) not in LITTLE[language] else 0
    shown = part[start:end]
    before, after = part[:start].strip(), part[end:].strip()
    words = before.split()
    if len(shown) > MOST_FIGURE or len(words) + len(after.split()) < LEAST_WORDS:
        return None
    if words and (bare(words[0]) in LEANS_ON_WHAT_CAME[language] or bare(words[-1]) in _EACH):
        return None
    if after[:1] in tuple("-–'’,;:"):  # part of a longer word, or an opening ("At $129, ...")
        return None
    return Figure(large(before), shown, after.rstrip(_ENDS))


def _clauses(text: str, language: str) -> list[str]:
    """Clauses that stand alone: between strong marks, and on both sides of a comma that joins two with a subject."""
    out: list[str] = []
    for part in _MARKS.split(text.rstrip(_ENDS)):
        pieces = [part]
        for match in re.finditer(r",\s+", part):
            left, right = part[: match.start()], part[match.end() :].split()
            if len(left.split()) < 4 or len(right) < 5 or bare(right[0]) not in GOES_ON[language]:
                continue
            subject = right[1]
            pieces = [left]
            if bare(subject) in ARTICLES[language] or subject[0].isupper():
                pieces.append(" ".join(right[1:]))
            break
        out += pieces
    return out
