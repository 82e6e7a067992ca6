"""A clip that is shorter than its scene, made to go on: its end melts into its beginning, again and again.

Running backwards would show people walking backwards, a plain new start jumps, a frozen last picture looks broken.
The clip is brought to the film's rate and frame once, lossless, in ffmpeg; what is shown is a list of those pieces.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core import digests
from core.media.ffmpeg import file, run
from core.media.probe import bad_media, open_media, probe
from core.media.toolchain import toolchain
from core.media.versions import CLIPS, versions
from core.ports import Context
from core.render import footage
from core.render.args import listing
from core.render.disk import placed

MELT_S = 0.5
_VERSION = 1
_LOSSLESS = (
    "-c:v", "libx264", "-preset", "ultrafast", "-qp", "0", "-pix_fmt", "yuv420p", "-g", "30", "-bf", "0",
    "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
    "-video_track_timescale", "15360", "-f", "mp4",
)  # fmt: skip


def going_on(shot: footage.Shot, width: int, height: int, fps: int, total_s: float, ctx: Context) -> footage.Shot:
    """A clip shorter than its scene as pieces in a frame of this size that fill `total_s`. Raises `BadInput` for a
    clip without pictures.
    """
    slow = shot.slowed(total_s)
    made_by = (toolchain(), versions(*CLIPS))
    spec = [_VERSION, made_by, shot.source.model_dump(mode="json"), shot.in_s, slow, width, height, fps]
    stem = ctx.scratch / f"loop-{digests.of_json(spec, sort_keys=False)[:24]}"
    once = _once(shot, stem.with_suffix(".mp4"), width, height, fps, total_s, slow, ctx)
    n = _n_frames(once, shot.path.name)
    total = round(total_s * fps) + fps
    melts = min(round(MELT_S * fps), n // 4)
    pieces, lengths = [once], [n]
    if n < total and melts >= 2:
        head, unit = _melted(once, stem, n, melts, ctx)
        pieces, lengths = [head, unit], [melts, n - melts]
    while sum(lengths) < total:
        pieces.append(pieces[-1])
        lengths.append(lengths[-1])
    names = stem.with_name(f"{stem.name}-{len(pieces)}.txt")
    with placed(names) as temp:
        temp.write_text(listing(pieces, lengths, fps), encoding="utf-8")
    video = probe(once, shot.path.name).video
    assert video is not None  # noqa: S101  its frames were counted
    return replace(shot, path=names, video=video, in_s=0.0, available_s=sum(lengths) / fps, listed=True)


def _once(
    shot: footage.Shot, out: Path, width: int, height: int, fps: int, total_s: float, slow: float, ctx: Context
) -> Path:
    """The clip from its start to its end as the film shows it."""
    if out.is_file():
        return out
    options, skip = footage.inputs(shot, 0.0, 0, fps)
    chain = footage.graph(
        shot, width, height, fps, total_s=total_s, skip=skip, n_frames=round(total_s * fps) + fps, label="0:v:0"
    )
    with placed(out) as temp:
        run(
            ["-v", "error", *options, "-filter_complex", f"{chain}[v]", "-map", "[v]", *_LOSSLESS, "-y", file(temp)],
            scratch=ctx.scratch, check=ctx.check, name=shot.path.name,
        )  # fmt: skip
    return out


def _melted(once: Path, stem: Path, n: int, melts: int, ctx: Context) -> tuple[Path, Path]:
    """The first frames as they are, and the rest with its end melting into those: what can be shown over and over."""
    head, unit = stem.with_name(f"{stem.name}-head.mp4"), stem.with_name(f"{stem.name}-unit.mp4")
    if head.is_file() and unit.is_file():
        return head, unit
    from_start = "setpts=PTS-STARTPTS"
    graph = (
        f"[0:v:0]split=4[a][b][c][d];[a]trim=end_frame={melts},{from_start}[head];"
        f"[b]trim=start_frame={melts}:end_frame={n - melts},{from_start}[middle];"
        f"[c]trim=start_frame={n - melts}:end_frame={n},{from_start}[end];[d]trim=end_frame={melts},{from_start}[new];"
        f"[end][new]blend=all_expr='A+(B-A)*N/{melts + 1}'[melting];"
        "[middle][melting]concat=n=2:v=1:a=0[unit]"
    )
    with placed(head) as first, placed(unit) as second:
        run(
            ["-v", "error", "-i", file(once), "-filter_complex", graph,
             "-map", "[head]", *_LOSSLESS, "-y", file(first), "-map", "[unit]", *_LOSSLESS, "-y", file(second)],
            scratch=ctx.scratch, check=ctx.check, name=once.name,
        )  # fmt: skip
    return head, unit


def _n_frames(path: Path, name: str) -> int:
    with open_media(path, name) as container:
        stream = next(iter(container.streams.video), None)
        n = sum(1 for packet in container.demux(stream) if packet.size) if stream is not None else 0
    if not n:
        raise bad_media(name)
    return n
