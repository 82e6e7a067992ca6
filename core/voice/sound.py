"""The delivery of one line: silence trimmed, loudness levelled, 48 kHz, no clicks, whole frames.

Samples are int16 mono numpy arrays. The same input gives the same bytes on every run.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from core.media.audio import resample
from core.model.narration import SAMPLE_RATE, SAMPLES_PER_FRAME

VERSION = 4  # part of the cache key: raise it when the sound changes
KEEP_S = 0.03  # silence left before and after the speech
NOTHING_S = 0.4  # the length of a line that has nothing to say
TARGET_LUFS = -23.0  # EBU R 128: low enough that no line of any voice has to be softer for its peaks
CEILING = 10 ** (-1.5 / 20)  # of full scale; resampling may overshoot by a few tenths of a dB
_FADE_S = 0.004
_WINDOW_S = 0.005
_SILENT_BELOW = 10 ** (-50 / 20)  # of the loudest window


def envelope(samples: np.ndarray, rate: int, window_s: float = _WINDOW_S) -> np.ndarray:
    """The loudness of a line's sound as the RMS of each window, a share of full scale."""
    size = max(1, round(rate * window_s))
    count = -(-len(samples) // size)
    whole = np.zeros(count * size, dtype=np.float32)
    whole[: len(samples)] = samples
    whole /= 32768
    whole *= whole
    return np.sqrt(np.mean(whole.reshape(count, size), axis=1))


def speech_span(samples: np.ndarray, rate: int) -> tuple[int, int]:
    """The first and one past the last sample of a line's sound that is not silence; (0, 0) where nothing sounds."""
    if not len(samples):
        return 0, 0
    loud = envelope(samples, rate)
    peak = float(loud.max())
    if peak < 1e-4:
        return 0, 0
    sounding = np.flatnonzero(loud > peak * _SILENT_BELOW)
    size = max(1, round(rate * _WINDOW_S))
    return int(sounding[0]) * size, min(len(samples), (int(sounding[-1]) + 1) * size)


def trim(samples: np.ndarray, rate: int) -> tuple[np.ndarray, float]:
    """The speech of a line with a little silence on both sides, and the seconds that were cut off in front (may be <
    0).
    """
    first, last = speech_span(samples, rate)
    keep = round(rate * KEEP_S)
    lead = np.zeros(max(0, keep - first), dtype=np.int16)
    tail = np.zeros(max(0, last + keep - len(samples)), dtype=np.int16)
    cut = samples[max(0, first - keep) : last + keep]
    return np.concatenate([lead, cut, tail]), (first - keep) / rate


def loudness_lufs(samples: np.ndarray, rate: int) -> float:
    """The integrated loudness of a line (ITU-R BS.1770-4, both gates); one shorter than a block counts as one. -inf:
    silence.
    """
    step = round(0.1 * rate)
    energy = np.concatenate([*_energies(samples, rate, step), np.zeros(0)])
    if not len(energy):
        return -math.inf
    if len(samples) < 4 * step:
        power = np.array([energy.sum() / len(samples)])
    else:
        sums = np.concatenate([[0.0], np.cumsum(energy[: len(samples) // step])])
        power = (sums[4:] - sums[:-4]) / (4 * step)
    power = power[power > 10 ** ((-70 + 0.691) / 10)]
    if not len(power):
        return -math.inf
    gated = power[power > np.mean(power) * 0.1]
    return -0.691 + 10 * math.log10(float(np.mean(gated)))


def _energies(samples: np.ndarray, rate: int, step: int) -> Iterator[np.ndarray]:
    """The K-weighted energy of each `step` samples; a minute at a time, so that a long line needs no more memory."""
    chunk, settle = 600 * step, 5 * step
    for start in range(0, len(samples), chunk):
        before = min(start, settle)  # the filters swing in on what came before
        part = _k_weighted(samples[start - before : start + chunk] / 32768.0, rate)[before:]
        padded_part = np.zeros(-(-len(part) // step) * step)
        padded_part[: len(part)] = part
        yield (padded_part.reshape(-1, step) ** 2).sum(1)


def _k_weighted(signal: np.ndarray, rate: int) -> np.ndarray:
    """The signal after the two filters of BS.1770, applied as their frequency response."""
    size = 1 << (len(signal) + rate // 10).bit_length()
    response = _response(rate, size)
    return np.fft.irfft(np.fft.rfft(signal, size) * response, size)[: len(signal)]


@lru_cache(maxsize=4)
def _response(rate: int, size: int) -> np.ndarray:
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))  # z^-1
    return _shelf(rate, z) * _high_pass(rate, z)


def _shelf(rate: int, z: np.ndarray) -> np.ndarray:
    """The head's shelf: +4 dB above 1.7 kHz (coefficients for any rate as in libebur128)."""
    k = math.tan(math.pi * 1681.974450955533 / rate)
    q, vh = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    vb = vh**0.4996667741545416
    a0 = 1 + k / q + k * k
    b = ((vh + vb * k / q + k * k) / a0, 2 * (k * k - vh) / a0, (vh - vb * k / q + k * k) / a0)
    a = (1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)
    return (b[0] + b[1] * z + b[2] * z * z) / (a[0] + a[1] * z + a[2] * z * z)


def _high_pass(rate: int, z: np.ndarray) -> np.ndarray:
    """The 38 Hz high pass."""
    k = math.tan(math.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    a0 = 1 + k / q + k * k
    return (1 - 2 * z + z * z) / (1 + 2 * (k * k - 1) / a0 * z + (1 - k / q + k * k) / a0 * z * z)


def level(samples: np.ndarray, rate: int) -> np.ndarray:
    """The sound of a line at `TARGET_LUFS`, softer where its peak would pass the ceiling. Silence stays silence."""
    loudness = loudness_lufs(samples, rate)
    if math.isinf(loudness):
        return samples
    number = round(TARGET_LUFS - loudness, 2)  # hundredths of a dB: no last-bit noise in the bytes
    peak = max(int(samples.max()), -int(samples.min())) / 32768
    gain = min(10 ** (number / 20), CEILING / peak)
    loud = samples.astype(np.float32)  # and in place: a line can be twenty minutes long
    loud *= np.float32(gain)
    np.rint(loud, out=loud)
    np.clip(loud, -32768, 32767, out=loud)
    return loud.astype(np.int16)


def fade(samples: np.ndarray, rate: int) -> np.ndarray:
    """The sound of a line with both ends faded over a few milliseconds, so that joins don't click."""
    size = min(round(rate * _FADE_S), len(samples) // 2)
    if not size:
        return samples
    ramp = (np.arange(size) + 0.5) / size
    out = samples.copy()
    out[:size] = np.rint(samples[:size] * ramp)
    out[-size:] = np.rint(samples[-size:] * ramp[::-1])
    return out


def deliver(samples: np.ndarray, rate: int) -> tuple[np.ndarray, float]:
    """A line as it goes into the film, before its pause, at 48 kHz; and the seconds cut off in front."""
    cut, offset_s = trim(samples, rate)
    if not speech_span(cut, rate)[1]:
        return np.zeros(round(NOTHING_S * SAMPLE_RATE), dtype=np.int16), 0.0
    return fade(resample(level(cut, rate), rate, SAMPLE_RATE), SAMPLE_RATE), offset_s


def frames_with_pause(n_samples: int, pause_s: float) -> int:
    """The whole frames that hold a line's speech and its pause."""
    return max(1, math.ceil((n_samples + round(max(0.0, pause_s) * SAMPLE_RATE)) / SAMPLES_PER_FRAME))


def padded(samples: np.ndarray, n_frames: int) -> np.ndarray:
    """The speech of a line followed by silence up to `n_frames` frames."""
    return np.concatenate([samples, np.zeros(n_frames * SAMPLES_PER_FRAME - len(samples), dtype=np.int16)])
