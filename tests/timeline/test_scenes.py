"""Tests of scenes: when each picture is seen, how it comes in, and what stays when something else changes."""

from __future__ import annotations

import pytest

from core.errors import BadInput, ReelwrightError
from core.model.asset import Asset
from core.model.narration import FPS
from core.model.presets import PRESETS
from core.model.storyboard import Card, Shot, Storyboard
from core.model.timeline import Footage, Scene
from core.timeline.pieces import pieces
from core.timeline.scenes import TRANSITIONS, transition
from core.timeline.spans import spans
from tests.timeline.making import PICTURES, TEXTS, film, narration, storyboard


def shots(*lines: tuple[int, ...]) -> tuple[Shot, ...]:
    return tuple(Shot(lines=line, picture="a" * 64) for line in lines)


def test_a_shot_is_seen_from_its_first_line_to_the_next_shot() -> None:
    spoken = narration(TEXTS)
    starts = spoken.starts()
    result = film(TEXTS, spoken=spoken)
    assert [scene.start_frame for scene in result.scenes] == [starts[n] for n in range(4)]
    assert [scene.lines for scene in result.scenes] == [(0,), (1,), (2,), (3,)]
    assert spoken.n_frames + 12 <= result.n_frames <= spoken.n_frames + 20


def test_lines_without_a_shot_keep_the_picture_before_them() -> None:
    got = spans(shots((1,), (3,)), {0: 0, 1: 100, 2: 200, 3: 300}, 400, fps=30)
    assert [(item.start_frame, item.end_frame) for item in got] == [(0, 300), (300, 400)]


def test_shots_of_one_line_share_its_time_by_how_much_there_is_to_read() -> None:
    cards = [
        Shot(lines=(0,), card=Card(kind="code", body=("x",) * n), part=part, parts=2) for part, n in enumerate((24, 8))
    ]
    got = spans(cards, {0: 0}, 400, fps=30)
    first, second = (item.end_frame - item.start_frame for item in got)
    assert 2 < first / second < 4


def test_a_scene_shorter_than_a_second_joins_its_neighbour() -> None:
    got = spans(shots((0,), (1,), (2,)), {0: 0, 1: 100, 2: 115}, 300, fps=30)
    assert [(item.shot, item.start_frame, item.end_frame) for item in got] == [(0, 0, 115), (2, 115, 300)]
    got = spans(shots((0,), (1,)), {0: 0, 1: 10}, 300, fps=30)
    assert [(element.shot, element.start_frame, element.end_frame) for element in got] == [(1, 0, 300)]


def test_parts_there_is_no_time_for_are_left_out() -> None:
    cards = [Shot(lines=(0,), card=Card(kind="code", body=("x",)), part=n, parts=9) for n in range(9)]
    got = spans(cards, {0: 0}, 75, fps=30)
    assert [item.shot for item in got] == [0, 1]
    assert all(element.end_frame - element.start_frame >= 30 for element in got)


def test_a_storyboard_that_shows_nothing_is_refused_in_words() -> None:
    with pytest.raises(BadInput) as raised:
        film(TEXTS, board=Storyboard(shots=()))
    assert raised.value.hint
    with pytest.raises(BadInput):
        spans(shots((7,)), {0: 0}, 100, fps=30)


def test_a_card_that_was_not_drawn_or_a_picture_that_is_not_there_is_said() -> None:
    gone = Storyboard(shots=(Shot(lines=(0,), picture="f" * 64),))
    with pytest.raises(ReelwrightError, match="Shot 1"):
        film(TEXTS, board=gone)


def test_a_film_never_exceeds_its_maximum_by_its_tail() -> None:
    spoken = narration(TEXTS)
    last = spoken.takes[-1]
    rest = 180 * 30 - spoken.n_frames
    longer = spoken.model_copy(
        update={"takes": (*spoken.takes[:-1], last.model_copy(update={"n_frames": last.n_frames + rest}))}
    )
    assert film(TEXTS, preset="youtube_short", spoken=longer).n_frames == 180 * 30


@pytest.mark.parametrize("kind", sorted(TRANSITIONS))
def test_a_transition_takes_a_third_of_either_scene_at_most(kind: str) -> None:
    for n_frames, before in ((300, 300), (30, 300), (300, 30), (33, 36)):
        assert transition(kind, n_frames, before, 30).n_frames <= min(n_frames, before) // 3
    assert transition(kind, 300, None, 30).kind == "cut"


def test_an_unknown_transition_or_style_names_the_known_ones() -> None:
    with pytest.raises(BadInput) as raised:
        film(TEXTS, transition="explode")
    assert "dissolve" in raised.value.hint
    with pytest.raises(BadInput) as raised:
        film(TEXTS, style="fancy")
    assert "karaoke" in raised.value.hint


def test_the_same_picture_twice_in_a_row_is_no_reason_to_dissolve_words_away() -> None:
    result = film(TEXTS)
    for scene in result.scenes[1:]:
        assert pieces(result, scene)[0].start_frame <= 1


def _core(scene: Scene) -> dict[str, object]:
    return scene.model_dump(exclude={"start_frame"})


def test_editing_one_line_changes_only_its_own_scene() -> None:
    before = film(TEXTS)
    edited = list(TEXTS)
    edited[1] = "GNOME is the first; KDE Plasma is the other large one."
    after = film(edited)
    changed = [n for n, (a, b) in enumerate(zip(before.scenes, after.scenes, strict=True)) if _core(a) != _core(b)]
    assert changed == [1]


def test_presets_of_one_size_share_every_scene() -> None:
    assert PRESETS["tiktok"].width == PRESETS["instagram_reel"].width
    item, other = film(TEXTS, preset="tiktok"), film(TEXTS, preset="instagram_reel")
    assert item.scenes == other.scenes
    assert item.model_copy(update={"preset": ""}) == other.model_copy(update={"preset": ""})


def test_footage_is_a_scene_too() -> None:
    clip = Asset(sha256="d" * 64, kind="footage", width=1920, height=1080, duration_s=5, focus=(0.2, 0.5))
    result = film(TEXTS[:1], board=Storyboard(shots=(Shot(lines=(0,), picture=clip.sha256),), assets=(clip,)))
    source = result.scenes[0].source
    assert isinstance(source, Footage)
    assert source.focus == (0.2, 0.5)
    assert result.scenes[0].asset == clip.sha256


def test_the_timeline_names_what_is_spoken_and_where() -> None:
    spoken = narration(TEXTS)
    result = film(TEXTS, spoken=spoken)
    assert [clip.start_frame for clip in result.audio.speech] == list(spoken.starts().values())
    assert [clip.audio for clip in result.audio.speech] == [take.audio for take in spoken.takes]
    assert storyboard(4).assets == PICTURES


def test_a_shot_has_its_own_way_in() -> None:
    board = storyboard(4)
    shots = [board.shots[0], board.shots[1].model_copy(update={"transition": "push"}),
             board.shots[2].model_copy(update={"transition": "none"}), board.shots[3]]  # fmt: skip
    result = film(TEXTS, board=board.model_copy(update={"shots": tuple(shots)}))
    assert [scene.transition.kind for scene in result.scenes] == ["cut", "push", "cut", "push"]


def test_the_words_of_two_cards_never_melt_into_one_another() -> None:
    """Cards push each other out where pictures would dissolve; what a person chose for a scene stays."""
    shots = [Shot(lines=(n,), card=Card(kind="text", body=(f"Card {n}",))) for n in range(3)]
    shots.append(storyboard(4).shots[0].model_copy(update={"lines": (3,)}))
    board = Storyboard(shots=tuple(shots), assets=PICTURES)
    for kind in ("dissolve", "zoom"):
        result = film(TEXTS, board=board, transition=kind)
        assert [scene.transition.kind for scene in result.scenes] == ["cut", "push", "push", "push"]
    assert {scene.transition.kind for scene in film(TEXTS, board=board, transition="wipe").scenes[1:]} == {"wipe"}
    asked = board.model_copy(update={"shots": (shots[0], shots[1].model_copy(update={"transition": "dissolve"}),
                                               *shots[2:])})  # fmt: skip
    assert film(TEXTS, board=asked).scenes[1].transition.kind == "dissolve"


def test_the_end_card_comes_when_all_is_said() -> None:
    shots = [Shot(lines=(n,), card=Card(kind="text", body=(f"Card {n}",))) for n in range(4)]
    shots.append(Shot(lines=(3,), card=Card(kind="end", title="The film"), part=1, parts=2))
    spoken = narration(TEXTS)
    result = film(TEXTS, board=Storyboard(shots=tuple(shots)), spoken=spoken)
    last_word = max(token.end_frame for cue in result.cues for line in cue.lines for token in line)
    assert result.scenes[-1].start_frame >= last_word
    assert result.scenes[-1].n_frames >= FPS


def test_no_caption_stands_on_a_card_that_has_its_room() -> None:
    shots = [Shot(lines=(n,), card=Card(kind="text", body=(f"Card {n}",))) for n in range(4)]
    result = film(TEXTS, board=Storyboard(shots=tuple(shots)), roomy={1})
    assert result.scenes[1].captionless == ((0, result.scenes[1].n_frames),)


def test_single_words_stand_below_the_words_of_a_card() -> None:
    result = film(TEXTS, style="pop")
    assert [scene.low_captions for scene in result.scenes] == [False, False, False, True]
    assert not any(scene.low_captions for scene in film(TEXTS, style="classic").scenes)
