"""Word times by listening: dynamic time warping between a sound and espeak-ng's rendering of the same words.

The times of every word in espeak-ng's rendering are known. Both sounds become mel cepstra; the cheapest path that walks
through both in step carries the known times over. First roughly at 40 ms a step, then at 5 ms in a band around that
path, so that the work grows with the length of the line and not with its square. numpy only.

A noise or music under the voice would make pauses unlike the rendering's: what lies at the bottom of every band of the
target is put under the rendering, too, so that both are heard through the same haze.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.media.versions import line
from core.ports import never_cancelled
from core.voice import catalogue
from core.voice.engine import Request, Speech, Stamp
from core.voice.engines.espeak import Espeak
from core.voice.sound import speech_span

VERSION = 1  # part of the cache key of what was aligned: raise it when times change
HOP_S, _WINDOW_S = 0.005, 0.02
COARSE = 8  # fine steps in a coarse one
_MOST_COARSE = 6_000  # steps: bounds the memory of the rough walk to 36 MB
_BAND = 60  # fine steps to each side of the coarse path: 0.3 s
_BANDS, _KEPT = 26, 13
_LOW_HZ, _HIGH_HZ = 100.0, 7_600.0
_PAD_S = 0.1  # silence around the rendering, for what is around the target
_FLOOR_DB = 30.0  # below a band's loudest: quieter is the same as silent
RENDERINGS = ("", "+f2")  # espeak-ng's man and woman
_TURN = 1.2  # what a step that moves in one sound alone costs more


def version() -> str:
    """The version of the built-in aligner: what decides the times besides the sound and the words: this file, and
    whose rendering is heard.
    """
    return f"{VERSION} {line('espeakng-loader', 'Janome', 'numpy')}"


@dataclass(frozen=True)
class Aligned:
    """The stamps on the target's time, and the mean cost of a step: how unlike the two sounds are (about 1: alike)."""

    stamps: tuple[Stamp, ...]
    cost: float


def align(
    samples: np.ndarray, rate: int, known: Sequence[Speech], check: Callable[[], None] = never_cancelled
) -> Aligned:
    """Carry stamps over to int16 mono `samples` at `rate` Hz from the rendering of the same words that is nearest.

    `known` are such renderings by different voices. Silence gives no stamps. `check` raises `Cancelled`.
    """
    first, last = speech_span(samples, rate)  # silence on either side would be dealt out among the first words
    known = [item for item in known if item.stamps and speech_span(item.samples, item.rate)[1]]
    if not last or not known:
        return Aligned((), 0.0)
    high = min(_HIGH_HZ, *(0.47 * number for number in (rate, *(speech.rate for speech in known))))
    target = _mel(samples[first:last], rate, high)
    pairs = [_Pair.of(target, element, high) for element in known]
    check()
    rough = [pair.rough(check) for pair in pairs] if len(pairs) > 1 else [(0.0, None)]
    best = min(range(len(pairs)), key=lambda at: rough[at][0])
    rows, columns, cost = pairs[best].fine(rough[best][1] or pairs[best].rough(check)[1], check)
    along = _times(rows, columns, len(pairs[best].known))
    begin_s = first / rate

    def carried(at_s: float) -> float:
        place = (at_s - pairs[best].shift_s) / HOP_S
        return begin_s + float(np.interp(place, np.arange(len(along)), along)) * HOP_S

    stamps = tuple(Stamp(stamp.char, carried(stamp.start_s), carried(stamp.end_s)) for stamp in known[best].stamps)
    return Aligned(stamps, cost)


_Band = tuple[np.ndarray, int]  # the left edge for each row of the target, and the width in columns


@dataclass(frozen=True)
class _Pair:
    """Features of the target and of one rendering, whose row 0 lies at `shift_s` of its sound."""

    target: np.ndarray
    known: np.ndarray
    shift_s: float

    @classmethod
    def of(cls, target_mel: np.ndarray, known: Speech, high: float) -> _Pair:
        first, last = speech_span(known.samples, known.rate)
        pad = np.zeros(round(_PAD_S * known.rate), dtype=np.int16)
        mel = _mel(np.concatenate([pad, known.samples[first:last], pad]), known.rate, high)
        target, reference = (_normal(_cepstra(item)) for item in _same_haze(target_mel, mel))
        return cls(target, reference, first / known.rate - _PAD_S)

    def rough(self, check: Callable[[], None]) -> tuple[float, _Band | None]:
        """The mean cost of a rough walk, and the band around it (None: take all columns)."""
        n_target, n_known = len(self.target), len(self.known)
        thin = max(COARSE, max(n_target, n_known) // _MOST_COARSE)
        if n_known > 30 * n_target or min(n_target, n_known) < 4 * thin:
            return np.inf, None
        rows, columns, cost = _walk(_thinned(self.target, thin), _thinned(self.known, thin), None, check)
        centre = np.interp(np.arange(n_target), rows * thin + thin / 2, columns * thin + thin / 2)
        return cost, _band(centre, min(n_known, 2 * max(_BAND, 3 * thin) + 1), n_known)

    def fine(self, band: _Band | None, check: Callable[[], None]) -> tuple[np.ndarray, np.ndarray, float]:
        """The cheapest way through both, as rows (target) and columns (known), and its mean cost a step."""
        return _walk(self.target, self.known, band, check)


def features(samples: np.ndarray, rate: int, known: np.ndarray, known_rate: int) -> tuple[np.ndarray, np.ndarray]:
    """The features of two sounds by which the aligner compares them, one row each `HOP_S * COARSE` seconds."""
    high = min(_HIGH_HZ, 0.47 * rate, 0.47 * known_rate)
    hazy = _same_haze(_mel(samples, rate, high), _mel(known, known_rate, high))
    first, second = (_thinned(_normal(_cepstra(item)), COARSE) for item in hazy)
    return first, second


class Ear:
    """Aligns lines against espeak-ng, which is started when first needed; `close` ends it."""

    def __init__(self) -> None:

        self._espeak = Espeak()

    def stamps(
        self, text: str, samples: np.ndarray, rate: int, language: str, check: Callable[[], None] = never_cancelled
    ) -> Aligned:
        """The stamps of `text` in int16 mono `samples`; a man's and a woman's rendering are tried, the nearer counts.

        Raises `MissingSetup` where espeak-ng cannot say the text, `ProviderFailed`, `Cancelled`.
        """

        voice = catalogue.of_engine(self._espeak, language)
        self._espeak.can_speak(voice, text, language)
        known = [self._espeak.say(Request(text, voice + variant, language), check) for variant in RENDERINGS]
        return align(samples, rate, known, check)

    def close(self) -> None:
        """End espeak-ng."""
        self._espeak.close()


def _mel(samples: np.ndarray, rate: int, high: float) -> np.ndarray:
    """Energy in mel bands, one row each 5 ms: shape (n, bands). Row i is centred on i * 5 ms."""
    size = round(_WINDOW_S * rate)
    fft = 1 << (size - 1).bit_length()
    count = max(1, int(len(samples) / (rate * HOP_S)))
    around = np.zeros(size // 2, dtype=np.float32)
    whole = np.concatenate([around, samples.astype(np.float32) / 32768, np.zeros(size, dtype=np.float32)])
    starts = np.minimum(np.rint(np.arange(count) * HOP_S * rate).astype(int), len(whole) - size)
    window = np.hanning(size).astype(np.float32)
    weights = _filters(rate, fft, high)
    out = np.empty((count, _BANDS), dtype=np.float32)
    for at in range(0, count, 4096):  # bounded memory
        frames = np.lib.stride_tricks.sliding_window_view(whole, size)[starts[at : at + 4096]] * window
        power = np.abs(np.fft.rfft(frames, fft)) ** 2
        out[at : at + 4096] = power @ weights
    return out / size


@lru_cache(maxsize=8)
def _filters(rate: int, fft: int, high: float) -> np.ndarray:
    """Triangles on the mel scale: shape (fft / 2 + 1, bands)."""
    low_mel, high_mel = (2595 * np.log10(1 + hz / 700) for hz in (_LOW_HZ, high))
    edges = 700 * (10 ** (np.linspace(low_mel, high_mel, _BANDS + 2) / 2595) - 1)
    hz = np.arange(fft // 2 + 1) * rate / fft
    out = np.zeros((len(hz), _BANDS), dtype=np.float32)
    for band in range(_BANDS):
        left, middle, right = edges[band : band + 3]
        out[:, band] = np.clip(np.minimum((hz - left) / (middle - left), (right - hz) / (right - middle)), 0, None)
        out[:, band] /= max(float(out[:, band].sum()), 1e-9)
    return out


def _same_haze(target: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both in dB per band, over the same bottom: each band at one loudness, and the target's noise under both."""
    out = []
    loud = [np.percentile(element, 95, axis=0) + 1e-12 for element in (target, known)]
    bottom = np.percentile(target, 8, axis=0) / loud[0]
    bottom = np.clip(bottom, 10 ** (-_FLOOR_DB / 10), 0.1)
    for item, top in zip((target, known), loud, strict=True):
        out.append(10 * np.log10(item / top + bottom * (1.0 if item is known else 0.5)))  # it is in the target already
    return out[0], out[1]


def _cepstra(mel_db: np.ndarray) -> np.ndarray:
    place = np.arange(_BANDS)
    basis = np.cos(np.pi * np.outer(np.arange(_KEPT), 2 * place + 1) / (2 * _BANDS)).astype(np.float32)
    kept = mel_db @ basis.T
    padded = np.pad(kept, ((4, 4), (0, 0)), mode="edge")
    ahead, behind = (np.stack([padded[4 + sign * step :][: len(kept)] for step in (2, 4)]) for sign in (1, -1))
    slope = 2 * (ahead[0] - behind[0]) + 4 * (ahead[1] - behind[1])
    return np.concatenate([kept, slope], axis=1)


def _normal(features: np.ndarray) -> np.ndarray:
    out: np.ndarray = (features - features.mean(0)) / (features.std(0) + 1e-6)
    return out.astype(np.float32)


def _thinned(features: np.ndarray, thin: int) -> np.ndarray:
    whole = len(features) // thin * thin
    out: np.ndarray = features[:whole].reshape(-1, thin, features.shape[1]).mean(1)
    return out


def _walk(
    target: np.ndarray, known: np.ndarray, band: _Band | None, check: Callable[[], None]
) -> tuple[np.ndarray, np.ndarray, float]:
    """Dynamic programming row by row, inside a band (left edges and width; None: all columns)."""
    count = len(target)
    left, width = band or (np.zeros(count, dtype=int), len(known))
    moved = np.zeros((count, width), dtype=np.uint8)  # 0 diagonal, 1 from above, 2 from the left
    squares = (known**2).sum(1)
    before = np.full(width, np.inf)
    for row in range(count):
        if row % 512 == 0:
            check()
        begin = left[row]
        near = known[begin : begin + width]
        cost = np.sqrt(
            np.maximum(squares[begin : begin + width] - 2 * near @ target[row] + (target[row] ** 2).sum(), 0)
        )
        cost = cost.astype(np.float64)
        if row == 0:
            before = np.cumsum(cost * _TURN)
            moved[0] = 2
            continue
        shift = begin - left[row - 1]
        above, corner = np.full(width, np.inf), np.full(width, np.inf)
        above[: width - shift] = before[shift:]
        if shift:
            corner[: width - shift + 1] = before[shift - 1 :]
        else:
            corner[1:] = before[:-1]
        above = above + cost * _TURN
        corner = corner + cost
        best = np.minimum(above, corner)
        sums = np.cumsum(cost * _TURN)
        own = best - sums
        run = np.minimum.accumulate(own)
        moved[row] = np.where(run < own, 2, np.where(above < corner, 1, 0))
        before = run + sums
    return _back(moved, left, float(before[-1]))


def _band(centre: np.ndarray, width: int, columns: int) -> _Band | None:
    """The band's left edges and its width: never falling, first to last column, without a jump out of the band."""
    left = np.clip(np.rint(centre).astype(int) - width // 2, 0, columns - width)
    left = np.maximum.accumulate(left)
    left[-1] = columns - width
    for row in range(len(left) - 2, -1, -1):
        left[row] = max(left[row], left[row + 1] - width // 2)
    return None if left[0] else (left, width)


def _back(moved: np.ndarray, left: np.ndarray, total: float) -> tuple[np.ndarray, np.ndarray, float]:
    rows: list[int] = []
    columns: list[int] = []
    row, column = len(moved) - 1, int(left[-1]) + moved.shape[1] - 1
    while True:
        rows.append(row)
        columns.append(column)
        step = moved[row, column - left[row]]
        if row == 0 and column == 0:
            break
        if row == 0 or step == 2:
            column -= 1
        elif step == 1:
            row -= 1
        else:
            row, column = row - 1, column - 1
    return np.array(rows[::-1]), np.array(columns[::-1]), total / len(rows)


def _times(rows: np.ndarray, columns: np.ndarray, count: int) -> np.ndarray:
    """For each step of the rendering the mean step of the target that it was paired with."""
    sums = np.bincount(columns, weights=rows, minlength=count)
    return np.asarray(sums / np.maximum(np.bincount(columns, minlength=count), 1))
