"""The file as a whole: streams and tags, packet times, index and edit lists, sound."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import BadInput
from core.media.audio import Loudness, parse_loudness
from core.media.ffmpeg import file, run
from core.media.probe import MediaInfo, open_media, probe
from core.render.stats import spans

WINDOW_S = 0.05
SILENT_DBFS = -55.0


@dataclass(frozen=True)
class Packets:
    """The video packets of a file: how many, a hash of their bytes in order, first time and steps in seconds."""

    n: int
    digest: str
    start: Fraction
    steps: tuple[Fraction, ...]


def streams(path: Path) -> MediaInfo:
    """Probe the streams of the film's file. Raises `BadInput`."""
    return probe(path)


def packets(paths: list[Path]) -> Packets:
    """The video packets of a finished film's files, one file after the other; times are those of the first file."""
    n = 0
    digest = hashlib.sha256()
    times: list[Fraction] = []
    for k, path in enumerate(paths):
        with open_media(path) as container:
            if not container.streams.video:
                raise BadInput(f"{path.name} holds no pictures.", "Render it again.", code="no_video")
            for packet in container.demux(container.streams.video[0]):
                if not packet.size:
                    continue
                n += 1
                digest.update(bytes(packet))
                if k == 0 and packet.pts is not None:
                    times.append(packet.pts * packet.time_base)
    times.sort()
    steps = {b - a for a, b in pairwise(times)}
    return Packets(n, digest.hexdigest(), times[0] if times else Fraction(0), tuple(sorted(steps)))


def layout(path: Path) -> dict[str, bool]:
    """Whether a finished film's index comes before the media, and whether there are edit lists."""
    order = []
    edits = False
    with path.open("rb") as handle:
        size = path.stat().st_size
        at = 0
        while at + 8 <= size:
            handle.seek(at)
            head = handle.read(16)
            length, kind = int.from_bytes(head[:4], "big"), head[4:8]
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if length < 8:
                break
            order.append(kind)
            if kind == b"moov":
                handle.seek(at)
                edits = b"elst" in handle.read(min(length, 64_000_000))
            at += length
    faststart = b"moov" in order and b"mdat" in order and order.index(b"moov") < order.index(b"mdat")
    return {"faststart": faststart, "edit_lists": edits}


def sound(path: Path, scratch: Path, check: Callable[[], None]) -> tuple[Loudness, list[list[float]], float]:
    """Loudness of a finished film, its silent spans in seconds, and its length in seconds, by one decode."""
    ran = run(
        ["-v", "info", "-i", file(path), "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet",
         "-ac", "1", "-ar", "48000", "-f", "s16le", "pipe:1"],
        scratch=scratch, check=check, capture=True, name=path.name,
    )  # fmt: skip
    samples = np.frombuffer(ran.stdout, "<i2")
    return parse_loudness(ran.messages), silences(samples, 48_000), len(samples) / 48_000


def silences(samples: np.ndarray[Any, Any], rate: int) -> list[list[float]]:
    """Spans of a film's sound quieter than -55 dBFS, in windows of 50 ms."""
    window = int(WINDOW_S * rate)
    n = len(samples) // window
    quiet = []
    for k in range(n):
        part = samples[k * window : (k + 1) * window].astype(np.float32)
        quiet.append(bool(np.sqrt(np.mean(part * part)) < 32768 * 10 ** (SILENT_DBFS / 20)))
    return [[first * WINDOW_S, end * WINDOW_S] for first, end in spans(quiet)]
