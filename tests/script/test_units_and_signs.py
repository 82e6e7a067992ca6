"""Tests of figures, units and signs as a line says them: in number with the figure, as words or not at all."""

# ruff: noqa: E501 - a sentence and what is said of it stand in one line

from __future__ import annotations

import pytest

from core.language.plural import form
from core.script.read.speakable import Unspeakable, speakable
from core.script.read.split import sentences

ENGLISH = [
    ("No. I am angry.", "No. I am angry."),
    ("She lives at No. 7 and reads nos. 8 and 9.", "She lives at number 7 and reads numbers 8 and 9."),
    (
        "Bach wrote Op. 27, No. 2 in c. 1801, see pp. 3–5.",
        "Bach wrote opus 27, number 2 in around 1801, see pages 3–5.",
    ),
    ("It is accurate to 1 °C, not 2 °C.", "It is accurate to 1 degree Celsius, not 2 degrees Celsius."),
    ("We walked 1 km, then 0.5 km, then 1.5 km.", "We walked 1 kilometre, then 0.5 kilometres, then 1.5 kilometres."),
    ("A 5 km run ends 5 km from here.", "A 5 kilometre run ends 5 kilometres from here."),
    ("The 10-lb bag weighs 10 lb 4 oz.", "The 10-pound bag weighs 10 pounds 4 ounces."),
    ("The flat has 40 m² and the park 3 km².", "The flat has 40 square metres and the park 3 square kilometres."),
    ("A tank of 2 m³ lasts a day.", "A tank of 2 cubic metres lasts a day."),
    ("The road is 1/2 mi long.", "The road is 1/2 mile long."),
    ("Add ½ tsp salt and 1½ tbsp oil.", "Add ½ teaspoon salt and 1½ tablespoons oil."),
    ("It reads 5 GB/s and emits 120 g/km.", "It reads 5 gigabytes per second and emits 120 grams per kilometre."),
    ("He is 6'1\" tall and owns a 27\" screen.", "He is 6 feet 1 inch tall and owns a 27-inch screen."),
    ('She said "we are 27" and left.', 'She said "we are 27" and left.'),
    ("The price of £10m paid for the 100m race.", "The price of £10m paid for the 100 metre race."),
    ("Wait 30 min. Then stir.", "Wait 30 minutes. Then stir."),
    ("My iPhone 5s reached 10m people.", "My iPhone 5s reached 10m people."),
    ("Open File → Save As.", "Open File, then Save As."),
    ("The order is write → speak → draw → cut.", "The order is write, speak, draw, cut."),
    ("A draft goes idea -> text -> film.", "A draft goes idea, text, film."),
    ("The record fell in a year from 4:06 → 3:24.", "The record fell in a year from 4:06 to 3:24."),
    ("Go to Settings > Privacy > Location.", "Go to Settings, Privacy, Location."),
    ("✅ We love it! 🎉", "We love it!"),
    ("The #1 reason costs ~5 euros and >3 h.", "The number 1 reason costs about 5 euros and more than 3 hours."),
    ("The #MeToo movement grew in a day #news #now", "The MeToo movement grew in a day."),
    ("NimbusFabric™ 4 is here.", "NimbusFabric 4 is here."),
    ("It costs $4.6 million, or €5, or 80%.", "It costs $4.6 million, or €5, or 80%."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "spoken"), ENGLISH)
def test_english_units_agree_and_signs_are_words(written: str, spoken: str) -> None:
    assert speakable(written, "en") == spoken


LANGUAGES = [
    ("de", "Er wohnt in Nr. 7 auf 120 m², 1 km und 2 Std. von hier.", "Er wohnt in Nummer 7 auf 120 Quadratmeter, 1 Kilometer und 2 Stunden von hier."),
    ("de", "Etwa 1 Mio. Euro und 5 Mrd. Menschen bei 1 °C.", "Etwa 1 Million Euro und 5 Milliarden Menschen bei 1 Grad Celsius."),
    ("de", "Gehe zu Datei → Speichern.", "Gehe zu Datei, dann Speichern."),
    ("fr", "Le n° 7 est à 1 km, puis 2 km, avec 1,5 kg et 10 h.", "Le numéro 7 est à 1 kilomètre, puis 2 kilomètres, avec 1,5 kilogramme et 10 heures."),
    ("es", "Vive en el n.º 7, a 1 km y 2 km, con 3 m².", "Vive en el número 7, a 1 kilómetro y 2 kilómetros, con 3 metros cuadrados."),
    ("it", "Abita al n. 7, a 1 km e 2 km, in 100 mq.", "Abita al numero 7, a 1 chilometro e 2 chilometri, in 100 metri quadrati."),
    ("pt", "Mora no nº 7, a 1 km e 2 km, com 1,5 kg.", "Mora no número 7, a 1 quilômetro e 2 quilômetros, com 1,5 quilograma."),
    ("nl", "Hij woont op nr. 7, 5 km ver, bij 1 °C of 2 °C.", "Hij woont op nummer 7, 5 kilometer ver, bij 1 graad Celsius of 2 graden Celsius."),
    ("pl", "Idzie 1 km, 2 km, 5 km, 1,5 km za 5 mln i kilka mln.", "Idzie 1 kilometr, 2 kilometry, 5 kilometrów, 1,5 kilometra za 5 milionów i kilka milionów."),
    ("pl", "Jest ok. 5 km stąd.", "Jest około 5 kilometrów stąd."),
    ("pl", "Wszystko jest ok.", "Wszystko jest ok."),
    ("ru", "Дом № 7 в 2 км, 5 км и 21 км за 2 млн и 5 млн.", "Дом номер 7 в 2 километра, 5 километров и 21 километр за 2 миллиона и 5 миллионов."),
    ("ru", "В 2019 г. он пил чай, 5 с лимоном.", "В 2019 года он пил чай, 5 с лимоном."),
    ("ja", "約5kmの道で、3㎡の部屋、20℃です。", "約5キロメートルの道で、3平方メートルの部屋、20度です。"),
    ("ja", "計画を書く→読む→送る。", "計画を書く、読む、送る。"),
    ("zh", "大约5km的路，面积3m²，温度20℃。", "大约5公里的路，面积3平方米，温度20摄氏度。"),
    ("ko", "약 5km를 걸었고 3kg의 쌀을 샀다.", "약 5킬로미터를 걸었고 3킬로그램의 쌀을 샀다."),
    ("ar", "مشى 5 كم ثم 11 كم في الطريق.", "مشى 5 كيلومترات ثم 11 كيلومترًا في الطريق."),
    ("hi", "वह 5 किमी चला और 3 किग्रा आटा लाया।", "वह 5 किलोमीटर चला और 3 किलोग्राम आटा लाया।"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "written", "spoken"), LANGUAGES)
def test_other_languages_have_units_and_signs_of_their_own(language: str, written: str, spoken: str) -> None:
    assert speakable(written, language) == spoken


@pytest.mark.parametrize("written", ["Set x => x + 1 in it.", "Call f(x) -> y; in the loop.", "👍 🎉"])
def test_signs_of_code_stay_unspeakable(written: str) -> None:
    with pytest.raises(Unspeakable):
        speakable(written, "en")


def test_no_ends_a_sentence_but_not_before_a_figure() -> None:
    text = "Is it over? No. I am angry. See No. 7 for more."
    assert [text[a:b] for a, b in sentences(text, "en")] == ["Is it over?", "No.", "I am angry.", "See No. 7 for more."]


@pytest.mark.parametrize(
    ("language", "forms", "expected"),
    [
        ("en", "a|b", {"1": "a", "0": "b", "1.5": "b", "2": "b", "1,000": "b"}),
        ("fr", "a|b", {"1": "a", "0,5": "a", "1,5": "a", "2": "b"}),
        ("de", "a|b", {"1": "a", "1.000": "b", "1,5": "b"}),
        ("ru", "a|b|c", {"1": "a", "21": "a", "11": "c", "3": "b", "12": "c", "5": "c", "1,5": "b"}),
        ("pl", "a|b|c|d", {"1": "a", "21": "c", "22": "b", "12": "c", "2,5": "d"}),
        ("ar", "a|b|c|d", {"1": "a", "2": "b", "3": "c", "11": "d", "103": "c"}),
        ("ja", "a", {"1": "a", "5": "a"}),
    ],
)
def test_plural_forms_follow_the_language(language: str, forms: str, expected: dict[str, str]) -> None:
    assert {number: form(number, language, forms) for number in expected} == expected
