"""IPA as espeak-ng takes it: its own names of the sounds, between double brackets.

The names are those of espeak-ng's phoneme tables (`docs/phonemes.md` of its repository); which of them a voice has
depends on its language, and one it has not is passed over without a word, so `Espeak` counts what was said.
"""

from __future__ import annotations

import unicodedata

from core.errors import BadInput

_NAMES = {
    **{sign: sign for sign in "pbtdkfvszhmnljweiou"},
    "ɡ": "g",
    "g": "g",
    "ɹ": "r",
    "r": "r",
    "ɾ": "*",
    "ʁ": "r",
    "ɻ": "r",
    "ɫ": "l",
    "ɬ": "l",
    "θ": "T",
    "ð": "D",
    "ʃ": "S",
    "ʒ": "Z",
    "tʃ": "tS",
    "dʒ": "dZ",
    "ʧ": "tS",
    "ʤ": "dZ",
    "ts": "ts",
    "pf": "pF",
    "ŋ": "N",
    "ɲ": "n^",
    "ʎ": "l^",
    "x": "x",
    "ç": "C",
    "ɣ": "Q",
    "ʔ": "?",
    "β": "B",
    "ʍ": "w",
    "ɥ": "j",
    "a": "a",
    "æ": "a",
    "ɑ": "A",
    "ɑː": "A:",
    "aː": "A:",
    "ɐ": "a",
    "ɒ": "0",
    "ɔ": "O",
    "ɔː": "O:",
    "ʌ": "V",
    "ə": "@",
    "ɘ": "@",
    "ɚ": "3",
    "ɜ": "3:",
    "ɜː": "3:",
    "ɝ": "3:",
    "ɛ": "E",
    "ɛː": "E:",
    "eː": "e:",
    "ɪ": "I",
    "iː": "i:",
    "oː": "o:",
    "ʊ": "U",
    "uː": "u:",
    "y": "y",
    "yː": "y:",
    "ʏ": "y",
    "ø": "Y",
    "øː": "Y:",
    "œ": "W",
    "eɪ": "eI",
    "aɪ": "aI",
    "ɔɪ": "OI",
    "oɪ": "OI",
    "aʊ": "aU",
    "oʊ": "oU",
    "əʊ": "oU",
    "ɔʏ": "OY",
    "ɪə": "i@",
    "eə": "e@",
    "ɛə": "e@",
    "ʊə": "U@",
    "ɑ̃": "A~",
    "ɛ̃": "E~",
    "ɔ̃": "O~",
    "œ̃": "W~",
    "ã": "A~",
}
_STRESS = {"ˈ": "'", "'": "'", "ˌ": ","}
_SILENT = frozenset(".‿|͜͡ˑ-")  # syllables, ties
_VOWELS = frozenset("aeiouyæɑɐɒɔʌəɘɚɜɝɛɪʊʏøœ")
_LONGEST = max(map(len, _NAMES))


def names(ipa: str) -> tuple[str, int]:
    """espeak-ng's spelling of a pronunciation in IPA, and how many sounds it has. Raises `BadInput` for a sign it
    does not know.
    """
    text = unicodedata.normalize("NFD", ipa).replace("\u0303\u02d0", "\u02d0\u0303").replace(":", "ː")
    known = {unicodedata.normalize("NFD", key): value for key, value in _NAMES.items()}
    out: list[str] = []
    at = count = 0
    stress = ""  # stands before the syllable in IPA, before its vowel in espeak-ng
    while at < len(text):
        char = text[at]
        if char in _SILENT or char == "ː":
            at += 1
        elif char in _STRESS:
            stress = _STRESS[char]
            at += 1
        elif char.isspace():
            out.append(" ")
            at += 1
        else:
            sign = next((text[at : at + n] for n in range(_LONGEST + 1, 0, -1) if text[at : at + n] in known), "")
            if not sign:
                raise BadInput(
                    f"eSpeak NG does not know the phonetic sign “{char}” in /{ipa}/.",
                    "Write in ordinary letters how the word sounds.",
                    code="unknown_sound",
                )
            if char in _VOWELS:
                out.append(stress)
                stress = ""
            out.append(known[sign])
            count += 1
            at += len(sign)
    return "".join(out), count
