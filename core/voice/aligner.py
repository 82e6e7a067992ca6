"""The interface of aligners, which hear where the words of a known text stand in a sound: `core/voice/aligners/`.

A new aligner is two files: `core/voice/aligners/<id>.py` with one subclass of `Aligner`, and
`tests/voice/aligners/<id>.py` with `ready(tmp_path) -> Ready`. The contract suite, `tests/voice/test_aligners.py`, then
runs over it. An outside package has the first file only, announced by an entry point in the group
`reelwright.voice.aligners`. Whatever an aligner hears, its answer is complete, in order and inside the sound: words it
missed are timed by the built-in one.
"""

from __future__ import annotations

import hashlib
import json
import math
from abc import abstractmethod
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np

from core import providers
from core.errors import MissingSetup
from core.language.spacing import is_unspaced
from core.ports import Context
from core.providers import Provider, optional
from core.voice.align import Ear
from core.voice.engine import Stamp
from core.voice.text import tokens
from core.voice.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILY = "core.voice.aligners"
CAPABILITIES = frozenset({"offline", "hd", "self_hosted"})  # what they mean: `Aligner`
BUILTIN = "builtin"
SETTING = "aligner"  # the stored setting that names the one to use

Times = list[tuple[float, float]]
Heard = list[tuple[float, float] | None]


class Aligner(Provider):
    """An aligner. `capabilities` are words of `CAPABILITIES`, in their order: no network; booked as high-quality
    speech, or as a server of one's own."""

    otherwise = "The words' times are found by the built-in aligner meanwhile."

    @abstractmethod
    def hear(self, samples: np.ndarray, rate: int, words: Sequence[str], language: str, ctx: Context) -> Heard:
        """Find words in a sound.

        Args: int16 mono `samples` at `rate` Hz; `words` as written, in order, at least one; `ctx.check` is called at
        least once a second.
        Returns: seconds from and to for each word that was heard, None for the others: as many as `words`.
        Raises: `MissingSetup`, `ProviderFailed`, `Cancelled`.
        """

    @optional
    def version(self) -> str:
        """Name what decides the times besides sound and words; part of the key under which they are kept."""
        return "1"

    @optional
    def align(self, samples: np.ndarray, rate: int, words: Sequence[str], language: str, ctx: Context) -> Times:
        """Seconds from and to for every word, in order, inside the sound. Raises as `hear` does."""
        if not words:
            return []
        heard = self.hear(samples, rate, words, language, ctx)
        length_s = len(samples) / rate
        kept = in_order(heard, length_s)
        if all(item is not None for item in kept):
            return fitted(cast(Times, kept), length_s)
        return fitted(filled(kept, _by_ear(samples, rate, words, language, ctx)), length_s)

    @optional
    def stamps(self, text: str, samples: np.ndarray, rate: int, language: str, ctx: Context) -> tuple[Stamp, ...]:
        """The times as stamps on the characters of the text. Raises as `hear` does."""
        current = tokens(text)
        found = self.align(samples, rate, [token.text for token in current], language, ctx)
        whole = [Stamp(item.start, start, end) for item, (start, end) in zip(current, found, strict=True)]
        if not any(map(is_unspaced, text)):  # where there are no spaces a token is many words
            return tuple(whole)
        return _with_insides(text, whole, _ear_stamps(text, samples, rate, language, ctx))

    @optional
    def close(self) -> None:
        """Give back what was opened; the aligner may be used again."""


def chosen(values: Mapping[str, str]) -> Aligner:
    """The aligner that the settings name; the built-in one where they name none. Raises `BadInput`, `MissingSetup`."""
    name = values.get(SETTING, "") or BUILTIN
    return cast(Aligner, providers.get(FAMILY, name, values)(values))


def kept_key(aligner: Aligner, sound: bytes, *more: str) -> str:
    """The cache key of an aligner service's answer about a sound, whoever has it heard."""
    parts = json.dumps([providers.provider_id(type(aligner)), aligner.version(), *more])
    return f"voice.heard/{hashlib.sha256(sound + parts.encode()).hexdigest()}"


def in_order(heard: Sequence[tuple[float, float] | None], length_s: float) -> Heard:
    """Heard word times without what lies outside the sound, is no time at all, or runs back."""
    out: Heard = []
    at = 0.0
    for item in heard:
        good = item is not None and all(math.isfinite(second) for second in item) and at <= item[0] < length_s
        out.append((item[0], min(max(item), length_s)) if good and item is not None else None)
        at = item[0] if good and item is not None else at
    return out


def filled(heard: Heard, known: Times) -> Times:
    """Heard word times with their gaps filled: words missed get their known times, moved into the gap where they lie
    outside.
    """
    out: Times = []
    at = 0
    while at < len(heard):
        item = heard[at]
        if item is not None:
            out.append(item)
            at += 1
            continue
        after = next((index for index in range(at, len(heard)) if heard[index] is not None), len(heard))
        begin = out[-1][1] if out else 0.0
        following = heard[after] if after < len(heard) else None
        end = following[0] if following is not None else max([known[-1][1], begin, *(stop for _, stop in out[-1:])])
        out += _moved(known[at:after], begin, max(begin, end))
        at = after
    return out


def _moved(times: Times, begin: float, end: float) -> Times:
    """Times stretched or moved as little as makes them lie between `begin` and `end`."""
    first, last = times[0][0], times[-1][1]
    if begin <= first and last <= end:
        return times
    if last <= first:
        return [(begin, begin)] * len(times)
    scale = (end - begin) / (last - first)
    return [(begin + (start - first) * scale, begin + (stop - first) * scale) for start, stop in times]


def fitted(times: Times, length_s: float) -> Times:
    """Word times inside the sound, none running into the next."""
    starts: list[float] = []
    for start, _ in times:
        starts.append(min(max(start, starts[-1] if starts else 0.0, 0.0), length_s))
    limits = [after for _, after in pairwise(starts)] + [length_s]
    return [
        (start, min(max(end, start), max(limit, start)))
        for start, (_, end), limit in zip(starts, times, limits, strict=True)
    ]


def _by_ear(samples: np.ndarray, rate: int, words: Sequence[str], language: str, ctx: Context) -> Times:
    """The built-in aligner's times; by the words' length where it does not know the language."""
    text = " ".join(words)
    stamps = _ear_stamps(text, samples, rate, language, ctx)
    return [(word.start, word.end) for word in words_of(text, stamps, len(samples) / rate)]


def _ear_stamps(text: str, samples: np.ndarray, rate: int, language: str, ctx: Context) -> tuple[Stamp, ...]:

    ear = Ear()
    try:
        return ear.stamps(text, samples, rate, language, ctx.check).stamps
    except MissingSetup:
        return ()
    finally:
        ear.close()


def _with_insides(text: str, whole: Sequence[Stamp], fine: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """Stamps of tokens, and inside each the finer ones of another aligner, moved into the token's time."""
    out: list[Stamp] = []
    for token, item in zip(tokens(text), whole, strict=True):
        inside = [stamp for stamp in fine if token.start <= stamp.char < token.end]
        out.append(item)
        if len(inside) < 2:
            continue
        moved = _moved([(stamp.start_s, stamp.end_s) for stamp in inside], item.start_s, item.end_s)
        marks = [Stamp(stamp.char, *times) for stamp, times in zip(inside, moved, strict=True)]
        out += [mark for mark in marks if mark.char > token.start]
    return tuple(out)
