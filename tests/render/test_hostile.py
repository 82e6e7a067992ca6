"""Media from anywhere: the right picture or a sentence that names the file; no dead worker, no long wait."""

from __future__ import annotations

import io
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import BadInput, ReelwrightError
from core.model.timeline import Footage, Music, SpokenClip
from core.render import frame, render_film
from tests.damage import black_png
from tests.render.films import FAR, HEIGHT, WIDTH, clip, film, picture, plain, scene, still, texture

X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def saved(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


PHOTO = texture(120, 200, 1)
TURNED = Image.Exif()
TURNED[0x0112] = 6

UNUSABLE = {
    "zero.png": b"",
    "text.jpg": b"this is no picture\n" * 30,
    "half.png": saved(PHOTO, "PNG")[:4000],
    "half.jpg": saved(PHOTO, "JPEG")[:1500],
    "huge.png": black_png(30_000),
    "empty.mp4": b"",
    "text.mp4": b"this is no film\n" * 300,
    "playlist.mp4": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    "noise.mkv": np.random.default_rng(3).integers(0, 255, 50_000, np.uint8).tobytes(),
}
USABLE = {
    "one.png": saved(Image.new("RGB", (1, 1), (200, 40, 40)), "PNG"),
    "cmyk.jpg": saved(PHOTO.convert("CMYK"), "JPEG"),
    "deep.png": saved(Image.fromarray(np.asarray(PHOTO.convert("L")).astype(np.uint16) * 257), "PNG"),
    "moving.gif": saved(PHOTO, "GIF", save_all=True, append_images=[texture(120, 200, 2)], duration=50),
    "turned.jpg": saved(PHOTO, "JPEG", exif=TURNED),
    "palette.png": saved(PHOTO.convert("P"), "PNG"),
    "thin.png": saved(texture(1000, 2, 3), "PNG"),
}


@pytest.mark.parametrize("name", sorted(UNUSABLE))
def test_what_cannot_be_used_is_named(ctx, tmp_path: Path, name: str) -> None:
    asset = ctx.blobs.put(UNUSABLE[name], Path(name).suffix)
    source = Footage(asset=asset) if name.endswith((".mp4", ".mkv")) else still(asset)
    good = scene(still(picture(ctx, 0)), 4)
    bad = scene(source, 6).model_copy(update={"name": f"my {name}"})
    started = time.monotonic()
    with pytest.raises(BadInput, match=rf"Scene 2 \(my {name}\)") as caught:
        render_film(film(good, bad), quality="draft", ctx=ctx, out=tmp_path / "out.mp4")
    assert caught.value.hint
    with pytest.raises(BadInput):
        frame(film(good, bad), 6, ctx)
    assert time.monotonic() - started < 30
    assert not (tmp_path / "out.mp4").exists()
    render_film(film(good), quality="draft", ctx=ctx, out=tmp_path / "out.mp4")  # the next job is none the worse


@pytest.mark.parametrize("name", sorted(USABLE))
def test_odd_pictures_are_shown(ctx, name: str) -> None:
    asset = ctx.blobs.put(USABLE[name], Path(name).suffix)
    shown = np.asarray(frame(film(scene(still(asset, FAR, FAR), 6)), 3, ctx)).astype(int)
    assert shown.shape == (HEIGHT, WIDTH, 3)
    assert shown.mean() > 20
    if name == "one.png":
        assert shown[HEIGHT // 2, WIDTH // 2] == pytest.approx([200, 40, 40], abs=6)
    if name == "cmyk.jpg":
        plain_picture = ctx.blobs.put(saved(PHOTO, "PNG"), ".png")
        requested = np.asarray(frame(film(scene(still(plain_picture, FAR, FAR), 6)), 3, ctx)).astype(int)
        assert np.abs(shown - requested).mean() < 25


def test_footage_without_pictures_is_named(ctx, tmp_path: Path) -> None:
    asset = clip(ctx, tmp_path, "sine=d=1", "-c:a", "aac", name="song.m4a")
    bad = scene(Footage(asset=asset), 6).model_copy(update={"name": "song.m4a"})
    with pytest.raises(BadInput, match=r"Scene 1 \(song\.m4a\)"):
        render_film(film(bad), quality="draft", ctx=ctx, out=tmp_path / "out.mp4")


@pytest.mark.parametrize("data", [b"", b"la la la\n" * 50])
def test_sound_that_is_no_sound_is_said(ctx, tmp_path: Path, data: bytes) -> None:
    asset = ctx.blobs.put(data, ".mp3")
    silent = film(scene(still(plain(ctx, (90, 90, 90)), FAR, FAR), 6))
    music = silent.model_copy(update={"audio": silent.audio.model_copy(update={"music": Music(asset=asset)})})
    with pytest.raises(BadInput, match="music"):
        render_film(music, quality="draft", ctx=ctx, out=tmp_path / "out.mp4")
    spoken = (SpokenClip(audio=asset, start_frame=0, n_samples=4800),)
    line = silent.model_copy(update={"audio": silent.audio.model_copy(update={"speech": spoken})})
    with pytest.raises(ReelwrightError):
        render_film(line, quality="draft", ctx=ctx, out=tmp_path / "out.mp4")


def test_a_loop_goes_on_from_where_it_was_told_to_start(ctx, tmp_path: Path) -> None:
    halves = "color=red:s=64x64:d=1:r=30[a];color=blue:s=64x64:d=1:r=30[b];[a][b]concat"
    asset = clip(ctx, tmp_path, halves, *X264)
    timeline = film(scene(Footage(asset=asset, in_s=1.2), 70))
    for n in (2, 20, 27, 40, 60, 69):
        red, _, blue = np.asarray(frame(timeline, n, ctx))[HEIGHT // 2, WIDTH // 2].astype(int)
        assert blue > 150, f"frame {n} shows what was cut off"
        assert red < 90
