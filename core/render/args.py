"""The renderer's arguments for ffmpeg, of a scene and of the film: pure functions, tested by equality."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.media.ffmpeg import file
from core.render.stats import STEP

QUIET = ["-v", "warning"]
_TAGS = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]
_EXACT = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]


def frames_input(width: int, height: int, fps: int) -> list[str]:
    """The renderer's arguments for ffmpeg: frames of ours through standard input."""
    return [
        *_TAGS, "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", f"{width}x{height}",
        "-framerate", str(fps), "-i", "pipe:0",
    ]  # fmt: skip


def scene_from_frames(width: int, height: int, fps: int, captions: str, encode: Sequence[str], out: Path) -> list[str]:
    """The renderer's arguments for ffmpeg: a scene whose frames all come from us; `captions` is a filter or ""."""
    return [
        *QUIET, *frames_input(width, height, fps), *(["-vf", captions] if captions else []),
        *encode, *_EXACT, "-f", "mp4", "-y", file(out),
    ]  # fmt: skip


def scene_from_graph(
    inputs: Sequence[str], graph: str, captions: str, size: tuple[int, int], encode: Sequence[str], out: Path
) -> list[str]:
    """The renderer's arguments for ffmpeg: a scene made by a filter graph that ends in nothing yet; a thinned grey
    copy goes to standard output.
    """
    thin = f"scale={size[0] // STEP}:{size[1] // STEP}:flags=neighbor,format=gray"
    burnt = f",{captions}" if captions else ""
    return [
        *QUIET, "-progress", "pipe:2", "-stats_period", "0.5", *inputs,
        "-filter_complex", f"{graph},split[a][b];[a]null{burnt}[v];[b]{thin}[s]",
        "-map", "[v]", *encode, *_EXACT, "-f", "mp4", "-y", file(out),
        "-map", "[s]", "-f", "rawvideo", "pipe:1",
    ]  # fmt: skip


def join(listing: str, audio: Path, out: Path) -> list[str]:
    """The renderer's arguments for ffmpeg that join scenes by stream copy, with the finished sound, no edit lists,
    index first.

    Without edit lists a B-frame's delay is told by negative composition offsets, and the sound (ADTS) comes without its
    priming packet, so both streams start at zero.
    """
    return [
        *QUIET, "-safe", "0", "-f", "concat", "-auto_convert", "0", "-i", listing, "-i", file(audio),
        "-map", "0:v:0", "-map", "1:a:0",
        "-c", "copy", *_EXACT, "-flags:a", "+bitexact",
        "-movflags", "+faststart+negative_cts_offsets", "-use_editlist", "0", "-video_track_timescale", "15360",
        "-f", "mp4", "-y", file(out),
    ]  # fmt: skip


def listing(paths: Sequence[Path], n_frames: Sequence[int], fps: int) -> str:
    """The renderer's concat list of scenes for ffmpeg; durations are said exactly so that no container's rounding
    adds up.
    """
    lines = ["ffconcat version 1.0"]
    for path, n in zip(paths, n_frames, strict=True):
        quoted = str(path).replace("'", "'\\''")
        lines += [f"file 'file:{quoted}'", f"duration {n / fps:.6f}"]
    return "\n".join(lines) + "\n"


def lay_sound(silent: Path, audio: Path, out: Path) -> list[str]:
    """The renderer's arguments for ffmpeg that put a finished picture track and a finished sound together, both
    copied.
    """
    return [
        *QUIET, "-i", file(silent), "-i", file(audio), "-map", "0:v:0", "-map", "1:a:0", "-c", "copy",
        *_EXACT, "-flags:a", "+bitexact", "-movflags", "+faststart", "-f", "mp4", "-y", file(out),
    ]  # fmt: skip


def captions_alone(
    width: int, height: int, captions: str, step_s: int, later_ms: Sequence[int], top: int, bottom: int
) -> list[str]:
    """The renderer's arguments for ffmpeg: looks of captions, each `step_s` after the one before and so many
    milliseconds later, as raw planes of the rows between `top` and `bottom`; each on the lowest values, then on the
    highest.
    """
    late = "".join(f"+eq(N\\,{k})*{ms}" for k, ms in enumerate(later_ms) if ms)

    def ground(level: int, first: int) -> str:
        return (
            f"color=c=black:s={width}x{height}:r=1:d={len(later_ms)},format=yuv420p,lutyuv=y={level}:u={level}:v={level},"
            f"settb=1/1000,setpts=(2*N+{first})*{1000 * step_s}{late}"
        )

    tags = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
    rows = f"crop={width}:{bottom - top}:0:{top}"
    graph = f"{ground(0, 1)}[a];{ground(255, 2)}[b];[a][b]interleave,{tags},{captions},{rows}"
    return [
        *QUIET, "-filter_complex", f"{graph}[v]", "-map", "[v]", "-fps_mode", "passthrough",
        "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1",
    ]  # fmt: skip


def captions_on_grey(
    width: int, height: int, fps: int, n_frames: int, grey: int, captions: str, chosen: str
) -> list[str]:
    """The renderer's arguments for ffmpeg: the captions at chosen frames on a plain ground, as grey planes; `chosen`
    is an expression of `select`.
    """
    tone = f"0x{grey:02x}{grey:02x}{grey:02x}"
    # Frames are picked before libass draws: only the chosen ones cost anything.
    return [
        *QUIET, "-f", "lavfi", "-i", f"color=c={tone}:s={width}x{height}:r={fps}:d={n_frames / fps:.6f}",
        "-vf", f"select={chosen},format=yuv420p,{captions},format=gray", "-fps_mode", "passthrough",
        "-f", "rawvideo", "pipe:1",
    ]  # fmt: skip
