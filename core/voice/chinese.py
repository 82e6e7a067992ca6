"""Mandarin syllables that espeak-ng 1.52 cannot say.

It has no sound for the final "iong" after x, q and j and reads "xiong1" aloud in English instead: two syllables that
run together to the same sound stand in.
"""

from __future__ import annotations

from core.voice.text import Spoken

_STAND_IN = {
    **dict.fromkeys("兄凶兇匈胸汹洶", "希拥"),
    **dict.fromkeys("熊雄", "希庸"),
    **dict.fromkeys("穷窮琼瓊穹筇茕煢蛩跫邛銎", "期庸"),
    **dict.fromkeys("窘炯迥冏", "机永"),
    **dict.fromkeys("扃冂駉", "机拥"),
}


def respelt_chinese(text: str) -> Spoken:
    """A Chinese line with those syllables respelt that a voice says wrongly; each character still stands for its
    place.
    """
    out: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        words = _STAND_IN.get(char, char)
        out.append(words)
        origin.extend([place] * len(words))
    return Spoken("".join(out), tuple(origin))
