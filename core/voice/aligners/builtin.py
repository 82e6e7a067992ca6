"""The aligner that needs nothing: the sound is compared with espeak-ng's rendering of the same words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.ports import Context
from core.voice import align
from core.voice.aligner import Aligner, Heard
from core.voice.engine import Stamp
from core.voice.words import words_of


class Builtin(Aligner):
    """Dynamic time warping; see `core/voice/align.py`."""

    label = "Built-in"
    note = "Finds the words' times by listening, offline and free."
    capabilities = frozenset({"offline"})
    licence = "GPL-3.0-or-later"
    requires = ("espeakng_loader",)
    install = "pip install espeakng-loader==0.2.4"

    def version(self) -> str:
        return align.version()

    def hear(self, samples: np.ndarray, rate: int, words: Sequence[str], language: str, ctx: Context) -> Heard:
        text = " ".join(words)
        found = self.stamps(text, samples, rate, language, ctx)
        return [(word.start, word.end) for word in words_of(text, found, len(samples) / rate)]

    def stamps(self, text: str, samples: np.ndarray, rate: int, language: str, ctx: Context) -> tuple[Stamp, ...]:
        """Finer than words where the writing has no spaces. Raises `MissingSetup` for a language it cannot say."""
        self._ear = getattr(self, "_ear", None) or align.Ear()
        return self._ear.stamps(text, samples, rate, language, ctx.check).stamps

    def close(self) -> None:
        ear, self._ear = getattr(self, "_ear", None), None
        if ear is not None:
            ear.close()
