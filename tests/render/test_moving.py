"""Cards that build up, as a viewer sees them: each part where and when it enters, the whole card at the end."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.model.timeline import Moving, Sprite, Track
from core.ports import Context
from core.render import frame, keyed, render_film
from core.render.feed import frames as composed
from core.render.planes import Frame
from core.render.scene import composer
from core.render.scene_plan import plan
from core.render.shrink import small
from core.render.stats import Stats
from tests.render.films import FAR, HEIGHT, WIDTH, film, picture, put, scene, still

BOXES = ((20, 40, 80, 30), (20, 100, 120, 30), (20, 160, 60, 30))
INK = (240, 200, 40)
GROUND = (20, 30, 60)


def card(ctx: Context, *tracks: tuple[Track, ...], width: int = WIDTH, height: int = HEIGHT) -> Moving:
    """A card of boxes, each with its tracks."""
    ground, sheet = Image.new("RGB", (width, height), GROUND), Image.new("RGBA", (width, height), (*INK, 0))
    whole = ground.copy()
    for x, y, w, h in BOXES:
        sheet.paste((*INK, 255), (x, y, x + w, y + h))
        ImageDraw.Draw(whole).rectangle((x, y, x + w - 1, y + h - 1), fill=INK)
    sprites = [
        Sprite(x=x, y=y, w=w, h=h, sheet_x=x, sheet_y=y, tracks=each)
        for (x, y, w, h), each in zip(BOXES, tracks, strict=True)
    ]
    return Moving(
        asset=put(ctx, whole), ground=put(ctx, ground), sheet=put(ctx, sheet), width=width, height=height,
        sprites=tuple(sprites),
    )  # fmt: skip


def entering(*starts: int, n_frames: int = 10, **how: object) -> list[tuple[Track, ...]]:
    return [(Track.model_validate({"start_frame": start, "n_frames": n_frames, **how}),) for start in starts]


def shown(image: Image.Image, n: int) -> float:
    """Return the share of a box that is there, 0 to 1."""
    x, y, w, h = BOXES[n]
    box = np.asarray(image).astype(float)[y + 4 : y + h - 4, x + 4 : x + w - 4, 0]
    return float(box.mean() - GROUND[0]) / (INK[0] - GROUND[0])


def test_a_part_is_not_there_before_it_enters_and_half_there_soon_after(ctx) -> None:
    timeline = film(scene(card(ctx, *entering(0, 20, 40)), 60))
    for n, start in enumerate((0, 20, 40)):
        if start:
            assert shown(frame(timeline, start - 1, ctx), n) < 0.02
        assert shown(frame(timeline, start + 3, ctx), n) > 0.5
        assert shown(frame(timeline, start + 9, ctx), n) > 0.98


def test_the_last_frame_is_the_card(ctx) -> None:
    source = card(ctx, *entering(0, 20, 40, offset=(0, 20)))
    last = np.asarray(frame(film(scene(source, 60)), 59, ctx)).astype(int)
    plain = np.asarray(frame(film(scene(still(source.asset, FAR, FAR, "exact"), 60)), 0, ctx)).astype(int)
    assert np.abs(last - plain).max() <= 3


@pytest.mark.parametrize(("reveal", "half"), [("left", slice(0, 40)), ("right", slice(40, 80))])
def test_a_line_is_drawn_from_its_side(ctx, reveal: str, half: slice) -> None:
    tracks = entering(0, 30, 30, n_frames=8, reveal=reveal, strength=(255, 255), ease="linear")
    picture_ = np.asarray(frame(film(scene(card(ctx, *tracks), 40)), 3, ctx)).astype(int)
    line = picture_[55, 20:100, 0]
    there = line > 150
    assert there[half].all() and there.sum() == pytest.approx(40, abs=4)


def test_a_part_comes_from_its_offset_to_its_place(ctx) -> None:
    timeline = film(scene(card(ctx, *entering(0, 30, 30, offset=(-16, 0), strength=(255, 255))), 40))
    edges = [int(np.argmax(np.asarray(frame(timeline, n, ctx))[55, :, 0] > 130)) for n in (0, 3, 9)]
    assert edges[0] < edges[1] < edges[2] == 20


def test_frames_are_the_same_in_any_order_and_again(ctx) -> None:
    lit = (Track(start_frame=2, n_frames=8), Track(start_frame=20, n_frames=8, strength=(255, 120)),
           Track(start_frame=40, n_frames=8, strength=(120, 255)))  # fmt: skip
    timeline = film(scene(card(ctx, lit, *entering(20, 30, offset=(0, 12))), 60))
    item = plan(timeline, 0)

    def drawn(order: list[int]) -> dict[int, bytes]:
        out, source = {}, composer(item, ctx)
        for n in order:
            planes = Frame.blank(item.width, item.height)
            source.draw(n, planes)
            out[n] = planes.data.tobytes()
        return out

    forward = drawn(list(range(60)))
    assert drawn(list(range(59, -1, -1))) == forward == drawn([30, 2, 59, 0, *range(60)])
    streamed = [data.tobytes() for data in composed(item, composer(item, ctx), Stats())]
    assert streamed == [forward[n] for n in range(60)]


def test_frames_in_which_nothing_moves_are_not_drawn_again(ctx) -> None:
    item = plan(film(scene(card(ctx, *entering(0, 20, 40)), 120)), 0)
    source = composer(item, ctx)
    assert sum(not source.repeats(n) for n in range(1, 120)) <= 30


def test_the_same_card_gives_the_same_bytes(ctx, tmp_path) -> None:
    timeline = film(scene(card(ctx, *entering(0, 8, 12)), 30), scene(still(picture(ctx, 1)), 24, "dissolve", 6))
    first = render_film(timeline, quality="draft", ctx=ctx, out=tmp_path / "a.mp4")
    for path in ctx.scenes.iterdir():
        path.unlink()
    again = render_film(timeline, quality="draft", ctx=ctx, out=tmp_path / "b.mp4")
    assert again.scenes_done == 2 and first.path.read_bytes() == again.path.read_bytes()


def test_words_spoken_later_change_their_scene_and_no_other(ctx) -> None:
    def keys(start: int) -> list[str]:
        moving = card(ctx, *entering(0, start, 12))
        around = (scene(still(picture(ctx, 1)), 24), scene(still(picture(ctx, 2)), 24, "dissolve", 6))
        return [item.key for item in keyed(film(around[0], scene(moving, 30), around[1])).scenes]

    assert [a != b for a, b in zip(keys(6), keys(8), strict=True)] == [False, True, False]


def test_the_small_preview_shows_the_same_parts(ctx) -> None:
    timeline = film(scene(card(ctx, *entering(0, 20, 40), width=360, height=640), 60), width=360, height=640)
    little = frame(small(timeline), 16, ctx)
    assert little.size == (360, 640)
    assert shown(little, 1) > 0.9 and shown(little, 2) < 0.02


def test_a_card_is_scaled_to_another_frame(ctx) -> None:
    source = card(ctx, *entering(0, 0, 0), width=WIDTH * 2, height=HEIGHT * 2)
    image = frame(film(scene(source, 30)), 29, ctx)
    x, y, w, h = (value // 2 for value in BOXES[1])
    assert np.asarray(image)[y + 3 : y + h - 3, x + 3 : x + w - 3, 0].mean() > 200
