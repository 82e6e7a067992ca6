"""Clips a person brings along: what is special about them is noticed, what cannot be used is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from core.errors import BadInput
from core.media.ffmpeg import file, run
from core.media.poster import poster
from core.visuals import add_upload
from core.visuals.files import footage
from core.visuals.files.footage import clip_facts

X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def made(folder: Path, name: str, source: str = "testsrc2=s=160x90:d=1:r=30", *options: str) -> Path:
    path = folder / name
    run(["-v", "error", "-f", "lavfi", "-i", source, *(options or X264), "-y", file(path)])
    return path


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv", "a.webm", "a.gif"])
def test_every_usual_kind_is_taken_in_with_a_picture_of_its_middle(ctx, tmp_path: Path, name: str) -> None:
    options = {"a.webm": ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"), "a.gif": ("-r", "10")}
    path = made(tmp_path, name, "testsrc2=s=160x90:d=1:r=30", *options.get(name, X264))
    asset = add_upload(path.read_bytes(), name, ctx)
    assert (asset.kind, asset.source, asset.width, asset.height) == ("footage", "uploaded", 160, 90)
    assert asset.duration_s == pytest.approx(1.0, abs=0.21)
    assert asset.focus is not None
    poster, _ = clip_facts(asset.sha256, ctx)
    with Image.open(ctx.blobs.path(poster)) as image:
        assert image.size == (160, 90)
        assert max(high - low for low, high in image.getextrema()) > 100  # something is seen on it


def test_the_small_picture_of_a_clip_is_made_again_with_another_ffmpeg(ctx, tmp_path: Path, monkeypatch) -> None:
    asset = add_upload(made(tmp_path, "clip.mp4"), "clip.mp4", ctx)
    drawn: list[str] = []
    monkeypatch.setattr(footage, "poster", lambda *a, **k: drawn.append("") or poster(*a, **k))
    assert clip_facts(asset.sha256, ctx) == clip_facts(asset.sha256, ctx)
    assert not drawn
    monkeypatch.setattr(footage, "toolchain", lambda: ("ffmpeg version 0",))
    assert clip_facts(asset.sha256, ctx) == clip_facts(asset.sha256, ctx)
    assert len(drawn) == 1


def test_a_file_on_disk_stays_where_it_is(ctx, tmp_path: Path) -> None:
    path = made(tmp_path, "clip.mp4")
    asset = add_upload(path, "clip.mp4", ctx)
    assert path.is_file()
    assert ctx.blobs.path(asset.sha256).read_bytes() == path.read_bytes()


def test_what_is_special_is_noted(ctx, tmp_path: Path) -> None:
    flat = made(tmp_path, "flat.mp4")
    turned = tmp_path / "turned.mp4"
    run(["-v", "error", "-display_rotation", "90", "-i", file(flat), "-c", "copy", "-y", file(turned)])
    asset = add_upload(turned, "turned.mp4", ctx)
    assert (asset.width, asset.height) == (90, 160)
    assert clip_facts(asset.sha256, ctx)[1] == ["turned upright"]
    uneven = made(
        tmp_path, "uneven.mkv", "testsrc2=s=160x90:d=2:r=30", "-vf", "select='lt(mod(n\\,20)\\,9)+not(mod(n\\,4))'",
        "-fps_mode", "vfr", *X264,
    )  # fmt: skip
    assert clip_facts(add_upload(uneven, "uneven.mkv", ctx).sha256, ctx)[1] == ["uneven frame rate, evened out"]
    large = made(tmp_path, "large.mp4", "testsrc2=s=3840x2160:d=0.3:r=10")
    assert clip_facts(add_upload(large, "large.mp4", ctx).sha256, ctx)[1] == ["4K, made smaller"]


def test_the_sound_of_a_clip_is_not_used_and_that_is_said(ctx, tmp_path: Path) -> None:
    path = tmp_path / "loud.mp4"
    run(["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=160x90:d=1:r=30", "-f", "lavfi", "-i", "sine=d=1", *X264,
         "-c:a", "aac", "-y", file(path)])  # fmt: skip
    add_upload(path, "loud.mp4", ctx)
    assert ctx.warnings == ["The sound of loud.mp4 is not used."]


def test_a_gif_that_stands_still_is_a_picture(ctx, tmp_path: Path) -> None:
    path = tmp_path / "one.gif"
    Image.new("RGB", (40, 30), (200, 30, 30)).save(path)
    assert add_upload(path.read_bytes(), "one.gif", ctx).kind == "image"


def _unusable(folder: Path, kind: str) -> Path:
    clip = made(folder, "whole.mp4")
    path = folder / f"{kind}.mp4"
    if kind == "sound":
        run(["-v", "error", "-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", "-y", file(path)])
    elif kind == "cut":
        path.write_bytes(clip.read_bytes()[: clip.stat().st_size // 2])  # its index stands at the end
    elif kind == "text":
        path.write_text("<html><script>alert(1)</script></html>")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "playlist":
        path.write_text("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n")
    elif kind == "one-picture":
        made(folder, path.name, "testsrc2=s=160x90:d=0.04:r=25")
    elif kind == "long":
        made(folder, path.name, "color=s=16x16:d=700:r=1")
    elif kind == "huge":
        made(folder, path.name, "color=s=8400x16:d=0.5:r=4", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p")
    return path


@pytest.mark.parametrize("kind", ["sound", "cut", "text", "empty", "playlist", "one-picture", "long", "huge"])
def test_what_cannot_be_used_is_refused_in_one_sentence(ctx, tmp_path: Path, kind: str) -> None:
    path = _unusable(tmp_path, kind)
    with pytest.raises(BadInput) as refused:
        add_upload(path, path.name, ctx)
    assert path.name in refused.value.message
    assert refused.value.hint
    assert "Traceback" not in refused.value.message


def test_a_clip_whose_end_is_broken_is_used_as_far_as_it_goes(ctx, tmp_path: Path) -> None:
    whole = made(tmp_path, "whole.mkv", "testsrc2=s=160x90:d=2:r=30").read_bytes()
    asset = add_upload(whole[: len(whole) * 6 // 10], "broken.mkv", ctx)
    assert 0.8 < (asset.duration_s or 0) < 1.6


def test_a_name_cannot_lead_anywhere(ctx, tmp_path: Path) -> None:
    asset = add_upload(made(tmp_path, "clip.mp4").read_bytes(), "../../x.mp4", ctx)
    assert asset.title == "x"
    assert ctx.blobs.path(asset.sha256).parent == tmp_path / "blobs"


def test_a_clip_that_is_also_something_else_is_refused(ctx, tmp_path: Path) -> None:
    clip = made(tmp_path, "clip.mp4").read_bytes()
    for more in (b"<script>alert(1)</script>", b"<html><body>"):
        with pytest.raises(BadInput, match=r"The clip two\.mp4 also holds a "):
            add_upload(clip + more, "two.mp4", ctx)


def test_a_name_shows_no_letters_that_nobody_sees(ctx, tmp_path: Path) -> None:
    asset = add_upload(made(tmp_path, "clip.mp4").read_bytes(), "a\x00b\u202egnp\n.mp4", ctx)
    assert asset.title == "abgnp"
