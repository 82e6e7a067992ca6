"""The safe subset in languages without a parser: what can be cut, and a noun for a pronoun."""

from __future__ import annotations

import pytest

from core.script.grammar import needs, parser, read, reading, replace, shorten
from core.script.grammar.rules import languages


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("de", "Die Brücke (ein Bogen aus Stahl) schließt am Montag.", "Die Brücke schließt am Montag."),
        ("de", "Aber die Brücke bleibt offen.", "Die Brücke bleibt offen."),
        ("es", "Sin embargo, el puente cierra el lunes.", "El puente cierra el lunes."),
        ("es", "El puente, cuyas torres son de acero, cierra el lunes.", "El puente cierra el lunes."),
        ("it", "Il museo, le cui sale sono vuote, chiude lunedì.", "Il museo chiude lunedì."),
        ("pt", "No entanto, a ponte fecha na segunda.", "A ponte fecha na segunda."),
        ("pl", "Na szczęście, nikt nie zginął.", "Nikt nie zginął."),
        ("ru", "Мост (стальная арка) закроют.", "Мост закроют."),
        ("zh", "但是，桥星期一关闭。", "桥星期一关闭。"),
        ("ja", "橋（鋼のアーチ）は月曜日に閉鎖される。", "橋は月曜日に閉鎖される。"),
        ("ko", "다리(강철 아치)는 월요일에 닫힌다.", "다리는 월요일에 닫힌다."),
        ("ar", "بالطبع، يغلق الجسر يوم الاثنين.", "يغلق الجسر يوم الاثنين."),
        ("hi", "बेशक, पुल सोमवार को बंद होगा।", "पुल सोमवार को बंद होगा।"),
    ],
)
def test_brackets_and_connectives_can_go(language: str, text: str, short: str) -> None:
    assert shorten(text, language, len(text) - 2)[0] == short


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Brücke, die 1931 eröffnet wurde, schließt am Montag."),  # restrictive clauses have commas, too
        ("es", "El puente (no la calle) cierra el lunes."),
        ("ja", "橋（約4パーセント）は閉鎖される。"),
        ("en", "The privileged domain (dom0) starts first."),
    ],
)
def test_a_restriction_a_negation_a_figure_or_a_definition_stays(language: str, text: str) -> None:
    assert shorten(text, language, 10)[0] == text


@pytest.mark.parametrize(
    ("language", "text", "noun", "result"),
    [
        ("zh", "它只需要一口锅。", "豆汤", "豆汤只需要一口锅。"),
        ("ja", "それは鍋一つで作れる。", "ダル", "ダルは鍋一つで作れる。"),
        ("fr", "Elle ferme lundi.", "la piscine", "La piscine ferme lundi."),
        ("fr", "Elle ferme lundi.", "le musée", None),
        ("de", "Er schließt am Montag.", "der Zoo", None),
    ],
)
def test_a_noun_takes_the_place_of_a_pronoun_where_nothing_must_agree(
    language: str, text: str, noun: str, result: str | None
) -> None:
    need = next(need for need in needs(read(text, language)) if need.code == "pronoun")
    assert replace(text, need, noun) == result


def test_without_its_model_a_language_is_read_by_word_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MODELS", {"en": "a_model_that_is_not_there"})
    parser._pipeline.cache_clear()
    try:
        sentence = read("It needs one pot (a deep one).", "en-GB")
        assert (sentence.parsed, [need.code for need in needs(sentence)]) == (False, ["pronoun"])
        assert not parser.has_parser("en")
    finally:
        parser._pipeline.cache_clear()
        reading._known.clear()


@pytest.mark.parametrize("language", [*languages(), "sv", "th", "xx", ""])
@pytest.mark.parametrize("text", ["", " ", "…", "🎉", "(", "(a)", ", , ,", "1", "It", "However,", "“”", "a" * 2000])
def test_no_text_breaks_it(language: str, text: str) -> None:
    sentence = read(text, language)
    for need in needs(sentence, ["The bridge opened.", text]):
        assert text[need.start : need.end] == need.text
    assert len(shorten(text, language, 3)[0]) <= max(3, len(text))
