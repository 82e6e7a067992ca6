"""ffmpeg's arguments, as they are."""

from __future__ import annotations

from pathlib import Path

from core.media.probe import VideoInfo
from core.model.timeline import Footage
from core.render import args, encoder, footage


def test_the_encoder_pins_what_its_output_depends_on() -> None:
    got = encoder.x264("standard", 1920, 1080, 30)
    assert got == [
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-maxrate", "24000000", "-bufsize", "48000000",
        "-profile:v", "high", "-pix_fmt", "yuv420p", "-threads", "1", "-g", "60",
        "-x264-params", "cpu-independent=1:open-gop=0:stitchable=1",
        "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
    ]  # fmt: skip


def test_scenes_are_joined_by_stream_copy_without_edit_lists() -> None:
    got = args.join("list.txt", Path("/s.aac"), Path("/out.mp4"))
    assert got[got.index("-c") + 1] == "copy"
    assert got[got.index("-use_editlist") + 1] == "0"
    assert "+faststart+negative_cts_offsets" in got
    assert "libx264" not in got


def test_the_listing_quotes_names_and_says_lengths() -> None:
    text = args.listing([Path("/a/it's.mp4"), Path("/b.mp4")], [15, 30], 30)
    assert text.splitlines() == [
        "ffconcat version 1.0",
        "file 'file:/a/it'\\''s.mp4'",
        "duration 0.500000",
        "file 'file:/b.mp4'",
        "duration 1.000000",
    ]


def shot(width: int, height: int, seconds: float, **source) -> footage.Shot:
    video = VideoInfo("h264", "High", width, height, "yuv420p", 30.0, 0, 0, (1, 1, 1, 1))
    return footage.shot(Footage(asset="a" * 64, **source), Path("/c.mp4"), video, seconds)


def test_footage_is_cropped_around_its_focus_and_never_outside() -> None:
    assert "x=iw*0.000000" in footage.crop(shot(1920, 1080, 9, focus=(0.0, 0.5)), 1080, 1920)
    assert "x=iw*0.683594" in footage.crop(shot(1920, 1080, 9, focus=(1.0, 0.5)), 1080, 1920)
    assert "x=iw*0.341797" in footage.crop(shot(1920, 1080, 9), 1080, 1920)
    assert "w=max(2\\,iw*1.000000):h=max(2\\,ih*0.316406)" in footage.crop(shot(1080, 1920, 9), 1920, 1080)


def test_short_footage_starts_over_or_is_slowed() -> None:
    assert shot(640, 360, 2.0).loops(5.0)
    assert not shot(640, 360, 6.0).loops(5.0)
    assert shot(640, 360, 2.0).slowed(5.0) == 30 / 24  # never below 24 pictures a second
    slow = shot(640, 360, 3.0, when_short="slow")
    assert footage.inputs(slow, 5.0, 0, 30)[0] == ["-i", "file:/c.mp4"]
    assert slow.slowed(5.0) == 5.0 / 2.75
    very_short = shot(640, 360, 1.0, when_short="slow")
    assert very_short.slowed(9.0) == 2.0
    assert very_short.loops(9.0)


def test_a_later_start_keeps_the_frame_grid() -> None:
    got, skip = footage.inputs(shot(640, 360, 60.0, in_s=2.0), 10.0, 150, 30)
    assert got == ["-ss", "6.900000", "-i", "file:/c.mp4"]
    assert skip == 3


def test_a_start_past_the_end_counts_from_the_beginning() -> None:
    assert shot(640, 360, 3.0, in_s=7.0).in_s == 0.0
