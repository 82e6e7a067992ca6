"""-14 LUFS and at most -1 dBTP in the finished AAC, as the platforms play it.

A gain into an oversampled limiter, measured on the encoded file and corrected by the secant method. ffmpeg's loudnorm
isn't used: in its two-pass mode it fell back to riding the gain in ten mixes of ten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.media.audio import Loudness, loudness, parse_loudness
from core.media.ffmpeg import file, run
from core.model.narration import SAMPLE_RATE

TARGET_LUFS = -14.0
TOLERANCE_LU = 0.2
MAX_PEAK_DBTP = -1.0
BITRATE = 125_000  # ffmpeg's AAC runs up to 2 % over; Reels allows 128 kbit/s
CEILING_DB = -2.0  # the limiter's: AAC adds up to 1 dB
MAX_GAIN_DB = 30.0
MAX_PASSES = 5
SILENCE_LUFS = -69.0


@dataclass(frozen=True)
class Encoded:
    """The finished track: its loudness as encoded, the gain it took, and how many encodes that were."""

    path: Path
    lufs: float
    peak_dbtp: float
    gain_db: float
    passes: int


def raw_input(pcm: Path) -> list[str]:
    """How ffmpeg is told what a mix is."""
    return ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", file(pcm)]


def measure_args(pcm: Path) -> list[str]:
    """The arguments that measure a mix."""
    return ["-v", "info", *raw_input(pcm), "-af", "ebur128=framelog=quiet:peak=true", "-f", "null", "-"]


def encode_args(pcm: Path, out: Path, gain_db: float, ceiling_db: float) -> list[str]:
    """The arguments that turn a mix into AAC with this gain and this limit."""
    limit = 10 ** (ceiling_db / 20)
    chain = (
        f"volume={gain_db:.3f}dB:precision=float,aresample=192000,"
        f"alimiter=limit={limit:.4f}:level=0:attack=5:release=60:latency=1,aresample={SAMPLE_RATE}"
    )
    return [
        "-v", "warning", *raw_input(pcm), "-af", chain, "-map", "0:a", "-map_metadata", "-1",
        "-c:a", "aac", "-b:a", str(BITRATE), "-ar", str(SAMPLE_RATE), "-ac", "2",
        "-fflags", "+bitexact", "-flags:a", "+bitexact", "-f", "mp4", "-y", file(out),
    ]  # fmt: skip


def encode(pcm: Path, out: Path, *, scratch: Path, check: Callable[[], None] = lambda: None) -> Encoded:
    """Encode a mix to `out` (AAC in MP4) at -14 LUFS. A silent mix is encoded as it is. Raises `StorageError`."""
    ran = run(measure_args(pcm), scratch=scratch, check=check)
    plain = parse_loudness(ran.messages)
    silent = plain.lufs <= SILENCE_LUFS
    gain = 0.0 if silent else _limited(TARGET_LUFS - plain.lufs)
    ceiling = CEILING_DB
    tried: list[tuple[float, float]] = []
    found = Loudness(-70.0, 0.0, -120.0)
    for passes in range(1, MAX_PASSES + 1):
        run(encode_args(pcm, out, gain, ceiling), scratch=scratch, check=check)
        found = loudness(out, scratch=scratch, check=check)
        tried.append((gain, found.lufs))
        too_loud = found.peak_dbtp > MAX_PEAK_DBTP
        missed = not silent and abs(found.lufs - TARGET_LUFS) > TOLERANCE_LU
        if silent or not (too_loud or missed) or passes == MAX_PASSES:
            break
        if too_loud:
            ceiling -= found.peak_dbtp - MAX_PEAK_DBTP + 0.2
        gain = _limited(secant(tried))
    return Encoded(out, found.lufs, found.peak_dbtp, gain, passes)


def secant(tried: list[tuple[float, float]]) -> float:
    """The next gain from (gain, loudness) pairs: along the line through the last two, or by the difference."""
    gain, got = tried[-1]
    if len(tried) > 1:
        before, had = tried[-2]
        slope = (got - had) / (gain - before) if gain != before else 1.0
        if 0.1 <= slope <= 2.0:
            return gain + (TARGET_LUFS - got) / slope
    return gain + TARGET_LUFS - got


def _limited(gain: float) -> float:
    return max(-MAX_GAIN_DB, min(MAX_GAIN_DB, gain))
