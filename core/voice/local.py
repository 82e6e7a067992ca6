"""Base of the speech engines that run a model on this machine: the models' folder, and a thread for each piece."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path

import numpy as np

from core.errors import MissingSetup
from core.net.patience import interruptible
from core.ports import never_cancelled
from core.voice.engine import Engine, Request, Speech
from core.voice.text import tokens

FOLDER = "voices_folder"  # the stored setting that names the folder of installed voices
_NOTHING_S = 0.4


class LocalEngine(Engine):
    """An engine whose file says `speak_piece`; a piece is at most `limits["characters"]` long, a sentence or two."""

    rate = 22_050  # of its silence

    @property
    def folder(self) -> Path:
        """The folder of its models. Raises `MissingSetup` where none is set."""
        current = self.values.get(FOLDER, "")
        if not current:
            raise MissingSetup(f"{self.label} does not know where its voices lie.", "Set REELWRIGHT_VOICES_FOLDER.")
        return Path(current) / type(self).__module__.rpartition(".")[2]

    def sound_settings(self) -> dict[str, str]:
        """Without addresses: where a model came from does not change how it sounds."""
        return {
            setting.name: self.setting(setting.name)
            for setting in self.settings
            if setting.kind not in ("secret", "url")
        }

    def say(self, request: Request, check: Callable[[], None] = never_cancelled) -> Speech:
        check()
        if not any(token.speakable for token in tokens(request.text)):
            return Speech(np.zeros(round(_NOTHING_S * self.rate), dtype=np.int16), self.rate)
        return interruptible(lambda: self.speak_piece(request), check)

    @abstractmethod
    def speak_piece(self, request: Request) -> Speech:
        """Speak a piece that has words, in a thread that may be left behind."""


def of_floats(samples: np.ndarray) -> np.ndarray:
    """int16 samples of a voice model's floats between -1 and 1."""
    return np.asarray(np.clip(np.nan_to_num(samples.reshape(-1)) * 32767, -32768, 32767), dtype=np.int16)
