"""The last line: of the topic, without promises that a platform cannot keep, and never a plea to keep the film."""

from __future__ import annotations

import pytest

from core.model.article import Article, Paragraph
from core.model.presets import PRESETS
from core.script.extract.closing import closing, closings, variety
from core.script.lexicon import languages, lexicon

KINDS = ("recipe", "howto", "listicle", "review", "release", "interview", "diary", "explainer", "reference")
WRITTEN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ja", "zh", "ko", "ar", "hi")
PLEAS = {"en": "save", "de": "speicher", "fr": "gardez", "es": "guárda", "it": "salva", "pt": "salve", "ja": "保存"}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("language", WRITTEN)
def test_a_link_is_promised_only_where_it_can_be_clicked(preset: str, language: str) -> None:
    words = lexicon(language)
    promises = {text for phrase in (words.cta_link, words.cta_post) for text in phrase.split("|")}
    for kind in (*KINDS, "news", ""):
        offered = set(closings(kind, "", (preset,), True, language))
        assert bool(offered & promises) == PRESETS[preset].links
        assert not set(closings(kind, "", (preset,), False, language)) & promises
        assert not set(closings(kind, "", (preset, "tiktok"), True, language)) & promises


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_several_to_choose_from_in_the_language(kind: str, language: str) -> None:
    found = closings(kind, "Kettle", ("tiktok",), False, language)
    assert len(found) >= 2 and len(set(found)) == len(found)
    assert all(text[-1] in ".?？。؟！।" and "{" not in text and "|" not in text for text in found)
    assert not any(PLEAS.get(language, "save") in text.lower() for text in found)
    assert all("Kettle" not in text for text in closings(kind, "", ("tiktok",), False, language))


def test_news_and_essays_end_with_their_own_conclusion() -> None:
    for language in WRITTEN:
        assert closings("news", "", ("tiktok",), True, language) == ()
        assert closings("essay", "", ("youtube_long",), True, language) == ()


def test_a_subject_is_named_where_it_fits() -> None:
    assert closings("review", "BrewMaster Pro", ("tiktok",), False, "en")[0] == "BrewMaster Pro: yes or no?"
    assert "x" * 60 not in " ".join(closings("review", "x" * 60, ("tiktok",), False, "en"))


@pytest.mark.parametrize("code", languages())
def test_every_language_has_a_question_and_no_plea(code: str) -> None:
    article = Article(title="x", language=code, blocks=(Paragraph(text="x"),))
    text = closing(article, code, ("tiktok",))
    assert text == lexicon(code).cta_plain.split("|")[0] and len(text) < 40
    linked = article.model_copy(update={"url": "https://a.example/b"})
    assert closing(linked, code, ("youtube_long",)) == lexicon(code).cta_link.split("|")[0]
    assert closing(linked, code, ("youtube_long", "tiktok")) == text


def test_traditional_letters_get_a_closing_in_them() -> None:
    article = Article(title="x", language="zh", blocks=(Paragraph(text="這些學會對過還後發經與個點麼"),))
    assert variety(article, "zh") == "zh-Hant" and closing(article, "zh") == "你怎麼看？"
    assert closings("diary", "", ("tiktok",), False, "zh") == ("换作你，会怎么做？", "你怎么看？")


def test_a_language_without_words_has_none_of_its_own() -> None:
    assert closings("recipe", "", ("tiktok",), False, "sw") == ()
    assert closing(Article(title="x", language="sw"), "sw") == "What do you think?"
