"""Chinese in Kokoro's alphabet: pinyin by phrases (pypinyin), each syllable as IPA with an arrow for its tone."""

from __future__ import annotations

import re

from core.voice.kokoro.tables import table

_INITIALS = table("b=p p=pʰ m=m f=f d=t t=tʰ n=n l=l g=k k=kʰ h=x j=ʨ q=ʨʰ x=ɕ zh=ꭧ ch=ꭧʰ sh=ʂ r=ɻ z=ʦ c=ʦʰ s=s")
# "0" is the place of the tone: after the vowel, before what closes the syllable.
_FINALS = table(
    "a=a0 ai=ai0 an=a0n ang=a0ŋ ao=au0 e=ɤ0 ei=ei0 en=ə0n eng=ə0ŋ er=ɚ0 o=wo0 ong=ʊ0ŋ ou=ou0 i=i0 ia=ja0 ie=je0 "
    "iao=jau0 iou=jou0 ian=jɛ0n in=i0n iang=ja0ŋ ing=i0ŋ iong=jʊ0ŋ u=u0 ua=wa0 uo=wo0 uai=wai0 uei=wei0 uan=wa0n "
    "uen=wə0n uang=wa0ŋ ueng=wə0ŋ v=y0 ve=ɥe0 van=ɥɛ0n vn=y0n ê=ɛ0 io=jo0"
)
_BUZZED = ("z", "c", "s", "zh", "ch", "sh", "r")  # before "i", which then isn't said as one
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘"}
_MARKS = str.maketrans(dict(zip("，、。！？：；…—《》「」（）“”", ",,.!?:;…—“”“”()“”", strict=True)))
_OPENING = "“("
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_FINAL = re.compile(r"([a-zêü]+)([1-5]?)")


def has_readings() -> bool:
    """Whether the package that knows the readings is there."""
    from importlib.util import find_spec

    return find_spec("pypinyin") is not None


def sounds(text: str, language: str) -> str:
    """The sounds of a Chinese text; letters that are no Chinese stay out."""
    from core.lettering import segment

    out, at = "", 0
    for found in _HAN.finditer(text):
        words = segment(found[0], language)
        out += _marks(text[at : found.start()]) + " ".join(map(_word, words))
        at = found.end()
    return " ".join((out + _marks(text[at:])).split())


def _marks(text: str) -> str:
    """The marks as the network knows them, with spaces where it has them."""
    kept = (char for char in text.translate(_MARKS) if not char.isalnum())
    return "".join(f" {char}" if char in _OPENING else f"{char} " for char in kept)


def _word(word: str) -> str:
    from pypinyin import Style, lazy_pinyin

    initials = lazy_pinyin(word, style=Style.INITIALS, strict=True)
    finals = lazy_pinyin(word, style=Style.FINALS_TONE3, strict=True, neutral_tone_with_five=True)
    return "".join(_syllable(*pair) for pair in zip(initials, finals, strict=False))


def _syllable(initial: str, final: str) -> str:
    found = _FINAL.fullmatch(final)
    if found is None:
        return ""
    name = found[1].replace("ü", "v")
    sound = "ɨ0" if name == "i" and initial in _BUZZED else _FINALS.get(name, "")
    return _INITIALS.get(initial, "") + sound.replace("0", _TONES.get(found[2], ""))
