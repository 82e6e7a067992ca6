"""Figures, money, dates and titles are read out as people say them, while the line stays as it is written."""

# ruff: noqa: E501 - a line and how it is read stand in one line

from __future__ import annotations

import pytest

from core.voice.lexicon import lexicon_entry
from core.voice.reading.out import read_out
from core.voice.text import plain, tokens

ENGLISH = [
    ("It costs $4.6 million of a $5 billion fund.", "It costs 4.6 million dollars of a 5 billion dollar fund."),
    ("It is €5, £1.40, $0.99, $1 or 5 EUR.", "It is 5 euros, 1 pound 40, 99 cents, 1 dollar or 5 euros."),
    ("Beds cost $12–$18 and raised $3M.", "Beds cost 12 to 18 dollars and raised 3 million dollars."),
    ("Add 1/4 cup and 1½ cups, or ⅔.", "Add a quarter cup and 1 and a half cups, or two thirds."),
    ("World War II made Louis XIV look kind.", "World War 2 made Louis the fourteenth look kind."),
    ("Read Chapter II, Part IV. I did.", "Read Chapter 2, Part 4. I did."),
    ("When Malcolm X and Charles I met I was there.", "When Malcolm X and Charles I met I was there."),
    ("Wait 3–5 days, 12-15 minutes or 10-15%.", "Wait 3 to 5 days, 12 to 15 minutes or 10 to 15%."),
    ("They won 3-1 in a Boeing 747-400.", "They won 3 1 in a Boeing 747 400."),
    ("Call 555-1234 about COVID-19, 24/7.", "Call 555 1234 about COVID-19, 24 7."),
    ("From 1939-1945, in 1905 and 2019–2021.", "From 19 39 to 19 45, in 19 oh 5 and 2019 to 2021."),
    ("In the 1990s or '80s there were 1500 huts.", "In the nineteen nineties or eighties there were 1500 huts."),
    ("Python 3.11.2 and v2 need about 3.14 litres.", "Python 3 point 11 point 2 and version 2 need about 3.14 litres."),
    ("It scores 8.2/10 or 4/5 stars.", "It scores 8.2 out of 10 or 4 out of 5 stars."),
    ("On 2026-03-03 at 10:00 am, or 4:06.", "On March 3, 2026 at 10 am, or 4 oh 6."),
    ("Dr. Lee met St. John on Feb. 5.", "Doctor Lee met Saint John on February 5."),
    ("It is 2x faster, 5 × 3 wide, his/her TCP/IP.", "It is 2 times faster, 5 by 3 wide, his or her TCP IP."),
    ("CO₂ and H₂O are not N₂ or CO2.", "C O 2 and H 2 O are not N 2 or C O 2."),
    ("Between 3–5 of them closed between 1990–2020.", "Between 3 and 5 of them closed between 1990 and 2020."),
    ("Call 1-800-555-1234 on Main St.", "Call 1 800 555 1234 on Main Street."),
    ("No figure stands in this line.", "No figure stands in this line."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "spoken"), ENGLISH)
def test_english_figures_are_read_out(written: str, spoken: str) -> None:
    assert read_out(plain(written), "en").text == spoken


@pytest.mark.parametrize("written", [line for line, _ in ENGLISH])
def test_each_word_of_the_line_still_knows_its_sound(written: str) -> None:
    spoken = read_out(plain(written), "en")
    assert len(spoken.text) == len(spoken.origin)
    assert list(spoken.origin) == sorted(spoken.origin)
    reached = {token.start for token in tokens(written) for place in spoken.origin if token.start <= place < token.end}
    assert reached >= {token.start for token in tokens(written) if token.speakable}


LANGUAGES = [
    ("de", "Das kostet 4,6 Millionen €, 5,50 € oder $1.", "Das kostet 4,6 Millionen Euro, 5 Euro 50 oder 1 Dollar."),
    ("de", "Am 3. März und vom 2. bis 5. Mai im 20. Jahrhundert.", "Am dritten März und vom zweiten bis fünften Mai im zwanzigsten Jahrhundert."),
    ("de", "Der 2. Platz in der 3. Auflage: Ludwig XIV. am 03.04.2026.", "Der zweite Platz in der dritten Auflage: Ludwig der Vierzehnte am dritten April 2026."),
    ("de", "Er kam als 3. Dann ging er 3–5 Tage, und/oder er/sie.", "Er kam als 3. Dann ging er 3 bis 5 Tage, und oder er oder sie."),
    ("de", "Zwischen 3–5 Tage, 3–5 Tage.", "Zwischen 3 und 5 Tage, 3 bis 5 Tage."),
    ("fr", "Cela coûte 4,6 millions d'€, 5,50 € ou $1 à 10h30.", "Cela coûte 4,6 millions d'euros, 5 euros 50 ou 1 dollar à 10 heures 30."),
    ("fr", "Au XXe siècle, la 2e fois, 3–5 jours, 3/4 et Louis XIV.", "Au vingtième siècle, la deuxième fois, 3 à 5 jours, trois quarts et Louis 14."),
    ("es", "Cuesta 4,6 millones de € o 5,50 € con Felipe II, 3-5 días.", "Cuesta 4,6 millones de euros o 5 euros 50 con Felipe segundo, 3 a 5 días."),
    ("it", "Costa 4,6 milioni € nel XX secolo, 3-5 giorni con Luigi XIV.", "Costa 4,6 milioni di euro nel XX secolo, 3 a 5 giorni con Luigi quattordicesimo."),
    ("pt", "Custa R$ 4,6 milhões ou US$ 1, 3-5 dias, com João VI.", "Custa 4,6 milhões de reais ou 1 dólar, 3 a 5 dias, com João sexto."),
    ("nl", "Het kost € 4,6 miljoen of $1, Willem II in 3-5 dagen.", "Het kost 4,6 miljoen euro of 1 dollar, Willem de tweede in 3 tot 5 dagen."),
    ("pl", "Kosztuje 5 zł, 2 zł w XX wieku, a wiek XIX trwał 3-5 dni.", "Kosztuje 5 złotych, 2 złote w dwudziestym wieku, a wiek XIX trwał 3 do 5 dni."),
    ("ru", "Это стоит 5 ₽ или 21 ₽ в XX веке, 3–5 дней, Пётр I.", "Это стоит 5 рублей или 21 рубль в двадцатом веке, 3 до 5 дней, Пётр Первый."),
    ("ja", "約3-5日で5%、$5億です。", "約3から5日で5パーセント、5億ドルです。"),
    ("zh", "约3-5天，5%，$5亿，2019年。", "约3到5天，百分之5，5亿美元，二零一九年。"),
    ("ko", "약 3-5일, 5%, $5억", "약 3에서 5일, 5퍼센트, 5억달러"),
    ("ar", "خلال 3-5 أيام بنسبة 5% و $5 مليون", "خلال 3 إلى 5 أيام بنسبة 5 بالمئة و 5 مليون دولار"),
    ("hi", "3-5 दिन में ₹5 करोड़ और 5%", "3 से 5 दिन में 5 करोड़ रुपये और 5 प्रतिशत"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "written", "spoken"), LANGUAGES)
def test_other_languages_read_figures_in_their_own_words(language: str, written: str, spoken: str) -> None:
    line = read_out(plain(written), language)
    assert line.text == spoken
    assert len(line.text) == len(line.origin) and list(line.origin) == sorted(line.origin)


def test_a_pronunciation_of_ones_own_goes_before() -> None:
    own = [lexicon_entry("Dr.", "Drive"), lexicon_entry("$5", "five bucks")]
    assert read_out(plain("Dr. Lee pays $5 or $6."), "en", own).text == "Dr. Lee pays $5 or 6 dollars."


def test_a_language_without_words_is_left_to_its_engine() -> None:
    assert read_out(plain("Það kostar $5."), "is").text == "Það kostar $5."
