"""The report: planted faults are caught, a clean film raises none."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import BadInput
from core.media.ffmpeg import file, run
from core.model.presets import PRESETS
from core.model.timeline import CaptionStyle, Timeline
from core.render import check_film, keyed, render_film
from core.render.qa import verdicts
from core.render.qa.film import silences
from tests.render.films import FAR, NEAR, Rect, beep, film, picture, plain, scene, still, words


def clean(ctx) -> Timeline:
    """Three seconds with voice and captions; without a preset there is no window to miss."""
    return keyed(
        film(
            scene(still(picture(ctx, 0)), 45, "cut", 0, words("Hello dear reader", step=15)),
            scene(still(picture(ctx, 1)), 45, "dissolve", 8, words("and good bye", step=15)),
            speech=(beep(ctx, 0, 90),),
        )
    )


def missed(path: Path, timeline: Timeline, ctx) -> list[str]:
    report = check_film(path, timeline, ctx)
    assert report["ok"] == all(entry["ok"] for entry in report["checks"])
    assert all(element["message"].endswith(".") for element in report["checks"])
    return [item["name"] for item in report["checks"] if not item["ok"]]


def spoilt(timeline: Timeline, ctx, folder: Path, video: str = "null", audio: str = "anull") -> Path:
    """The rendered film with a fault planted into the file itself."""
    out, bad = folder / "out.mp4", folder / "bad.mp4"
    render_film(timeline, ctx=ctx, out=out)
    run(
        ["-v", "error", "-i", file(out), "-vf", video, "-af", audio, "-c:v", "libx264", "-profile:v", "high",
         "-x264-params", "bframes=0", "-movflags", "+faststart", "-use_editlist", "0",
         "-video_track_timescale", "15360",
         "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
         "-y", file(bad)]
    )  # fmt: skip
    return bad


def test_a_clean_film_raises_nothing(ctx, tmp_path: Path) -> None:
    timeline = clean(ctx)
    out = tmp_path / "out.mp4"
    render_film(timeline, ctx=ctx, out=out)
    assert missed(out, timeline, ctx) == []


def test_a_black_span_in_the_film(ctx, tmp_path: Path) -> None:
    black = still(plain(ctx, (0, 0, 0)))
    timeline = keyed(film(scene(still(picture(ctx, 0)), 30), scene(black, 30), scene(still(picture(ctx, 1)), 30)))
    out = tmp_path / "out.mp4"
    render_film(timeline, ctx=ctx, out=out)
    report = {item["name"]: item for item in check_film(out, timeline, ctx)["checks"]}
    assert report["black"]["value"] == [[1.0, 2.0]]


def test_a_black_second_planted_in_the_file(ctx, tmp_path: Path) -> None:
    bad = spoilt(clean(ctx), ctx, tmp_path, video="drawbox=t=fill:c=black:enable='between(n,40,69)'")
    assert "black" in missed(bad, clean(ctx), ctx)


def test_a_frozen_scene_planted_in_the_file(ctx, tmp_path: Path) -> None:
    bad = spoilt(clean(ctx), ctx, tmp_path, video="select='not(between(n,46,89))',tpad=stop=44:stop_mode=clone")
    assert "frozen" in missed(bad, clean(ctx), ctx)


def test_a_silent_gap_planted_in_the_file(ctx, tmp_path: Path) -> None:
    bad = spoilt(clean(ctx), ctx, tmp_path, audio="volume=0:enable='between(t,1,2.2)'")
    assert "silent" in missed(bad, clean(ctx), ctx)


def test_sound_that_is_too_loud_or_too_quiet(ctx, tmp_path: Path) -> None:
    quiet = spoilt(clean(ctx), ctx, tmp_path, audio="volume=-9dB")
    assert "loudness" in missed(quiet, clean(ctx), ctx)
    loud = spoilt(clean(ctx), ctx, tmp_path, audio="volume=30dB")
    assert {"loudness", "true_peak"} <= set(missed(loud, clean(ctx), ctx))


def test_a_caption_in_the_column_of_buttons(ctx, tmp_path: Path) -> None:
    preset = PRESETS["tiktok"]
    wide = film(
        scene(still(picture(ctx, 0)), 30, "cut", 0, words("unmistakably wider than everything allowed here", step=4)),
        width=preset.width, height=preset.height,
    )  # fmt: skip
    timeline = keyed(wide.model_copy(update={"preset": "tiktok", "safe": preset.safe}), "draft")
    out = tmp_path / "out.mp4"
    render_film(timeline, quality="draft", ctx=ctx, out=out)
    found = missed(out, timeline, ctx)
    assert "caption_safe_zone" in found
    assert "caption_speed" in found
    assert "duration" in found  # one second is too short for it


def test_a_short_caption_at_its_place_is_inside(ctx, tmp_path: Path) -> None:
    preset = PRESETS["tiktok"]
    fine = film(
        scene(still(picture(ctx, 0)), 30, "cut", 0, words("Good morning", step=15)), width=1080, height=1920
    ).model_copy(update={"preset": "tiktok", "safe": preset.safe, "caption_style": CaptionStyle()})
    timeline = keyed(fine, "draft")
    out = tmp_path / "out.mp4"
    render_film(timeline, quality="draft", ctx=ctx, out=out)
    assert "caption_safe_zone" not in missed(out, timeline, ctx)


def test_missing_frames_and_damage_in_the_file(ctx, tmp_path: Path) -> None:
    timeline = clean(ctx)
    out = tmp_path / "out.mp4"
    render_film(timeline, ctx=ctx, out=out)
    data = bytearray(out.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = bytes(np.random.default_rng(1).integers(0, 255, 400, np.uint8))
    out.write_bytes(data)
    assert "decode" in missed(out, timeline, ctx)
    longer = keyed(film(*timeline.scenes, scene(still(picture(ctx, 4)), 5)))
    assert "frames" in missed(out, longer, ctx)


def test_a_file_that_is_no_film(ctx, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"not a film" * 100)
    with pytest.raises(BadInput, match=r"film\.mp4"):
        check_film(path, clean(ctx), ctx)


def test_pictures_that_are_meant_to_stand_are_not_frozen(ctx, tmp_path: Path) -> None:
    timeline = keyed(film(scene(still(picture(ctx, 0), NEAR, NEAR, "exact"), 60)))
    out = tmp_path / "out.mp4"
    render_film(timeline, ctx=ctx, out=out)
    assert "frozen" not in missed(out, timeline, ctx)


def test_silent_windows_are_found() -> None:
    samples = np.full(48_000, 3000, np.int16)
    samples[12_000:36_000] = 0
    assert silences(samples, 48_000) == [[0.25, 0.75]]


def test_a_card_that_hardly_moves_yet_is_not_frozen_but_one_that_stays_is(ctx) -> None:
    near = Rect(x=0.012, y=0.012, w=0.976, h=0.976)
    timeline = film(scene(still(picture(ctx, 0), FAR, near, "exact"), 120), width=1080, height=1920)

    def seen(first: int, end: int) -> list[dict[str, Any]]:
        return [{"n_frames": 120, "luma": 90.0, "black": [], "frozen": [[first, end]]}]

    assert verdicts.frozen(seen(1, 32), timeline)["ok"]
    assert not verdicts.frozen(seen(1, 120), timeline)["ok"]
    standing = film(scene(still(picture(ctx, 0), FAR, FAR, "exact"), 120), width=1080, height=1920)
    assert verdicts.frozen(seen(0, 120), standing)["ok"]


def test_a_film_of_two_platforms_is_heard_once(ctx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = clean(ctx)
    out = tmp_path / "out.mp4"
    render_film(timeline, ctx=ctx, out=out)
    check_film(out, timeline.model_copy(update={"preset": "tiktok"}), ctx)
    film_room = importlib.import_module("core.render.qa.film")
    monkeypatch.setattr(film_room, "sound", lambda *_: pytest.fail("listened again"))
    report = check_film(out, timeline.model_copy(update={"preset": "instagram_reel"}), ctx)
    assert {"loudness", "silent", "sync"} <= {item["name"] for item in report["checks"]}
