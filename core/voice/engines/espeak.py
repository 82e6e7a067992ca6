"""espeak-ng: a draft voice in some seventy languages with no key, no network and no download; the floor of all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from core.errors import BadInput, MissingSetup, Unknown
from core.model.coded import Notice
from core.ports import never_cancelled
from core.voice import chinese, espeak_voices, ipa, japanese
from core.voice.engine import Engine, Request, Speech, Stamp, Voice
from core.voice.espeak_host import EspeakHost, Said
from core.voice.pieces import joined
from core.voice.text import Spoken, of_pieces
from core.voice.writing import Run, lost_letters, runs, unreadable_share, without_unreadable

_WORDS_PER_MINUTE = 168  # at speed 1.0; espeak-ng's own default of 175 is brisk for a narrator
_READINGS = (1.0, 0.94, 1.05, 0.89, 1.1)  # the pace of each take: it says the same words always the same
_SLOWEST, _FASTEST = 80, 450  # words per minute that espeak-ng takes
_RATE = 22_050  # Hz
_MAY_BE_LOST = 0.1  # of the letters, before a text is refused
_CLOSURE_S = 0.05
_NO_BRACKETS = str.maketrans("[]", "()")


@dataclass(frozen=True)
class _Sound:
    """`text[start:end]` is a stretch in double brackets that has `count` sounds."""

    start: int
    end: int
    count: int
    ipa: str


class Espeak(Engine):
    """espeak-ng through espeakng-loader, in a process of its own."""

    label = "eSpeak NG"
    note = "A draft voice: at once and offline in seventy languages, but it sounds like a machine."
    limits = {"parallel": 1}
    speeds = (0.5, 2.0)
    capabilities = frozenset({"offline", "word_times", "speed", "ipa"})
    licence = espeak_voices.LICENCE
    requires = ("espeakng_loader",)
    install = "pip install espeakng-loader==0.2.4"

    def __init__(self, values: dict[str, str] | None = None) -> None:
        super().__init__(values)
        self._host = EspeakHost()

    figure_by_figure = True

    def version(self) -> str:
        """The packages that ship the library and the Japanese readings, and the version of this file's own work."""
        from importlib.metadata import version

        readings = version("Janome") if japanese.has_readings() else "none"
        return f"espeakng-loader {version('espeakng-loader')}, Janome {readings}, 2"

    def voices(self) -> list[Voice]:
        return espeak_voices.all_voices()

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if not espeak_voices.known(voice):
            raise Unknown(f"eSpeak NG has no voice “{voice}”.", "List them with: python -m core voices")
        own, _ = espeak_voices.parts(voice)
        share, written = unreadable_share(text, own)
        if share > _MAY_BE_LOST:
            raise MissingSetup(
                f"eSpeak NG cannot speak this text: it has no voice for {written.capitalize()} writing.",
                "Choose a voice of another engine that speaks the language, or give the text in another language.",
                code="cannot_speak",
            )
        if "ja" in {run.language or own for run in runs(text, own)} and not japanese.has_readings():
            raise MissingSetup(
                "Japanese needs the package Janome, which knows how kanji are read.",
                "Run: pip install Janome==0.5.0",
                code="cannot_speak",
            )

    def remarks(self, voice: str, text: str) -> tuple[Notice, ...]:
        own, _ = espeak_voices.parts(voice)
        out = []
        if unreadable_share(text, own)[0]:
            out.append(Notice.of("letters_left_out", engine="eSpeak NG", letters=lost_letters(text, own)))
        if any(run.language == "ja" or own == "ja" for run in runs(text, own)) and (lost := japanese.unread(text)):
            out.append(Notice.of("readings_unknown", letters=lost))
        return tuple(out)

    def say(self, request: Request, check: Callable[[], None] = never_cancelled) -> Speech:
        own, variant = espeak_voices.parts(request.voice)
        reading = _READINGS[request.take % len(_READINGS)]
        pace = round(min(_FASTEST, max(_SLOWEST, _WORDS_PER_MINUTE * request.speed * reading)))
        parts = []
        for run in runs(request.text, own):
            language = run.language or own
            text = _readable(request.text[run.start : run.end], language)
            text, sounds = _sounding(text, run, request.phonemes)
            reply = self._host.say(
                text.text, espeak_voices.native(language + variant), pace, check, phonemes=bool(sounds)
            )
            _require_said(reply, text.text, sounds)
            stamps = [
                Stamp(run.start + text.place(stamp.char), stamp.start_s, stamp.end_s) for stamp in stamps_of(reply)
            ]
            parts.append(Speech(reply.samples, reply.rate, tuple(stamps)))
        return joined(parts, _RATE)

    def close(self) -> None:
        self._host.close()


def stamps_of(sound: Said) -> tuple[Stamp, ...]:
    """The stretch of sound of each word event, from its first phone to the pause or word after it.

    A word event stands at the start of a stop's closure or of a pause inside the word, its first phone at the burst,
    up to 50 ms later. Listeners hear the burst, so the closure is split between the word before and this one.
    """
    out: list[Stamp] = []
    sounding = [sample for sample, name in sound.phones if not is_pause(name)]
    silent = [sample for sample, name in sound.phones if is_pause(name)]
    for index, (char, _, begin) in enumerate(sound.words):
        end = sound.words[index + 1][2] if index + 1 < len(sound.words) else len(sound.samples)
        first, after = bisect_left(sounding, begin), bisect_left(sounding, end)
        onset = sounding[first] if first < after else begin
        last = sounding[after - 1] if first < after else begin
        pause = bisect_right(silent, last)
        stop = silent[pause] if pause < len(silent) and silent[pause] < end else end
        start = max(begin, onset - min(onset - begin, _CLOSURE_S * sound.rate) / 2)
        out.append(Stamp(char, start / sound.rate, max(start, stop) / sound.rate))
    return tuple(out)


def _readable(text: str, language: str) -> Spoken:
    """The text as espeak-ng's `language` reads it right."""
    if language == "ja":
        return japanese.in_katakana(text)
    if language == "cmn":
        return chinese.respelt_chinese(text)
    return without_unreadable(text, language)


def _sounding(text: Spoken, run: Run, phonemes: tuple[tuple[int, int, str], ...]) -> tuple[Spoken, list[_Sound]]:
    """The text of a run with what is to sound as IPA says in double brackets, and where these stand in it."""
    inside = [(start - run.start, end - run.start, words) for start, end, words in phonemes]
    inside = [item for item in inside if item[0] >= 0 and item[1] <= run.end - run.start]
    if not inside:
        return text, []
    out, sounds, at = list[tuple[str, int]](), list[_Sound](), 0
    plain = text.text.translate(_NO_BRACKETS)
    for start, end, spoken in inside:
        here = [place for place, origin in enumerate(text.origin) if start <= origin < end]
        if not here:
            continue
        names, count = ipa.names(spoken)
        out += [(plain[place], text.origin[place]) for place in range(at, here[0])]
        before = sum(len(piece) for piece, _ in out)
        out.append((f"[[{names}]]", start))
        sounds.append(_Sound(before, before + len(names) + 4, count, spoken))
        at = here[-1] + 1
    out += [(plain[place], text.origin[place]) for place in range(at, len(plain))]
    return of_pieces(out), sounds


def _require_said(speech: Said, text: str, sounds: list[_Sound]) -> None:
    """Raise where a sound was passed over: the voice's language has no such one."""
    for sound in sounds:
        begins = [sample for char, _, sample in speech.words if sound.start <= char < sound.end]
        after = [sample for char, _, sample in speech.words if char >= sound.end]
        end = min(after) if after else len(speech.samples)
        heard = sum(not is_pause(name) and bool(begins) and begins[0] <= at < end for at, name in speech.phones)
        if heard < sound.count:
            raise BadInput(
                f"This eSpeak NG voice cannot make all sounds of /{sound.ipa}/: its language does not have them.",
                "Write in ordinary letters how the word sounds.",
                code="unknown_sound",
            )


def is_pause(phone: str) -> bool:
    """Whether an espeak-ng phone is silence or a mark rather than sound: `_`, `_:`, `_|`, `(en)`, ..."""
    return not phone or phone[0] in "_("
