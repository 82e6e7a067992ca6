"""Japanese as it is pronounced: kanji and particles become kana, grouped into the phrases one says in one breath.

The readings are Janome's (IPA dictionary); counters after numbers, which it does not know, are settled here.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from functools import cache
from typing import Any

from core.voice.text import Spoken

_AFTER_NUMBER = {"月": "ガツ", "日": "ニチ", "人": "ニン", "年": "ネン", "円": "エン", "つ": "ツ", "個": "コ"}
_WHOLE = {
    ("1", "日"): "ツイタチ",
    ("2", "日"): "フツカ",
    ("3", "日"): "ミッカ",
    ("4", "日"): "ヨッカ",
    ("5", "日"): "イツカ",
    ("6", "日"): "ムイカ",
    ("7", "日"): "ナノカ",
    ("8", "日"): "ヨーカ",
    ("9", "日"): "ココノカ",
    ("10", "日"): "トーカ",
    ("20", "日"): "ハツカ",
    ("一", "人"): "ヒトリ",
    ("二", "人"): "フタリ",
    ("1", "人"): "ヒトリ",
    ("2", "人"): "フタリ",
    ("1", "つ"): "ヒトツ",
    ("2", "つ"): "フタツ",
    ("3", "つ"): "ミッツ",
    ("4", "つ"): "ヨッツ",
    ("5", "つ"): "イツツ",
    ("6", "つ"): "ムッツ",
    ("7", "つ"): "ナナツ",
    ("8", "つ"): "ヤッツ",
    ("9", "つ"): "ココノツ",
    ("4", "月"): "シガツ",
    ("7", "月"): "シチガツ",
    ("9", "月"): "クガツ",
}
_STOPS = "、。！？!?,.;:"
_LEANS = ("助詞", "助動詞")  # parts of speech that are said in one breath with the word before
_KANA = re.compile(r"[ァ-ヺー]+")


def has_readings() -> bool:
    """Whether the package that knows the readings of Japanese is installed."""
    return importlib.util.find_spec("janome") is not None


@cache
def _tokenizer() -> Any:
    from janome.tokenizer import Tokenizer

    return Tokenizer()


def in_katakana(text: str) -> Spoken:
    """A Japanese line in katakana for a voice, a space between phrases; characters without a reading are left out."""
    folded = _fold(text)
    out: list[str] = []
    origin: list[int] = []
    at = 0
    before, number = "", 0  # the last morpheme and how many characters of `out` are its reading
    for morpheme in _tokenizer().tokenize(folded):
        surface = str(morpheme.surface)
        begin = folded.find(surface, at)
        begin = at if begin < 0 else begin
        at = begin + len(surface)
        reading, replaces = _reading(morpheme, before)
        compound = _KANA.fullmatch(before) and _KANA.fullmatch(surface)
        before = surface
        if replaces:
            begin = origin[-number]
            del out[-number:], origin[-number:]
        elif out and not compound and not _leans(morpheme) and out[-1] != " " and not out[-1].isdigit():
            out.append(" ")
            origin.append(begin)
        number = len(reading)
        for index, char in enumerate(reading):
            out.append(char)
            origin.append(begin + index * (at - begin) // max(1, len(reading)))
    return Spoken("".join(out), tuple(origin))


def unread(text: str) -> str:
    """The characters of a Japanese line that have no reading here."""
    lost = []
    for morpheme in _tokenizer().tokenize(_fold(text)):
        if not _reading(morpheme, "")[0] and any(unicodedata.category(char) == "Lo" for char in morpheme.surface):
            lost.append(str(morpheme.surface))
    return "".join(dict.fromkeys("".join(lost)))


def _fold(text: str) -> str:
    """Wide digits and letters narrow, narrow kana wide; every character stays one character."""
    return "".join(wide if len(wide := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)


def _leans(morpheme: Any) -> bool:
    part, _, rest = str(morpheme.part_of_speech).partition(",")
    return part in _LEANS or rest.startswith(("接尾", "非自立")) or str(morpheme.surface)[0] in _STOPS


def _reading(morpheme: Any, before: str) -> tuple[str, bool]:
    """Return a morpheme's reading in kana, and whether it stands for the number before it as well."""
    surface, phonetic = str(morpheme.surface), str(morpheme.phonetic)
    whole = _WHOLE.get((before, surface))
    if whole:
        return whole, True
    if before.isdigit() and surface in _AFTER_NUMBER:
        return _AFTER_NUMBER[surface], False
    if surface == "を":
        return "オ", False
    if _KANA.fullmatch(phonetic):
        return phonetic, False
    return "".join(_sound(char) for char in surface), False


def _sound(char: str) -> str:
    """Return what is spoken for a character without a reading: kana and digits stay, stops pause, the rest is a gap."""
    if char.isdigit() or char in _STOPS or char in "%$€£¥&+=°":
        return char
    if "ぁ" <= char <= "ゖ":
        return chr(ord(char) + 0x60)  # hiragana to katakana
    if _KANA.fullmatch(char):
        return char
    return "" if unicodedata.category(char) == "Lo" else " "
