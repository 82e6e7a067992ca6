"""Cutting an AAC stream (ADTS) so that its first sample is the film's first sample.

An encoder puts 1,024 samples of priming before the sound. Players are told to skip them by an edit list, which Reels
wants none of; so the packet that holds them is taken out instead. The first 21 ms then rise from silence, which is
what the film's sound does anyway. (ISO/IEC 14496-3, 1.A.2.2: the ADTS frame header.)
"""

from __future__ import annotations

from core.errors import ReelwrightError

SAMPLES_PER_PACKET = 1024
PRIMING_PACKETS = 1


def packets(stream: bytes) -> list[tuple[int, int]]:
    """Start and end of each packet of an AAC stream. Raises `ReelwrightError` where it is none."""
    out = []
    at = 0
    while at + 7 <= len(stream):
        if stream[at] != 0xFF or stream[at + 1] & 0xF6 != 0xF0:
            break
        length = (stream[at + 3] & 3) << 11 | stream[at + 4] << 3 | stream[at + 5] >> 5
        if length < 7 or at + length > len(stream):
            break
        out.append((at, at + length))
        at += length
    if at != len(stream) or not out:
        raise ReelwrightError("The encoded sound is damaged.", "Render again.", code="bad_sound")
    return out


def aligned(stream: bytes, n_samples: int) -> bytes:
    """An AAC stream without its priming, as many packets long as come nearest to `n_samples` (within 11 ms)."""
    found = packets(stream)[PRIMING_PACKETS:]
    keep = found[: max(1, round(n_samples / SAMPLES_PER_PACKET))]
    return stream[keep[0][0] : keep[-1][1]] if keep else stream
