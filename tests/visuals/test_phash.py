"""Pictures that look the same are told from others, however they were saved."""

from __future__ import annotations

import io
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance

from core.visuals.bench.looks import clip, pattern
from core.visuals.files.phash import BITS, NEAR, distance, near, of_image, phash

N = 24


@cache
def scene(seed: int) -> Image.Image:
    """A made-up photograph: a sky, a ground and some things in the way."""
    chance = np.random.default_rng(seed)
    image = pattern(seed, 900, 600).resize((900, 600))
    draw = ImageDraw.Draw(image)
    for _ in range(6):
        x, y, w, h = (int(chance.integers(0, m)) for m in (800, 500, 400, 300))
        colour = tuple(int(c) for c in chance.integers(0, 255, 3))
        (draw.ellipse if chance.random() < 0.5 else draw.rectangle)((x, y, x + w, y + h), fill=colour)
    return image


def jpeg(image: Image.Image, quality: int) -> Image.Image:
    data = io.BytesIO()
    image.convert("RGB").save(data, "JPEG", quality=quality)
    return Image.open(data)


def cropped(image: Image.Image, share: float) -> Image.Image:
    dx, dy = int(image.width * share), int(image.height * share)
    return image.crop((dx, dy, image.width - dx, image.height - dy))


CHANGED = {
    "half the size": lambda item: item.resize((450, 300)),
    "a tenth of the size": lambda item: item.resize((90, 60)),
    "saved badly": lambda item: jpeg(item, 25),
    "small and saved badly": lambda item: jpeg(item.resize((320, 213)), 40),
    "a little brighter": lambda item: ImageEnhance.Brightness(item).enhance(1.15),
    "in grey": lambda item: item.convert("L"),
    "a small crop": lambda item: cropped(item, 0.02),
}


@pytest.mark.parametrize("name", CHANGED)
def test_the_same_picture_changed_a_little_is_near(name: str) -> None:
    far = [distance(of_image(scene(n)), of_image(CHANGED[name](scene(n)))) for n in range(N)]
    assert sorted(far)[int(0.97 * N)] <= NEAR, (name, max(far))


def test_other_pictures_are_far() -> None:
    hashes = [of_image(scene(n)) for n in range(N)]
    apart = [distance(a, b) for a, b in combinations(hashes, 2)]
    assert sum(item <= NEAR for item in apart) == 0, min(apart)
    assert 26 < sum(apart) / len(apart) < 38  # as two random sets of 64 bits


def test_a_picture_that_shows_nothing_resembles_nothing(tmp_path: Path) -> None:
    assert of_image(Image.new("RGB", (300, 200), (90, 90, 90))) == ""
    assert distance("", "") == BITS and not near("", "")
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(b"\x89PNG\r\n\x1a\n no picture")
    assert phash(damaged) == "" and phash(tmp_path / "gone.png") == ""
    assert phash(damaged, footage=True) == ""
    assert not near("not a number", "0" * 16)


def test_footage_is_judged_by_its_middle(tmp_path: Path, ctx) -> None:
    item, small, other = (tmp_path / name for name in ("one.mp4", "small.mp4", "other.mp4"))
    item.write_bytes(clip(7, 1920, 1080, 6))
    small.write_bytes(clip(7, 1920, 1080, 3))
    other.write_bytes(clip(8, 1920, 1080, 6))
    mark = phash(item, footage=True, cache=ctx.cache, sha256="a" * 64)
    assert near(mark, phash(small, footage=True)) and not near(mark, phash(other, footage=True))
    item.unlink()
    assert phash(item, footage=True, cache=ctx.cache, sha256="a" * 64) == mark  # looked at once
