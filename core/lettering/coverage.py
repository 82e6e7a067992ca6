"""Font coverage: the family a text needs, the face that draws a character, and the characters no font has."""

from __future__ import annotations

from collections import Counter
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from core.errors import MissingSetup
from core.language.emoji import without_emoji
from core.language.scripts import script_of
from core.language.tag import base, script
from core.lettering.faces import Face, open_face
from core.lettering.fonts import BOLD, DEFAULT, MONO, REGULAR, SHIPPED, carried, font_files, own_folder

LANGUAGE_FAMILY = {"ja": "Noto Sans JP", "ko": "Noto Sans KR"}
SCRIPT_FAMILY = {
    "Hira": "Noto Sans JP",
    "Kana": "Noto Sans JP",
    "Hani": "Noto Sans SC",
    "Hang": "Noto Sans KR",
    "Bopo": "Noto Sans TC",
    **{scripts[0]: family for family, scripts in SHIPPED.values() if scripts[0] not in ("Latn", "Hani", "Hang")},
}
# After the family of the text and that of the character's own script: who else may have it.
LAST_RESORT = (
    DEFAULT, "Noto Sans SC", "Noto Sans JP", "Noto Sans TC", "Noto Sans KR",
    "Noto Sans Symbols", "Noto Sans Math", "Noto Sans Symbols2", "Noto Emoji", MONO,
)  # fmt: skip


def is_ignorable(char: str) -> bool:
    """Whether a character draws nothing, so that no font need have it: controls, joiners, selectors, bidi marks."""
    code = ord(char)
    return (
        char.isspace()
        or code < 0x20
        or 0x7F <= code < 0xA0
        or code == 0xAD
        or code in (0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0)  # joiners, fillers
        or 0x180B <= code <= 0x180F
        or 0x200B <= code <= 0x200F
        or 0x2028 <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or code == 0xFEFF
        or 0xFFF0 <= code <= 0xFFFB  # what is not assigned here is ignorable, too
        or 0x1BCA0 <= code <= 0x1BCA3
        or 0x1D173 <= code <= 0x1D17A
        or 0xE0000 <= code <= 0xE0FFF
    )


def is_emoji(char: str) -> bool:
    """Whether a character looks like emoji by default, for which the emoji face comes before the symbol faces."""
    code = ord(char)
    return 0x1F000 <= code <= 0x1FBFF or code in (
        0x231A,
        0x231B,
        0x2705,
        0x2728,
        0x274C,
        0x2753,
        0x2757,
        0x2764,
        0x2B50,
    )


preferred: ContextVar[str] = ContextVar("preferred", default="")  # the family `own.preferring` names
_MOST = 0.8  # share of a text's letters that a preferred family must have


def _has_most(family: str, text: str) -> bool:
    """Whether a family has nearly all letters of a text; a text without any is nobody's."""
    found = face(family, True)
    letters = {char for char in text if char.isalnum()}
    return found is not None and bool(letters) and sum(ord(c) in found.cmap for c in letters) >= _MOST * len(letters)


def family_for(text: str, language: str = "en") -> str:
    """The font family that suits most of the text: the language's own where its script occurs, else the commonest
    script's.

    Chinese is always named explicitly (fontconfig's own fallback picks the Japanese shapes), traditional by the tag
    (zh-Hant, zh-TW, ...) or, for plain zh, by the characters themselves.
    """
    if (own := preferred.get()) and _has_most(own, text):
        return own
    code = base(language)
    scripts = Counter(s for s in map(script_of, text) if s not in ("Zyyy", "Zinh", "Zzzz"))
    han = scripts["Hani"] > 0
    if code == "ja" and (not scripts or han or scripts["Hira"] or scripts["Kana"]):
        return LANGUAGE_FAMILY["ja"]
    if code == "ko" and (not scripts or scripts["Hang"] or han):
        return LANGUAGE_FAMILY["ko"]
    if code == "zh" and (not scripts or han or scripts["Bopo"]):
        return "Noto Sans TC" if script(language) == "Hant" else _chinese(text)
    if not scripts:
        return DEFAULT
    if scripts["Hira"] or scripts["Kana"]:  # kana with many kanji is still Japanese
        scripts["Hira"] += scripts.pop("Kana", 0) + scripts.pop("Hani", 0)
    commonest = scripts.most_common(1)[0][0]
    return _chinese(text) if commonest == "Hani" else SCRIPT_FAMILY.get(commonest, DEFAULT)


def _chinese(text: str) -> str:
    """Traditional where more of the characters are outside GB 2312 than outside Big5."""
    chars = {char for char in text if script_of(char) == "Hani"}
    outside = {codec: sum(not char.encode(codec, "ignore") for char in chars) for codec in ("gb2312", "big5")}
    return "Noto Sans TC" if outside["big5"] < outside["gb2312"] else "Noto Sans SC"


def face(family: str, bold: bool, extra: Path | None = None) -> Face | None:
    """The opened face of a font family in the nearest weight; None where there is no such family."""
    path = _paths(extra).get((family, BOLD if bold else REGULAR)) or _paths(extra).get(
        (family, REGULAR if bold else BOLD)
    )
    return open_face(path) if path is not None else None


def _paths(extra: Path | None) -> dict[tuple[str, int], Path]:
    if extra is None:
        return _usual_paths(carried.get())
    return {(font.family, font.weight): font.path for font in reversed(font_files(extra))}


@lru_cache(maxsize=16)
def _usual_paths(_carried: tuple[Path, ...]) -> dict[tuple[str, int], Path]:
    return {(font.family, font.weight): font.path for font in font_files()}


def _order(char: str, family: str) -> tuple[str, ...]:
    """Families to ask for a character: the text's own, the character's script's, then the last resorts."""
    own = SCRIPT_FAMILY.get(script_of(char))
    head = ("Noto Emoji", family) if is_emoji(char) else (family, own) if own else (family,)
    return (*head, *LAST_RESORT)


def face_for(char: str, family: str, bold: bool, extra: Path | None = None) -> Face | None:
    """The face that draws a character when the text's family is `family`; None where no font has it."""
    if extra is None:
        return _usual_face_for(char, family, bold, carried.get())
    return _any_face_for(char, family, bold, extra)


@lru_cache(maxsize=16384)
def _usual_face_for(char: str, family: str, bold: bool, _carried: tuple[Path, ...]) -> Face | None:
    return _any_face_for(char, family, bold, None)


def _any_face_for(char: str, family: str, bold: bool, extra: Path | None) -> Face | None:
    # A sign that several scripts share (an Arabic question mark after a Latin name) may be in any face at all.
    everyone = dict.fromkeys(font.family for font in font_files(extra))
    return _first_with(char, (*_order(char, family), *everyone), bold, extra)


def forget() -> None:
    """Forget which face has which character, and the faces: another folder of fonts was named, or it has changed."""
    open_face.cache_clear()
    _usual_paths.cache_clear()
    _usual_face_for.cache_clear()


def _first_with(char: str, families: tuple[str, ...], bold: bool, extra: Path | None) -> Face | None:
    for family in families:
        found = face(family, bold, extra)
        if found is not None and ord(char) in found.cmap:
            return found
    return None


def missing_glyphs(text: str, language: str = "en", extra: Path | None = None) -> list[str]:
    """The visible characters of the text that no shipped font and no font in `extra` has, each once, in order.

    Emoji are none of them: one that cannot be drawn is left out.
    """
    family = family_for(text, language)
    text = without_emoji(text)
    return [
        char for char in dict.fromkeys(text) if not is_ignorable(char) and face_for(char, family, True, extra) is None
    ]


def require_glyphs(text: str, language: str = "en", extra: Path | None = None) -> None:
    """Raises `MissingSetup` naming the characters that would be boxes, and where to put a font that has them."""
    missing = missing_glyphs(text, language, extra)
    if not missing:
        return
    shown = " ".join(f"{char} (U+{ord(char):04X})" for char in missing[:8])
    more = f" and {len(missing) - 8} more" if len(missing) > 8 else ""
    folder = extra or own_folder()
    where = f"the folder {folder}" if folder is not None else "the folder fonts inside the data folder"
    raise MissingSetup(
        f"No font here has the character{'s' if len(missing) > 1 else ''} {shown}{more}.",
        f"Put a .ttf or .otf font that has {'them' if len(missing) > 1 else 'it'} into {where}, or take the "
        f"character{'s' if len(missing) > 1 else ''} out of the text.",
        code="missing_glyphs",
    )
