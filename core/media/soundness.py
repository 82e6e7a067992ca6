"""Faults of a sound file that a listener would hear: silence, clipping, too little of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.errors import BadInput
from core.model.coded import Notice

if TYPE_CHECKING:
    import numpy as np

_SILENT = 33  # of 32,768: -60 dBFS, below which nobody hears anything
_FULL = 32_700
_FLAT = 4  # samples in a row at full scale: a wave that was cut off, not one that just touches it
_CLIPPED_SHARE = 0.002
_LEAST_S = 0.5  # of music; a click is none
SHORT_S = 10.0


def require_sound(samples: np.ndarray[Any, Any], name: str) -> None:
    """Raises `BadInput` for a sound file in which nothing can be heard."""
    if not len(samples) or int(abs(samples.astype("int32")).max()) < _SILENT:
        raise BadInput(f"{name} is silent.", "Choose another file.", code="silent")


def require_length(samples: np.ndarray[Any, Any], rate: int, name: str) -> None:
    """Raises `BadInput` for a file too short to be music, such as one that was cut off."""
    if len(samples) < _LEAST_S * rate:
        raise BadInput(f"{name} lasts {len(samples) / rate:.2g} s, too short for music.", "Choose another file.")


def is_clipped(samples: np.ndarray[Any, Any]) -> bool:
    """Whether a hearable part of the sound was recorded so loud that its waves are cut off."""
    import numpy as np

    loud = (np.abs(samples.astype(np.int32)) >= _FULL).reshape(len(samples), -1).any(axis=1)
    if not loud.any():
        return False
    edges = np.flatnonzero(np.diff(np.concatenate(([0], loud.astype(np.int8), [0]))))
    runs = edges[1::2] - edges[::2]
    return bool(runs[runs >= _FLAT].sum() > _CLIPPED_SHARE * len(samples))


def faults(samples: np.ndarray[Any, Any], rate: int, name: str) -> tuple[Notice, ...]:
    """Notices of a music file that is used all the same: so short that it is repeated, or clipped."""
    found = []
    seconds = len(samples) / rate
    if seconds < SHORT_S:
        found.append(Notice.of("song_short", name=name, seconds=round(seconds, 1)))
    if is_clipped(samples):
        found.append(Notice.of("sound_clipped", name=name))
    return tuple(found)
