"""Footage as an ffmpeg graph: decoded, retimed, cropped around its focus and scaled with no Python per frame.

Pure: argument lists and filter text only. Any size, rate, rotation and pixel aspect; transparency lies over a neutral
ground; a clip shorter than its scene is made to go on (`core.render.looping`) or is slowed, and never freezes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.media.ffmpeg import file
from core.media.probe import VideoInfo
from core.media.tones import to_sdr
from core.model.timeline import Footage, Overlay

GROUND = "0x1E1F24"
TALL_MIDDLE = 0.42  # of a tall frame's height: the middle of a picture that stands whole in it
_MOST_SLOWED = 2.0  # beyond half speed it starts over as well
_MOST_LOOP_SLOWED = 1 / 0.6  # what goes on anyway is slowed only as far as it stays smooth
_SMOOTH_FPS = 24  # fewer pictures a second are seen to stutter
_MOST_BLUR_ZOOM = 1.6
_LEAD_FRAMES = 3  # decoded before a later start, so that the frame grid is that of a start at the beginning
_SPARE_S = 0.25  # containers overstate their length by a little


@dataclass(frozen=True)
class Shot:
    """A clip and what is known of it. `available_s` counts from `in_s`."""

    source: Footage
    path: Path
    video: VideoInfo
    in_s: float
    available_s: float
    listed: bool = False  # `path` is a list of files that follow one another, already retimed, cropped and scaled

    def slowed(self, seconds: float) -> float:
        """The factor by which time is stretched to fill that many seconds; 1 where it is long enough."""
        have = max(0.04, self.available_s - _SPARE_S)
        if self.listed or have >= seconds:
            return 1.0
        most = _MOST_SLOWED
        if self.source.when_short == "loop":
            most = min(_MOST_LOOP_SLOWED, max(1.0, self.video.fps / _SMOOTH_FPS))
        return min(most, seconds / have)

    def loops(self, seconds: float) -> bool:
        """Whether it has to start over to fill that many seconds."""
        return not self.listed and self.available_s * self.slowed(seconds) - _SPARE_S < seconds


def shot(source: Footage, path: Path, video: VideoInfo, duration_s: float) -> Shot:
    """The shot of a clip that a scene draws; a start past the end counts from the beginning."""
    in_s = source.in_s if 0 <= source.in_s < duration_s - 0.1 else 0.0
    return Shot(source, path, video, in_s, max(0.0, duration_s - in_s))


def inputs(item: Shot, total_s: float, first_frame: int, fps: int) -> tuple[list[str], int]:
    """ffmpeg's input options for a clip, and how many frames of its grid to drop before `first_frame`."""
    args, skip, start = [], first_frame, item.in_s
    # A list of short pieces cannot be entered at any frame with certainty: it is read from its beginning.
    if not item.listed and item.slowed(total_s) == 1.0 and first_frame > _LEAD_FRAMES:
        start, skip = item.in_s + (first_frame - _LEAD_FRAMES) / fps, _LEAD_FRAMES
    if start > 0:
        args += ["-ss", f"{start:.6f}"]
    if item.video.codec in ("vp9", "vp8") and item.video.alpha:
        args += ["-c:v", "libvpx-vp9" if item.video.codec == "vp9" else "libvpx"]  # only these decode its alpha
    if item.listed:
        args += ["-f", "concat", "-safe", "0"]
    return [*args, "-i", file(item.path)], skip


def graph(
    item: Shot, width: int, height: int, fps: int, *, total_s: float, skip: int, n_frames: int, label: str
) -> str:
    """The filter chain of a clip from input `label` (as in `0:v:0`) to frames of the film, `n_frames` from frame
    `skip` on.
    """
    slow = item.slowed(total_s)
    steps = [f"setpts=PTS*{slow:.6f}"] if slow != 1.0 else []
    steps += [
        f"fps=fps={fps}:start_time=0:round=near",
        f"trim=start_frame={skip}:end_frame={skip + n_frames}",
        "setpts=PTS-STARTPTS",
    ]
    if item.video.hdr:
        steps += to_sdr(item.video.colour)
    whole = item.source.fit == "blur" and not item.listed
    if not whole:
        steps.append(crop(item, width, height))
    matrix = "" if item.video.colour[2] in (1, 5, 6, 9) else f"in_color_matrix={_likely_matrix(item.video)}:"
    colours = f"flags=bicubic:{matrix}out_color_matrix=bt709:out_range=tv"
    scale = f"scale={width}:{height}:{colours}"
    chain = f"[{label}]" + ",".join(steps)
    if whole:
        return f"{chain},{_over_blur(item, width, height, fps, colours)},{_tags(fps)}"
    if item.video.alpha:
        return (
            f"{chain},{scale},format=yuva420p,setsar=1[fg];"
            f"color=c={GROUND}:s={width}x{height}:r={fps},format=yuv420p[bg];"
            f"[bg][fg]overlay=shortest=1:format=yuv420,{_tags(fps)}"
        )
    return f"{chain},{scale},format=yuv420p,{_tags(fps)}"


def crop(item: Shot, width: int, height: int) -> str:
    """The largest window of a clip with the frame's aspect ratio, its centre as near to the focus as the picture
    allows.
    """
    seen_w, seen_h = item.video.width, item.video.height  # as shown: upright, square pixels
    zoom = 1.0 if item.listed else max(1.0, item.source.zoom)
    share_w = min(1.0, seen_h * width / height / seen_w) / zoom
    share_h = min(1.0, seen_w * height / width / seen_h) / zoom
    x = min(max(item.source.focus[0] - share_w / 2, 0.0), 1 - share_w)
    y = min(max(item.source.focus[1] - share_h / 2, 0.0), 1 - share_h)
    # Shares of the stored size, so that non-square pixels need no step of their own.
    return f"crop=w=max(2\\,iw*{share_w:.6f}):h=max(2\\,ih*{share_h:.6f}):x=iw*{x:.6f}:y=ih*{y:.6f}:exact=0"


def _over_blur(item: Shot, width: int, height: int, fps: int, colours: str) -> str:
    """The whole clip over a blurred and darkened fill of itself, as `stills.over_blur` has it; then nearer."""
    zoom = min(_MOST_BLUR_ZOOM, max(1.0, item.source.zoom))
    wide, high = 2 * round(width * zoom / 2), 2 * round(height * zoom / 2)
    aspect = item.video.width / item.video.height
    fit_w, fit_h = min(wide, 2 * round(high * aspect / 2)), min(high, 2 * round(wide / aspect / 2))
    y = round(max(0.25 * (high - fit_h), TALL_MIDDLE * high - fit_h / 2)) if high > wide else (high - fit_h) // 2
    small_w, small_h = 2 * max(8, wide // 32), 2 * max(8, high // 32)
    fill = max(small_w / item.video.width, small_h / item.video.height)
    tiny_w = max(small_w, 2 * round(item.video.width * fill / 2))
    tiny_h = max(small_h, 2 * round(item.video.height * fill / 2))
    blur = f"gblur=sigma={max(1.5, small_w / 18):.3f}"
    ground = f"scale={tiny_w}:{tiny_h}:{colours},format=yuv420p,crop={small_w}:{small_h},{blur}"
    # Luma and chroma towards dark grey: 0.42 of the contrast, as over stills.
    darker = "lutyuv=y='16+(val-16)*0.42+10':u='128+(val-128)*0.42':v='128+(val-128)*0.42'"
    kept = "yuva420p" if item.video.alpha else "yuv420p"
    out = (
        f"split[own][ground];[ground]{ground},{darker},scale={wide}:{high}:flags=bicubic,setsar=1[far];"
        f"[own]scale={max(2, fit_w)}:{max(2, fit_h)}:{colours},format={kept},setsar=1[near];"
        f"[far][near]overlay=x={(wide - fit_w) // 2}:y={y}:format=yuv420:shortest=1"
    )
    if zoom > 1:
        x = round(min(max(item.source.focus[0] * wide - width / 2, 0), wide - width))
        top = round(min(max(item.source.focus[1] * high - height / 2, 0), high - height))
        out += f",crop={width}:{height}:{x}:{top}"
    return f"{out},format=yuv420p"


def sliding(overlay: Overlay, x: int, y: int, fps: int) -> tuple[str, str]:
    """Return the x and y of the overlay's corner, as expressions of ffmpeg's `overlay`: as `overlays.offset` has it.

    They count by `t`: the filter's own `n` is a frame ahead.
    """
    if overlay.fade_frames <= 0 or overlay.slide == (0, 0):
        return str(x), str(y)
    left = f"pow(max(0,1-(round(t*{fps})-{overlay.start_frame}+1)/{overlay.fade_frames}),2)"
    dx, dy = (f"2*trunc({way}*{left}/2)" for way in overlay.slide)
    return f"'{x}+{dx}'", f"'{y}+{dy}'"


def revealing(overlay: Overlay) -> str:
    """Filters that move the overlay into its box, as `overlays.inside` has it; "" or ending in a comma.

    The picture stands beside an empty one of its size; the window that is cut out travels from one to the other.
    """
    if overlay.reveal is None:
        return ""
    first, last = overlay.reveal
    length = overlay.end_frame - overlay.start_frame
    share = f"clip({first:.6f}+{last - first:.6f}*n/{length},0,1)"
    travel = f"2*trunc(iw/2*{share}/2)"
    beside, x = ("iw", travel) if overlay.from_right else ("0", f"iw/2-{travel}")
    return f"pad=w=2*iw:h=ih:x={beside}:y=0:color=black@0,crop=w=iw/2:h=ih:x='{x}':y=0,"


def _likely_matrix(video: VideoInfo) -> str:
    return "bt709" if min(video.width, video.height) >= 720 else "bt601"


def _tags(fps: int) -> str:
    return f"setsar=1,setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,settb=1/{fps},setpts=N"
