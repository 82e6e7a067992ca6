"""H.264 encoding: settings as data, behind one small function that another encoder could fill later.

One thread encodes a scene, because x264's output depends on their number (scenes run side by side instead);
`cpu-independent=1` because it depends on the CPU's instruction set. GOPs are closed and every scene starts with an IDR
picture, so that scenes join by stream copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.errors import BadInput
from core.media.toolchain import encoder_in_process
from core.media.versions import LETTERS, versions
from core.model.presets import PRESETS

ENGINE = "4"  # raise it whenever the same timeline gives other pixels
# Pictures are decoded and composed by Pillow, OpenCV and numpy, clips by MoviePy, on which numbers and words are drawn;
# av brings the x264 that encodes them.
PIXELS = ("av", "numpy", "opencv-python-headless", "pillow", "moviepy", *LETTERS)
THREADS = 1
GOP_S = 2
AUDIO_BITS = 128_000
BUFFER_S = 2.0
_FREE_BITS = 24_000_000  # where no platform's cap binds: more than crf 18 needs, within level 4.2


@dataclass(frozen=True)
class Quality:
    """A quality setting of x264."""

    preset: str
    crf: int


QUALITIES: dict[str, Quality] = {
    "draft": Quality("superfast", 27),
    "standard": Quality("veryfast", 20),
    "high": Quality("medium", 18),
}
LOSSLESS = "lossless"  # for measuring only, no choice of a person: what the encoder is given comes back unchanged


@dataclass(frozen=True)
class Rate:
    """The ceiling of the bit rate and the buffer it is held over, in bits."""

    maxrate: int
    bufsize: int


def rate(width: int, height: int, fps: int, squeeze: int = 0) -> Rate:
    """The ceiling under which a film of the longest duration keeps the smallest cap of all presets of this size.

    crf with `maxrate` M and `bufsize` B keeps T seconds under M*T + 0.9*B. It depends on the size alone, so outputs of
    equal size share scenes. Each step of `squeeze` takes a tenth away (for a film of very many full scenes).
    """
    bits = float(_FREE_BITS)
    for preset in PRESETS.values():
        if (preset.width, preset.height) == (width, height):
            seconds = preset.max_s
            overhead = 8 * (20 * seconds * fps + 12 * seconds * 48_000 / 1024)
            video = 8 * preset.max_bytes - 1.02 * AUDIO_BITS * seconds - overhead
            bits = min(bits, video / (seconds + 0.9 * BUFFER_S))
    maxrate = int(bits * 0.9**squeeze) // 1000 * 1000
    return Rate(maxrate, int(maxrate * BUFFER_S))


def quality(name: str) -> Quality:
    """The quality setting of x264 of that name. Raises `BadInput`."""
    if name not in QUALITIES:
        raise BadInput(f"There is no quality {name}.", f"Choose one of {', '.join(QUALITIES)}.", code="unknown_quality")
    return QUALITIES[name]


def x264(name: str, width: int, height: int, fps: int, squeeze: int = 0) -> list[str]:
    """ffmpeg's output options for the video stream: codec, rate, GOP, colour tags."""
    if name == LOSSLESS:
        return [
            "-c:v", "libx264", "-preset", "ultrafast", "-crf", "0", "-pix_fmt", "yuv420p",
            "-threads", str(THREADS), "-g", str(GOP_S * fps),
            "-x264-params", "cpu-independent=1:open-gop=0:stitchable=1",
            "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
        ]  # fmt: skip
    chosen, limit = quality(name), rate(width, height, fps, squeeze)
    return [
        "-c:v", "libx264", "-preset", chosen.preset, "-crf", str(chosen.crf),
        "-maxrate", str(limit.maxrate), "-bufsize", str(limit.bufsize),
        "-profile:v", "high", "-pix_fmt", "yuv420p", "-threads", str(THREADS), "-g", str(GOP_S * fps),
        "-x264-params", "cpu-independent=1:open-gop=0:stitchable=1",
        "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
    ]  # fmt: skip


@lru_cache(maxsize=8)
def engine(tools: tuple[str, ...]) -> dict[str, Any]:
    """The versions of what of ours and of others decides pixels besides the timeline, `tools` being the ffmpeg in
    use; part of every scene key.
    """
    return {"engine": ENGINE, "ffmpeg": tools, "x264": encoder_in_process(), **versions(*PIXELS)}
