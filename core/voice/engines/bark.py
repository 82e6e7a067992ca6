"""Bark: expressive speech by a large model, through transformers. Slow without a graphics card."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

import numpy as np

from core.errors import BadInput, ProviderFailed
from core.providers import Setting
from core.voice.engine import Request, Speech, Voice
from core.voice.local import LocalEngine, of_floats

_LICENCE = "MIT"
_LANGUAGES = {
    "en": "English", "de": "German", "es": "Spanish", "fr": "French", "hi": "Hindi", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "zh": "Chinese",
}  # fmt: skip
_NO_CUES = str.maketrans("[]♪", "() ")  # [laughs] and ♪ are acted out
_LOADING = threading.Lock()


class Bark(LocalEngine):
    """suno/bark or suno/bark-small; what it says may differ from the text, so words are always aligned."""

    label = "Bark"
    note = "Expressive voices on this machine; slow, and it may say other words than were written."
    settings = (
        Setting("enabled", "Use it", kind="bool", help="It downloads a model of 1.5 to 5 GB when first used."),
        Setting("model", "Model", default="suno/bark-small"),
    )
    limits = {"characters": 180, "parallel": 1}  # about 13 s of speech a call
    capabilities = frozenset({"offline"})
    licence = _LICENCE
    restricts = "It downloads a large model when first used."
    on_by_default = False
    requires = ("transformers", "torch")
    install = "pip install transformers torch"
    rate = 24_000

    def version(self) -> str:
        from importlib.metadata import version

        return f"transformers {version('transformers')}, 1"

    def voices(self) -> list[Voice]:
        return [
            Voice(
                "bark",
                f"v2/{code}_speaker_{number}",
                f"{language}, speaker {number} (Bark)",
                code,
                "neutral",
                "basic",
                _LICENCE,
            )
            for code, language in _LANGUAGES.items()
            for number in range(10)
        ]

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in {one.voice for one in self.voices()}:
            raise BadInput(f"Bark has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")

    def speak_piece(self, request: Request) -> Speech:
        import torch

        with _LOADING:
            processor, model = _model(self.setting("model"))
        torch.manual_seed(request.take)
        inputs = processor(request.text.translate(_NO_CUES), voice_preset=request.voice).to(model.device)
        with torch.no_grad():
            audio = model.generate(**inputs)
        return Speech(of_floats(np.asarray(audio.cpu().float())), int(model.generation_config.sample_rate))


@lru_cache(maxsize=1)
def _model(name: str) -> tuple[Any, Any]:
    import torch
    from transformers import AutoProcessor, BarkModel

    try:
        model = BarkModel.from_pretrained(name)
        return AutoProcessor.from_pretrained(name), model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
    except (OSError, ValueError) as error:
        raise ProviderFailed(f"Bark's model {name} cannot be had.", "Check its name and the connection.") from error
