"""The finished sound of a film, made once and kept under the hash of everything that decides it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from core import digests
from core.media.toolchain import toolchain
from core.media.versions import SOUND, versions
from core.model.timeline import Timeline
from core.ports import Context
from core.render.audio import music
from core.render.audio.loudness import encode
from core.render.audio.mix import mix
from core.render.disk import as_disk_error, cached, note, noted

VERSION = 1


@dataclass(frozen=True)
class Soundtrack:
    """AAC as ADTS, 48 kHz stereo, its first sample the film's first; `reused` when it was there already."""

    path: Path
    lufs: float
    peak_dbtp: float
    reused: bool


def sound_key(timeline: Timeline) -> str:
    """The key of a film's finished sound: the hash of everything that decides it."""
    spec = {
        "version": (VERSION, music.VERSION),
        "libraries": (toolchain(), versions(*SOUND)),
        "audio": timeline.audio.model_dump(mode="json"),
        "n_frames": timeline.n_frames,
        "fps": timeline.fps,
    }
    return digests.of_json(spec)


def soundtrack(timeline: Timeline, ctx: Context) -> Soundtrack:
    """The film's sound, mixed, at -14 LUFS, encoded; taken from `ctx.scenes` where it lies already.

    Raises `BadInput` for music that cannot be read, `StorageError`, `Cancelled`.
    """
    name = f"sound-{sound_key(timeline)}"
    path = ctx.scenes / f"{name}.aac"
    known = noted(path)
    if known is not None:
        return Soundtrack(path, float(known["lufs"]), float(known["peak_dbtp"]), True)
    with tempfile.TemporaryDirectory(prefix="sound-", dir=ctx.scratch) as folder, as_disk_error(ctx.scratch):
        pcm = mix(timeline.audio, timeline.n_frames, timeline.fps, ctx, Path(folder) / "mix.pcm")
        encoded = encode(pcm, Path(folder) / "mix.aac", scratch=ctx.scratch, check=ctx.check)
        with cached(path) as temp:
            shutil.copyfile(encoded.path, temp)
            note(path, {"lufs": encoded.lufs, "peak_dbtp": encoded.peak_dbtp}, temp)
    return Soundtrack(path, encoded.lufs, encoded.peak_dbtp, False)
