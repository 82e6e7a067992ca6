"""The aligner's figures: espeak-ng speaks with other voices, speeds and pitches, and the true times are known.

Six languages, three conditions: clean, white noise 20 dB below the speech, music at 20 % of the speech's level. Errors
are distances between true and found starts of the words, over the line's own words. Where flite is installed, its
voices are a judge of another family.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.media.audio import resample
from core.ports import never_cancelled
from core.voice import align_flite, espeak_voices
from core.voice.align import Ear
from core.voice.engine import Stamp
from core.voice.engines.espeak import stamps_of
from core.voice.espeak_host import EspeakHost
from core.voice.words import words_of

OTHER_MEDIAN_MS, OTHER_WORST_MS = 30.0, 100.0  # the bars for a synthesiser of another family
MEDIAN_MS, WORST_MS, REAL_TIME = 15.0, 50.0, 0.05  # the bars: median, 95th percentile, seconds a second of sound
SENTENCES = {
    "en-us": ("The desktop shows icons, and other programs appear in the list of files.", "It works on every machine."),
    "de": ("Der Rechner startet, und danach folgt das System mit allen Fenstern.", "Am Ende fehlt ein Zeichen."),
    "fr-fr": ("Le bureau affiche des icônes, ensuite la fenêtre s'ouvre et tout change.", "Chaque jour, il vient."),
    "es": ("El escritorio muestra iconos; después, la ventana se abre.", "Siempre fue así, cada día, en la ciudad."),
    "ru": ("Рабочий стол показывает значки, потом, конечно, фильм идёт дальше.", "Никто не знал дороги через лес."),
    "hi": ("डेस्कटॉप खुलता है, फिर विंडो आती है और सब बदलता है।", "पाँच लोग बोलते हैं और बाकी सुनते हैं।"),
}
# espeak-ng's variant, words a minute, and the factor by which it is played faster and higher
SPEAKERS = (("+f3", 150, 1.0), ("+m7", 200, 1.1), ("+whisper", 170, 1.0), ("+f5", 185, 0.92))
CONDITIONS = ("clean", "noise", "music")


@dataclass(frozen=True)
class _Heard:
    language: str
    text: str
    samples: np.ndarray
    rate: int
    truth: tuple[Stamp, ...]


def run(check: Callable[[], None] = never_cancelled) -> dict[str, Any]:
    """Measure how well the aligners time a voice's words: `{"cases": [{"name", "value", "unit", "bar", "ok"}]}`:
    errors per condition and language, and the time taken.
    """

    host, aligner = EspeakHost(), Ear()
    errors: dict[tuple[str, str], list[float]] = {}
    busy_s = heard_s = 0.0
    try:
        for heard in _all(host, stamps_of, check):
            for condition in CONDITIONS:
                sound = worsened(heard.samples, heard.rate, condition)
                began = time.process_time()
                found = aligner.stamps(heard.text, sound, heard.rate, heard.language, check)
                busy_s += time.process_time() - began
                heard_s += len(sound) / heard.rate
                errors.setdefault((condition, heard.language), []).extend(_errors_ms(heard, found.stamps))
    finally:
        host.close()
        others_s = _children_s()
        aligner.close()
        busy_s += _children_s() - others_s  # its own espeak-ng
    cases = []
    for condition in CONDITIONS:
        languages = {language: errors[condition, language] for language in SENTENCES}
        for name, all_ms in {**languages, "all": [number for part in languages.values() for number in part]}.items():
            cases.append(_case(f"align {condition} {name} median", float(np.median(all_ms)), "ms", MEDIAN_MS))
            cases.append(_case(f"align {condition} {name} 95 %", float(np.percentile(all_ms, 95)), "ms", WORST_MS))
    cases.append(_case("align CPU time", busy_s / heard_s, "s/s", REAL_TIME))
    return {"cases": cases + _other_family(check)}


def _other_family(check: Callable[[], None]) -> list[dict[str, Any]]:
    """The same figures for flite's voices; one line that says how to get it where it is not installed."""
    found = align_flite.program()
    if found is None:
        unit = f"not measured: {align_flite.INSTALL}"
        return [{"name": "align other synthesiser", "value": None, "unit": unit, "bar": None, "ok": None}]
    aligner, errors = Ear(), dict[tuple[str, str], list[float]]()
    try:
        for known in align_flite.spoken(found):
            check()
            for condition in CONDITIONS:
                sound = worsened(known.samples, known.rate, condition)
                heard = _Heard(align_flite.LANGUAGE, known.text, sound, known.rate, known.stamps)
                stamps = aligner.stamps(known.text, sound, known.rate, heard.language, check).stamps
                errors.setdefault((condition, known.voice), []).extend(_errors_ms(heard, stamps))
    finally:
        aligner.close()
    out = []
    for condition in CONDITIONS:
        voices = {f"flite {voice}": errors[condition, voice] for _, voice in errors if (condition, voice) in errors}
        for name, all_ms in {**voices, "flite all": [number for part in voices.values() for number in part]}.items():
            out.append(_case(f"align {condition} {name} median", float(np.median(all_ms)), "ms", OTHER_MEDIAN_MS))
            out.append(_case(f"align {condition} {name} 95 %", float(np.percentile(all_ms, 95)), "ms", OTHER_WORST_MS))
    return out


def _children_s() -> float:
    """CPU seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _case(name: str, value: float, unit: str, bar: float) -> dict[str, Any]:
    return {"name": name, "value": round(value, 3), "unit": unit, "bar": bar, "ok": value <= bar}


def _all(host: EspeakHost, stamps_of: Callable[..., tuple[Stamp, ...]], check: Callable[[], None]) -> Iterator[_Heard]:
    for language, texts in SENTENCES.items():
        for text in texts:
            for variant, pace, faster in SPEAKERS:
                reply = host.say(text, espeak_voices.native(language) + variant, pace, check)
                samples = resample(reply.samples, round(reply.rate * faster), reply.rate)
                truth = (Stamp(stamp.char, stamp.start_s / faster, stamp.end_s / faster) for stamp in stamps_of(reply))
                yield _Heard(language, text, samples, reply.rate, tuple(truth))


def _errors_ms(heard: _Heard, found: tuple[Stamp, ...]) -> list[float]:
    length_s = len(heard.samples) / heard.rate
    pairs = zip(words_of(heard.text, found, length_s), words_of(heard.text, heard.truth, length_s), strict=True)
    return [1000 * abs(mine.start - true.start) for mine, true in pairs]


def worsened(samples: np.ndarray, rate: int, condition: str) -> np.ndarray:
    """The same int16 speech for the aligner's benchmark, with what `condition` puts under it; always the same noise."""
    if condition == "clean":
        return samples
    speech = samples.astype(np.float64)
    level = np.sqrt(np.mean(speech**2))
    under = np.random.default_rng(1).standard_normal(len(speech)) if condition == "noise" else music(len(speech), rate)
    share = 0.1 if condition == "noise" else 0.2
    out = speech + under * (level * share / np.sqrt(np.mean(under**2)))
    return np.clip(out * 0.7, -32768, 32767).astype(np.int16)


def music(count: int, rate: int) -> np.ndarray:
    """Music to put under speech in the aligner's benchmark: chords, a bass drum and a hi-hat at 120 beats a minute:
    float samples.
    """
    rng = np.random.default_rng(2)
    out = np.zeros(count)
    beat = rate // 2
    for number, start in enumerate(range(0, count, beat)):
        at = np.arange(min(beat, count - start)) / rate
        root = (220.0, 174.6, 261.6, 196.0)[number // 4 % 4]
        for note in (1.0, 1.26, 1.5):
            for harmonic in range(1, 6):
                out[start : start + beat] += (
                    np.sin(2 * np.pi * root * note * harmonic * at) / harmonic * np.exp(-2 * at)
                )
        out[start : start + beat] += 2 * np.sin(2 * np.pi * 60 * at) * np.exp(-15 * at) * (number % 2 == 0)
        out[start : start + beat] += 0.8 * rng.standard_normal(len(at)) * np.exp(-40 * at)
    return out
