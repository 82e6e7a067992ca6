"""Words whose spelling is no language's: acronyms, code, letters with digits; and how they are usually said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.voice.doubts.doubt import Reason

_SIGNS = {
    "_": " ",
    "::": " ",
    "/": " slash ",
    "\\": " backslash ",
    ".": " dot ",
    "@": " at ",
    "#": " hash ",
    "=": " is ",
}
_SIGN = re.compile(r"::|[_/\\.@#=]")
_INNER = re.compile(r"(?<=\w)(?:::|[_/\\@#=]|\.(?=[^\W\d]{2}))(?=\w)|\(\)|^\.(?=[^\W\d])|^--?(?=[^\W\d])")
_VERSION = re.compile(r"v?\d+(?:\.\d+){2,}", re.I)
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_LONG_NUMBER = re.compile(r"\d{7,}|0\d+")
_MIXED = re.compile(r"(?=.*[^\W\d_])(?=.*\d)[^\W_]+(?:[.-][^\W_]+)*")
_FIGURE_WITH_ENDING = re.compile(r"\d+[^\W\d_]{1,3}\.?|[^\W\d_]{1,2}['’]?\d{2}s?")  # "3rd", "90s", "40km", "’90s"
_HUMP = re.compile(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}[^\W\d_A-Z]{2}")
_NAME_HUMP = re.compile(r"(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von|O['’]|[dDlL]['’])[A-ZÀ-Þ][^\W\d_A-Z]+")
_PLURAL = re.compile(r"([A-Z]{2,})s")
_PART = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]?[^\W\d_A-Z]+|[A-Z]+|\d+(?:\.\d+)*")
_VOWELS = frozenset("AEIOUYÀÁÂÄÅÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ")
_BEGINS = re.compile(r"(?:[BCDFGHJKLMNPRSTVWZ]|[BCFGPS]L|[BCDFGPT]R|S[CKMNPT]|[CST]H)?[AEIOUY]")
_ENDS = re.compile(r"[AEIOUY](?:[BCDFGKLMNPRSTVXZ]|[LRN][DKPT]|S[KT]|CK|SH|TH|CH|NG|LL|SS)?E?$")
_RUN = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{4}")


def spelt(word: str) -> tuple[Reason, str] | None:
    """The reason why a word's spelling makes it doubtful, and how it is usually said; None for ordinary letters."""
    word = re.sub(r"['’]s$", "", word)
    if _ADDRESS.fullmatch(word) or _VERSION.fullmatch(word) or _LONG_NUMBER.fullmatch(word):
        return "number", ""
    if _INNER.search(word) and not _is_pair(word):
        return "code", respelling(word)
    if _MIXED.fullmatch(word):
        return None if _FIGURE_WITH_ENDING.fullmatch(word) else ("code", respelling(word))
    if (plural := _PLURAL.fullmatch(word)) or (word.isupper() and word.isalpha() and len(word) > 1):
        capitals = plural[1] if plural else word
        guessed = pronounceable(capitals) and len(capitals) > 2
        return ("acronym", "") if guessed or len(capitals) > 3 else None  # four letters may be read in two ways
    if _HUMP.search(word) and not _NAME_HUMP.fullmatch(word):
        return "code", respelling(word)
    return None


def pronounceable(capitals: str) -> bool:
    """Whether capitals could be read as a word, so that a voice has to guess: "NASA" could, "HTML" could not."""
    return bool(_BEGINS.match(capitals) and _ENDS.search(capitals) and not _RUN.search(capitals))


def respelling(word: str) -> str:
    """A word of code as its parts are said: "FastAPI" as "Fast A P I", "values.yaml" as "values dot yaml"."""
    out: list[str] = []
    for piece in re.split(r"(::|[_/\\.@#=])", word.replace("()", "").lstrip("-")):
        if _SIGN.fullmatch(piece):
            out.append(_SIGNS[piece])
        else:
            out += _parts(piece)
    return " ".join(" ".join(out).split())


def _parts(piece: str) -> Iterator[str]:
    """The humps of a word of code, capitals that nobody can read as letters."""
    for part in piece.split("-"):
        humps = _PART.findall(part)
        if (
            len(part) < 6
            and part.isalpha()
            and not part.isupper()
            and all(len(hump) < 3 for hump in humps)
            and pronounceable(part.upper())
        ):
            humps = [part.capitalize()]  # "LoRA" is no row of letters
        for found in humps:
            if found.isupper() and len(found) > 1 and not (len(found) > 3 and pronounceable(found)):
                yield " ".join(found)
            else:
                yield found


def _is_pair(word: str) -> bool:
    """Whether a slash joins two words or units: "and/or", "40km/h", "24/7"."""
    parts = word.split("/")
    return len(parts) == 2 and all(re.fullmatch(r"\d*[^\W\d_]{0,3}|[^\W\d_]+", part) for part in parts)
