"""The finished sound of a film, made once and kept under the hash of everything that decides it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from core.model.timeline import Timeline
from core.ports import Context
from core.render.audio import music
from core.render.audio.loudness import encode
from core.render.audio.mix import mix

VERSION = 1


@dataclass(frozen=True)
class Soundtrack:
    """AAC in MP4, 48 kHz stereo; `reused` when it was there already."""

    path: Path
    lufs: float
    peak_dbtp: float
    reused: bool


def key(timeline: Timeline) -> str:
    """The hash of everything that decides the sound."""
    spec = {
        "version": (VERSION, music.VERSION),
        "audio": timeline.audio.model_dump(mode="json"),
        "n_frames": timeline.n_frames,
        "fps": timeline.fps,
    }
    return hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()


def soundtrack(timeline: Timeline, ctx: Context) -> Soundtrack:
    """The film's sound, mixed, at -14 LUFS, encoded; taken from `ctx.scenes` where it lies already.

    Raises `BadInput` for music that cannot be read, `StorageError`, `Cancelled`.
    """
    name = key(timeline)
    path = ctx.scenes / f"{name}.m4a"
    known = ctx.cache.get(f"soundtrack:{name}")
    if path.is_file() and known:
        return Soundtrack(path, float(known["lufs"]), float(known["peak_dbtp"]), True)
    with tempfile.TemporaryDirectory(prefix="sound-", dir=ctx.scratch) as folder:
        pcm = mix(timeline.audio, timeline.n_frames, timeline.fps, ctx, Path(folder) / "mix.pcm")
        made = encode(pcm, Path(folder) / "mix.m4a", scratch=ctx.scratch, check=ctx.check)
        pcm.unlink()
        ready = ctx.scenes / f".{name}.{Path(folder).name}.m4a"
        ready.write_bytes(made.path.read_bytes())
        ready.replace(path)
    ctx.cache.put(f"soundtrack:{name}", {"lufs": made.lufs, "peak_dbtp": made.peak_dbtp})
    return Soundtrack(path, made.lufs, made.peak_dbtp, False)
