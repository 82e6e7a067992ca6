"""French."""

import re

from core.voice.reading.languages import Words
from core.voice.reading.numerals import value

_ORDINALS = (
    "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième "
)
_ORDINALS += "treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième vingt-et-unième"


def _read(match: re.Match[str]) -> str:
    """An ordinal in figures or Roman numbers: "2e", "XXe siècle"."""
    number = int(match[1]) if match[1].isdigit() else value(match[1])
    names = _ORDINALS.split()
    return names[number - 1] if 1 < number <= len(names) else match[0]


WORDS = Words(
    code="fr",
    money={
        "$": "dollar|dollars", "USD": "dollar américain|dollars américains", "€": "euro|euros", "EUR": "euro|euros",
        "£": "livre|livres", "¥": "yen|yens", "CHF": "franc suisse|francs suisses",
    },
    cents={
        "$": "cent|cents", "€": "centime|centimes",
    },
    scales="million millions milliard milliards",
    of_scale="de",
    letters={
        "M": "millions", "Md": "milliards", "k": "mille",
    },
    to="à",
    between="entre et",
    out_of="sur",
    half_joint="{} et {}",
    fractions={
        "1/2": "un demi", "1/3": "un tiers", "2/3": "deux tiers", "1/4": "un quart", "3/4": "trois quarts",
    },
    point="point",
    version="version",
    by="sur",
    times="fois",
    alternative="ou",
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    date="{day} {month} {year}",
    numbered="chapitre partie tome acte article livre",
    rulers="Louis Henri Charles François Philippe Napoléon Jean Jean-Paul Benoît Pie Léon Guillaume Édouard "
    "Élisabeth Catherine Pierre Paul Nicolas Alexandre Georges Frédéric Léopold Albert",
    ruler="{}",
    ordinals="premier",
    blank_thousands=True,
    rules=(
        (r"(?<=[a-zé]\s)I(?:er|re)(?!\w)", "premier"),
        (r"(?<![\w.,])(\d{1,2})(?:e|ème|ième|nd|nde)(?!\w)", _read),
        (r"(?<![\w.])(X{0,2}(?:IX|IV|V?I{0,3}))(?<=[IVX])(?:e|ème)(?=\ssiècle)", _read),
        (r"(?<=\d)\s?h\s?(?=\d\d(?!\d))", " heures "),
        (r"(?<=\d)\s?h(?!\w)", " heures"),
        (r"(?<!\w)et/ou(?!\w)", "et ou"),
    ),
)  # fmt: skip
