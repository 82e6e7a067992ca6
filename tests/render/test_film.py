"""Whole films, small: bytes, frames, reuse, failures, crashes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from core.errors import BadInput, Cancelled, MissingSetup, ReelwrightError, StorageError
from core.media.ffmpeg import file, run
from core.media.probe import probe
from core.model.timeline import Clip, Footage, Overlay, Timeline
from core.render import frame, keyed, render_film, work, writer
from core.render.parameter_sets import require_equal_parameters
from core.render.qa.film import layout
from tests.render.films import NEAR, beep, clip, film, picture, plain, put, scene, still, texture, words

KINDS = ("dissolve", "fade", "slide", "push", "wipe", "zoom")


def mixed(ctx, folder: Path) -> Timeline:
    """A film with every kind of scene and transition, captions, an overlay, uneven lengths."""
    badge = texture(180, 320, 9).convert("RGBA")
    badge.putalpha(0)
    badge.paste((255, 220, 0, 255), (20, 30, 90, 60))
    over = (Overlay(asset=put(ctx, badge), start_frame=4, end_frame=16, fade_frames=4),)
    moving = Footage(asset=clip(ctx, folder, "testsrc2=s=320x180:d=0.6:r=25"))
    return film(
        scene(still(picture(ctx, 0)), 20, "fade", 6, words("Hello dear reader")),
        scene(still(picture(ctx, 1, 500, 200), fit="blur"), 25, "dissolve", 8, words("this is a film"), overlays=over),
        scene(moving, 30, "wipe", 6, words("that moves"), overlays=over),
        scene(still(picture(ctx, 2)), 1, "cut"),
        scene(still(picture(ctx, 3)), 22, "push", 6),
        scene(Clip(factory="number", params={"value": 42, "label": "answers", "share": 0.4}), 20, "zoom", 6),
        scene(moving, 24, "slide", 24),
        speech=(beep(ctx, 10, 60),),
    )


def pictures_of(path: Path) -> Iterator[tuple[int, np.ndarray]]:
    with av.open(str(path)) as container:
        for item in container.decode(video=0):
            assert item.pts is not None
            yield item.pts, item.to_ndarray(format="rgb24")


def test_the_film_has_exactly_its_frames_at_a_constant_pace_and_decodes_quietly(ctx, tmp_path: Path) -> None:
    timeline = mixed(ctx, tmp_path)
    out = tmp_path / "out.mp4"
    result = render_film(timeline, ctx=ctx, out=out)
    assert result.timeline == keyed(timeline)
    times = [pts for pts, _ in pictures_of(out)]
    assert len(times) == result.n_frames == timeline.n_frames == 142
    assert times[0] == 0
    assert set(np.diff(times).tolist()) == {512}
    assert run(["-v", "warning", "-i", file(out), "-f", "null", "-"]).messages == ""
    assert layout(out) == {"faststart": True, "edit_lists": False}
    info = probe(out)
    assert info.video is not None
    assert info.audio is not None
    assert (info.video.codec, info.video.profile, info.video.colour) == ("h264", "High", (1, 1, 1, 1))
    assert (info.audio.codec, info.audio.rate, info.audio.channels) == ("aac", 48_000, 2)
    assert abs(info.duration_s - timeline.duration_s) < 1 / 30


def test_the_same_timeline_gives_the_same_bytes_anywhere(ctx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, and with another number of scenes at once."""
    timeline = mixed(ctx, tmp_path)
    monkeypatch.setenv("REELWRIGHT_THREADS", "1")
    first = render_film(timeline, ctx=ctx, out=tmp_path / "a.mp4")
    assert (first.scenes_done, first.scenes_reused, first.film_reused) == (7, 0, False)
    again = render_film(timeline, ctx=ctx, out=tmp_path / "b.mp4")
    assert (again.scenes_done, again.scenes_reused, again.film_reused, again.audio_reused) == (0, 7, True, True)
    other = tmp_path / "else where"
    (other / "scenes").mkdir(parents=True)
    (other / "scratch").mkdir()
    fresh = replace(ctx, scenes=other / "scenes", scratch=other / "scratch")
    monkeypatch.setenv("REELWRIGHT_THREADS", "4")
    emptied = render_film(timeline, ctx=fresh, out=other / "c.mp4")
    assert emptied.scenes_done == 7
    data = (tmp_path / "a.mp4").read_bytes()
    assert data == (tmp_path / "b.mp4").read_bytes() == (other / "c.mp4").read_bytes()


def test_only_what_changed_is_encoded_again(ctx, tmp_path: Path) -> None:
    def story(word: str) -> Timeline:
        return film(
            *(scene(still(picture(ctx, n)), 12, "cut", 0, words(f"{word if n == 1 else 'same'}")) for n in range(4))
        )

    render_film(story("old"), ctx=ctx, out=tmp_path / "a.mp4")
    result = render_film(story("new"), ctx=ctx, out=tmp_path / "a.mp4")
    assert (result.scenes_done, result.scenes_reused) == (1, 3)


def test_presets_of_equal_size_share_scenes(ctx, tmp_path: Path) -> None:
    timeline = film(scene(still(picture(ctx, 0)), 10), scene(still(picture(ctx, 1)), 10))
    render_film(timeline.model_copy(update={"preset": "youtube_short"}), ctx=ctx, out=tmp_path / "a.mp4")
    result = render_film(timeline.model_copy(update={"preset": "tiktok"}), ctx=ctx, out=tmp_path / "b.mp4")
    assert result.scenes_done == 0


def test_any_frame_is_the_render_s_frame(ctx, tmp_path: Path) -> None:
    timeline = mixed(ctx, tmp_path)
    out = tmp_path / "out.mp4"
    render_film(timeline, quality="high", ctx=ctx, out=out)
    rendered = [rgb for _, rgb in pictures_of(out)]
    for n in (0, 3, 15, 22, 28, 47, 52, 60, 74, 78, 90, 99, 110, 120, 130, 141):
        shown = np.asarray(frame(timeline, n, ctx)).astype(int)
        off = np.abs(shown - rendered[n].astype(int)).mean()
        assert off < 7, f"frame {n} differs by {off}"
        others = [np.abs(shown - rendered[m].astype(int)).mean() for m in (n - 3, n + 3) if 0 <= m < 142]
        assert off <= min(others)


def test_flash_and_beep_fall_on_the_same_frame(ctx, tmp_path: Path) -> None:
    black, white = plain(ctx, (0, 0, 0)), plain(ctx, (255, 255, 255))
    flashes = (7, 151, 260)
    scenes = []
    at = 0
    for flash in flashes:
        scenes += [scene(still(black, NEAR, NEAR), flash - at), scene(still(white, NEAR, NEAR), 3)]
        at = flash + 3
    timeline = film(*scenes, scene(still(black, NEAR, NEAR), 40), speech=tuple(beep(ctx, n) for n in flashes))
    out = tmp_path / "out.mp4"
    render_film(timeline, ctx=ctx, out=out)
    for options in ({}, {"ignore_editlist": "1"}):
        with av.open(str(out), options=options) as container:
            light = [
                float(item.pts * item.time_base) for item in container.decode(video=0) if item.to_ndarray()[9, 9] > 120
            ]
        with av.open(str(out), options=options) as container:
            sound = np.concatenate([element.to_ndarray()[0] for element in container.decode(audio=0)])
        loud = np.flatnonzero(np.abs(sound) > 0.1) / 48_000
        seen = [t for k, t in enumerate(light) if k == 0 or t - light[k - 1] > 0.5]
        heard = [t for k, t in enumerate(loud) if k == 0 or t - loud[k - 1] > 0.5]
        assert len(seen) == len(heard) == 3
        assert np.abs(np.subtract(seen, heard)).max() < 1 / 30


def test_a_cancel_stops_and_keeps_finished_scenes(ctx, tmp_path: Path) -> None:
    timeline = film(*(scene(still(picture(ctx, n)), 10 if n < 2 else 9000) for n in range(3)))
    asked: list[float] = []

    def check() -> None:
        if len(list(ctx.scenes.glob("[0-9a-f]*.mp4"))) >= 2:
            asked.append(time.monotonic())
            raise Cancelled()

    out = tmp_path / "out.mp4"
    with pytest.raises(Cancelled):
        render_film(timeline, ctx=replace(ctx, check=check), out=out)
    assert time.monotonic() - asked[0] < 60
    assert not out.exists()
    assert not list(ctx.scenes.glob(".part-*"))
    assert len(list(ctx.scenes.glob("[0-9a-f]*.mp4"))) == 2


def test_progress_grows_and_speaks(ctx, tmp_path: Path) -> None:
    seen: list[tuple[float, str]] = []
    timeline = film(*(scene(still(picture(ctx, n)), 30) for n in range(3)))
    render_film(timeline, ctx=replace(ctx, progress=lambda f, m="": seen.append((f, m))), out=tmp_path / "a.mp4")
    shares = [share for share, _ in seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert any("of 3" in message for _, message in seen)


def test_a_full_disk_is_said_and_nothing_is_torn(ctx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = film(*(scene(still(picture(ctx, n)), 12) for n in range(3)))
    real = os.fsync
    room = [3]

    def fsync(fd: int) -> None:
        room[0] -= 1
        if room[0] < 0:
            raise OSError(28, "No space left on device")
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    out = tmp_path / "out.mp4"
    with pytest.raises(StorageError, match="disk is full"):
        render_film(timeline, ctx=ctx, out=out)
    assert not out.exists()
    assert not list(ctx.scenes.glob(".part-*"))
    monkeypatch.setattr(os, "fsync", real)
    assert render_film(timeline, ctx=ctx, out=out).n_frames == 36


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to mount a tiny disk")
def test_a_really_full_disk(ctx, tmp_path: Path) -> None:
    tiny = tmp_path / "tiny"
    tiny.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", tiny], capture_output=True).returncode:
        pytest.skip("may not mount here")
    try:
        timeline = film(scene(still(picture(ctx, 1)), 300))
        with pytest.raises(StorageError, match="disk is full"):
            render_film(timeline, quality="high", ctx=replace(ctx, scenes=tiny), out=tmp_path / "out.mp4")
        assert not list(tiny.glob("*.mp4"))
    finally:
        subprocess.run(["umount", tiny], check=True)


def test_an_output_folder_that_cannot_be_written_is_said(ctx, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StorageError) as caught:
        render_film(film(scene(still(picture(ctx, 0)), 6)), ctx=ctx, out=tmp_path / "file" / "out.mp4")
    assert caught.value.code == "not_writable"


def test_an_unusable_picture_or_clip_names_its_scene(ctx, tmp_path: Path) -> None:
    good = scene(still(picture(ctx, 0)), 6)
    half = ctx.blobs.put(ctx.blobs.path(picture(ctx, 0)).read_bytes()[:900], ".png")
    text = ctx.blobs.put(b"this is not a film\n" * 40, ".mp4")
    mute = clip(ctx, tmp_path, "sine=d=1", "-c:a", "aac", name="sound.m4a")
    for source in (still(half), Footage(asset=text), Footage(asset=mute)):
        with pytest.raises(BadInput, match="Scene 2"):
            render_film(film(good, scene(source, 6)), ctx=ctx, out=tmp_path / "out.mp4")


def test_a_letter_without_font_is_an_error_not_a_box(ctx, tmp_path: Path) -> None:
    timeline = film(scene(still(picture(ctx, 0)), 12, "cut", 0, words("odd \U00012000 sign")))
    with pytest.raises(MissingSetup, match=r"U\+12000"):
        render_film(timeline, ctx=ctx, out=tmp_path / "out.mp4")
    with pytest.raises(MissingSetup):
        frame(timeline, 5, ctx)


def test_captions_are_really_there(ctx, tmp_path: Path) -> None:
    asset = plain(ctx, (20, 90, 40))
    bare = film(scene(still(asset), 12))
    spoken = film(scene(still(asset), 12, "cut", 0, words("Words to read", step=4)))
    off = np.abs(np.asarray(frame(spoken, 5, ctx)).astype(int) - np.asarray(frame(bare, 5, ctx)).astype(int)).max(
        axis=2
    )
    assert (off > 60).sum() > 100
    assert (np.asarray(frame(spoken, 5, ctx)).min(axis=2) > 200).sum() > 40  # white letters


def test_a_frame_outside_the_film_is_refused(ctx) -> None:
    with pytest.raises(BadInput, match="0 to 5"):
        frame(film(scene(still(picture(ctx, 0)), 6)), 6, ctx)


def test_a_film_over_its_size_cap_is_encoded_again_with_less(
    ctx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = put(ctx, texture(180, 320, 3))
    timeline = film(*(scene(still(noise), 20) for _ in range(2)))
    full = render_film(timeline, ctx=ctx, out=tmp_path / "a.mp4").size
    monkeypatch.setattr("core.render.render._cap", lambda _: full - 1)
    monkeypatch.setattr("core.render.encoder._FREE_BITS", 400_000)
    assert render_film(timeline, ctx=ctx, out=tmp_path / "b.mp4").size < full


def test_killed_in_the_middle_it_goes_on_with_what_was_finished(ctx, tmp_path: Path) -> None:
    timeline = film(*(scene(still(picture(ctx, n)), 15 if n < 3 else 900) for n in range(4)))
    (tmp_path / "timeline.json").write_text(timeline.model_dump_json())
    root = Path(__file__).resolve().parents[2]
    code = f"""
import sys
sys.path.insert(0, {str(root)!r})
from pathlib import Path
from core.model.timeline import Timeline
from core.ports import Context
from core.render import render_film
from core.render.bench.ports import FolderBlobs, MemoryCache
t = Path({str(tmp_path)!r})
ctx = Context(blobs=FolderBlobs(t / "blobs"), cache=MemoryCache(), scratch=t / "scratch", scenes=t / "scenes")
render_film(Timeline.model_validate_json((t / "timeline.json").read_text()), ctx=ctx, out=t / "out.mp4")
"""
    child = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.monotonic() + 180
    while len(list(ctx.scenes.glob("[0-9a-f]*.mp4"))) < 3 and time.monotonic() < deadline:
        os.sched_yield()
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert not (tmp_path / "out.mp4").exists()
    finished = sum(1 for item in keyed(timeline).scenes if (ctx.scenes / f"{item.key}.mp4").exists())
    result = render_film(timeline, ctx=ctx, out=tmp_path / "out.mp4")
    assert result.scenes_reused >= finished - 1 >= 2
    assert result.n_frames == sum(1 for _ in pictures_of(tmp_path / "out.mp4"))


def test_half_files_of_a_killed_render_are_swept_away_once_old(ctx, tmp_path: Path) -> None:
    old, young = ctx.scenes / ".part-old.mp4", ctx.scenes / ".part-young.mp4"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    render_film(film(scene(still(picture(ctx, 0)), 6)), ctx=ctx, out=tmp_path / "a.mp4")
    assert not old.exists()
    assert young.exists()


def test_notes_of_a_scene_are_small(ctx, tmp_path: Path) -> None:
    timeline = keyed(film(scene(still(picture(ctx, 0)), 10)))
    render_film(timeline, ctx=ctx, out=tmp_path / "a.mp4")
    notes = json.loads((ctx.scenes / f"{timeline.scenes[0].key}.json").read_text())
    assert notes["facts"]["n_frames"] == 10


def test_an_encoder_that_fails_costs_its_scene_one_try(ctx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = film(*(scene(still(picture(ctx, n)), 8) for n in range(2)))
    failures = [av.error.ExternalError(1, "encoder")]
    real = writer.VideoWriter.write

    def write(self: writer.VideoWriter) -> None:
        if failures:
            raise failures.pop()
        real(self)

    monkeypatch.setattr(writer.VideoWriter, "write", write)
    assert render_film(timeline, ctx=ctx, out=tmp_path / "a.mp4").scenes_done == 2
    failures += [av.error.ExternalError(1, "encoder") for _ in range(4)]
    other = film(scene(still(picture(ctx, 3)), 8))
    with pytest.raises(ReelwrightError, match="encoder failed"):
        render_film(other, ctx=ctx, out=tmp_path / "b.mp4")
    assert not (tmp_path / "b.mp4").exists()
    assert not list(ctx.scenes.glob(".part-*"))


def test_scenes_of_other_parameters_are_not_joined(tmp_path: Path) -> None:
    def encoded(name: str, profile: str) -> Path:
        path = tmp_path / name
        size = ("-s", "64x64", "-c:v", "libx264", "-profile:v", profile)
        run(["-v", "error", "-f", "lavfi", "-i", "color=d=0.1", *size, "-y", file(path)])
        return path

    same = [encoded("a.mp4", "main"), encoded("b.mp4", "main")]
    require_equal_parameters(same)
    with pytest.raises(ReelwrightError, match="Scene 3"):
        require_equal_parameters([*same, encoded("c.mp4", "baseline")])


def test_equal_scenes_are_encoded_once(ctx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asset = picture(ctx, 0)
    calls = []
    real = work.encode
    monkeypatch.setattr(work, "encode", lambda *args: calls.append(args) or real(*args))
    render_film(film(*(scene(still(asset), 8) for _ in range(3))), ctx=ctx, out=tmp_path / "a.mp4")
    assert len(calls) == 1
