"""Bark: a free model on this machine, through transformers. Lively and slow; its words are not always the text's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import Cancelled, MissingSetup, ProviderFailed, Unknown
from core.media.versions import MODELS, line
from core.ports import never_cancelled
from core.providers import Setting, is_on
from core.voice.engine import Request, Speech, Voice
from core.voice.local import LocalEngine, of_floats

_LICENCE = "MIT (program and model)"
# Bark's code of a language -> (BCP-47 code, language)
_LANGUAGES = {
    "de": ("de", "German"),
    "en": ("en-US", "English"),
    "es": ("es-ES", "Spanish"),
    "fr": ("fr-FR", "French"),
    "hi": ("hi", "Hindi"),
    "it": ("it", "Italian"),
    "ja": ("ja", "Japanese"),
    "ko": ("ko", "Korean"),
    "pl": ("pl", "Polish"),
    "pt": ("pt-BR", "Portuguese"),
    "ru": ("ru", "Russian"),
    "tr": ("tr", "Turkish"),
    "zh": ("zh", "Chinese"),
}
_SPEAKERS = 10  # presets a language, v2/en_speaker_0 ... 9
_MARKUP = str.maketrans("[]♪♫*", "()   ")  # [laughter] and notes are acted on
_LOADING = threading.Lock()


class Bark(LocalEngine):
    """BarkModel with its presets; a call makes some 13 seconds at most, so lines are cut.

    It is not "offline" among its capabilities: it takes a minute for a sentence on a small machine, and so is never
    taken unasked.
    """

    label = "Bark"
    note = "Lively voices in 13 languages on this machine, free; very slow, and not always word for word."
    settings = (
        Setting("model", "Model", default="suno/bark-small", help="suno/bark-small, suno/bark, or a folder."),
        Setting("folder", "Folder of models", help="Where models lie; empty: the usual one of the package."),
        Setting("download", "Fetch the model when it is missing", kind="bool", help="1.7 GB, the larger one 4.5 GB."),
    )  # fmt: skip
    limits = {"characters": 150, "parallel": 1}  # 13 seconds
    capabilities = frozenset()
    licence = _LICENCE
    requires = ("torch", "transformers")
    install = "pip install torch==2.13.0 transformers==5.23.0"
    rate = 24_000

    def version(self) -> str:
        return f"{line(*MODELS)}, 1"

    def sound_settings(self) -> dict[str, str]:
        return {"model": self.setting("model")}

    def voices(self) -> list[Voice]:
        """The presets; none while the model is neither here nor may be fetched."""
        if not self._there() and not is_on(self.setting("download")):
            return []
        return [
            Voice("bark", f"{short}_speaker_{number}", f"Speaker {number}, {language} (Bark)", code, "neutral", "good")
            for short, (code, language) in _LANGUAGES.items()
            for number in range(_SPEAKERS)
        ]  # fmt: skip

    def can_speak(self, voice: str, text: str, language: str) -> None:
        short, _, number = voice.partition("_speaker_")
        if short not in _LANGUAGES or number not in {str(item) for item in range(_SPEAKERS)}:
            raise Unknown(f"Bark has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")
        if not self.voices():
            raise _missing(self.setting("model"))

    def say(self, request: Request, check: Callable[[], None] = never_cancelled) -> Speech:
        self._stop = threading.Event()
        try:
            return super().say(request, check)
        except BaseException:
            self._stop.set()  # what a cancel left behind ends at its next step
            raise

    def speak_piece(self, request: Request) -> Speech:
        import torch
        from transformers import StoppingCriteriaList

        where = (self.setting("model"), self.setting("folder"), is_on(self.setting("download")))
        processor, model = _loaded(*where)
        inputs = processor(request.text.translate(_MARKUP), voice_preset=_preset(processor, request.voice, *where))
        listening = StoppingCriteriaList([_Stop(self._stop)])
        torch.manual_seed(1 + request.take)  # another take is another reading
        with torch.inference_mode():
            sound = model.generate(**inputs, semantic_stopping_criteria=listening, coarse_stopping_criteria=listening)
        samples = np.asarray(sound.to("cpu", torch.float32).numpy())
        return Speech(of_floats(samples), int(model.generation_config.sample_rate))

    def _there(self) -> bool:
        """Whether the model's files are on this machine; nothing is loaded or asked."""
        name = self.setting("model")
        if Path(name).is_dir():
            return (Path(name) / "config.json").is_file()
        from huggingface_hub import try_to_load_from_cache
        from huggingface_hub.errors import HFValidationError

        try:
            found = try_to_load_from_cache(name, "config.json", cache_dir=self.setting("folder") or None)
        except HFValidationError:  # no name of a model
            return False
        return isinstance(found, str)


class _Stop:
    """Asked by the model after each step."""

    def __init__(self, stopped: threading.Event) -> None:
        self._stopped = stopped

    def __call__(self, input_ids: Any, scores: Any, **more: Any) -> Any:
        import torch

        if self._stopped.is_set():
            raise Cancelled
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)


def _missing(name: str) -> MissingSetup:
    return MissingSetup(
        f"Bark's model “{name}” is not on this machine.",
        "Allow it to be fetched, or name a folder that holds it, on the settings page.",
        code="no_model",
    )


@lru_cache(maxsize=1)
def _model(name: str, folder: str, fetch: bool) -> tuple[Any, Any]:
    from transformers import AutoProcessor, BarkModel

    how: dict[str, Any] = {"cache_dir": folder or None, "local_files_only": not fetch}
    try:
        return AutoProcessor.from_pretrained(name, **how), BarkModel.from_pretrained(name, **how).eval()
    except OSError as error:
        raise _missing(name) from error
    except (ValueError, RuntimeError, KeyError) as error:
        raise ProviderFailed("Bark's model does not load.", "Fetch it again.", code="bad_model") from error


def _loaded(name: str, folder: str, fetch: bool) -> tuple[Any, Any]:
    with _LOADING:  # one load, not one a thread
        return _model(name, folder, fetch)


def _preset(processor: Any, voice: str, name: str, folder: str, fetch: bool) -> dict[str, np.ndarray]:
    """The three arrays that make up a speaker. Raises `MissingSetup`."""
    from transformers.utils import cached_file

    paths = (processor.speaker_embeddings or {}).get(f"v2/{voice}")
    if not isinstance(paths, dict):
        raise _missing(f"{name}, {voice}")
    try:
        return {
            part: np.load(
                str(cached_file(name, path, cache_dir=folder or None, local_files_only=not fetch)),
                allow_pickle=False,
            )
            for part, path in paths.items()
        }
    except (OSError, ValueError) as error:
        raise _missing(f"{name}, {voice}") from error
