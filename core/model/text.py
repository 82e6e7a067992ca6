"""Text from outside made fit to be kept: every border where words come in hands them through here once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from core.language import graphemes

# Characters that no text has a use for: controls besides tab, line feed, carriage return and next line (U+0085, a line
# break of old mainframes), lone halves of surrogate pairs, and code points that are no characters at all.
_SENSELESS = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # they reverse what stands around them
_UNSEEN = ("Cf", "Cn", "Zs", "Zl", "Zp")
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs without ink
_BREAKS = "\u000b\u000c\u0085\u2028\u2029"


def clean(text: str) -> str:
    """A text from outside without characters that no text has a use for; a form feed becomes a blank."""
    if text.isprintable():
        return text
    return _SENSELESS.sub(lambda match: " " if match.group() in _BREAKS else "", text)


def one_line(text: str) -> str:
    """A name or a short answer from outside: clean, on one line, with single blanks, and nothing that reverses its
    neighbours.

    Empty where nothing of it can be seen.
    """
    text = " ".join(_TURNS.sub("", clean(text)).split())
    return text if text.isascii() or any(map(_is_seen, text)) else ""


def file_name(name: str, otherwise: str, most: int = 120) -> str:
    """Return the name of an uploaded file: the last part of its path, clean and on one line, its end kept.

    `otherwise` where nothing of it can be seen.
    """
    last = PurePosixPath(one_line(name.replace("\\", "/"))).name
    return graphemes.end(last, most).strip() or otherwise


def _is_seen(char: str) -> bool:
    return char not in _BLANK and unicodedata.category(char) not in _UNSEEN


def cleaned(value: Any) -> Any:
    """Data from outside with every text in it clean, at any depth of lists, tuples and mappings."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {cleaned(name): cleaned(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [cleaned(inner) for inner in value]
    return tuple(cleaned(inner) for inner in value) if type(value) is tuple else value


def _written(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def harmless(text: str, *, keep: str = "", write: Callable[[str], str] = _written) -> str:
    r"""A text from outside as a terminal may show it: controls and marks that reverse a line are written out as
    `\x1b`, `\u202e`.

    `keep` names controls that may act, such as a line feed.
    """
    if text.isprintable():
        return text
    return _HARMFUL.sub(lambda match: match.group() if match.group() in keep else write(match.group()), text)


_HARMFUL = re.compile(f"[\t\n\r\u0085\u2028\u2029]|{_SENSELESS.pattern}|{_TURNS.pattern}")
