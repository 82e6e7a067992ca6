"""Encodings found again: seed by seed a document of 500 characters in every encoding that can hold it.

Each is read with a right declaration, with none and with a wrong one; as a page, as a text file, as Markdown. Right is
the same text. All 200 documents: `python -m tests.trials charsets`; a sample stands in `tests/content/test_charset.py`.
"""

from __future__ import annotations

import codecs
import random
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.content.charset import decode

COUNT = 200
LETTERS = 500
LEAST = 0.98
MOST_WRONG = 2  # of a document with few encodings
_TEXTS = Path(__file__).with_name("declaration.toml")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
ENCODINGS = (
    *UNICODE,
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9", "iso8859-13", "iso8859-15",
    "gbk", "gb18030", "big5", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr", "koi8-r", "koi8-u",
)  # fmt: skip
# What a page says that is wrong: the encodings that editors and servers put in unasked.
_WRONG = ("utf-8", "iso-8859-1", "windows-1252", "windows-1251", "gb2312", "shift_jis")
_QUOTES = {
    "de": "„“",
    "pl": "„”",
    "cs": "„“",
    "hu": "„”",
    "fr": "«»",
    "ru": "«»",
    "uk": "«»",
    "ja": "「」",
    "zh_tw": "「」",
}


@dataclass(frozen=True)
class Case:
    """Bytes to be read and the text that they are of."""

    language: str
    encoding: str
    declaration: str  # "right", "none" or "wrong"
    text: str
    data: bytes
    header: str
    markup: bool

    @property
    def is_right(self) -> bool:
        """Whether it is read as the same text."""
        return decode(self.data, self.header, markup=self.markup) == self.text


def trial(seed: int, folder: Path) -> dict[str, str | int]:
    """Read a document in all of its encodings. Raises where more than a fiftieth is wrong, or a sign is replaced."""
    cases = list(cases_of(seed))
    wrong = [case for case in cases if not case.is_right]
    what = ", ".join(f"{case.encoding} {case.declaration}" for case in wrong)
    if len(wrong) > max(MOST_WRONG, (1 - LEAST) * len(cases)):
        raise AssertionError(f"{cases[0].language}: {len(wrong)} of {len(cases)} wrong: {what}")
    return {"language": cases[0].language, "read": len(cases), "wrong": what}


def cases_of(seed: int) -> Iterator[Case]:
    """The document of a seed in every encoding that can hold it, with each kind of declaration."""
    rng = random.Random(seed)
    language = list(texts())[seed % len(texts())]
    document = _document(rng, language)
    for encoding in ENCODINGS:
        try:
            document.encode(encoding)
        except UnicodeEncodeError:
            if (text := _lettered(document, encoding)) is None:
                continue
        else:
            text = document
        for declaration in ("right", "none", "wrong"):
            yield _case(rng, language, encoding, declaration, text)


@cache
def texts() -> dict[str, list[str]]:
    """The passages of each language."""
    return {code: text.splitlines() for code, text in tomllib.loads(_TEXTS.read_text(encoding="utf-8")).items()}


def _document(rng: random.Random, language: str) -> str:
    """About `LETTERS` characters from anywhere in the text, with the signs that editors put in."""
    passages = texts()[language]
    start = rng.randrange(len(passages))
    document = "\n\n".join(passages[start:] + passages[:start])
    document = document[rng.randrange(0, 40) :]
    opening, closing = _QUOTES.get(language, "“”")
    words = document[:LETTERS].split(" ")
    if len(words) > 20 and rng.random() < 0.5:
        place = rng.randrange(2, len(words) - 4)
        words[place], words[place + 2] = opening + words[place], words[place + 2] + closing
    if len(words) > 20 and rng.random() < 0.3:
        words[rng.randrange(2, len(words))] += f" – {rng.randrange(2, 90)} €"
    return " ".join(words)[:LETTERS].strip()


def _lettered(text: str, encoding: str) -> str | None:
    """The text with what the encoding has no sign for written as people did; None where letters are missing."""
    for sign, others in (
        ("€", "EUR"),
        ("–", "-"),
        ("„", '"'),
        ("“", '"'),
        ("”", '"'),
        ("’", "'"),
        ("‘", "'"),
        ("…", "..."),
    ):
        if not _holds(sign, encoding):
            text = text.replace(sign, others)
    if encoding in ("cp1250", "iso8859-2"):
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    if encoding == "cp1258":
        text = "".join(_with_mark(sign) for sign in text)
    return text if _holds(text, encoding) else None


def _holds(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _with_mark(sign: str) -> str:
    """A Vietnamese letter as windows-1258 has it: its tone as a mark of its own."""
    if _holds(sign, "cp1258"):
        return sign
    parts = unicodedata.normalize("NFD", sign)
    for at in range(1, len(parts)):
        tone, rest = parts[at], unicodedata.normalize("NFC", parts[:at] + parts[at + 1 :])
        if _holds(rest + tone, "cp1258"):
            return rest + tone
    return sign


def _case(rng: random.Random, language: str, encoding: str, declaration: str, text: str) -> Case:
    kind = rng.choice(("text", "markdown", "page", "late"))
    right = {"utf-8-sig": "utf-8", "gbk": "gb2312"}.get(encoding, encoding)
    others = [label for label in _WRONG if codecs.lookup(label) != codecs.lookup(encoding)]
    label = {"right": right, "none": "", "wrong": rng.choice(others)}[declaration]
    if kind in ("text", "markdown"):
        whole = text if kind == "text" else f"# {text[:30]}\n\n{text[30:]}"
        return Case(language, encoding, declaration, whole, whole.encode(encoding), label, markup=False)
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    script = "<script>" + "window.data = {'a': 1, 'b': [2, 3]};\n" * 90 + "</script>" if kind == "late" else ""
    body = "".join(f"<p>{passage}</p>\n" for passage in text.split("\n\n"))
    whole = f"<!DOCTYPE html>\n<html><head>{script}{meta}<title>{text[:40]}</title></head>\n<body>{body}</body></html>"
    return Case(language, encoding, declaration, whole, whole.encode(encoding), "", markup=True)
