"""Tests of pictures' fit and motion: nothing cut off that matters, nothing that jumps, nothing that hurries."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.model.asset import Asset
from core.model.storyboard import Card, Shot
from core.model.timeline import Rect, Still
from core.timeline.motion import fit_of, is_composed, is_document, still

SIZES = [(1080, 1920), (1920, 1080), (1080, 1080)]
EXAMPLES = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def picture(width: int, height: int, **more: object) -> Asset:
    return Asset.model_validate({"sha256": "a" * 64, "width": width, "height": height, **more})


def made(asset: Asset, size: tuple[int, int] = (1080, 1920), n_frames: int = 150, **shot: object) -> Still:
    item = Shot.model_validate({"lines": (0,), "picture": asset.sha256, **shot})
    return still(item, asset.sha256, asset, *size, n_frames, 30)


@pytest.mark.parametrize(
    ("asset", "size", "fit"),
    [
        (picture(1600, 900), (1080, 1920), "crop"),
        (picture(1600, 900), (1920, 1080), "crop"),
        (picture(1500, 1000), (1920, 1080), "crop"),
        (picture(1080, 1500), (1080, 1920), "crop"),
        (picture(900, 1600), (1920, 1080), "blur"),
        (picture(1024, 768), (1920, 1080), "crop"),
        (picture(1024, 768, title="Screenshot of GNOME"), (1920, 1080), "blur"),
        (picture(1920, 1080, title="Screenshot of GNOME"), (1920, 1080), "crop"),
        (picture(3000, 900), (1920, 1080), "blur"),
        (picture(320, 240), (1920, 1080), "blur"),
        (picture(0, 0), (1080, 1920), "blur"),
    ],
)
def test_a_picture_is_cropped_only_where_enough_of_it_stays(asset: Asset, size: tuple[int, int], fit: str) -> None:
    assert fit_of(Shot(lines=(0,), picture=asset.sha256), asset, *size) == fit


def test_a_picture_that_would_be_a_strip_is_composed_with_words() -> None:
    tall, wide = (1080, 1920), (1920, 1080)
    screen = picture(1600, 1000, title="Screenshot of GNOME")
    for asset, size, fit, composed in (
        (screen, tall, "auto", True),
        (screen, tall, "blur", False),  # asked for
        (screen, tall, "crop", False),
        (picture(1080, 1920), tall, "contain", True),
        (picture(1600, 900), tall, "auto", False),  # a photo fills the frame, and the view travels over it
        (picture(900, 1600), wide, "auto", True),
        (picture(0, 0), tall, "auto", False),
    ):
        shot = Shot.model_validate({"lines": (0,), "picture": asset.sha256, "fit": fit})
        assert is_composed(shot, asset, *size) is composed, (asset, size, fit)


def test_the_view_travels_over_a_wide_photo_and_ends_where_its_subject_is() -> None:
    asset = picture(1600, 900).model_copy(update={"focus": (0.8, 0.5)})
    moves = made(asset)
    assert moves.fit == "crop" and moves.start.w == moves.end.w
    assert moves.end.x + moves.end.w / 2 == pytest.approx(0.8, abs=0.01)
    assert 0.05 < moves.end.x - moves.start.x < 0.3


def test_the_users_choice_of_fit_wins() -> None:
    wide = picture(1600, 900)
    assert made(wide, fit="crop").fit == "crop"
    assert made(wide, fit="contain").fit == "blur"
    assert made(picture(1080, 1920), fit="blur").fit == "blur"


def test_screens_and_diagrams_are_known_by_their_names() -> None:
    for title in ("The GNOME desktop", "Figure 3", "Schéma du réseau", "システム図", "Архитектура: схема"):
        assert is_document(picture(1000, 800, title=title))
    assert not is_document(picture(1000, 800, title="Two dogs on a beach"))


def _inside(rect: Rect) -> None:
    assert rect.x >= 0
    assert rect.y >= 0
    assert rect.x + rect.w <= 1 + 2e-6
    assert rect.y + rect.h <= 1 + 2e-6


@EXAMPLES
@given(
    st.integers(1, 6000),
    st.integers(1, 6000),
    st.sampled_from(SIZES),
    st.integers(30, 3000),
    st.sampled_from(["auto", "still", "in", "out", "left", "right", "up", "down"]),
    st.sampled_from(["auto", "crop", "blur"]),
    st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5)),
    st.text("0123456789abcdef", min_size=4, max_size=4),
)
def test_windows_lie_inside_the_picture_keep_the_frames_shape_and_move_gently(
    width: int,
    height: int,
    size: tuple[int, int],
    n_frames: int,
    motion: str,
    fit: str,
    focus: tuple[float, float],
    sha: str,
) -> None:
    asset = picture(width, height).model_copy(update={"sha256": sha})
    got = made(asset, size, n_frames, motion=motion, fit=fit, focus=focus)
    for rect in (got.start, got.end):
        _inside(rect)
        if got.fit == "crop" and rect.w > 0.01 and rect.h > 0.01:
            shape = (rect.w * width) / (rect.h * height) / (size[0] / size[1])
            assert shape == pytest.approx(1, rel=1e-3)
        if got.fit == "blur":
            assert rect.w == pytest.approx(rect.h, abs=1e-5)
    zoom = abs(got.end.w / got.start.w - 1)
    assert zoom <= 0.12
    assert zoom / (n_frames / 30) <= 0.025
    travelled = abs(got.end.x + got.end.w / 2 - got.start.x - got.start.w / 2) / got.start.w
    travels = got.fit == "crop" and got.start.w <= 0.6  # over a photo of which the frame shows a part
    assert travelled <= (max(0.11, 0.101 * n_frames / 30) if travels else 0.11) + 1e-6


def test_a_move_aims_at_what_matters() -> None:
    got = made(picture(2000, 3000, focus=(0.5, 0.2)), motion="in")
    assert got.fit == "crop"
    centre = got.end.y + got.end.h / 2
    assert abs(centre - 0.2) <= abs(got.start.y + got.start.h / 2 - 0.2)
    left = made(picture(1000, 1500, focus=(0.1, 0.5)), motion="still")
    assert left.start.x == 0


def test_pictures_move_differently_but_each_always_the_same_way() -> None:
    def moved(sha: str, n_frames: int = 150) -> tuple[bool, bool]:
        got = made(picture(1500, 1000).model_copy(update={"sha256": sha}), (1920, 1080), n_frames)
        return got.end.w < got.start.w, got.end.y > got.start.y

    ways = {moved(f"{n:064x}") for n in range(12)}
    assert len(ways) > 2
    assert moved("5" * 64, 150) == moved("5" * 64, 200)


def test_a_whole_picture_keeps_its_edges_and_a_screenshot_nearly_all() -> None:
    photo = made(picture(600, 340), n_frames=900)
    assert min(photo.start.w, photo.end.w) >= 0.96
    screen = made(picture(1600, 900, title="Screenshot"), n_frames=900)
    assert min(screen.start.w, screen.end.w) >= 0.98


def test_cards_move_hardly_and_code_not_at_all() -> None:
    def card(kind: str, motion: str = "auto") -> Still:
        shot = Shot.model_validate({"lines": (0,), "card": Card.model_validate({"kind": kind}), "motion": motion})
        return still(shot, "c" * 64, None, 1920, 1080, 600, 30)

    title = card("title")
    assert title.fit == "exact"
    assert 0.97 <= title.end.w < 1
    assert card("code").start == card("code").end == Rect(x=0, y=0, w=1, h=1)
    assert card("table").start == card("table").end
    assert card("code", "in").end.w >= 0.97


def _travel(item: Still) -> float:
    a, b = item.start, item.end
    return max(abs(a.x - b.x), abs(a.y - b.y), abs(a.w - b.w))


def test_the_pace_of_a_film_is_that_of_its_stills_unless_a_shot_says_otherwise() -> None:
    asset = picture(1080, 1920)
    plain = made(asset, motion="in")
    shot = Shot(lines=(0,), picture=asset.sha256, motion="in")
    calm, lively = (still(shot, asset.sha256, asset, 1080, 1920, 150, 30, pace) for pace in ("calm", "lively"))
    assert _travel(calm) < _travel(plain) < _travel(lively)
    auto = Shot(lines=(0,), picture=asset.sha256)
    assert _travel(still(auto, asset.sha256, asset, 1080, 1920, 150, 30, "still")) == 0
    assert _travel(still(shot, asset.sha256, asset, 1080, 1920, 150, 30, "still")) > 0


def test_a_zoomed_still_shows_what_is_around_its_focus() -> None:
    for size in SIZES:
        near = made(picture(3000, 2000), size, zoom=2.5, focus=(0.8, 0.3), fit="crop", motion="still")
        far = made(picture(3000, 2000), size, focus=(0.8, 0.3), fit="crop", motion="still")
        assert near.start.w == pytest.approx(far.start.w / 2.5, rel=1e-3)
        assert near.start.x + near.start.w / 2 == pytest.approx(0.8, abs=0.02)
        assert near.start.y + near.start.h / 2 == pytest.approx(0.3, abs=0.02)
        _inside(near.start)
    assert made(picture(3000, 2000), zoom=1.0) == made(picture(3000, 2000))
