"""Icons: which things a text names, none rather than a wrong one, and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.lettering.emoji import whole_emoji
from core.model.article import Article, Heading, Paragraph
from core.model.script import Script
from core.model.storyboard import Storyboard
from core.ports import Context
from core.script import nouns
from core.visuals import storyboard
from core.visuals.icons.names import icons
from core.visuals.icons.naming import certain, things
from tests.visuals.making import line


def _signs(*texts: str, language: str = "en") -> list[str]:
    return [thing.icon.sign for row in certain(things(texts, language, nouns)) for thing in row]


@pytest.mark.parametrize(
    ("text", "language", "sign"),
    [
        ("A truck and a ferry carry it.", "en", "🚚"),
        ("The hens lay less in winter.", "en", "🐔"),
        ("Il mange du pain et des tomates.", "fr", "🍅"),
        ("Im Ofen liegt ein Brot und wird warm.", "de", "🍞"),
        ("Tragen Sie das Handy in der Tasche.", "de", "📱"),
        ("Coupez le fromage et le poulet.", "fr", "🧀"),
        ("A doctor waited at the river.", "en", "🏞"),
        ("Lava los tomates y pela el ajo.", "es", "🍅"),
        ("朝、自転車で駅へ行く。", "ja", "🚲"),
        ("تأكل القطة الخبز.", "ar", "🐈"),
        ("На столе лежит морковь.", "ru", "🥕"),
    ],
)
def test_a_thing_has_its_icon_in_its_language(text: str, language: str, sign: str) -> None:
    assert sign in _signs(text, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The table shows a single link.", "en"),  # a trial by keywords drew a bat and an apostrophe
        ("Click it with the mouse.", "en"),
        ("The guinea pig sleeps.", "en"),
        ("Apple sold more than Shell.", "en"),
        ("Mr. Wolf signed.", "en"),
        ("They face a mountain of debt and a sea of paper.", "en"),
        ("You can live without a car.", "en"),
        ("This is not a factory.", "en"),
        ("Keep it out of the sun, not under the bed.", "en"),
        ("It costs 40 euros a month.", "en"),
        ("It was no longer than a grain of rice.", "en"),
        ("Open the log before you change the package.", "en"),
        ("Elle vit sans voiture.", "fr"),
        ("Cela coûte une trentaine d'euros.", "fr"),
        ("Il n'avait pas de tomates en hiver.", "fr"),
        ("Prenez une pierre à eau.", "fr"),
        ("Wir leben ohne Auto und haben keinen Hund.", "de"),
        ("Der Teig wird zäh wie Honig.", "de"),
        ("Der Leiter sprach mit der Bank.", "de"),
        ("Consulter un avocat coûte cher.", "fr"),
        ("El niño se llama Juan.", "es"),
        ("Hij ging bij haar weg.", "nl"),
    ],
)
def test_a_word_that_may_mean_something_else_has_none(text: str, language: str) -> None:
    assert _signs(text, language=language) == []


def test_a_doubtful_word_counts_beside_others_of_its_kind() -> None:
    assert _signs("The mouse hid.") == []
    assert _signs("The mouse hid.", "A cat slept.", "An owl called.") == ["🐁", "🐈", "🦉"]


def test_every_icon_can_be_drawn() -> None:
    missing = {icon.sign for icon in icons("en").values() if not whole_emoji(icon.sign)}
    assert missing == set()


def _board(ctx: Context, *texts: str, title: str = "On small things") -> Storyboard:
    blocks = (Heading(text=title, level=1), *(Paragraph(text=text) for text in texts))
    article = Article(title=title, blocks=blocks, language="en")
    lines = tuple(line(n + 1, text, n + 1, seconds=4.0) for n, text in enumerate(texts))
    return storyboard(article, Script(language="en", title=title, lines=lines), None, ctx, nouns=nouns)


def test_an_icon_arrives_with_its_word_on_the_card_of_its_line(ctx: Context) -> None:
    board = _board(ctx, "Nobody knew it then.", "The old ferry never came back.", "People talked for years.")
    arts = [shot.card.art if shot.card else None for shot in board.shots]
    assert [art.word for art in arts if art] == ["ferry"]
    assert all(ctx.blobs.has(art.picture) for art in arts if art)


def test_what_acts_or_is_acted_on_is_drawn_before_where_it_is(ctx: Context) -> None:
    texts = (
        "Nobody knew.",
        "In the evening dim the lamps.",
        "In the kitchen melt the butter.",
        "The cat slept on a bed.",
    )
    board = _board(ctx, *texts)
    arts = [shot.card.art.word for shot in board.shots if shot.card and shot.card.art]
    assert arts == ["lamps", "butter", "cat"]


def test_one_thing_is_not_drawn_on_card_after_card(ctx: Context) -> None:
    board = _board(ctx, *(f"In year {n} the ferry carried {n} more people." for n in range(2, 12)))
    drawn = [bool(shot.card and shot.card.art) for shot in board.shots]
    assert 1 <= sum(drawn) <= 4
    assert not any(a and b for a, b in pairwise(drawn))
