"""Stop words and stems."""

from __future__ import annotations

import pytest

from core.language import stems
from core.language.quotes import opening_quote
from core.language.stop_words import stop_words
from core.script.lexicon import languages, lexicon
from core.visuals.plan.function_words import ARTICLES, LITTLE
from core.visuals.stock.terms import stems as picture_words


@pytest.mark.parametrize("language", [item for item in languages() if item not in ("ja", "th", "zh")])
def test_every_language_with_spaces_that_is_read_has_stop_words(language: str) -> None:
    found = stop_words(language)
    assert len(found) >= 20 and all(word == word.lower() and word.strip() for word in found)
    assert lexicon(language).stop_words == found


def test_a_near_language_lends_its_stop_words() -> None:
    assert stop_words("pt-BR") == stop_words("pt") and stop_words("nn") == stop_words("no") == stop_words("nb")
    assert stop_words("ms") == stop_words("id") and stop_words("arz") == stop_words("ar")
    assert stop_words("ja") == stop_words("br") == stop_words("") == frozenset()


def test_no_phrase_begins_with_an_article_and_no_picture_is_searched_by_one() -> None:
    assert all(ARTICLES[language] <= LITTLE[language] for language in LITTLE)
    assert picture_words("the kernel of the people and an ocean") == ["kernel", "ocean"]


def test_forms_of_a_word_have_one_stem() -> None:
    assert len({stems.stem_of_any(item) for item in ("computer", "computers", "computing", "compute")}) == 1
    assert stems.stem("installed", "en-GB") == stems.stem("installing", "en")
    assert stems.stem("voitures", "fr") == stems.stem("voiture", "fr_CA")
    assert stems.stem("buildings", "fi") == "buildi" == stems.beginning("buildings")
    assert stems.without_particle("서버에서는") == "서버" and stems.without_particle("서버") == "서버"


def test_filipino_is_not_read_as_finnish() -> None:
    assert stop_words("fil") == frozenset() and stop_words("fi")


def test_quotations_begin_as_their_language_writes_them() -> None:
    assert [opening_quote(item) for item in ("de-AT", "fr", "yue", "zh-TW", "en", "")] == [
        "„",
        "«",
        "「",
        "「",
        "“",
        "“",
    ]
