"""Japanese in Kokoro's alphabet: what is written becomes katakana as it is said (`japanese`), kana become sounds."""

from __future__ import annotations

from core.voice import japanese
from core.voice.kokoro.tables import table

_VOWELS = ("a", "i", "ɯ", "e", "o")
_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "ɡ": "ガギグゲゴ",
    "s": "サシスセソ",
    "ʣ": "ザジズゼゾ",
    "t": "タチツテト",
    "d": "ダヂヅデド",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "b": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "ɾ": "ラリルレロ",
    "v": "ヷヸヴヹヺ",
}
_SOFT = frozenset("kɡbpmɾv")  # before i
_OTHERWISE = table(
    "シ=ɕi ス=sɨ ジ=ʥi ズ=zɨ チ=ʨi ツ=ʦɨ ヂ=ʥi ヅ=zɨ ニ=ɲi ヒ=çi フ=ɸɯ ヤ=ja ユ=jɯ ヨ=jo ワ=βa ヰ=i ヱ=e ヲ=o "
    "ァ=a ィ=i ゥ=ɯ ェ=e ォ=o ャ=ja ュ=jɯ ョ=jo ヮ=βa ティ=tʲi ディ=dʲi トゥ=tɯ ドゥ=dɯ イェ=je"
)
_BEFORE_Y = table("キ=kʲ ギ=ɡʲ シ=ɕ ジ=ʥ チ=ʨ ヂ=ʥ ニ=ɲ ヒ=ç ビ=bʲ ピ=pʲ ミ=mʲ リ=ɾʲ テ=tʲ デ=dʲ フ=ɸʲ ヴ=bʲ")
_BEFORE_SMALL = table("ウ=β ク=kᵝ グ=ɡᵝ ツ=ʦ フ=ɸ ヴ=v")  # before a small vowel
_MARKS = {"、": ", ", "。": ". ", "！": "! ", "？": "? ", "!": "! ", "?": "? ", ".": ". ", ",": ", "}


def _table() -> dict[str, str]:
    """The sounds of each kana and of each pair that is said as one."""
    out: dict[str, str] = {}
    for consonant, row in _ROWS.items():
        for kana, vowel in zip(row, _VOWELS, strict=True):
            out[kana] = consonant + ("ʲ" if vowel == "i" and consonant in _SOFT else "") + vowel
    for kana, consonant in _BEFORE_Y.items():
        out |= {kana + "ャ": consonant + "a", kana + "ュ": consonant + "ɨ", kana + "ョ": consonant + "o"}
        out[kana + "ェ"] = consonant + "e"
    for kana, consonant in _BEFORE_SMALL.items():
        soft = "" if consonant in ("β", "kᵝ", "ɡᵝ") else "ʲ"
        out |= {kana + "ァ": consonant + "a", kana + "ィ": consonant + soft + "i"}
        out |= {kana + "ェ": consonant + "e", kana + "ォ": consonant + "o"}
    return out | _OTHERWISE


_TABLE = _table()


def sounds(text: str) -> str:
    """The sounds of a Japanese text; what has no reading is silent."""
    kana = japanese.in_katakana(text).text
    out, at = "", 0
    while at < len(kana):
        pair, sign = kana[at : at + 2], kana[at]
        if len(pair) == 2 and pair in _TABLE:
            out += _TABLE[pair]
            at += 2
            continue
        out = out.rstrip() + _MARKS[sign] if sign in _MARKS else out + _sound(sign, kana[at + 1 : at + 3])
        at += 1
    return " ".join(out.split())


def _sound(kana: str, after: str) -> str:
    if kana == "ン":
        return _nasal(_TABLE.get(after, "") or _TABLE.get(after[:1], ""))
    return {"ー": "ː", "ッ": "ʔ", " ": " "}.get(kana, "") or _TABLE.get(kana, "")


def _nasal(after: str) -> str:
    """The nasal of the place where the next sound is made."""
    first = after[:1]
    for nasal, places in (("m", "mpb"), ("ŋ", "kɡ"), ("ɲ", "ɲʨʥ"), ("n", "ntdɾzʣʦ")):
        if first and first in places:
            return nasal
    return "ɴ"
