"""The parts of a card enter with their words: not before, seen at once, the whole card at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from core.model.moving import MovingCard, Part
from core.model.storyboard import Card, Shot, Storyboard
from core.model.timeline import Moving, Scene, Sprite, Timeline
from core.render.shrink import small
from core.timeline import build_timeline
from core.timeline.entrances import moving
from core.timeline.hearing import heard
from core.timeline.pieces import pieces
from core.timeline.tokens import tokens
from tests.timeline import making

FPS = 30
LIST = "You need a tide table, boots that keep water out, and an eye on the clock."
ITEMS = ("A tide table", "Boots that keep water out", "An eye on the clock")
STATEMENT = "The coast decides how high the tide will rise in the end."


def parts_of(texts: Sequence[tuple[str, str, int]]) -> tuple[Part, ...]:
    """Parts one below the other: (what, text, group)."""
    return tuple(
        Part.model_validate(
            {"what": what, "text": text, "group": group, "x": 80, "y": 100 + 60 * n, "w": 300, "h": 50,
             "sheet_x": 0, "sheet_y": 50 * n}
        )
        for n, (what, text, group) in enumerate(texts)
    )  # fmt: skip


def built(line: str, parts: tuple[Part, ...], *, rtl: bool = False, before: str = "Hello there, all.") -> Timeline:
    """A film of a card that stands there at once and one that builds up."""
    moving = MovingCard(ground="f" * 64, sheet="e" * 64, width=1080, height=1920, rtl=rtl, parts=parts)
    cards = (Card(kind="title", title="Tides"), Card(kind="text", body=("x",)))
    texts = (before, line)
    return build_timeline(
        article_title="A film", script=making.script(texts), narration=making.narration(texts),
        storyboard=Storyboard(shots=tuple(Shot(lines=(n,), card=card) for n, card in enumerate(cards))),
        preset=making.PRESETS["tiktok"], style="classic", transition="cut", captions=True, music=None,
        card_assets={0: "a" * 64, 1: "b" * 64}, measure=making.measure, segment=making.segment,
        font_family="Noto Sans", fonts={}, card_parts={1: moving},
    )  # fmt: skip


def sprites(scene: Scene) -> tuple[Sprite, ...]:
    assert isinstance(scene.source, Moving)
    return scene.source.sprites


def first_words(line: str, words: Sequence[str]) -> list[int]:
    """The frames of the scene at which these words are spoken."""
    spoken = tokens(making.take(1, line), 0, language="en", fps=FPS, segment=making.segment)
    plain = [token.text.strip(".,").casefold() for token in spoken]
    return [spoken[plain.index(word)].start_frame for word in words]


LISTED = parts_of(
    [("bar", "", -1), ("word", "You", 0), ("word", "need", 0)]
    + [item for n, text in enumerate(ITEMS) for item in (("marker", "", n), ("item", text, n))]
)


def test_each_item_arrives_with_its_first_word() -> None:
    scene = built(LIST, LISTED).scenes[1]
    items = [sprite for sprite, part in zip(sprites(scene), LISTED, strict=True) if part.what == "item"]
    for sprite, spoken in zip(items, first_words(LIST, ["a", "boots", "an"]), strict=True):
        enters = sprite.tracks[0]
        assert spoken - 6 <= enters.start_frame <= spoken
        assert enters.start_frame + enters.n_frames // 3 <= spoken + 0.2 * FPS
        assert 8 <= enters.n_frames <= 14
    for marker, item in ((3, 4), (5, 6), (7, 8)):
        assert sprites(scene)[marker].tracks == sprites(scene)[item].tracks


def test_items_spoken_of_before_step_back_and_come_forward_again() -> None:
    scene = built(LIST, LISTED).scenes[1]
    first, last = sprites(scene)[4], sprites(scene)[8]
    assert [track.strength for track in first.tracks] == [(0, 255), (255, 145), (145, 255)]
    assert first.tracks[1].start_frame == sprites(scene)[6].tracks[0].start_frame
    assert len(last.tracks) == 1
    assert max(track.start_frame + track.n_frames for track in first.tracks) < scene.n_frames


def statement() -> tuple[Part, ...]:
    return parts_of([("bar", "", -1), ("word", "Tides", 0), *(("word", word, 1) for word in STATEMENT.split())])


def test_a_statement_builds_up_in_beats_with_the_speech() -> None:
    scene = built(STATEMENT, statement()).scenes[1]
    starts = [sprite.tracks[0].start_frame for sprite in sprites(scene)][2:]
    spoken = tokens(making.take(1, STATEMENT), 0, language="en", fps=FPS, segment=making.segment)
    assert starts == sorted(starts)
    assert all(start <= token.start_frame for start, token in zip(starts, spoken, strict=True))
    beats = [1]
    for a, b in pairwise(starts):
        beats = [*beats, 1] if b - a > 3 else [*beats[:-1], beats[-1] + 1]
    assert max(beats) <= 4 and len(beats) >= 4


def test_what_nobody_speaks_enters_at_the_beginning() -> None:
    scene = built("Something else is told meanwhile, and it takes its time.", statement()).scenes[1]
    starts = [sprite.tracks[0].start_frame for sprite in sprites(scene)]
    assert max(starts) - min(starts) <= 0.5 * FPS
    ends = [track.start_frame + track.n_frames for sprite in sprites(scene) for track in sprite.tracks]
    assert max(ends) <= 0.6 * scene.n_frames


def test_a_figure_stands_when_it_is_spoken_and_counts_up_before() -> None:
    line = "The Sun pulls the sea with 46 percent of the force."
    parts = parts_of(
        [("word", word, 0) for word in ("The", "Sun", "pulls", "the", "sea", "with")]
        + [("count", text, 1) for text in ("9", "21", "35", "43")]
        + [("figure", "46", 1), ("word", "percent", 1)]
    )
    scene = built(line, parts).scenes[1]
    *_, figure, _ = sprites(scene)
    (spoken,) = first_words(line, ["46"])
    assert figure.tracks[0].start_frame == spoken and figure.tracks[0].n_frames == 1
    counts = sprites(scene)[6:10]
    following = [*(count.tracks[0].start_frame for count in counts[1:]), spoken]
    assert [count.tracks[1].start_frame for count in counts] == following
    assert spoken - 30 <= counts[0].tracks[0].start_frame < spoken - 12


def test_a_picture_arrives_with_its_word() -> None:
    parts = parts_of([*(("word", word, 0) for word in STATEMENT.split()), ("art", "tide", -1)])
    scene = built(STATEMENT, parts).scenes[1]
    art = sprites(scene)[-1].tracks[0]
    (at,) = first_words(STATEMENT, ["tide"])
    assert at - 8 <= art.start_frame <= at
    plain = [part.model_copy(update={"text": ""}) if part.what == "art" else part for part in parts]
    assert sprites(built(STATEMENT, tuple(plain)).scenes[1])[-1].tracks[0].start_frame < at - 8


def test_the_row_being_spoken_of_is_lit_and_the_others_step_back() -> None:
    line = "The Bay of Fundy has sixteen metres, the Severn estuary has fourteen, and all of them are high."
    parts = parts_of([("row", "Place", 0), ("row", "Bay of Fundy", 1), ("row", "Severn", 2), ("row", "Elsewhere", 3)])
    scene = built(line, parts).scenes[1]
    header, fundy, severn, other = (sprite.tracks for sprite in sprites(scene))
    assert len(header) == 1 and max(tracks[0].start_frame for tracks in (header, fundy, severn, other)) <= 15
    assert [track.strength for track in fundy] == [(0, 255), (255, 145), (145, 255)]
    assert [track.strength for track in severn] == [(0, 255), (255, 145), (145, 255)]
    assert [track.strength for track in other] == [(0, 255), (255, 145), (145, 255)]
    (spoken,) = first_words(line, ["severn"])
    assert severn[2].start_frame == fundy[1].start_frame == spoken - round(0.15 * FPS)
    assert other[1].start_frame == severn[1].start_frame < fundy[1].start_frame < other[2].start_frame


def test_in_a_calm_film_nothing_moves_but_all_fades_in() -> None:
    parts = (*LISTED, *parts_of([("count", "3", 9), ("count", "7", 9), ("figure", "9", 9), ("grow", "", 1)]))
    card = MovingCard(ground="f" * 64, sheet="e" * 64, width=1080, height=1920, parts=parts)
    source = moving(card, "a" * 64, [], 90, 150, FPS, quiet=True)
    assert len(source.sprites) == len(parts) - 2, "nothing counts up"
    for sprite in source.sprites:
        assert sprite.tracks[0].offset == (0, 0) and not sprite.tracks[0].reveal
        assert sprite.tracks[0].strength == (0, 255)


CHART = tuple(
    part
    for n, (label, value) in enumerate((("Fundy", "16 m"), ("Severn", "14 m"), ("Ems", "3 m")), 1)
    for part in parts_of([("row", label, n), ("grow", "", n), ("value", value, n)])
)


def test_bars_grow_at_once_and_the_one_being_spoken_of_is_lit() -> None:
    line = "At first there is Fundy with 16 m, and then at long last there is Ems with 3 m of it."
    scene = built(line, CHART).scenes[1]
    fundy, ems = first_words(line, ["fundy", "ems"])
    by_group = {part.group: sprite for part, sprite in zip(CHART, sprites(scene), strict=True) if part.what == "grow"}
    assert all(sprite.tracks[0].reveal == "left" and sprite.tracks[0].start_frame < 30 for sprite in by_group.values())
    assert shown_at(by_group[1], ems + 12) < 200 and shown_at(by_group[3], ems + 12) == 255
    assert shown_at(by_group[2], ems + 12) < 200 and fundy < ems
    assert all(shown_at(sprite, scene.n_frames - 1) == 255 for sprite in by_group.values())


def test_a_band_lies_under_the_row_only_while_it_is_spoken_of() -> None:
    line = "At first there is Fundy with 16 m, and then at long last there is Ems with 3 m of it."
    parts = (*parts_of([("lit", "", 1), ("lit", "", 2), ("lit", "", 3)]), *CHART)
    scene = built(line, parts).scenes[1]
    (ems,) = first_words(line, ["ems"])
    first, last = sprites(scene)[:2]  # Severn is not spoken of and has none
    assert shown_at(first, ems - 8) == 255 and shown_at(first, ems + 14) == 0
    assert shown_at(last, ems + 14) == 255
    assert shown_at(last, scene.n_frames - 1) == 0
    assert len(sprites(scene)) == len(parts) - 1


def test_the_line_of_code_that_is_named_is_lit() -> None:
    code = parts_of([("code", "def claim(queue):", 1), ("code", "job = queue.first()", 2), ("code", "save(job)", 3)])
    line = "In the beginning of all of it somebody claims something, and in the end it saves that."
    scene = built(line, code).scenes[1]
    first, second, third = sprites(scene)
    (end,) = first_words(line, ["saves"])
    assert first.tracks[0].start_frame < second.tracks[0].start_frame < third.tracks[0].start_frame < 60
    assert shown_at(third, end + 12) == 255 and shown_at(first, end + 12) < 200 and shown_at(second, end + 12) < 200


def shown_at(sprite: Sprite, frame: int) -> int:
    """The strength of a part at a frame."""
    last = [track for track in sprite.tracks if track.start_frame <= frame][-1]
    return last.strength[1] if frame >= last.start_frame + last.n_frames - 1 else last.strength[0]


@pytest.mark.parametrize(("high", "stay"), [(20, True), (50, False)])
def test_captions_stay_over_words_that_are_much_smaller(high: int, stay: bool) -> None:
    parts = tuple(part.model_copy(update={"h": high}) for part in statement())
    moving = MovingCard(ground="f" * 64, sheet="e" * 64, width=1080, height=1920, parts=parts)
    film = build_timeline(
        article_title="A film", script=making.script((STATEMENT,)), narration=making.narration((STATEMENT,)),
        storyboard=Storyboard(shots=(Shot(lines=(0,), card=Card(kind="text", body=(STATEMENT,))),)),
        preset=making.PRESETS["tiktok"], style="classic", transition="cut", captions=True, music=None,
        card_assets={0: "a" * 64}, measure=making.measure, segment=making.segment, font_family="Noto Sans", fonts={},
        card_parts={0: moving},
    )  # fmt: skip
    assert bool(pieces(film, film.scenes[0])) is stay


def test_no_card_stands_empty_until_its_words_come_at_last() -> None:
    late = "There was a house in which dal was a sound and never a recipe, and so we say this. " + STATEMENT
    scene = built(late, statement()).scenes[1]
    assert max(sprite.tracks[0].start_frame for sprite in sprites(scene)) <= 0.6 * FPS
    listed = built(late.replace(STATEMENT, LIST), LISTED[3:]).scenes[1]
    assert sprites(listed)[0].tracks[0].start_frame <= 6 < sprites(listed)[-1].tracks[0].start_frame


def test_an_item_without_a_word_of_its_own_follows_the_one_before() -> None:
    parts = parts_of([("item", "A tide table", 0), ("item", "Something quite different", 1), ("item", ITEMS[2], 2)])
    scene = built(LIST, parts).scenes[1]
    starts = [sprite.tracks[0].start_frame for sprite in sprites(scene)]
    assert starts == sorted(starts) and starts[1] - starts[0] <= 8


def test_a_few_words_in_common_are_no_time() -> None:
    parts = parts_of([("item", "The keeping of the clocks in towers", 0)])
    spoken = tokens(making.take(1, LIST), 0, language="en", fps=FPS, segment=making.segment)
    assert heard(parts, spoken, 0, 200) == {}


@pytest.mark.parametrize("rtl", [False, True])
def test_items_come_from_where_reading_begins(rtl: bool) -> None:
    scene = built(LIST, LISTED, rtl=rtl).scenes[1]
    assert (sprites(scene)[4].tracks[0].offset[0] > 0) is rtl
    assert sprites(scene)[0].tracks[0].reveal == ("right" if rtl else "left")


def test_the_card_is_whole_at_the_end_of_a_scene_however_short() -> None:
    for line in (STATEMENT, "In the end.", LIST):
        scene = built(line, statement()).scenes[1]
        ends = [track.start_frame + track.n_frames for sprite in sprites(scene) for track in sprite.tracks]
        assert max(ends) <= scene.n_frames


def test_no_film_opens_with_an_empty_frame() -> None:
    moving = MovingCard(ground="f" * 64, sheet="e" * 64, width=1080, height=1920, parts=statement())
    film = build_timeline(
        article_title="A film", script=making.script((STATEMENT,)), narration=making.narration((STATEMENT,)),
        storyboard=Storyboard(shots=(Shot(lines=(0,), card=Card(kind="text", body=(STATEMENT,))),)),
        preset=making.PRESETS["tiktok"], style="classic", transition="cut", captions=True, music=None,
        card_assets={0: "a" * 64}, measure=making.measure, segment=making.segment, font_family="Noto Sans", fonts={},
        card_parts={0: moving},
    )  # fmt: skip
    assert sum(sprite.tracks[0].start_frame < 0 for sprite in sprites(film.scenes[0])) >= 3


def test_the_small_preview_shows_the_same_entrances() -> None:
    film = built(LIST, LISTED)
    for large, little in zip(sprites(film.scenes[1]), sprites(small(film).scenes[1]), strict=True):
        for a, b in zip(large.tracks, little.tracks, strict=True):
            assert abs(b.start_frame * 2 - a.start_frame) <= 2 and 3 <= b.n_frames <= 7


@pytest.mark.parametrize(("kind", "moves"), [("text", False), ("table", True)])
def test_a_card_set_to_stand_still_does_and_a_tables_rows_are_lit(kind: str, moves: bool) -> None:
    shot = Shot(lines=(0,), card=Card.model_validate({"kind": kind, "body": ("x",)}), motion="still")
    moving = MovingCard(ground="f" * 64, sheet="e" * 64, width=1080, height=1920, parts=LISTED)
    film = build_timeline(
        article_title="A film", script=making.script((LIST,)), narration=making.narration((LIST,)),
        storyboard=Storyboard(shots=(shot,)), preset=making.PRESETS["tiktok"], style="classic", transition="cut",
        captions=True, music=None, card_assets={0: "a" * 64}, measure=making.measure, segment=making.segment,
        font_family="Noto Sans", fonts={}, card_parts={0: moving},
    )  # fmt: skip
    assert isinstance(film.scenes[0].source, Moving) is moves
