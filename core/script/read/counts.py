"""The number of things that a title announces: "Used bikes: 7 points to check", "Cinco plantas", "五个方法"."""

from __future__ import annotations

import re

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq"
    "|six|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci"
    "|dois|três|quatro|cinco|seis|sete|oito|nove|dez|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
    "|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|два|три|четыре|пять|шесть|семь|восемь|девять|десять"
    "|två|tre|fyra|fem|sex|sju|åtta|nio|tio"
)
_NUMERALS = _WORDS.split("|")
_OF_TEN = 9  # numerals from two to ten
_FIGURE = re.compile(r"(?<![\d.,$€£])\d{1,2}(?![\d.,%°])(?!\s?(?:%|°|[AaPp]\.?[Mm]\b|Uhr\b))")
_WITHOUT_SPACES = re.compile(r"([二两三四五六七八九十])(?=[个個つ種种条條招点點款大步])")
_MOST = 60
_MEASURES = re.compile(  # "Six Months with a desk" announces no six things
    r"(?:\d+|\b[^\W\d_]+)[ -](?=(?:seconds?|minutes?|hours?|months?|years?|miles?|kilomet(?:re|er)s?|kilos?|pounds?"
    r"|dollars?|euros?|degrees?|sekunden?|minuten?|stunden?|monaten?|monate|jahren?|jahre|grad|kilometern?|secondes?|heures?|mois|ans"
    r"|années?|kilomètres?|degrés?|segundos?|minutos?|horas?|mes(?:es)?|años?|kilómetros?|grados?|secondi|minuti|ore|mesi|anni"
    r"|chilometri|gradi|anos?|quilómetros?|quilômetros?|graus|uur|maanden|jaar|graden)\b)",
    re.I,
)


def counts(title: str) -> tuple[int, ...]:
    """Return the numbers of things that a title has, from two on: (40, 6) for "I asked 40 cooks. Six tricks stayed"."""
    title = _MEASURES.sub(" ", title)
    figures = [int(match[0]) for match in _FIGURE.finditer(title)]
    words = [_NUMERALS.index(word) % _OF_TEN + 2 for word in re.findall(r"\w+", title.lower()) if word in _NUMERALS]
    signs = ["〇一二三四五六七八九十".index(sign.replace("两", "二")) for sign in _WITHOUT_SPACES.findall(title)]
    return tuple(number for number in (*figures, *words, *signs) if 1 < number <= _MOST)
