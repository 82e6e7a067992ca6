"""Dutch."""

from core.voice.reading.languages import Words

WORDS = Words(
    code="nl",
    money={
        "$": "dollar", "USD": "dollar", "€": "euro", "EUR": "euro", "£": "pond", "¥": "yen", "CHF": "frank",
    },
    cents={
        "$": "cent", "€": "cent",
    },
    scales="miljoen miljard duizend biljoen",
    to="tot",
    between="tussen en",
    out_of="van",
    half_joint="{} en {}",
    fractions={
        "1/2": "een half", "1/3": "een derde", "2/3": "twee derde", "1/4": "een kwart", "3/4": "driekwart",
    },
    point="punt",
    version="versie",
    by="bij",
    times="keer",
    alternative="of",
    months="januari februari maart april mei juni juli augustus september oktober november december",
    date="{day} {month} {year}",
    numbered="hoofdstuk deel akte artikel boek",
    rulers="Willem Lodewijk Karel Filips Hendrik Jan Johannes Paulus Benedictus Pius Leo Napoleon Elizabeth "
    "Catharina Peter Nicolaas Alexander Frederik Leopold Albert",
    ruler="de {}",
    ordinals="eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste",
    rules=(
        (r"(?<!\w)en/of(?!\w)", "en of"),
    ),
)  # fmt: skip
