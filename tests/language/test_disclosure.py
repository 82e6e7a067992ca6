"""Tests of what a publisher says about a text, told from texts about the same things."""

from __future__ import annotations

import pytest

from core.language.disclosure import discloses


@pytest.mark.parametrize(
    "text",
    [
        "This interview has been edited for length and clarity.",
        "This post may contain affiliate links. See our disclosure policy.",
        "As an Amazon Associate I earn from qualifying purchases.",
        "When you buy through our links, we may earn a commission.",
        "Sponsored by Acme Corp.",
        "This article originally appeared in The Harbour.",
        "Editor's note: This story was updated on March 3.",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Photos by Jane Doe",
        "By Jane Doe, Staff Writer",
        "Names have been changed to protect privacy.",
        "Das Interview wurde gekürzt und redigiert.",
        "Dieser Beitrag enthält Affiliate-Links.",
        "Cet entretien a été édité et condensé.",
        "Este artículo contiene enlaces de afiliados.",
        "Questo articolo contiene link di affiliazione.",
        "Dit artikel bevat affiliate links.",
        "Ten wpis zawiera linki afiliacyjne.",
        "Эта статья содержит партнёрские ссылки.",
        "この記事にはアフィリエイトリンクが含まれています。",
        "图片来源：新华社",
        "이 글은 제휴 링크를 포함합니다.",
    ],
)
def test_words_about_the_text_are_known(text: str) -> None:
    assert discloses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Affiliate links earn publishers money.",
        "This article explains why the sky is dark.",
        "Edited videos get more views than raw ones.",
        "Sponsored posts made up a third of the feed.",
        "Photos of the bridge went viral.",
        "I make a commission of two percent on every house, she said.",
        "The story was published in 1843 and became a success.",
        "Photography by night needs a tripod.",
        "Note: use salted butter here.",
        "Der Artikel wurde 1949 in das Grundgesetz aufgenommen.",
        "この記事では広告の歴史を説明します。",
        "By midnight the bridge was closed.",
    ],
)
def test_texts_about_such_things_are_told(text: str) -> None:
    assert not discloses(text)
