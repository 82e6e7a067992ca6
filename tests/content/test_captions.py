"""Captions of pictures: never a disclaimer, and whose the picture is stands apart from what it shows."""

from __future__ import annotations

import pytest

from core.content.credits import parted
from core.content.page import read_page
from core.model.article import Article, Image
from core.model.rights import credits
from core.ports import Context
from core.visuals.files.pictures import article_pictures
from tests.content.helpers import PROSE, picture

CREDITED = [
    ("Mill Street on Thursday. Photo: Gazette/J. Okafor", "Mill Street on Thursday.", "Gazette/J. Okafor"),
    ("The harbour at dawn (Photo: Ann Lee)", "The harbour at dawn", "Ann Lee"),
    ("The harbour at dawn. (AP Photo/Jane Doe)", "The harbour at dawn.", "AP Photo/Jane Doe"),
    ("The harbour at dawn [Jane Doe/Reuters]", "The harbour at dawn", "Jane Doe/Reuters"),
    ("The harbour at dawn | Getty Images", "The harbour at dawn", "Getty Images"),
    ("The harbour at dawn. © 2024 Jane Doe", "The harbour at dawn.", "Jane Doe"),
    ("The harbour. Credit: Jane Doe/The Gazette, CC BY 2.0", "The harbour.", "Jane Doe/The Gazette"),
    ("Photo by Ann Lee on Unsplash", "", "Ann Lee on Unsplash"),
    ("Courtesy of the Harbour Museum", "", "the Harbour Museum"),
    ("Der Hafen am Morgen. Foto: Max Muster/dpa", "Der Hafen am Morgen.", "Max Muster/dpa"),
    ("Le port à l'aube. Crédit photo : Jeanne Dupont", "Le port à l'aube.", "Jeanne Dupont"),
    ("Il porto all'alba. Foto di Anna Rossi", "Il porto all'alba.", "Anna Rossi"),
    ("Порт утром. Фото: Иван Иванов / ТАСС", "Порт утром.", "Иван Иванов / ТАСС"),
    ("港の朝（写真提供：山田太郎）", "港の朝", "山田太郎"),
    ("清晨的港口。图片来源：新华社", "清晨的港口。", "新华社"),
    ("새벽의 항구. 사진=홍길동", "새벽의 항구.", "홍길동"),
    ("A picture by the river shows boats", "A picture by the river shows boats", ""),
    ("Photo of the harbour at dawn", "Photo of the harbour at dawn", ""),
    ("Video: how to tie a knot", "Video: how to tie a knot", ""),
    ("Screenshot by the author", "", ""),
]


@pytest.mark.parametrize(("caption", "shown", "credit"), CREDITED)
def test_a_credit_is_told_from_what_a_picture_shows(caption: str, shown: str, credit: str) -> None:
    assert parted(caption) == (shown, credit)


def _image(after: str, inside: str = "") -> Image:
    figure = f"<figure><img src='a.jpg' alt='A bowl of dal'>{inside}</figure>"
    page = f"<article><h1>Dal</h1>{figure}{after}<p>{PROSE}</p></article>"
    return next(block for block in read_page(f"<html><body>{page}</body></html>").blocks if isinstance(block, Image))


@pytest.mark.parametrize(
    "words",
    [
        "This post may contain affiliate links. See our disclosure policy.",
        "As an Amazon Associate I earn from qualifying purchases.",
        "I grew up in a house where dal was a sound.",
        "By Priya Nair",
        "Dieser Beitrag enthält Werbung und Affiliate-Links.",
    ],
)
def test_italics_under_a_picture_that_are_not_about_it_are_no_caption(words: str) -> None:
    assert _image(f"<p><em>{words}</em></p>").caption == ""
    assert _image("", f"<figcaption>{words}</figcaption>").caption in ("", words if words.startswith("I grew") else "")


def test_italics_that_say_what_is_shown_are_the_caption() -> None:
    image = _image("<p><em>Dal with rice and coriander. Photo: Ann Lee</em></p>")
    assert (image.caption, image.credit) == ("Dal with rice and coriander.", "Ann Lee")


def test_a_credit_in_an_element_of_its_own_needs_no_word_before_it() -> None:
    image = _image("", '<figcaption>Dal with rice <span class="image-credit">Ann Lee</span></figcaption>')
    assert (image.caption, image.credit) == ("Dal with rice", "Ann Lee")


ADAPTED = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/, adapted"


@pytest.mark.parametrize(
    ("licence", "credit", "line"),
    [
        ("", "Gazette/J. Okafor", ["Picture: A bowl of dal, Gazette/J. Okafor (https://gazette.example/dal)"]),
        ("", "", []),
        ("CC BY 4.0", "", [f"Picture: A bowl of dal, Priya Nair, {ADAPTED} (https://gazette.example/dal)"]),
    ],
)
def test_the_author_of_a_text_is_not_its_photographer(ctx: Context, licence: str, credit: str, line: list[str]) -> None:

    sha256 = ctx.blobs.put(picture(), ".png")
    image = Image(location="a.png", caption="A bowl of dal.", credit=credit, sha256=sha256, width=640, height=400)
    article = Article(
        title="Dal", author="Priya Nair", licence=licence, url="https://gazette.example/dal", blocks=(image,)
    )
    assert credits(article_pictures(article, ctx).values()) == line
