"""The limits, and what each check found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.media.audio import Loudness
from core.media.probe import MediaInfo
from core.model.presets import PRESETS, SafeZone
from core.model.timeline import Footage, Still, Timeline
from core.render import motion
from core.render.qa.film import Packets
from core.render.qa.letters import SCALE

Check = dict[str, Any]

BLACK_S = 0.4
FROZEN_S = 1.0
SILENT_S = 1.0
TARGET_LUFS, TOLERANCE_LU = -14.0, 0.5
MAX_PEAK_DBTP = -1.0
MAX_CPS = 20.0
_LEAST_MOVE = 6 / 1920  # of the longer side: a still that was to move less than this may look as if it stood
_EDGE_S = 1.0  # a film may begin and end quietly


def check(name: str, ok: bool, value: Any, limit: Any) -> Check:
    """One line of the report on a finished film; its sentence is made where it is shown, by `core.wording.checks`."""
    return {"name": name, "ok": ok, "value": value, "limit": limit}


def pictures(info: MediaInfo, timeline: Timeline) -> Check:
    """The verdict on codec, size, rate and colour tags of the video stream."""
    video = info.video
    want = ["h264", "High", timeline.width, timeline.height, "yuv420p", float(timeline.fps), [1, 1, 1, 1]]
    got = (
        [
            video.codec,
            video.profile,
            video.width,
            video.height,
            video.pixel_format,
            round(video.fps, 3),
            [*video.colour],
        ]
        if video
        else None
    )
    return check("video_stream", got == want, got, want)


def sound_stream(info: MediaInfo) -> Check:
    """The verdict on codec and rate of the film's sound."""
    got = [info.audio.codec, info.audio.rate, info.audio.channels] if info.audio else None
    return check("audio_stream", got == ["aac", 48_000, 2], got, ["aac", 48_000, 2])


def container(layout: dict[str, bool]) -> Check:
    """The verdict on the container: ready to stream, and without edit lists."""
    ok = layout["faststart"] and not layout["edit_lists"]
    return check("container", ok, layout, {"faststart": True, "edit_lists": False})


def frames(found: Packets, timeline: Timeline) -> Check:
    """The verdict on frames: exactly the timeline's, at an even pace."""
    even = [float(step) for step in found.steps] in ([], [1 / timeline.fps]) and found.start == 0
    return check("frames", even and found.n == timeline.n_frames, found.n, timeline.n_frames)


def sync(sound_s: float, timeline: Timeline) -> Check:
    """The verdict on sound and pictures being equally long."""
    apart = abs(sound_s - timeline.duration_s)
    return check("sync", apart <= 1 / timeline.fps, round(apart, 4), round(1 / timeline.fps, 4))


def decoding(messages: str) -> Check:
    """The verdict on decoding: a full decode has nothing to complain about."""
    lines = messages.splitlines()
    return check("decode", not lines, len(lines), 0)


def black(seen: list[dict[str, Any]], timeline: Timeline) -> Check:
    """The verdict on black spans of a finished film."""
    found = _long(seen, "black", timeline, BLACK_S, lambda n, first, end: True)
    return check("black", not found, found, BLACK_S)


def frozen(seen: list[dict[str, Any]], timeline: Timeline) -> Check:
    """The verdict on standstill: nothing that should move stands still."""
    found = _long(seen, "frozen", timeline, FROZEN_S, lambda n, first, end: _moves(timeline, n, first, end))
    return check("frozen", not found, found, FROZEN_S)


def silent(found: list[list[float]], timeline: Timeline) -> Check:
    """The verdict on silence where voice or music should be."""
    spans = []
    for first, end in found:
        for a, b in _expected(timeline):
            low, high = max(first, a), min(end, b)
            if high - low >= SILENT_S:
                spans.append([round(low, 2), round(high, 2)])
    return check("silent", not spans, spans, SILENT_S)


def loud(found: Loudness, timeline: Timeline) -> list[Check]:
    """The verdict on integrated loudness and true peak."""
    heard = bool(timeline.audio.speech) or timeline.audio.music is not None
    level = abs(found.lufs - TARGET_LUFS) <= TOLERANCE_LU or not heard
    return [
        check("loudness", level, found.lufs, [TARGET_LUFS, TOLERANCE_LU]),
        check("true_peak", found.peak_dbtp <= MAX_PEAK_DBTP, found.peak_dbtp, MAX_PEAK_DBTP),
    ]


def safe_zone(boxes: list[list[int] | None], timeline: Timeline) -> Check:
    """The verdict on captions, which keep clear of the platform's own buttons."""
    preset = PRESETS.get(timeline.preset)
    zone = (
        preset.safe if preset and (preset.width, preset.height) == (timeline.width, timeline.height) else timeline.safe
    )
    outside = [n for n, box in enumerate(boxes) if box is not None and not _inside(box, zone, timeline)]
    return check("caption_safe_zone", not outside, outside, zone.model_dump())


def reading_speed(timeline: Timeline) -> Check:
    """The verdict on captions, which can be read in the time they stand."""
    fast = [[round(start / timeline.fps, 2), round(speed, 1)] for start, speed in _speeds(timeline) if speed > MAX_CPS]
    return check("caption_speed", not fast, fast, MAX_CPS)


def duration(timeline: Timeline) -> Check:
    """The verdict on the film's length: within the preset's window."""
    preset, seconds = PRESETS.get(timeline.preset), timeline.duration_s
    window = [preset.min_s, preset.max_s] if preset else [0, 1e9]
    ok = window[0] <= seconds <= window[1]
    return check("duration", ok, round(seconds, 3), window)


def size(n_bytes: int, timeline: Timeline) -> Check:
    """The verdict on the file's size: under the preset's cap."""
    preset = PRESETS.get(timeline.preset)
    cap = preset.max_bytes if preset else 1 << 62
    return check("size", n_bytes <= cap, n_bytes, cap)


def _long(
    seen: list[dict[str, Any]],
    what: str,
    timeline: Timeline,
    least_s: float,
    requested: Callable[[int, int, int], bool],
) -> list[list[float]]:
    """Spans of the film in seconds; runs that go on over a scene's border count as one."""
    spans: list[list[int]] = []
    at = 0
    for n, (row, scene) in enumerate(zip(seen, timeline.scenes, strict=True)):
        for first, end in row[what]:
            if not requested(n, first, end):
                continue
            if spans and spans[-1][1] == at + first:
                spans[-1][1] = at + end
            else:
                spans.append([at + first, at + end])
        at += scene.n_frames
    fps = timeline.fps
    return [[round(a / fps, 2), round(b / fps, 2)] for a, b in spans if b - a >= least_s * fps]


def _moves(timeline: Timeline, n: int, first: int, end: int) -> bool:
    """Whether the scene was to move visibly in its frames `[first, end)`: slow moves begin slower still."""
    scene = timeline.scenes[n]
    if not isinstance(scene.source, Still):
        return isinstance(scene.source, Footage)
    a, b = scene.source.start, scene.source.end
    share = motion.progress(end - 1, scene.n_frames, scene.source.ease)
    share -= motion.progress(first, scene.n_frames, scene.source.ease)
    corners = (b.x - a.x, b.y - a.y, b.x + b.w - a.x - a.w, b.y + b.h - a.y - a.h)
    return max(abs(corner) for corner in corners) * share > _LEAST_MOVE


def _expected(timeline: Timeline) -> list[tuple[float, float]]:
    """Return the spans that should be audible, in seconds: everything under music, else while lines are spoken."""
    end = timeline.duration_s - _EDGE_S
    if timeline.audio.music is not None and timeline.audio.music.level > 0:
        return [(_EDGE_S / 2, end)]
    rate = timeline.sample_rate
    starts = [(clip.start_frame / timeline.fps, clip.n_samples / rate) for clip in timeline.audio.speech]
    return [(start, min(start + length, timeline.duration_s)) for start, length in starts]


def _speeds(timeline: Timeline) -> list[tuple[int, float]]:
    """The first frame and the characters a second of each caption."""
    return [
        (cue.start_frame, len(cue.text.replace("\n", " ")) * timeline.fps / max(1, cue.end_frame - cue.start_frame))
        for cue in timeline.cues
    ]


def _inside(box: list[int], zone: SafeZone, timeline: Timeline) -> bool:
    left, top, right, bottom = box
    return (
        left >= zone.left - SCALE  # as exact as they were drawn
        and top >= zone.top - SCALE
        and right <= timeline.width - zone.right + SCALE
        and bottom <= timeline.height - zone.bottom + SCALE
    )
