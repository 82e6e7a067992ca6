"""English."""

import re

from core.voice.reading.languages import Words

_NAMES = "hundreds tens twenties thirties forties fifties sixties seventies eighties nineties"
_TENS = dict(zip("0123456789", _NAMES.split(), strict=True))
_CENTURIES = {"17": "seventeen", "18": "eighteen", "19": "nineteen", "16": "sixteen", "15": "fifteen", "14": "fourteen"}


def _decade(match: re.Match[str]) -> str:
    """The nineteen nineties, the twenty tens."""
    century, ten = match[1], match[2]
    if century in _CENTURIES:
        return f"{_CENTURIES[century]} {_TENS[ten]}"
    return "two thousands" if ten == "0" else f"twenty {_TENS[ten]}"


def _year(year: str) -> str:
    """A year of four figures as two pairs; those since 2000 are read right as they are."""
    century, rest = year[:2], year[2:]
    if rest == "00" or century == "20" or len(year) < 4:
        return year
    return f"{century} oh {rest[1]}" if rest[0] == "0" else f"{century} {rest}"


def _years(match: re.Match[str]) -> str:
    return f"{_year(match[1])} to {_year(match[2])}"


WORDS = Words(
    code="en",
    money={
        "$": "dollar|dollars", "US$": "US dollar|US dollars", "A$": "Australian dollar|Australian dollars",
        "C$": "Canadian dollar|Canadian dollars", "€": "euro|euros", "£": "pound|pounds", "¥": "yen",
        "₹": "rupee|rupees", "₩": "won", "₽": "ruble|rubles", "CHF": "Swiss franc|Swiss francs",
        "USD": "US dollar|US dollars", "EUR": "euro|euros", "GBP": "pound|pounds", "JPY": "yen", "zł": "zloty|zlotys",
        "¢": "cent|cents",
    },
    cents={"$": "cent|cents", "US$": "cent|cents", "€": "cent|cents", "£": "penny|pence"},
    scales="million billion trillion thousand hundred",
    letters={"k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "bn": "billion",
             "B": "billion", "b": "billion", "tn": "trillion", "T": "trillion"},
    attributive="a an the this that another each every its his her their our my your",
    to="to",
    between="between and",
    out_of="out of",
    half_joint="{} and {}",
    fractions={
        "1/2": "a half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter", "3/4": "three quarters",
        "1/5": "a fifth", "2/5": "two fifths", "3/5": "three fifths", "4/5": "four fifths", "1/6": "a sixth",
        "5/6": "five sixths", "1/8": "an eighth", "3/8": "three eighths", "5/8": "five eighths",
        "7/8": "seven eighths", "1/16": "a sixteenth",
    },
    point="point",
    version="version",
    no_name="about over nearly almost only some around roughly at in by under above below between from to of with just",
    by="by",
    times="times",
    alternative="or",
    titles={
        "Mr.": "Mister", "Mrs.": "Missus", "Ms.": "Miz", "Prof.": "Professor", "Gen.": "General", "Sen.": "Senator",
        "Rep.": "Representative", "Gov.": "Governor", "Lt.": "Lieutenant", "Col.": "Colonel", "Capt.": "Captain",
        "Sgt.": "Sergeant", "Rev.": "Reverend", "Hon.": "Honorable", "Jr.": "Junior", "Sr.": "Senior",
        "Inc.": "Incorporated", "Ltd.": "Limited", "Co.": "Company", "Corp.": "Corporation", "Mt.": "Mount",
        "Ave.": "Avenue", "Blvd.": "Boulevard", "Rd.": "Road", "Ft.": "Fort",
    },
    months="January February March April May June July August September October November December",
    date="{month} {day}, {year}",
    month_first=True,
    numbered="chapter part volume book act scene war section article title phase stage type level grade class appendix "
    "mark series season episode figure table round step tier category schedule amendment bowl",
    rulers="Louis Henry Charles George Edward William Richard James Elizabeth Mary Napoleon Philip Francis Ferdinand "
    "Frederick Wilhelm Nicholas Alexander Peter Catherine Ivan Paul John Pius Benedict Gregory Leo Innocent Clement "
    "Urban Boniface Ramesses Ramses Ptolemy Thutmose Amenhotep Darius Xerxes Cyrus Otto Conrad Leopold Joseph Victor "
    "Emmanuel Umberto Juan Carlos Felipe Alfonso Pedro João Manuel Christian Gustav Erik Haakon Harald Olav Margrethe "
    "Albert Baudouin Mehmed Murad Selim Suleiman Constantine Theodosius Justinian Basil Henri Robert Edmund Stephen "
    "David Kenneth Sixtus Julius Adrian Nicolas Abdullah Hussein Hassan Mohammed Cleopatra Vittorio",
    ruler="the {}",
    ordinals="first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third",
    rules=(
        (r"(?<![\w.])St\.(?=\s[A-Z])(?<![A-Z][a-z]\sSt\.)", "Saint"),
        (r"(?<=[a-z]\s)St\.$", "Street."),
        (r"(?<=[a-z]\s)St\.(?=\s[a-z]|$|,)", "Street"),
        (r"(?<![\w.])Dr\.(?=\s[A-Z])", "Doctor"),
        (r"(?<![\w.])Jan\.?(?=\s\d)", "January"), (r"(?<![\w.])Feb\.?(?=\s\d)", "February"),
        (r"(?<![\w.])Aug\.?(?=\s\d)", "August"), (r"(?<![\w.])Sept?\.?(?=\s\d)", "September"),
        (r"(?<![\w.])Oct\.?(?=\s\d)", "October"), (r"(?<![\w.])Nov\.?(?=\s\d)", "November"),
        (r"(?<![\w.])Dec\.?(?=\s\d)", "December"), (r"(?<![\w.])Mar\.(?=\s\d)", "March"),
        (r"(?<![\w.])Apr\.?(?=\s\d)", "April"), (r"(?<![\w.])Jun\.(?=\s\d)", "June"),
        (r"(?<![\w.])Jul\.(?=\s\d)", "July"),
        (r"(?<![\w.,$€£])(1[4-9]|20)(\d)0['’]?s(?!\w)", _decade),
        (r"(?<![\w.,$€£])['’]?([2-9])0s(?!\w)", lambda match: _TENS[match[1]]),
        (r"(?<![\w.,/–-])((?:1[1-9]|20)\d\d)\s?[–-]\s?((?:1[1-9]|20)?\d\d)(?![\w,.]*\d|[–-])", _years),
        (
            r"(?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Ff]rom\s)|(?<=\b[Oo]f\s)|(?<=\b[Bb]y\s)|"
            r"(?<=\byear\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bsummer\s)|(?<=\bspring\s)|(?<=\bwinter\s)|"
            r"(?<=\bautumn\s)|(?<=uary\s)|(?<=ember\s)|(?<=arch\s)|(?<=pril\s)|(?<=\bMay\s)|(?<=June\s)|(?<=July\s)|"
            r"(?<=ugust\s)|(?<=tober\s)|(?<=\d,\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)|(?<=\b[Tt]o\s))"
            r"(1[1-9]\d\d)(?![\w,.%]*\d|\s?[a-z]+s\b|\s?%)",
            lambda match: _year(match[0]),
        ),
        (r"\band/or\b", "and or"),
        (r"(?<![\w:.])(\d{1,2}):00\s?(?=[ap]\.?m)", r"\1 "),
        (r"(?<![\w:.])(\d{1,2}):00(?![\w:])", r"\1 o'clock"),
        (r"(?<![\w:.])(\d{1,2}):0(\d)(?![\d:])", r"\1 oh \2"),
        (r"(?<=\d)(?=[ap]m\b)", " "),
    ),
)  # fmt: skip
