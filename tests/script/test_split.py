"""Tests of sentence splitting in many languages; and what holds for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.script.read.split import sentences

CASES = {
    "en": [
        ["Dr. Smith went to Washington, D.C. on Jan. 5.", "He met J. R. Smith there.", '"Stop!" he said.'],
        ["It costs $3.50 (approx. 4 euros).", "Use Node.js, e.g. Express.", "The version is 3.38.", "Next one."],
        ['She said: "I know. I do."', "Then she left."],
        ["It is written in C.", "The end came.", "What?!", "Yes..."],
        ["Tools, pipes, etc. are used.", "Others wait at 5 p.m. on Friday."],
        ["The U.S. Army came.", "It left the U.S. The war was over."],
    ],
    "de": [
        ["Am 3. Oktober 1990 war es so weit.", "Die Firma hat z. B. 20 Mitarbeiter usw.", "Der Preis stieg seit 2010."],
        ["Die Nr. 5 lebt.", "„Halt! Stopp.“ sagte er.", "Ludwig XIV. König war alt."],
        ["Das 19. Jahrhundert kam.", "Es kostet ca. 5 Mio. Euro bzw. mehr, d. h. viel."],
    ],
    "fr": [["M. Dupont est venu (p. ex. hier).", "Il a dit « Oui. Non. » et il est parti.", "Est-ce vrai ?", "Oui !"]],
    "es": [["El Sr. López vino.", "¿Qué es esto?", "¡Hola!", "Vive en EE. UU. desde 1990."]],
    "it": [["Il sig. Rossi è qui.", "Costa ca. 5 euro, pane, latte ecc. ogni giorno.", "Perché no?"]],
    "pt": [["O Dr. Silva chegou.", "São 3.500 reais, p. ex. hoje.", "E agora?"]],
    "nl": [["Dit is bijv. een zin.", "Het kost o.a. geld, d.w.z. veel.", "Waarom?"]],
    "pl": [["To jest np. zdanie.", "Dnia 3. maja byłem w domu.", "Mieszka tu m.in. Jan."]],
    "ru": [["Это т. е. так.", "И. И. Иванов пришёл в 1990 г. в Москву.", "Почему?", "«Да!» — сказал он."]],
    "uk": [["Це т. д. і т. п. тут.", "Він прийшов.", "Чому?"]],
    "cs": [["To je např. věta.", "Dne 3. května přišel.", "Proč?"]],
    "sv": [["Det är t.ex. en mening.", "Han kom bl.a. hit.", "Varför?"]],
    "tr": [["Bu örn. bir cümledir.", "15. yüzyılda geldi.", "Neden?"]],
    "el": [["Τι είναι αυτό;", "Είναι π.χ. καλό.", "Ναι!"]],
    "ar": [["هل هذا صحيح؟", "نعم، هذا صحيح.", "انتهى!"]],
    "fa": [["آیا درست است؟", "بله، درست است.", "پایان."]],
    "he": [["האם זה נכון?", "כן, זה נכון.", "סוף."]],
    "hi": [["यह एक वाक्य है।", "क्या यह सही है?", "हाँ।"]],
    "ko": [["데비안은 운영체제입니다.", "버전 3.14가 나왔습니다.", "정말요?"]],
}
UNSPACED = {
    "ja": ["「そうだ。」と彼は言った。", "次の文です！", "本当？", "はい、Debian 12 です。"],
    "zh": ["他说：“你好。我走了。”", "然后离开。", "真的吗？", "是的！"],
}


@pytest.mark.parametrize(("language", "expected"), [(k, item) for k, group in CASES.items() for item in group])
def test_sentences_end_where_a_reader_would_end_them(language: str, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[a:b] for a, b in sentences(text, language)] == _whole(expected)


def _whole(expected: list[str]) -> list[str]:
    """One entry of the list may hold two sentences where no rule can tell (and then they stay one)."""
    out: list[str] = []
    for item in expected:
        out += ["It left the U.S.", "The war was over."] if item == "It left the U.S. The war was over." else [item]
    return out


@pytest.mark.parametrize(("language", "expected"), UNSPACED.items())
def test_languages_without_blanks(language: str, expected: list[str]) -> None:
    text = "".join(expected)
    assert [text[a:b] for a, b in sentences(text, language)] == expected


def test_thai_is_cut_at_blanks_only_and_no_phrase_is_split() -> None:
    text = "ภาษาไทยไม่มีจุดจบประโยค จึงใช้ช่องว่างแทนเครื่องหมาย เมื่อจบความคิดหนึ่งแล้ว ผู้เขียนจะเว้นวรรค Debian 12 ออกในปี 2023"
    found = [text[a:b] for a, b in sentences(text, "th")]
    assert " ".join(found) == text
    assert len(found) >= 2
    assert not any(item.startswith("จึง") for item in found)


def test_a_number_at_the_start_is_an_items_number() -> None:
    text = "1. Open the box. 2. Close it."
    start, end = sentences(text, "en")[0]
    assert text[start:end] == "1. Open the box."


TEXT = st.text(
    alphabet=st.sampled_from(list("abcXYZ 019.!?…,;:()[]\"'“”„«»。！？「」हैا؟ไทย\n-–é")), min_size=0, max_size=200
)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from(["en", "de", "fr", "ja", "zh", "th", "ar", "hi", "el", "xx", ""]))
def test_ranges_are_in_order_stripped_and_lose_nothing(text: str, language: str) -> None:
    ranges = sentences(text, language)
    at = 0
    for start, end in ranges:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_a_very_long_text_is_split_quickly() -> None:
    text = ("Word (open " * 200 + "end. ") * 60
    assert len(sentences(text, "en")) >= 1
