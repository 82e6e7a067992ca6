"""Pictures from anywhere: the right picture, upright and in plain RGB, or one sentence that names it."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.errors import BadInput
from core.media import pictures
from tests.damage import black_png


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def close(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int], by: int = 12) -> bool:
    pixel = image.getpixel(at)
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg_picture"),
        (b"<?xml version='1.0'?><!-- made by hand --><svg/>", "svg_picture"),
        (b"<!DOCTYPE html><html>not found</html>", "not_a_picture"),
        (b"just some text", "not_a_picture"),
        (b"\x89PNG\r\n\x1a\n", "not_a_picture"),
        (black_png(30_000), "picture_too_large"),
    ],
)
def test_what_is_no_picture_is_refused_by_name_and_fast(data: bytes, code: str) -> None:
    started = time.process_time()
    for reader in (pictures.probe, pictures.load):
        with pytest.raises(BadInput, match=r"mine\.png") as caught:
            reader(data, "mine.png")
        assert caught.value.code == code
        assert caught.value.hint
    assert time.process_time() - started < 5


def test_a_truncated_picture_is_refused_by_name() -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (200, 200, 3), np.uint8))
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "TIFF"):
        data = encoded(noise, kind)
        with pytest.raises(BadInput, match="half"):
            pictures.load(data[: len(data) // 2], "half." + kind.lower())


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.png"):
        pictures.probe(tmp_path / "gone.png")


def test_one_pixel_is_a_picture() -> None:
    assert pictures.load(encoded(Image.new("RGB", (1, 1), "red"))).size == (1, 1)
    assert pictures.probe(encoded(Image.new("RGB", (1, 1)))).width == 1


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "PNG"), ("P", "GIF"), ("1", "PNG"), ("I;16", "PNG"), ("LA", "PNG"), ("F", "TIFF")],
)
def test_every_mode_becomes_rgb(mode: str, kind: str) -> None:
    image = pictures.load(encoded(Image.new(mode, (20, 10)), kind))
    assert (image.mode, image.size) == ("RGB", (20, 10))


def test_cmyk_keeps_its_colour() -> None:
    red = Image.new("RGB", (16, 16), (220, 30, 30)).convert("CMYK")
    assert close(pictures.load(encoded(red, "JPEG", quality=95)), (8, 8), (220, 30, 30), 25)


def test_sixteen_bits_are_scaled_not_clipped() -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16).reshape(1, -1).repeat(4, axis=0)
    got = np.asarray(pictures.load(encoded(Image.fromarray(ramp))))[0, :, 0]
    assert np.abs(got.astype(int) - np.arange(256)).max() <= 1


def test_the_first_frame_of_an_animation_is_taken() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert close(pictures.load(data), (4, 4), (255, 0, 0))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_rotation_is_applied(orientation: int) -> None:
    upright = Image.new("RGB", (40, 20), "white")
    upright.paste("red", (0, 0, 10, 10))  # top left
    turn = Image.Transpose
    undo: dict[int, Any] = {
        2: turn.FLIP_LEFT_RIGHT, 3: turn.ROTATE_180, 4: turn.FLIP_TOP_BOTTOM, 5: turn.TRANSPOSE, 6: turn.ROTATE_90,
        7: turn.TRANSVERSE, 8: turn.ROTATE_270,
    }  # fmt: skip
    stored = upright.transpose(undo[orientation]) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(stored, "JPEG", exif=exif, quality=95)
    image = pictures.load(data)
    info = pictures.probe(data)
    assert image.size == (info.width, info.height) == (40, 20)
    assert close(image, (3, 3), (255, 0, 0), 40)
    assert close(image, (30, 15), (255, 255, 255), 40)


def test_transparency_lies_over_a_ground_that_shows_the_drawing() -> None:
    for ink, ground_is_light in (((20, 20, 20, 255), True), ((250, 250, 250, 255), False)):
        image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
        image.paste(ink, (10, 10, 30, 30))
        got = pictures.load(encoded(image))
        assert close(got, (20, 20), ink[:3])
        corner = got.getpixel((1, 1))
        assert isinstance(corner, tuple)
        assert (corner[0] > 200) == ground_is_light


def test_a_transparent_palette_entry_counts_as_transparent() -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 255, 0, 0, 0] + [0] * 762)
    image.paste(1, (5, 5, 15, 15))
    got = pictures.load(encoded(image, "GIF", transparency=0))
    assert not close(got, (1, 1), (255, 0, 255), 60)


def test_a_large_photograph_may_be_decoded_smaller_but_never_too_small() -> None:
    data = encoded(Image.new("RGB", (4000, 3000)), "JPEG")
    image = pictures.load(data, at_least=(1000, 700))
    assert image.width >= 1000
    assert image.height >= 700
    assert image.width < 4000


def test_a_phone_picture_with_a_preview_inside_is_a_jpeg() -> None:
    data = encoded(
        Image.new("RGB", (30, 20), "green"), "MPO", append_images=[Image.new("RGB", (30, 20))], save_all=True
    )
    info = pictures.probe(data)
    assert (info.format, info.suffix) == ("jpeg", ".jpg")
    assert pictures.load(data).size == (30, 20)
