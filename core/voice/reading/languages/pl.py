"""Polish."""

import re

from core.voice.reading.languages import Words
from core.voice.reading.numerals import value

_ORDINALS = "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty "
_ORDINALS += "dwunasty trzynasty czternasty piętnasty szesnasty siedemnasty osiemnasty dziewiętnasty dwudziesty"


def _century(match: re.Match[str]) -> str:
    """ "XX wiek", "w XX wieku" in words."""
    names, number = _ORDINALS.split(), value(match["number"])
    if not 0 < number <= len(names):
        return match[0]
    ending = {"wiek": "y", "wieku": "ego", "wiekiem": "ym"}[match["noun"]]
    if match["noun"] == "wieku" and match["before"]:
        ending = "ym"
    return f"{match['before'] or ''}{_inflected(names[number - 1], ending)} {match['noun']}"


def _inflected(name: str, ending: str) -> str:
    """The ordinal in another case."""
    if ending == "y":
        return name
    if name.endswith("i"):
        return name + ("ego" if ending == "ego" else "m")
    return name[:-1] + ending


WORDS = Words(
    code="pl",
    money={
        "$": "dolar|dolary|dolarów|dolara", "USD": "dolar|dolary|dolarów|dolara", "€": "euro", "EUR": "euro",
        "£": "funt|funty|funtów|funta", "zł": "złoty|złote|złotych|złotego", "PLN": "złoty|złote|złotych|złotego",
    },
    cents={
        "$": "cent|centy|centów", "€": "cent|centy|centów", "zł": "grosz|grosze|groszy",
    },
    scales="tysiąc tysiące tysięcy tysiąca milion miliony milionów miliona miliard miliardy miliardów "
    "miliarda",
    to="do",
    between="między a",
    out_of="na",
    half_joint="{} i {}",
    fractions={
        "1/2": "pół", "1/3": "jedna trzecia", "2/3": "dwie trzecie", "1/4": "ćwierć", "3/4": "trzy czwarte",
    },
    point="kropka",
    version="wersja",
    by="na",
    times="razy",
    alternative="lub",
    months="stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia",
    date="{day} {month} {year}",
    numbered="rozdział część tom akt księga",
    rulers="Kazimierz Zygmunt Stanisław Jan Władysław Bolesław Henryk Karol Ludwik August Napoleon Benedykt "
    "Pius Mikołaj Aleksander Piotr Paweł Jerzy Fryderyk Filip Mieszko",
    ruler="{}",
    ordinals="Pierwszy Drugi Trzeci Czwarty Piąty Szósty Siódmy Ósmy Dziewiąty Dziesiąty Jedenasty Dwunasty "
    "Trzynasty Czternasty Piętnasty Szesnasty",
    blank_thousands=True,
    rules=(
        (
            r"(?P<before>(?<!\w)[Ww]\s)?(?<!\w)(?P<number>X{0,2}(?:IX|IV|V?I{0,3}))(?<=[IVX])"
            r"\s(?P<noun>wiekiem|wieku|wiek)(?!\w)",
            _century,
        ),
        (r"(?<!\w)i/lub(?!\w)", "i lub"),
    ),
)  # fmt: skip
