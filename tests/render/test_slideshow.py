"""The slideshow score: a slow zoom and captions are no change, words that arrive and cuts are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.model.timeline import Audio, Scene, Still, Timeline
from core.render.planes import Array
from core.render.qa.slideshow import PER_S, Samples, contact_sheet, slideshow

WIDE, HIGH, SECONDS = 96, 168, 10
N = SECONDS * PER_S


def samples(draw: Callable[[int], Array]) -> Samples:
    """A film whose brightness `draw` gives for each sample."""
    frames = np.full((N, WIDE * HIGH * 3 // 2), 128, np.uint8)
    for n in range(N):
        frames[n, : WIDE * HIGH] = draw(n).reshape(-1)
    return Samples(frames, WIDE, HIGH)


def film(*kinds: str) -> Timeline:
    length = SECONDS * 30 // len(kinds)
    scenes = tuple(
        Scene(start_frame=n * length, n_frames=length, source=Still(asset="a" * 64), card=kind)
        for n, kind in enumerate(kinds)
    )
    return Timeline(preset="", width=1080, height=1890, scenes=scenes, audio=Audio(speech=()))


def score(draw: Callable[[int], Array], *kinds: str, boxes: list[list[int] | None] | None = None) -> dict[str, float]:
    timeline = film(*(kinds or ("",)))
    value: dict[str, float] = slideshow(samples(draw), timeline, boxes or [None] * len(timeline.scenes))["value"]
    return value


def photo(n: int, zoom: float = 0.0) -> Array:
    """Soft shapes, seen so much nearer with each sample."""
    y, x = np.mgrid[0:HIGH, 0:WIDE].astype(np.float32)
    scale = 1 / (1 + zoom * n)
    x, y = (x - WIDE / 2) * scale, (y - HIGH / 2) * scale
    light = 128 + 60 * np.sin(x / 9) * np.cos(y / 11) + 50 * np.sin((x + 2 * y) / 17)
    return np.asarray(np.clip(light, 0, 255).astype(np.uint8))


def test_a_picture_that_stands_is_a_slideshow() -> None:
    value = score(photo)
    assert value["score"] == 1 and value["longest_s"] > 9


def test_a_slow_zoom_is_no_change() -> None:
    assert score(lambda n: photo(n, 0.002))["score"] == 1


def test_words_that_arrive_are_change() -> None:
    def draw(n: int) -> Array:
        light = np.full((HIGH, WIDE), 20, np.uint8)
        for word in range(n // 5):  # one a second
            light[20 + 12 * word : 28 + 12 * word, 10:70] = 230
        return light

    assert score(draw)["score"] == 0


def test_captions_are_no_change() -> None:
    def draw(n: int) -> Array:
        light = np.full((HIGH, WIDE), 20, np.uint8)
        light[110:124, 10 : 30 + 20 * (n // 5 % 3)] = 230
        return light

    box: list[int] | None = [0, 1200, 1080, 1440]
    assert score(draw)["score"] == 0
    assert score(draw, boxes=[box])["score"] == 1


def test_kinds_in_a_row_and_the_share_of_words() -> None:
    value = score(photo, "text", "text", "", "list")
    assert (value["repeats"], value["words_share"]) == (1, 0.75)


def test_a_statement_with_a_picture_is_not_words_alone() -> None:
    timeline = film("text", "text")
    composed = timeline.scenes[0].model_copy(update={"photos": ("b" * 64,)})
    timeline = timeline.model_copy(update={"scenes": (composed, timeline.scenes[1])})
    assert slideshow(samples(photo), timeline, [None, None])["value"]["words_share"] == 0.5


def test_the_contact_sheet_shows_the_film_in_its_order() -> None:
    sheet = contact_sheet(samples(lambda n: np.full((HIGH, WIDE), 5 * n, np.uint8)))
    corners = [sheet.getpixel((10 + k * (WIDE + 4), 10 + row * (HIGH + 4))) for row in range(4) for k in range(12)]
    lights = [pixel[0] for pixel in corners if isinstance(pixel, tuple)]
    assert lights == sorted(lights) and lights[-1] - lights[0] > 200
