"""Frames of the storyboard are those rendered: a page's frame of a shot against that frame of a lossless render."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from core import render
from core.studio.film import frames
from core.studio.project.project import Project
from core.studio.visuals import shots, storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace
from tests.studio.conftest import picture

PRESET = "youtube_short"
pytestmark = pytest.mark.slow


def ssim(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> float:
    """Structural similarity of two pictures' brightness, as Wang and others (2004) have it: windows of 11, 1.5."""
    import cv2

    x, y = (np.asarray(Image.fromarray(item).convert("L"), np.float64) for item in (a, b))

    def smooth(element: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.asarray(cv2.GaussianBlur(element, (11, 11), 1.5))

    mx, my = smooth(x), smooth(y)
    vx, vy, both = smooth(x * x) - mx * mx, smooth(y * y) - my * my, smooth(x * y) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float((((2 * mx * my + c1) * (2 * both + c2)) / ((mx**2 + my**2 + c1) * (vx + vy + c2))).mean())


def noisy(seed: int) -> bytes:
    """A picture with much detail."""
    coarse = np.random.default_rng(seed).integers(0, 255, (90, 120, 3), dtype=np.uint8)
    data = io.BytesIO()
    Image.fromarray(coarse).resize((1600, 1200), Image.Resampling.BICUBIC).save(data, "PNG")
    return data.getvalue()


def test_the_frame_of_a_shot_is_the_frame_of_the_film(workspace: Workspace, short: int, tmp_path: Path) -> None:
    narrate.narrate(workspace, short)
    board = storyboard.plan(workspace, short)
    mine = storyboard.upload(workspace, short, noisy(1), "mine.png")
    storyboard.swap(workspace, short, 1, mine.sha256)
    shots.set_shot(workspace, short, 1, fit="crop", focus=(0.2, 0.7), zoom=1.6, motion="in", transition="wipe")
    other = storyboard.upload(workspace, short, picture((30, 120, 60)), "other.png")
    storyboard.swap(workspace, short, len(board.shots) - 1, other.sha256)
    film = frames.film(Project(workspace, short), PRESET)
    out = tmp_path / "film.mp4"
    render.render_film(film, quality="lossless", ctx=workspace.context(), out=out)
    values = {
        frames.representative_frame(film, scene): frames.shot_frame(workspace, short, PRESET, scene.shot)
        for scene in film.scenes
    }
    for number in (0, film.scenes[1].start_frame + 3, film.n_frames - 1):  # the first, one within a wipe, the last
        values[number] = frames.frame(workspace, short, PRESET, number)
    seen = 0
    with av.open(str(out)) as container:
        for number, item in enumerate(container.decode(video=0)):
            if number not in values:
                continue
            rgb = item.to_ndarray(format="rgb24")
            with Image.open(values[number]) as shown:
                assert shown.size == (1080, 1920)
                assert ssim(np.asarray(shown.convert("RGB")), rgb) >= 0.995, number
            seen += 1
    assert seen == len(values) >= 4
