"""A text in Kokoro's alphabet: IPA with marks of stress and length, spaces, and the punctuation that it breathes by.

The network was trained on the spelling of its maker's own converter: diphthongs and affricates are one letter each,
and American English has no marks of length. espeak-ng's IPA is brought into that spelling here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.ports import never_cancelled
from core.voice.espeak_host import EspeakHost
from core.voice.kokoro import kana, pinyin
from core.voice.kokoro.tables import table
from core.voice.writing import runs, without_unreadable

_TIED = table("a^ɪ=I a^ʊ=W d^z=ʣ d^ʒ=ʤ e^ɪ=A o^ʊ=O ə^ʊ=Q t^s=ʦ t^ʃ=ʧ ɔ^ɪ=Y s^s=S")
_ENGLISH = table("ʔˌn\u0329=tᵊn ʔn=tᵊn ə^l=ᵊl ʲO=jO ʲQ=jQ x=k ç=k r=ɹ ɐ=ə ɚ=əɹ ɬ=l ʔ=t ʲ= \u0303=")
_AMERICAN = table("ɾ=T ɜːɹ=ɜɹ ɜː=ɜɹ ɪ^ə=iə ɪə=iə ː= o=ɔ")
_BRITISH = table("e^ə=ɛː i^ə=ɪə iə=ɪə")
_SYLLABIC = re.compile("(\\S)\u0329")
_SWITCH = re.compile(r"\([^()]*\)")  # espeak-ng names the language that it hands a word to
# Where a voice breathes: marks before a space or the end, opening marks, dashes. A dot inside "3.5" is none of these.
_CUT = re.compile(
    r"""\s*(?:[;:,.!?…।॥"”»)\]'’]*[;:,.!?…।॥"”»)\]](?=\s|$)  # after a word
    | [—–]+ | \s-(?=\s) | (?:(?<=\s)|^)["] | [¡¿«“(\[]+)\s*""",
    re.VERBOSE,
)
# "J.", "U.S." and "Dr." are no ends of sentences; other titles come in words from `reading`.
_ABBREVIATED = re.compile(r"(?:(?:^|[\s.])[^\W\d_]|\b(?:Drs?|Dra|Sra?|St|Ste|Mme|Mlle|Sig|vs))$")
_MARKS = str.maketrans("«»[]–-।॥", "“”()——..", "¡¿'’")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ](?:[A-Za-zÀ-ÿ0-9'’.&+#/-]*[A-Za-zÀ-ÿ0-9+#])?")
_LOOSE = re.compile(r" (?=[;:,.!?…”)])|(?<=[“(]) ")
_ENDS = frozenset(".!?…,;:—")
_ENGLISH_VOICE = "en-us"


def sounds(text: str, own: str, host: EspeakHost, check: Callable[[], None] = never_cancelled) -> str:
    """The sounds of a text whose language espeak-ng calls `own`; stretches in another script are said as theirs.

    Raises as `EspeakHost.say` does.
    """
    parts: list[str] = []
    for run in runs(text, own):
        stretch = text[run.start : run.end]
        for language, piece in _by_language(stretch, run.language or own):
            parts.append(_said(piece, language, host, check))
    out = " ".join(" ".join(filter(None, parts)).split())
    out = _LOOSE.sub("", out)
    return out if not out or out[-1] in _ENDS or out[-1] in "”)" else out + "."  # without an end it is cut off


def _by_language(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in stretches of one language: Chinese has words in Latin letters inside."""
    at = 0
    for found in _LATIN.finditer(text) if language == "cmn" else ():
        yield language, text[at : found.start()]
        yield _ENGLISH_VOICE, found[0]
        at = found.end()
    yield language, text[at:]


def _said(text: str, language: str, host: EspeakHost, check: Callable[[], None]) -> str:
    if not text.strip():
        return ""
    if language == "ja":
        return kana.sounds(text)
    if language == "cmn":
        return pinyin.sounds(text, "zh")
    return _by_espeak(without_unreadable(text, language).text.replace("’", "'"), language, host, check)


def _by_espeak(text: str, language: str, host: EspeakHost, check: Callable[[], None]) -> str:
    pieces = list(_pieces(text))
    words = [piece for piece, is_mark in pieces if not is_mark]
    spoken = iter(host.transcribe(words, language, check) if words else [])
    return "".join(_mark(piece) if is_mark else respelt(next(spoken), language) for piece, is_mark in pieces)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Words and the marks between them, in order; (text, whether it is marks)."""
    at = 0
    for found in _CUT.finditer(text):
        if found[0].strip() == "." and found.end() < len(text) and _ABBREVIATED.search(text[at : found.start()]):
            continue
        if text[at : found.start()].strip():
            yield text[at : found.start()].strip(), False
        yield found[0], True
        at = found.end()
    if text[at:].strip():
        yield text[at:].strip(), False


def _mark(found: str) -> str:
    """The marks as the network knows them, with the spaces of the text."""
    marks = found.strip().translate(_MARKS).replace("...", "…")
    before = " " if found[:1].isspace() and marks[:1] in ("“", "(", "—", '"') else ""
    return before + marks + (" " if found[-1:].isspace() or not marks else "")


def respelt(ipa: str, language: str) -> str:
    """espeak-ng's tied IPA in the network's spelling."""
    out = _SWITCH.sub("", ipa)
    english = language.startswith("en")
    tables = [_TIED, *([_ENGLISH, _AMERICAN if language == _ENGLISH_VOICE else _BRITISH] if english else [])]
    for spellings in tables:
        for old, new in spellings.items():
            out = out.replace(old, new)
    if english:
        out = _SYLLABIC.sub(r"ᵊ\1", out)
    return out.replace("^", "").replace("-", "")
