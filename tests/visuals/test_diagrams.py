"""Diagrams on the storyboard: in the place of words, never of a picture that is seen only there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from core.model.article import Article
from core.model.coded import Reason
from core.model.diagram import Diagram
from core.model.moving import MovingCard
from core.model.presets import SafeZone
from core.model.script import Line, Script
from core.model.storyboard import Card, Shot
from core.model.timeline import Token
from core.timeline.entrances import moving
from core.visuals import draw_parts
from core.visuals.plan.diagrams import with_diagrams
from core.visuals.plan.planning_state import begin_planning

CHAIN = Diagram(shape="chain", parts=(("Farm",), ("Dairy",), ("Shop",)))


def of(year: int) -> Diagram:
    return Diagram(shape="dates", parts=((str(year), f"Event of {year}"),))


def words(line: int) -> Shot:
    return Shot(lines=(line,), card=Card(kind="text", body=("Words",)))


def planned(shots: list[Shot], *diagrams: Diagram | None) -> list[Shot]:
    lines = tuple(Line(id=n, section="point", point=0, text=f"Line {n}") for n in range(len(diagrams)))
    script = Script(language="en", title="A film", headings=("Milk",), lines=lines)

    def reader(texts: Sequence[str], language: str) -> list[Diagram | None]:
        return list(diagrams)

    return with_diagrams(begin_planning(Article(title="A film", language="en"), script, None, {}, ()), shots, reader)


def test_words_give_way_to_a_diagram_under_the_name_of_their_part() -> None:
    (shot,) = planned([words(0)], CHAIN)
    assert shot.card == Card(kind="diagram", chart="chain", title="Milk", rows=CHAIN.parts)
    assert shot.reason == Reason.of("diagram")


def test_a_picture_gives_way_only_where_it_is_seen_elsewhere() -> None:
    here = Shot(lines=(0,), picture="a" * 64, reason=Reason.of("section"))
    there = Shot(lines=(1,), picture="a" * 64, reason=Reason.of("again"))
    assert planned([here], CHAIN) == [here]
    assert [shot.card is not None for shot in planned([here, there], CHAIN, None)] == [True, False]
    named = here.model_copy(update={"reason": Reason.of("named")})
    assert planned([named, there], CHAIN, None)[0] == named


def test_a_picture_over_several_lines_gives_a_diagram_the_time_of_its_line() -> None:
    long = Shot(lines=(0, 1, 2), picture="a" * 64, reason=Reason.of("section"))
    before, drawn, after = planned([long], None, CHAIN, None)
    assert (before.lines, drawn.lines, after.lines) == ((0,), (1,), (2,))
    assert before.picture == after.picture == long.picture and drawn.card is not None
    named = long.model_copy(update={"reason": Reason.of("named")})
    assert planned([named], None, CHAIN, None) == [named]


def test_a_picture_moves_on_to_words_of_its_part_and_leaves_the_diagram_its_line() -> None:
    here = Shot(lines=(0,), picture="a" * 64, reason=Reason.of("section"))
    drawn, moved = planned([here, words(1)], CHAIN, None)
    assert drawn.card is not None and drawn.card.kind == "diagram"
    assert (moved.lines, moved.picture, moved.card) == ((1,), here.picture, None)


def test_sentences_with_years_in_a_row_are_one_line_of_dates() -> None:
    (shot,) = planned([words(n) for n in range(3)], of(2012), of(2014), of(2019))
    assert shot.lines == (0, 1, 2) and shot.card is not None and len(shot.card.rows) == 3
    alone = [words(0), words(1)]
    assert planned(alone, of(2012), of(2014)) == alone
    backwards = [words(n) for n in range(3)]
    assert planned(backwards, of(2012), of(2010), of(2019)) == backwards


@pytest.mark.parametrize(
    ("words", "language", "backwards"), [("Farm Dairy Shop", "en", False), ("مزرعة مصنع متجر", "ar", True)]
)
def test_a_way_goes_as_its_language_is_read(words: str, language: str, backwards: bool) -> None:
    card = Card(kind="diagram", chart="chain", rows=tuple((word,) for word in words.split()), language=language)
    drawn = draw_parts(card, 960, 540, safe=SafeZone(left=20, top=20, right=20, bottom=60))
    places = [next(part.x for part in drawn.parts if part.text == word) for word in words.split()]
    assert places == sorted(places, reverse=backwards)


@pytest.mark.parametrize(
    ("shape", "rows", "language"),
    [("chain", (("Farm",), ("Dairy",), ("Shop",)), "en"), ("chain", (("المزرعة",), ("المصنع",), ("المتجر",)), "ar"),
     ("dates", (("2012", "Buckets came"), ("2014", "Trucks followed")), "en")],
)  # fmt: skip
def test_each_part_arrives_with_its_word(shape: str, rows: tuple[tuple[str, ...], ...], language: str) -> None:
    card = Card.model_validate({"kind": "diagram", "chart": shape, "rows": rows, "language": language})
    drawn = draw_parts(card, 540, 960, safe=SafeZone(left=20, top=60, right=60, bottom=200))
    parts = MovingCard(ground="g", sheet="s", width=540, height=960, rtl=drawn.rtl, parts=drawn.parts)
    spoken = []
    for n, row in enumerate(rows):
        for k, word in enumerate(" ".join(row).split()):
            at = 20 + 60 * n + 10 * k
            spoken.append(Token(text=word, start_frame=at, end_frame=at + 9))
    source = moving(parts, "a" * 64, spoken, 0, 60 * len(rows) + 40, 30)
    for part, sprite in zip(drawn.parts, source.sprites, strict=True):
        first = 20 + 60 * part.group
        entrance = sprite.tracks[0]
        assert entrance.start_frame <= first and entrance.start_frame + entrance.n_frames // 2 <= first + 6
        if part.group:  # the first opens the film
            assert first - entrance.start_frame <= 10
