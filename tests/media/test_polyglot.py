"""Pictures from outside that are something else besides, or want more memory than a picture should."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from core.errors import BadInput
from core.media.pictures import load, probe, require_picture
from core.media.polyglot import other_nature


def picture(kind: str = "JPEG", size: tuple[int, int] = (320, 240), **more: object) -> bytes:
    data = io.BytesIO()
    noise = Image.frombytes("RGB", size, random.Random(3).randbytes(size[0] * size[1] * 3))
    noise.save(data, kind, **more)
    return data.getvalue()


def archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("run.sh", "echo hello")
    return data.getvalue()


def commented() -> bytes:
    png_info = PngImagePlugin.PngInfo()
    png_info.add_text("Comment", "<ScRiPt>alert(1)</ScRiPt>")
    return picture("PNG", pnginfo=png_info)


_GIF = picture("GIF", (64, 64))
_POLYGLOTS = {
    "jpeg and zip": (picture() + archive(), "an archive"),
    "png and zip": (picture("PNG") + archive(), "an archive"),
    "webp and page": (picture("WEBP") + b"<!DOCTYPE HTML><body onload=alert(1)>", "a web page"),
    "png with a script in a note": (commented(), "a script"),
    "gif and program": (_GIF + b"<?php system($_GET['c']); ?>", "a program"),
    "gif that is a script": (_GIF[:6] + b"/*" + _GIF[8:] + b"*/=1;alert(1)", "a script"),
    "gif that is an assignment": (_GIF[:6] + b"=1" + _GIF[8:], "a script"),
    "jpeg and document": (picture()[:20] + b"%PDF-1.4" + picture()[28:], "a document"),
    "jpeg and rar": (picture() + b"Rar!\x1a\x07\x01\x00" + bytes(100), "an archive"),
    "jpeg and windows program": (picture() + b"MZ..This program cannot be run in DOS mode.", "a program"),
}


@pytest.mark.parametrize("name", _POLYGLOTS)
def test_a_picture_that_is_two_things_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    data, what = _POLYGLOTS[name]
    assert other_nature(data) == what
    (tmp_path / "x.png").write_bytes(data)
    for source in (data, tmp_path / "x.png"):
        with pytest.raises(BadInput) as raised:
            require_picture(source, "cat.png")
        assert "cat.png" in raised.value.message and raised.value.message.count(".") <= 2


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_plain_pictures_and_harmless_tails_are_taken_in(kind: str) -> None:
    data = picture(kind, (700, 500))
    assert other_nature(data) == "" and require_picture(data).width == 700
    assert require_picture(data + bytes(300)).height == 500
    if kind == "JPEG":  # the second half of a phone's moving photo
        assert require_picture(data + b"\0\0\0\x18ftypmp42" + bytes(4000)).width == 700


def test_a_sign_that_lies_across_two_pieces_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes((4 << 20) - 3) + b"<script>" + bytes(1000))
    assert other_nature(path) == "a script"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_ends_too_early_is_not_taken_in(kind: str) -> None:
    data = picture(kind)
    with pytest.raises(BadInput, match="damaged"):
        require_picture(data[: len(data) // 2], "half")


@pytest.mark.parametrize(
    ("kind", "size", "more"),
    [
        ("PNG", (9000, 9000), {}),
        ("PNG", (16_000, 12_000), {}),
        ("JPEG", (7000, 7000), {"progressive": True}),
        ("GIF", (6000, 5000), {}),
    ],
)
def test_bombs_are_refused_by_their_header(kind: str, size: tuple[int, int], more: dict[str, bool]) -> None:
    data = io.BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(data, kind, **more)
    for look in (probe, load, require_picture):
        with pytest.raises(BadInput, match="million pixels"):
            look(data.getvalue(), "big")


def test_a_large_picture_is_made_smaller_before_its_colours_but_not_below_what_is_needed() -> None:
    data = io.BytesIO()
    Image.new("RGBA", (4100, 3000), (200, 30, 40, 128)).save(data, "PNG", compress_level=1)
    small = load(data.getvalue(), at_least=(1000, 1000))
    assert small.size == (2050, 1500) and small.getpixel((5, 5)) == load(data.getvalue()).getpixel((9, 9))
    assert load(data.getvalue(), at_least=(2100, 100)).size == (4100, 3000)
