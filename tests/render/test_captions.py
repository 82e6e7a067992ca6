"""Captions laid over frames: as libass burns them in, drawn once a look."""

from __future__ import annotations

import numpy as np
import pytest

from core.media.ffmpeg import run
from core.model.timeline import Timeline
from core.ports import Context
from core.render import args
from core.render.caption_states import looks
from core.render.libass import FILTER, environment
from core.render.planes import Frame
from core.render.scene import caption_files, captions_of, composer
from core.render.scene_plan import Plan, plan
from core.timeline.burnt import Burnt, burnt_into
from core.timeline.styles import STYLES
from tests.render.films import film, picture, scene, still, words

SCRIPTS = {
    "classic": ("de", "Größe zählt"),
    "karaoke": ("ar", "مرحبا بكم هنا"),
    "pop": ("th", "สวัสดี ชาวโลก"),
    "boxed": ("hi", "नमस्ते क्षत्रिय दुनिया"),
    "lower_third": ("ja", "世界 こんにちは"),
    "minimal": ("en", "Hello 👍 reader"),
}


def spoken(ctx: Context, style: str) -> Timeline:
    language, text = SCRIPTS[style]
    timeline = film(scene(still(picture(ctx, 1)), 24, "cut", 0, words(text, first=2, step=7)), width=360, height=640)
    return timeline.model_copy(update={"caption_style": STYLES[style], "language": language})


def burnt(item: Plan, frame: int, drawn: Frame, ctx: Context) -> Frame:
    """The frame as ffmpeg's own filter shows the captions."""
    ran = run(
        [*args.QUIET, *args.frames_input(item.width, item.height, item.fps), "-vf",
         f"setpts=PTS+{frame}/({item.fps}*TB),{FILTER}", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "yuv420p",
         "pipe:1"],
        scratch=ctx.scratch, stdin=[drawn.data], capture=True, env=environment(item.fonts, ctx),
        files=caption_files(item),
    )  # fmt: skip
    return Frame.read(ran.stdout, item.width, item.height)


@pytest.mark.parametrize("style", STYLES)
def test_captions_look_as_libass_burns_them_in(ctx: Context, style: str) -> None:
    item = plan(spoken(ctx, style), 0)
    drawn = Frame.blank(item.width, item.height)
    composer(item, ctx).draw(13, drawn)
    expected = burnt(item, 13, drawn, ctx)
    bare = drawn.data.astype(int)
    captions = captions_of(item, ctx)
    assert captions
    layer = captions.at(13)
    assert layer
    layer.draw(drawn)
    assert (np.abs(drawn.data - bare) > 40).sum() > 200
    off = np.abs(drawn.data.astype(int) - expected.data)
    assert off.mean() < 0.05
    assert off.max() <= 4


@pytest.mark.parametrize(("style", "changes"), [("classic", [2, 16]), ("karaoke", [2, 9, 16])])
def test_a_look_stays_until_a_caption_or_a_word_changes(ctx: Context, style: str, changes: list[int]) -> None:
    timeline = spoken(ctx, "classic").model_copy(update={"caption_style": STYLES[style]})
    seen = looks(burnt_into(timeline, timeline.scenes[0]).events, timeline.fps, 24)
    assert [n for n in range(1, 24) if seen[n] != seen[n - 1]] == changes


def test_a_word_that_pops_up_grows_for_a_tenth_of_a_second(ctx: Context) -> None:
    timeline = spoken(ctx, "pop")
    seen = looks(burnt_into(timeline, timeline.scenes[0]).events, timeline.fps, 24)
    assert [n for n in range(1, 24) if seen[n] != seen[n - 1]] == [2, 3, 4, 5, 9, 10, 11, 12, 16]


def test_letters_that_stand_out_of_their_rows_are_drawn_whole(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    item = plan(spoken(ctx, "classic"), 0)
    usual = captions_of(item, ctx)
    assert usual
    layer = usual.at(10)
    assert layer
    top = layer.y + 6
    monkeypatch.setattr(Burnt, "band", lambda _, height: (top // 2 * 2, height))
    again = captions_of(item, ctx)
    assert again
    whole = again.at(10)
    assert whole
    assert (whole.x, whole.y) == (layer.x, layer.y)
    assert np.array_equal(whole.added.y, layer.added.y)
