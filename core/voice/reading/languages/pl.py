"""Polish."""

from core.voice.reading.centuries import rule
from core.voice.reading.languages import Words

_ORDINALS = "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty "
_ORDINALS += "dwunasty trzynasty czternasty piętnasty szesnasty siedemnasty osiemnasty dziewiętnasty dwudziesty"
_CENTURIES = {"wiek": "y", "wieku": "ego", "+wieku": "ym", "wiekiem": "ym"}  # "+": after "w"


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
        rule(r"(?<!\w)[Ww]\s", _ORDINALS, _CENTURIES, _inflected),
        (r"(?<!\w)i/lub(?!\w)", "i lub"),
    ),
)  # fmt: skip
