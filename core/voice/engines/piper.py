"""Piper: natural voices on this machine, one ONNX file a voice, in a folder of installed voices."""

from __future__ import annotations

import json
import re
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.media.versions import MODELS, line
from core.providers import Setting
from core.voice.engine import Request, Speech, Voice
from core.voice.install import cards, hub
from core.voice.local import LocalEngine
from core.voice.phones import of_phones

if TYPE_CHECKING:
    from core.ports import Net
    from core.voice.downloads import Download

_LICENCE = "Engine GPL-3.0; each voice has a licence of its own, in the card that comes with it"
_NAME = re.compile(r"[A-Za-z]{2,3}_[A-Z0-9]{2,3}-[\w+.-]{1,60}")
_LIST = ".piper-voices.json"  # the hub's list as last heard, beside the engines' folders
_QUALITY: dict[str, Literal["good", "best"]] = {"x_low": "good", "low": "good"}
_NO_PHONEMES = str.maketrans("[]", "()")  # "[[...]]" would be read as phonemes
_LOADING = threading.Lock()


class Piper(LocalEngine):
    """piper-tts with the voices in the folder; those of several speakers are named NAME#SPEAKER."""

    label = "Piper"
    note = "Natural voices on this machine, free and offline."
    limits = {"characters": 400, "parallel": 1}
    capabilities = frozenset({"offline", "word_times", "speed"})
    speeds = (0.5, 2.0)
    licence = _LICENCE
    settings = (
        Setting(
            "hub",
            "Where voices come from",
            kind="url",
            default="https://huggingface.co/rhasspy/piper-voices/resolve/main",
            help="Only for a mirror of one's own.",
        ),
    )
    requires = ("piper",)
    install = "pip install 'piper-tts[alignment]==1.8.0'"

    figure_by_figure = True

    def version(self) -> str:
        return f"{line('piper-tts', *MODELS)}, 1"

    def voices(self) -> list[Voice]:
        return [voice for path in self._models() for voice in _voices_of(path, path.stat().st_mtime_ns)]

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in {item.voice for item in self.voices()}:
            raise (
                MissingSetup(
                    f"The Piper voice “{voice}” is not installed.",
                    f"Install it with: python -m core voices install piper:{voice.partition('#')[0]}",
                    code="no_voice",
                )
                if _NAME.fullmatch(voice)
                else BadInput(
                    f"Piper has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice"
                )
            )

    def speak_piece(self, request: Request) -> Speech:
        from piper import SynthesisConfig

        name, _, speaker = request.voice.partition("#")
        path = self.folder / f"{name}.onnx"
        model = _loaded(path, path.stat().st_mtime_ns)
        text = request.text.translate(_NO_PHONEMES)
        how = SynthesisConfig(
            speaker_id=model.config.speaker_id_map.get(speaker) if speaker else None,
            length_scale=model.config.length_scale / request.speed,
        )
        sounds: list[np.ndarray] = []
        phones: list[tuple[str, float, float]] = []
        timed, at, rate = True, 0, int(model.config.sample_rate)
        for chunk in model.synthesize(text, how, include_alignments=True):
            sounds.append(np.asarray(chunk.audio_int16_array, dtype=np.int16))
            timed = timed and chunk.phoneme_alignments is not None
            begin = at
            for alignment in chunk.phoneme_alignments or ():
                phones.append((alignment.phoneme, begin / rate, (begin + int(alignment.num_samples)) / rate))
                begin += int(alignment.num_samples)
            at += len(sounds[-1])
            phones.append((" ", at / rate, at / rate))
        if not sounds:
            return Speech(np.zeros(rate // 10, dtype=np.int16), rate)

        def phonemes_of(word: str) -> str:
            return " ".join("".join(sentence) for sentence in model.phonemize(word))

        stamps = of_phones(text, phones, phonemes_of) if timed else ()
        return Speech(np.concatenate(sounds), rate, stamps)

    def downloads(self, net: Net | None = None) -> list[Download]:
        place, keep = self.setting("hub").rstrip("/"), self.folder.parent / _LIST
        return hub.fetched_list(net, place, keep) if net is not None else hub.kept_list(place, keep)

    def files_of(self, voice: str) -> list[Path]:
        name = voice.partition("#")[0]
        if not _NAME.fullmatch(name):
            return []
        found = [self.folder / (name + end) for end in (".onnx.json", ".onnx", hub.CARD)]
        return [path for path in found if path.is_file()]

    def _models(self) -> list[Path]:
        """The installed models that have their description beside them."""
        try:
            folder = self.folder
        except MissingSetup:
            return []
        return [path for path in sorted(folder.glob("*.onnx")) if path.with_name(path.name + ".json").is_file()]


@lru_cache(maxsize=64)
def _voices_of(path: Path, changed: int) -> tuple[Voice, ...]:
    """The voices of one model; none where its description is damaged."""
    try:
        values: dict[str, Any] = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
        code = str(values.get("language", {}).get("code") or path.stem.partition("-")[0]).replace("_", "-")
        speakers = list(values.get("speaker_id_map") or {}) if int(values.get("num_speakers", 1)) > 1 else []
        quality = str(values.get("audio", {}).get("quality", ""))
    except (OSError, ValueError, AttributeError):
        return ()
    name = path.stem.partition("-")[2].replace("_", " ").replace("-", ", ") or path.stem
    label = f"{name.capitalize()} (Piper{', ' + quality if quality and quality not in name else ''})"
    card = _card_of(path)
    licence, restricts = cards.licence(card) or _LICENCE, cards.restricts(card)
    gender = hub.gender_of(path.stem)
    plain = Voice("piper", path.stem, label, code, gender, _QUALITY.get(quality, "best"), licence, restricts)
    others = (
        Voice("piper", f"{path.stem}#{speaker}", f"{label}, {speaker}", code, "neutral", "good", licence, restricts)
        for speaker in speakers
    )
    return (plain, *others)


def _card_of(path: Path) -> str:
    """The text with the voice's licence; empty where none came with it."""
    try:
        return path.with_name(path.stem + hub.CARD).read_text(encoding="utf-8", errors="replace")[:20_000]
    except OSError:
        return ""


@lru_cache(maxsize=2)
def _model(path: Path, changed: int) -> Any:
    from piper import PiperVoice

    try:
        return PiperVoice.load(path, download_dir=path.parent, include_alignments=True)
    except Exception as error:
        raise ProviderFailed(f"The Piper voice {path.stem} does not load.", "Install it again.") from error


def _loaded(path: Path, changed: int) -> Any:
    with _LOADING:  # one load, not one a thread
        return _model(path, changed)
