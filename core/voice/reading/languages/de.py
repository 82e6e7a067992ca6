"""German."""

import re

from core.voice.reading.languages import Words

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_UNITS = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
_UNITS += "siebzehn achtzehn neunzehn"
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ODD = {1: "ers", 3: "drit", 7: "sieb", 8: "ach"}
_WEAK = (
    r"(?:am|im|vom|zum|zur|beim|dem|den|des|einem|einen|eines|bis|seit|ab|"
    r"(?:in|an|auf|mit|bei|seit|von|aus|nach|zu|vor|ab) der)"
)
_LED = rf"(?i:(?:{_WEAK}|der|die|das|ein|eine|jeder|jede|jedes)\s)"


def _ordinal(number: int) -> str:
    """The stem of an ordinal below a hundred, up to its ending: "drit", "zwanzigs"."""
    if number in _ODD:
        return _ODD[number]
    if number < 20:
        return _UNITS.split()[number]
    tens, rest = number - number % 10, number % 10
    first = {1: "ein"}.get(rest, _UNITS.split()[rest])
    return (f"{first}und" if rest else "") + _TENS.split()[tens // 10 - 2] + "s"


def _read(match: re.Match[str]) -> str:
    """An ordinal with the ending that the word before it asks for."""
    number = int(match["number"])
    if not 0 < number < 100:
        return match[0]
    led = (match["led"] or "").strip().lower()
    ending = "ten" if re.fullmatch(_WEAK, led) else "ter" if not led or led == "ein" else "te"
    return f"{match['led'] or ''}{_ordinal(number)}{ending}"


def _date(match: re.Match[str]) -> str:
    """A date in figures with the name of its month."""
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{day}. {_MONTHS.split()[month - 1]} {match['year']}"


WORDS = Words(
    code="de",
    money={
        "$": "Dollar", "US$": "US-Dollar", "USD": "US-Dollar", "€": "Euro", "EUR": "Euro", "£": "Pfund", "¥": "Yen",
        "CHF": "Franken", "₽": "Rubel",
    },
    cents={
        "$": "Cent", "€": "Cent",
    },
    scales="Million Millionen Milliarde Milliarden Billion Billionen Tausend",
    to="bis",
    between="zwischen und",
    out_of="von",
    half_joint="{} und {}",
    fractions={
        "1/2": "ein halb", "1/3": "ein Drittel", "2/3": "zwei Drittel", "1/4": "ein Viertel", "3/4": "drei Viertel",
    },
    point="Punkt",
    version="Version",
    by="mal",
    times="mal",
    alternative="oder",
    numbered="kapitel teil band akt artikel",
    rulers="Ludwig Heinrich Karl Friedrich Wilhelm Georg Otto Philipp Franz Joseph Leopold Ferdinand "
    "Maximilian Rudolf Napoleon Johannes Benedikt Pius Leo Elisabeth Katharina Nikolaus Alexander "
    "Peter Paul Innozenz Gregor Sixtus Clemens Christian Gustav August Konrad Eduard Jakob Richard "
    "Albert",
    ruler="der {}",
    ordinals="Erste Zweite Dritte Vierte Fünfte Sechste Siebte Achte Neunte Zehnte Elfte Zwölfte Dreizehnte "
    "Vierzehnte Fünfzehnte Sechzehnte Siebzehnte Achtzehnte Neunzehnte Zwanzigste Einundzwanzigste "
    "Zweiundzwanzigste Dreiundzwanzigste",
    blank_thousands=True,
    rules=(
        (r"(?<![\w/.-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])", _date),
        (r"(?<![\w/.-])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?![\w.]\w)", _date),
        (r"(?<=\d\.\s)Jh\.", "Jahrhundert"),
        (
            rf"(?<!\w)(?P<led>{_LED})?(?P<number>\d{{1,2}})\.(?=\s(?:{'|'.join(_MONTHS.split())}|Jahrhundert))",
            _read,
        ),
        (rf"(?<!\w)(?P<led>{_LED})(?P<number>\d{{1,2}})\.(?=\s[^\W\d_])", _read),
        (r"(?<!\w)und/oder(?!\w)", "und oder"),
    ),
)  # fmt: skip
