"""A page that is translated halfway becomes an article of one language: that of its text."""

from __future__ import annotations

import pytest

from core.content import read_bytes
from core.model.article import Image
from core.ports import Context
from tests.content.helpers import LAST, MORE, PROSE, only

CHINESE = "潮汐每天两次涨落，渔民几千年来一直观察海水。月亮对地球近的一面引力较大，因此海面升高一两米。"


def _page(title: str, headings: tuple[str, str, str], texts: tuple[str, str, str], lang: str, more: str = "") -> bytes:
    body = "".join(f"<h2>{head}</h2><p>{text}</p>" for head, text in zip(headings, texts, strict=True))
    return (
        f"<html lang='{lang}'><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{texts[0]}</p>{more}"
        f"{body}</article></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("title", "headings", "shown"),
    [
        ("Tides 简介", ("原理", "创建新的配置文件", "月亮"), "Tides"),
        ("Что такое приливы", ("Введение", "Луна и море", "Порты"), None),
        (
            "Was die Gezeiten sind",
            ("Eine kurze Einführung in das Thema", "Wie der Mond das Meer bewegt", "Was die Häfen daraus machen"),
            None,
        ),
    ],
)
def test_headings_in_another_language_go_and_the_title_is_the_texts(
    ctx: Context, title: str, headings: tuple[str, str, str], shown: str | None
) -> None:
    article = read_bytes(_page(title, headings, (PROSE, MORE, LAST), "zh-CN"), "tides.html", ctx)
    assert article.language == "en"
    assert not only(article, "heading")
    assert article.title == shown if shown else article.title.startswith("The tide comes in")
    assert any("translated only in part" in str(text) for text in ctx.warnings)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("title", "headings", "texts", "lang"),
    [
        ("Why Tides Rise", ("GNOME", "KDE und Plasma", "Xfce"), (PROSE, MORE, LAST), "en"),
        ("Docker 入门", ("Docker", "Linux 内核", "GNOME"), (CHINESE, CHINESE[20:] + CHINESE, CHINESE[::-1]), "zh"),
        ("The Château", ("Crème brûlée", "Vis-à-vis", "Déjà vu"), (PROSE, MORE, LAST), "en"),
    ],
)
def test_names_in_headings_are_no_other_language(
    ctx: Context, title: str, headings: tuple[str, str, str], texts: tuple[str, str, str], lang: str
) -> None:
    article = read_bytes(_page(title, headings, texts, lang), "page.html", ctx)
    assert [block.text for block in only(article, "heading")] == list(headings)
    assert article.title == title


def test_english_headings_over_chinese_text_go_where_they_are_more_than_a_name(ctx: Context) -> None:
    headings = ("Creating a New Profile", "Linux", "How It Works Inside")
    article = read_bytes(
        _page("Docker", headings, (CHINESE, CHINESE[20:] + CHINESE, CHINESE[::-1]), "zh"), "a.html", ctx
    )
    assert [block.text for block in only(article, "heading")] == ["Linux"]


def test_captions_in_other_letters_are_not_shown(ctx: Context) -> None:
    figure = "<figure><img src='data:,x' alt='月亮'><figcaption>月亮的引力</figcaption></figure>"
    article = read_bytes(_page("Tides", ("A", "B", "C"), (PROSE, MORE, LAST), "en", figure), "a.html", ctx)
    assert all(not block.text for block in article.blocks if isinstance(block, Image))
