"""One picture out of a clip, upright and in sRGB, as the film would show it: for pages and for looking at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.media.ffmpeg import file, run
from core.media.probe import bad_media, length_s, probe
from core.media.tones import to_sdr

if TYPE_CHECKING:
    from PIL import Image

LONGEST_PX = 1280


def poster(
    path: Path,
    name: str = "",
    *,
    at: float = 0.5,
    longest: int = LONGEST_PX,
    scratch: Path | None = None,
    check: Callable[[], None] = lambda: None,
) -> Image.Image:
    """The picture at a share `at` of a clip's length, decoded (the first one where there is none), RGB, `longest`
    pixels.

    Raises `BadInput` naming the clip.
    """
    from PIL import Image

    name = name or path.name
    video = probe(path, name).video
    if video is None:
        raise bad_media(name)
    k = min(1.0, longest / max(video.width, video.height))
    width, height = max(2, round(video.width * k)), max(2, round(video.height * k))
    steps = to_sdr(video.colour) if video.hdr else []
    matrix = "" if video.colour[2] in (1, 5, 6, 9) else f":in_color_matrix={_likely(video.width, video.height)}"
    steps.append(f"scale={width}:{height}:flags=bicubic{'' if video.hdr else matrix}")
    for start in (length_s(path, name) * at, 0.0):
        seek = ["-ss", f"{start:.3f}"] if start > 0 else []
        ran = run(
            ["-v", "error", *seek, "-i", file(path), "-map", "0:v:0", "-frames:v", "1",
             "-vf", f"{','.join(steps)},format=rgb24", "-f", "rawvideo", "pipe:1"],
            scratch=scratch, check=check, capture=True, name=name, timeout_s=120.0,
        )  # fmt: skip
        if len(ran.stdout) >= width * height * 3:
            return Image.frombytes("RGB", (width, height), ran.stdout[: width * height * 3])
    raise bad_media(name)


def _likely(width: int, height: int) -> str:
    return "bt709" if min(width, height) >= 720 else "bt601"
