"""Kokoro: one small model with many natural voices, on this machine, through kokoro-onnx."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from core.errors import MissingSetup, ProviderFailed, Unknown
from core.media.versions import MODELS, line
from core.model.speech import Gender
from core.providers import Setting
from core.voice.downloads import Download, File
from core.voice.engine import Request, Speech, Voice
from core.voice.local import LocalEngine, of_floats
from core.voice.phones import of_phones

if TYPE_CHECKING:
    from core.ports import Net

_LICENCE = "Model Apache-2.0, engine MIT"
_MODELS = ("kokoro-v1.0.onnx", "kokoro-v1.0.int8.onnx", "kokoro.onnx")
_STYLES = ("voices-v1.0.bin", "voices.bin")
_WHERE = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.1"
# The release's files (the model of v1.1 says how long each sound lasts); looked up, not guessed.
_VERSION = "v1.0"
FILES = (
    ("kokoro-v1.0.onnx", 325_505_369, "beb0d1848dee9a49da392cc3df26958d46cfa35d321edf434f52949153f0df3a"),
    ("voices-v1.0.bin", 28_214_398, "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d"),
)
# the first letter of a voice -> (BCP-47 code, language, espeak-ng's name of it)
_LANGUAGES = {
    "a": ("en-US", "American", "en-us"),
    "b": ("en-GB", "British", "en-gb"),
    "e": ("es-ES", "Spanish", "es"),
    "f": ("fr-FR", "French", "fr-fr"),
    "h": ("hi", "Hindi", "hi"),
    "i": ("it", "Italian", "it"),
    "j": ("ja", "Japanese", "ja"),
    "p": ("pt-BR", "Brazilian", "pt-br"),
    "z": ("zh", "Chinese", "cmn"),
}
_POOR = "jz"  # espeak-ng gives the model the sounds, and it cannot read kanji and hardly Chinese
_GENDERS: dict[str, Gender] = {"f": "woman", "m": "man"}
_LOADING = threading.Lock()


class KokoroVoices(LocalEngine):
    """Kokoro's model and its voices file in the folder of installed voices."""

    label = "Kokoro"
    note = "Very natural voices on this machine, free and offline, in nine languages."
    limits = {"characters": 400, "parallel": 1}
    capabilities = frozenset({"offline", "speed"})
    speeds = (0.5, 2.0)
    licence = _LICENCE
    settings = (
        Setting(
            "hub", "Where the model comes from", kind="url", default=_WHERE, help="Only for a mirror of one's own."
        ),
    )
    requires = ("kokoro_onnx",)
    install = "pip install kokoro-onnx==0.6.1"
    rate = 24_000

    figure_by_figure = True

    def version(self) -> str:
        return f"{line('kokoro-onnx', 'espeakng-loader', *MODELS)}, 1"

    def voices(self) -> list[Voice]:
        try:
            _, styles = self._files()
        except MissingSetup:
            return []
        out = []
        for name in _names(styles, styles.stat().st_mtime_ns):
            code, language, _ = _LANGUAGES[name[0]]
            label = f"{name[3:].capitalize()}, {language} (Kokoro)"
            quality: Literal["basic", "best"] = "basic" if name[0] in _POOR else "best"
            out.append(Voice("kokoro", name, label, code, _GENDERS.get(name[1], "neutral"), quality, _LICENCE))
        return out

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if len(voice) < 4 or voice[0] not in _LANGUAGES or voice[2] != "_":
            raise Unknown(f"Kokoro has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")
        self._files()
        if voice not in {item.voice for item in self.voices()}:
            raise Unknown(f"Kokoro has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")

    def speak_piece(self, request: Request) -> Speech:
        model, styles = self._files()
        kokoro = _loaded(model, styles, model.stat().st_mtime_ns)
        spoken = _LANGUAGES[request.voice[0]][2]
        try:
            audio, rate, timings = kokoro.create_timed(request.text, request.voice, request.speed, spoken)
        except ValueError:  # nothing of it is in the model's alphabet
            return Speech(np.zeros(self.rate // 10, dtype=np.int16), self.rate)
        phones = [(timing.phoneme, timing.start, timing.end) for timing in timings]
        stamps = (
            of_phones(request.text, phones, lambda word: kokoro.tokenizer.phonemize(word, spoken)) if phones else ()
        )
        return Speech(of_floats(np.asarray(audio)), int(rate), stamps)

    def downloads(self, net: Net | None = None) -> list[Download]:
        """One model with all voices; its languages in the order in which it speaks them well."""
        place = self.setting("hub").rstrip("/")
        files = tuple(File(name, f"{place}/{name}", size, sha256=digest) for name, size, digest in FILES)
        codes = tuple(_LANGUAGES[letter][0] for letter in "abefhip")
        label = f"Kokoro, {len(codes)} languages, some forty voices"
        return [Download("kokoro", _VERSION, label, codes, files, licence=_LICENCE, recommended=True)]

    def files_of(self, voice: str) -> list[Path]:
        names = (*_STYLES, *_MODELS) if voice == _VERSION else ()  # a single voice of the model cannot be taken away
        return [self.folder / name for name in names if (self.folder / name).is_file()]

    def _files(self) -> tuple[Path, Path]:
        """Model and voices. Raises `MissingSetup`."""
        folder = self.folder
        model = next((folder / name for name in _MODELS if (folder / name).is_file()), None)
        styles = next((folder / name for name in _STYLES if (folder / name).is_file()), None)
        if model is None or styles is None:
            raise MissingSetup(
                "Kokoro's model is not installed.",
                "Install it with: python -m core voices install kokoro",
                code="no_voice",
            )
        return model, styles


@lru_cache(maxsize=4)
def _names(styles: Path, changed: int) -> tuple[str, ...]:
    """The voices of the file; none where it is damaged."""
    try:
        with np.load(styles) as current:
            names = list(current.files)
    except (OSError, ValueError, AttributeError):
        return ()
    return tuple(name for name in names if len(name) > 3 and name[0] in _LANGUAGES and name[2] == "_")


@lru_cache(maxsize=1)
def _model(model: Path, styles: Path, changed: int) -> Any:
    from kokoro_onnx import Kokoro

    try:
        return Kokoro(str(model), str(styles))
    except Exception as error:
        raise ProviderFailed("Kokoro's model does not load.", "Install it again.") from error


def _loaded(model: Path, styles: Path, changed: int) -> Any:
    with _LOADING:
        return _model(model, styles, changed)
