"""Emoji: found whole, drawn whole or left out, never spoken, and nothing to say alone."""

from __future__ import annotations

import pytest

from core.content.letters import visible
from core.errors import BadInput
from core.language.emoji import has_words, spans, without_emoji
from core.lettering import missing_glyphs, whole_emoji, width
from core.lettering.paint import text_box
from core.model.article import Paragraph
from core.model.presets import PRESETS
from core.model.script import Line, Script
from core.model.storyboard import Card, Shot, Storyboard
from core.script.edit import rework
from core.script.edit.edit import from_edit
from core.script.read.candidates import gather
from core.script.read.speakable import speakable
from core.script.read.split import sentences
from core.timeline import build_timeline
from core.timeline.burnt import burnt_into
from core.timeline.captions import srt
from core.visuals.draw.tidying import clean, tidy
from core.voice.text import plain, tokens
from tests.script.conftest import article_of
from tests.timeline.making import PICTURES, measure, narration, script, segment

SIGNS = ("👩🏽‍🌾", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "#⃣", "🇩🇪", "❤️‍🔥", "⚙️", "👍🏽", "🫠", "🪿", "☕︎", "🏳️‍🌈", "😀")


@pytest.mark.parametrize("sign", SIGNS)
def test_an_emoji_is_one_from_the_page_to_the_film(sign: str) -> None:
    text = f"Corn {sign} and more{sign}."
    assert [text[a:b] for a, b in spans(text)] == [sign, sign]
    assert without_emoji(text).split() == ["Corn", "and", "more."]
    assert visible(text).count(sign) == 2
    assert whole_emoji(sign) and missing_glyphs(text) == []
    assert clean(text) == text and width(clean(sign), 100) < 150
    assert sign not in plain(text).text and plain(text).text.split() == ["Corn", "and", "more", "."]
    assert not any(token.speakable for token in tokens(sign))
    assert speakable(text, "en") == "Corn and more."


@pytest.mark.parametrize("text", ["© 2026", "✓ → ★", "12 # * 5", "ℹ", "AT&T™"])
def test_signs_that_look_like_letters_are_none(text: str) -> None:
    assert spans(text) == [] and without_emoji(text) == text


def film(text: str, **how):
    return build_timeline(
        article_title="A film",
        script=script([text]),
        narration=narration([text]),
        storyboard=Storyboard(shots=(Shot(lines=(0,), picture=PICTURES[0].sha256),), assets=PICTURES),
        preset=PRESETS["tiktok"],
        style="karaoke",
        transition="cut",
        captions=True,
        music=None,
        card_assets={},
        measure=measure,
        segment=segment,
        font_family="Noto Sans",
        fonts={},
        **how,
    )


def test_captions_name_the_face_of_an_emoji_and_leave_out_what_it_cannot_draw() -> None:
    family = "👨‍👩‍👧‍👦"
    shown = film(f"The {family} waves 1️⃣ today.")
    assert f"{{\\fnNoto Emoji}}{family}{{\\fnNoto Sans}}" in burnt_into(shown, shown.scenes[0]).text
    assert srt(shown).split()[-5:] == ["The", family, "waves", "1️⃣", "today."]
    bare = film(f"The {family} waves 1️⃣ today.", emoji=lambda emoji: False)
    assert [word for cue in bare.cues for word in cue.text.split()] == ["The", "waves", "today."]


def test_a_card_draws_a_sequence_as_one_picture() -> None:
    joined, apart = text_box("👩‍💻", 100), text_box("👩💻", 100)
    assert joined[2] - joined[0] < 0.7 * (apart[2] - apart[0])
    card = tidy(Card(kind="text", title="Gates 1️⃣ 2️⃣", body=("🏴󠁧󠁢󠁳󠁣󠁴󠁿 and a\u202eb",)))
    assert card.title == "Gates 1️⃣ 2️⃣" and card.body == ("🏴󠁧󠁢󠁳󠁣󠁴󠁿 and ab",)


def test_emoji_are_no_reason_to_drop_a_sentence() -> None:
    article = article_of(
        Paragraph(text="The tide mill at Corran Point grinds corn with nothing but the sea. 😂😂😂"),
        Paragraph(
            text="✅ Grain is free for all of them. ❌ Dogs are not welcome at the mill. ❤️‍🔥 The flour is coarse."
        ),
    )
    assert [sentence.text for sentence in gather(article, "en").sentences] == [
        "The tide mill at Corran Point grinds corn with nothing but the sea.",
        "Grain is free for all of them.",
        "Dogs are not welcome at the mill.",
        "The flour is coarse.",
    ]
    text = "They copied a drawing from an almanac. ...... Their first wheel was too small."
    assert [speakable(text[a:b], "en") for a, b in sentences(text, "en")] == [
        "They copied a drawing from an almanac.",
        "Their first wheel was too small.",
    ]


@pytest.mark.parametrize("text", ["…", "?!", "→", "— — —", "😂😂", "1️⃣", "(!)", "* * *", "_ _ _", "“", "%"])
def test_a_line_of_signs_alone_is_refused(text: str) -> None:
    lines = (Line(id=1, section="hook", text="Corn is ground."), Line(id=2, section="point", point=0, text="→"))
    before = Script(language="en", title="A mill", lines=lines)
    assert not has_words(text)
    with pytest.raises(BadInput, match="A line needs words"):
        from_edit(before, [{"id": 1, "text": text}, {"id": 2, "text": "→"}])
    with pytest.raises(BadInput, match="A line needs words"):
        rework.add(before, 1, text)
    # One that is there already does not stand in the way of the others.
    assert [line.text for line in from_edit(before, [{"id": 1, "text": "Flour."}, {"id": 2, "text": "→"}]).lines] == [
        "Flour.",
        "→",
    ]
    assert has_words("水") and has_words("½") and has_words("5 %") and has_words("नमस्ते")
