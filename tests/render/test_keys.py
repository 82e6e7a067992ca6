"""A scene's key: everything that decides its pixels, and nothing else."""

from __future__ import annotations

import pytest

from core.errors import BadInput
from core.model.timeline import CaptionStyle, Clip, Rect
from core.render import key, keyed
from core.render.encoder import rate
from tests.render.films import film, scene, still, words

A, B, C = "a" * 64, "b" * 64, "c" * 64


def three(middle: str = B, *, kind: str = "dissolve", overlap: int = 6, text: str = "some words"):
    return film(
        scene(still(A), 24, "cut", 0, words("hello there")),
        scene(still(middle), 24, kind, overlap, words(text)),
        scene(still(C), 24, "dissolve", 6),
    )


def keys(timeline, quality: str = "standard") -> list[str]:
    return [one.key for one in keyed(timeline, quality).scenes]


def changed(before, after) -> list[bool]:
    return [a != b for a, b in zip(keys(before), keys(after), strict=True)]


def test_a_new_word_changes_only_its_scene() -> None:
    assert changed(three(), three(text="other words")) == [False, True, False]


def test_a_new_picture_changes_its_scene_and_the_transition_out_of_it() -> None:
    assert changed(three(), three(middle="d" * 64)) == [False, True, True]


def test_a_longer_transition_changes_the_scene_whose_motion_goes_on_under_it() -> None:
    assert changed(three(), three(overlap=8)) == [True, True, False]


def test_a_cut_leaves_neighbours_alone() -> None:
    before = film(scene(still(A)), scene(still(B)), scene(still(C)))
    after = film(scene(still(A)), scene(still("d" * 64)), scene(still(C)))
    assert changed(before, after) == [False, True, False]


def test_the_place_in_the_film_and_the_preset_name_do_not_count() -> None:
    one = film(scene(still(A)), scene(still(B)))
    moved = film(scene(still(C), 60), scene(still(A)), scene(still(B)))
    assert keys(moved)[1:] == keys(one)
    assert keys(one.model_copy(update={"preset": "tiktok", "title": "Other"})) == keys(one)


@pytest.mark.parametrize(
    "change",
    [
        {"caption_style": CaptionStyle(size=70)},
        {"fonts": {"NotoSans-Bold.woff": "1" * 64}},
        {"captions_on": False},
        {"width": 200},
    ],
)
def test_what_decides_captions_or_size_counts(change: dict) -> None:
    one = film(scene(still(A), 24, "cut", 0, words("hello there")))
    assert keys(one) != keys(one.model_copy(update=change))


def test_quality_and_motion_count() -> None:
    one = film(scene(still(A)))
    assert keys(one) != keys(one, "high")
    assert keys(one) != keys(film(scene(still(A, end=Rect(x=0.2, y=0.2, w=0.6, h=0.6)))))
    assert key(one, 0) == keys(one)[0]


def test_unknown_choices_are_refused() -> None:
    with pytest.raises(BadInput, match="draft, standard, high"):
        keyed(film(scene(still(A))), "ultra")
    with pytest.raises(BadInput, match="no clip factory"):
        keyed(film(scene(Clip(factory="nothing"))))
    with pytest.raises(BadInput, match="version"):
        keyed(film(scene(Clip(factory="number", version=99))))
    with pytest.raises(BadInput, match="parameter"):
        keyed(film(scene(Clip(factory="number", params={"colr": "red"}))))


def test_the_ceiling_keeps_the_longest_tiktok_under_its_cap_for_all_vertical_outputs() -> None:
    limit = rate(1080, 1920, 30)
    assert (limit.maxrate * 180 + 0.9 * limit.bufsize) / 8 < 72_000_000
    assert limit.maxrate > 2_800_000
    assert rate(1920, 1080, 30).maxrate > limit.maxrate
    assert rate(1080, 1920, 30, 1).maxrate < limit.maxrate
