"""A key figure that counts up to its value, over a bar that grows with it."""

from __future__ import annotations

import math
from typing import Any

VERSION = 1
PARAMS: dict[str, Any] = {
    "value": 0.0,
    "start": 0.0,
    "decimals": 0,
    "prefix": "",
    "suffix": "",
    "label": "",
    "share": None,  # 0..1: how far the bar fills; None draws no bar
    "language": "en",
    "ground": "#14161C",
    "colour": "#FFFFFF",
    "accent": "#FFB020",
    "seconds": 1.6,  # until the figure stands
}


def figure(params: dict[str, Any], p: float) -> str:
    """The text of a custom scene's counting figure at a moment of the count, `p` 0..1."""
    decimals = max(0, min(6, int(params["decimals"])))
    value = float(params["start"]) + (float(params["value"]) - float(params["start"])) * p
    return f"{params['prefix']}{value:,.{decimals}f}{params['suffix']}"


def make(params: dict[str, Any], width: int, height: int, fps: int, n_frames: int) -> Any:
    """The clip of a figure that counts up as a `moviepy.VideoClip` of this size; numbers and words are drawn by
    `core.lettering`.
    """
    import numpy as np
    from moviepy import VideoClip
    from PIL import Image, ImageColor, ImageDraw

    from core.lettering import draw_text
    from core.lettering import width as width_of

    unit = min(width, height) / 1080
    language = str(params["language"])
    final = figure(params, 1.0)
    size = _fitting(lambda s: width_of(final, s, language=language), width * 0.84, 300 * unit)
    label_size = _fitting(lambda s: width_of(str(params["label"]), s, language=language), width * 0.84, 64 * unit)
    middle = height * 0.42

    def frame(t: float) -> Any:
        p = min(1.0, t / max(0.1, float(params["seconds"])))
        p = 1 - (1 - p) ** 3
        image = Image.new("RGB", (width, height), ImageColor.getrgb(str(params["ground"])))
        draw_text(
            image, (width / 2, middle), figure(params, p), size=size, colour=str(params["accent"]), bold=True,
            language=language, anchor="mm",
        )  # fmt: skip
        if params["label"]:
            draw_text(
                image, (width / 2, middle + size * 0.85), str(params["label"]), size=label_size,
                colour=str(params["colour"]), bold=True, language=language, anchor="mm",
            )  # fmt: skip
        if params["share"] is not None:
            share = max(0.0, min(1.0, float(params["share"]))) * p
            left, right, top = width * 0.12, width * 0.88, middle + size * 0.85 + label_size * 1.4
            pen = ImageDraw.Draw(image)
            radius = 14 * unit
            pen.rounded_rectangle((left, top, right, top + 2 * radius), radius, fill="#2B2F3A")
            if share > 0:
                end = left + max(2 * radius, (right - left) * share)
                pen.rounded_rectangle((left, top, end, top + 2 * radius), radius, fill=str(params["accent"]))
        return np.asarray(image)

    return VideoClip(frame_function=frame, duration=max(1, n_frames) / fps)


def _fitting(measured: Any, room: float, size: float) -> float:
    """The size, made smaller until the text fits the room."""
    needed = measured(size)
    return size if needed <= room else math.floor(size * room / needed)
