"""espeak-ng: speaks some seventy languages with no key, no network and no download. The floor under all engines."""

from __future__ import annotations

from collections.abc import Callable

from core.errors import BadInput, MissingSetup
from core.voice import espeak_voices
from core.voice.engine import Engine, Request, Speech, Stamp, Voice, _never
from core.voice.espeak_host import EspeakHost, Said
from core.voice.readable import unreadable

_WORDS_PER_MINUTE = 168  # at speed 1.0; espeak-ng's own default of 175 is brisk for a narrator
_SLOWEST, _FASTEST = 80, 450  # words per minute that espeak-ng takes


class Espeak(Engine):
    """espeak-ng through espeakng-loader, in a process of its own."""

    label = "eSpeak NG"
    note = "Works at once and offline; sounds like a machine."
    limits = {"characters": 20_000, "parallel": 1}
    capabilities = frozenset({"offline", "word_times", "speed"})
    licence = espeak_voices.LICENCE
    requires = ("espeakng_loader",)
    install = "pip install espeakng-loader==0.2.4"

    def __init__(self, values: dict[str, str] | None = None) -> None:
        super().__init__(values)
        self._host = EspeakHost()

    def version(self) -> str:
        """The version of the package that ships library and data."""
        from importlib.metadata import version

        return f"espeakng-loader-{version('espeakng-loader')}/1"

    def voices(self) -> list[Voice]:
        return espeak_voices.all_voices()

    def can_speak(self, voice: str, text: str, language: str) -> None:
        if not espeak_voices.known(voice):
            raise BadInput(f"eSpeak NG has no voice “{voice}”.", "List them with: python -m core voices")
        problem = unreadable(voice.partition("+")[0], text)
        if problem:
            raise MissingSetup(problem.message, problem.hint, code="cannot_speak")

    def say(self, request: Request, check: Callable[[], None] = _never) -> Speech:
        pace = round(min(_FASTEST, max(_SLOWEST, _WORDS_PER_MINUTE * request.speed)))
        said = self._host.say(request.text, request.voice, pace, check)
        return Speech(said.samples, said.rate, stamps_of(said))

    def close(self) -> None:
        self._host.close()


def stamps_of(said: Said) -> tuple[Stamp, ...]:
    """The stretch of sound of each word event, from its first phone to the pause or word after it.

    A word event stands at the start of a stop's closure or of a pause inside the word, its first phone at the burst,
    up to 50 ms later. Listeners hear the burst, so the closure is split between the word before and this one.
    """
    ends = [sample for _, _, sample in said.words[1:]] + [len(said.samples)]
    out: list[Stamp] = []
    for (char, _, begin), end in zip(said.words, ends, strict=True):
        phones = [(sample, name) for sample, name in said.phones if begin <= sample <= end]
        sounding = [sample for sample, name in phones if not is_pause(name) and sample < end]
        onset = sounding[0] if sounding else begin
        silent = [sample for sample, name in phones if is_pause(name) and sample > onset]
        stop = silent[0] if silent and (not sounding or silent[0] > sounding[-1]) else end
        start = max(begin, onset - min(onset - begin, _CLOSURE_S * said.rate) / 2)
        out.append(Stamp(char, start / said.rate, max(start, stop) / said.rate))
    return tuple(out)


_CLOSURE_S = 0.05


def is_pause(phone: str) -> bool:
    """Whether an espeak-ng phone is silence or a mark rather than sound: `_`, `_:`, `_|`, `(en)`, ..."""
    return not phone or phone[0] in "_("
