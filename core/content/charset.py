"""Bytes of a text or page into characters: BOM, UTF-8, then what is declared and what the bytes themselves say.

Declarations are often wrong: one that gives a text of no language is passed over for an encoding that gives a good one.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from core.content.plausible import of_one_alphabet, plausibility

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The labels that browsers read as a larger neighbour (WHATWG Encoding, section 4.2).
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}  # fmt: skip
# What texts are found in, the more frequent ones first: they win where two give the same text.
_LEGACY = (
    "cp1252", "cp1251", "gb18030", "cp932", "cp949", "big5hkscs", "cp1250", "cp1254", "iso8859-2", "cp1253", "cp1256",
    "cp1255", "cp1257", "cp874", "koi8-r", "koi8-u", "euc_jp", "iso8859-15", "iso8859-7", "iso8859-5", "iso8859-13",
    "iso8859-4", "iso8859-6", "iso8859-8", "iso8859-10", "iso8859-16", "cp1258", "mac-roman", "cp866", "cp850", "big5",
)  # fmt: skip
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
# Trail bytes of East Asian encodings are never "<", ">", "&" or ";".
_MARKUP = re.compile(
    rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^<>]{0,2000}>|&#?\w{1,30};", re.IGNORECASE | re.DOTALL
)
_HIGH = re.compile(rb"[\x80-\xff]")
_FOUR = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")  # a letter of GB18030 that older encodings lack
_SAMPLE = 8000  # bytes judged
_DECLARED = 0.12  # what a declaration adds to the plausibility of an encoding
_DOUBTFUL = 0.35  # below it stands no language that is known here: the detector, which knows more of them, is asked
_OVERRULES = 0.7  # what another encoding must be worth where a declared one gives nothing but letters of one alphabet
_WIDE = 0.5  # the plausibility above which bytes are UTF-16 without a BOM
_RARER = 0.003  # what it takes from one to stand a place further back in the list


def decode(data: bytes, header: str = "", *, markup: bool = True) -> str:
    """The text of a document's bytes. `header` is the charset of the Content-Type, `markup` allows a declaration
    inside the text.

    Never fails: what cannot be decoded becomes U+FFFD, and whoever shows the text has to say so.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    if name := wide(data):
        return data.decode(name, "replace")
    if b"\x1b$" in data or b"\x1b(J" in data:
        for name in ("iso2022_jp_ext", "iso2022_kr"):
            if _fits(data, name):
                return data.decode(name)
    declared = [header]
    if markup:
        declared += [
            match.group(1).decode("ascii") for match in (_XML.search(data[:1024]), _META.search(data)) if match
        ]
    labels = [name for name in map(_codec, declared) if name and not name.startswith(("utf-16", "utf-32"))]
    if _fits(data, "utf-8"):
        if "hz" in labels and b"~{" in data and _fits(data, "hz"):
            return data.decode("hz")
        return data.decode("utf-8")
    return data.decode(_likeliest(data, labels, markup=markup), "replace")


def wide(data: bytes) -> str:
    """The charset UTF-16 or UTF-32 of a document without a BOM, by where the zero bytes are or by the letters it
    gives; empty for all else.
    """
    head = data[: min(len(data), _SAMPLE) & ~3]
    if len(head) < 8 or (0 not in head and _fits(head, "utf-8", whole=False)):
        return ""
    for name, step in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        if all(head[place::4].count(0) * 4 > 0.9 * len(head) for place in step):
            return name if _fits(head, name) else ""
    if len(data) % 2:
        return ""
    for name, highs in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        pages = sum(n for _, n in Counter(highs).most_common(3))  # a writing has one or two pages of signs, and ASCII's
        if (
            0 in highs
            and pages > 0.9 * len(highs)
            and _fits(head, name, whole=False)
            and not _controls(head.decode(name, "ignore"))
        ):
            return name
    worth = {name: plausibility(head.decode(name, "ignore")) for name in ("utf-16-le", "utf-16-be")}
    best = max(worth, key=lambda name: worth[name])
    return best if worth[best] > _WIDE and _fits(head, best, whole=False) else ""


def _controls(text: str) -> bool:
    """Whether there are more than a few characters that no text has."""
    return sum((sign < " " and sign not in "\t\n\r\f") or sign == "\x7f" for sign in text) > 0.01 * len(text)


def _fits(data: bytes, name: str, *, whole: bool = True) -> bool:
    """Whether the bytes can be decoded; where they are not the whole text, a letter may be cut off at their end."""
    try:
        codecs.getincrementaldecoder(name)().decode(data, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _codec(label: str) -> str:
    """Python's name of a charset label, or empty."""
    if not label:
        return ""
    try:
        name = codecs.lookup(label.strip().lower()).name
    except (LookupError, ValueError):
        return ""
    if name in {"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"} or "_codec" in name:
        return ""
    try:
        "a".encode(name)  # refuses codecs that are not text (base64, rot13)
    except (LookupError, UnicodeError):
        return ""
    return _AS_BROWSERS.get(name, name)


def _likeliest(data: bytes, declared: list[str], *, markup: bool) -> str:
    """The encoding that gives the most plausible text, what is declared before others."""
    sample = _sample(_MARKUP.sub(b" ", data) if markup else data)
    if len(_FOUR.findall(sample)) > 0.15 * len(_HIGH.findall(sample)) and _fits(data, "gb18030"):
        return "gb18030"
    worth: dict[str, float] = {}
    judged: dict[str, float] = {}  # by text: many encodings give the same
    for place, name in enumerate(dict.fromkeys((*declared, "utf-8", *_LEGACY))):
        text = sample.decode(name, "replace")
        if text not in judged:
            judged[text] = plausibility(text)
        worth[name] = judged[text] - _RARER * place + _DECLARED * (name in declared)
    best = max(worth, key=lambda name: worth[name])
    for name in declared:  # of a language that is not known here a good declaration knows more
        if worth[best] < _OVERRULES and _fits(data, name) and of_one_alphabet(sample.decode(name, "ignore")):
            return name
    return best if worth[best] >= _DOUBTFUL else _detected(sample) or best


def _detected(sample: bytes) -> str:
    """Return the encoding that the general detector takes the bytes for, or empty."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return _codec(best.encoding) if best else ""


def _sample(data: bytes) -> bytes:
    """Some thousand bytes, from where those beyond ASCII are, cut at blanks and ends of lines."""
    if len(data) <= _SAMPLE:
        return data
    first = _HIGH.search(data)
    start = max(0, first.start() - 200) if first else 0
    start = max(data.rfind(b" ", 0, start), data.rfind(b"\n", 0, start)) + 1
    end = start + _SAMPLE
    while end < min(len(data), start + 2 * _SAMPLE) and data[end] not in b" \n\r\t":
        end += 1
    return data[start:end]
