"""Kokoro: natural voices in nine languages on this machine, with no key, no network and no download."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from core.errors import MissingSetup, Unknown
from core.media.versions import MODELS, line
from core.model.coded import Notice
from core.model.speech import Gender
from core.providers import Setting
from core.voice import japanese
from core.voice.downloads import Download, File
from core.voice.engine import Request, Speech, Stamp, Voice
from core.voice.espeak_host import EspeakHost
from core.voice.kokoro import model, pinyin, shipped
from core.voice.kokoro.sounds import sounds
from core.voice.local import LocalEngine, of_floats
from core.voice.phones import of_phones
from core.voice.pieces import joined, pieces, shifted
from core.voice.text import tokens
from core.voice.writing import lost_letters, unreadable_share

if TYPE_CHECKING:
    from core.ports import Net

_LICENCE = "Apache-2.0 (model and voices)"
_MODELS = ("kokoro-v1.0.onnx", "kokoro-v1.0.int8.onnx", "kokoro.onnx")
_STYLES = ("voices-v1.0.bin", "voices.bin")
_WHERE = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.1"
# The release's files (the model of v1.1 says how long each sound lasts); looked up, not guessed.
_VERSION = "v1.0"
FILES = (
    ("kokoro-v1.0.onnx", 325_505_369, "beb0d1848dee9a49da392cc3df26958d46cfa35d321edf434f52949153f0df3a"),
    ("voices-v1.0.bin", 28_214_398, "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d"),
)
_GENDERS: dict[str, Gender] = {"f": "woman", "m": "man"}
_MAY_BE_LOST = 0.1  # of the letters, before a text is refused
_SEAM_S = 0.12
_SPELLING = 1  # of `core.voice.kokoro.sounds`: raise it when a text gets other sounds


class KokoroVoices(LocalEngine):
    """Kokoro's model from its packages with the shipped voices; all of its voices once the larger one is installed."""

    label = "Kokoro"
    note = "Natural voices on this machine, free and offline, in nine languages."
    limits = {"characters": 400, "parallel": 4}  # lines at once; the model lets in as many as there are cores
    capabilities = frozenset({"offline", "speed"})
    speeds = (0.5, 2.0)
    licence = _LICENCE
    settings = (
        Setting(
            "hub",
            "Where the large model comes from",
            kind="url",
            default=_WHERE,
            help="Only for a mirror of one's own.",
        ),
    )
    requires = ("onnxruntime", "espeakng_loader", *model.PARTS)
    install = model.INSTALL
    rate = model.RATE

    figure_by_figure = True

    def __init__(self, values: dict[str, str] | None = None) -> None:
        super().__init__(values)
        self._host = EspeakHost()

    def version(self) -> str:
        """The weights, the voices, and what finds and runs the sounds."""
        found, styles = self._installed()
        weights = found.stat().st_size if found is not None else model.SHA256[:12]
        voices = styles.stat().st_size if styles is not None else "shipped"
        programs = line("espeakng-loader", "Janome", "pypinyin", "budoux", *MODELS)
        return f"{programs}, weights {weights}, voices {voices}, spelling {_SPELLING}"

    def sound_settings(self) -> dict[str, str]:
        return {}

    def voices(self) -> list[Voice]:
        large = self._installed()[0] is not None
        return [_voice(name, large) for name in self._names()]

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if voice not in self._names():
            if shipped.is_name(voice):
                raise MissingSetup(
                    f"The Kokoro voice “{voice}” is not installed.",
                    "Install it with: python -m core voices install kokoro",
                    code="no_voice",
                )
            raise Unknown(f"Kokoro has no voice “{voice}”.", "List them with: python -m core voices", code="no_voice")
        own = shipped.LANGUAGES[voice[0]][2]
        share, written = unreadable_share(text, own)
        if share > _MAY_BE_LOST:
            raise MissingSetup(
                f"Kokoro cannot speak this text: it has no voice for {written.capitalize()} writing.",
                "Choose a voice of another engine that speaks the language, or give the text in another language.",
                code="cannot_speak",
            )
        for tag, reader, package in (("ja", japanese, "Janome==0.5.0"), ("cmn", pinyin, "pypinyin==0.55.0")):
            if own == tag and not reader.has_readings():
                raise MissingSetup(
                    f"{shipped.LANGUAGES[voice[0]][1]} needs a package that knows how its characters are read.",
                    f"Run: pip install {package}",
                    code="cannot_speak",
                )

    def remarks(self, voice: str, text: str) -> tuple[Notice, ...]:
        own = shipped.LANGUAGES[voice[0]][2]
        out = []
        if unreadable_share(text, own)[0]:
            out.append(Notice.of("letters_left_out", engine=self.label, letters=lost_letters(text, own)))
        if own == "ja" and (lost := japanese.unread(text)):
            out.append(Notice.of("readings_unknown", letters=lost))
        return tuple(out)

    def speak_piece(self, request: Request) -> Speech:
        own = shipped.LANGUAGES[request.voice[0]][2]
        spoken = model.known(sounds(request.text, own, self._host))
        if not any(sound.isalpha() for sound in spoken):
            return Speech(np.zeros(self.rate // 10, dtype=np.int16), self.rate)
        if len(spoken) > model.MOST_SOUNDS:  # a sign can have many sounds: Chinese has five a character
            parts = [
                shifted(self.speak_piece(replace(request, text=piece)), place)
                for place, piece in pieces(request.text, len(request.text) // 2 + 1)
            ]
            return joined(parts, self.rate, _SEAM_S)
        sound = model.speak(spoken, self._style(request.voice), request.speed, request.take, self._installed()[0])
        return Speech(of_floats(sound.samples), self.rate, self._stamps(request.text, own, spoken, sound.edges))

    def downloads(self, net: Net | None = None) -> list[Download]:
        """The larger model with all voices; its languages in the order in which it speaks them well."""
        place = self.setting("hub").rstrip("/")
        files = tuple(File(name, f"{place}/{name}", size, sha256=digest) for name, size, digest in FILES)
        codes = tuple(shipped.LANGUAGES[letter][0] for letter in "abefhipjz")
        label = f"Kokoro, the larger model, {len(codes)} languages, 54 voices"
        return [Download("kokoro", _VERSION, label, codes, files, licence=_LICENCE, recommended=True)]

    def files_of(self, voice: str) -> list[Path]:
        names = (*_STYLES, *_MODELS) if voice == _VERSION else ()  # a single voice of the model cannot be taken away
        return [self.folder / name for name in names if (self.folder / name).is_file()]

    def close(self) -> None:
        self._host.close()

    def _stamps(self, text: str, own: str, spoken: str, edges: np.ndarray | None) -> tuple[Stamp, ...]:
        """The words' times where the model says how long each sound lasts."""
        if edges is None or len(edges) != len(spoken) + 1:
            return ()
        times = [edge / self.rate for edge in edges]
        words = dict.fromkeys(token.text for token in tokens(text))
        by_word = {word: model.known(sounds(word, own, self._host)) for word in words}
        return of_phones(text, zip(spoken, times, times[1:], strict=False), by_word.__getitem__)

    def _style(self, voice: str) -> np.ndarray:
        _, styles = self._installed()
        if styles is None or voice in shipped.VOICES:
            return shipped.style(voice)
        return _installed_style(styles, styles.stat().st_mtime_ns, voice)

    def _names(self) -> tuple[str, ...]:
        """The voices that can be used, the shipped ones first."""
        _, styles = self._installed()
        more = _names(styles, styles.stat().st_mtime_ns) if styles is not None else ()
        return tuple(dict.fromkeys((*shipped.VOICES, *more)))

    def _installed(self) -> tuple[Path | None, Path | None]:
        """The larger model and its file of voices; None for what was not brought here."""
        try:
            folder = self.folder
        except MissingSetup:
            return None, None
        found, styles = (
            next((folder / name for name in names if (folder / name).is_file()), None) for names in (_MODELS, _STYLES)
        )
        return (found, styles) if found is not None and styles is not None else (None, None)


def _voice(name: str, large: bool) -> Voice:
    """Return a voice of that name; what somebody brought here, of any engine, is to go before the small model."""
    quality: Literal["good", "best"] = "best" if large else "good"
    code, language, _ = shipped.LANGUAGES[name[0]]
    label = f"{name[3:].capitalize()}, {language} (Kokoro)"
    return Voice("kokoro", name, label, code, _GENDERS.get(name[1], "neutral"), quality, _LICENCE, shipped=not large)


@lru_cache(maxsize=4)
def _names(styles: Path, changed: int) -> tuple[str, ...]:
    """The voices of the file; none where it is damaged."""
    try:
        with np.load(styles) as current:
            return tuple(name for name in current.files if shipped.is_name(name))
    except (OSError, ValueError, AttributeError):
        return ()


@lru_cache(maxsize=4)
def _installed_style(styles: Path, changed: int, voice: str) -> np.ndarray:
    with np.load(styles) as current:
        return np.asarray(current[voice], dtype=np.float32)
