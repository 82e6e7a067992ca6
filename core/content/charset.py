"""Bytes of a text or page into characters, the way browsers decide: BOM, HTTP header, declaration, then a guess."""

from __future__ import annotations

import codecs
import re

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
}  # fmt: skip
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


def decode(data: bytes, header: str = "", *, markup: bool = True) -> str:
    """The text. `header` is the charset of the Content-Type, `markup` allows a declaration inside the text.

    Never fails: letters that cannot be decoded become U+FFFD.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    declared = [header]
    if markup:
        declared += [m.group(1).decode("ascii") for m in (_XML.search(data[:1024]), _META.search(data[:4096])) if m]
    wide = _wide(data)
    for label in [wide, *declared]:
        name = _codec(label)
        if not name or (name.startswith("utf-16") and name != wide):
            continue
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, [name for name in map(_codec, declared) if name])


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


def _wide(data: bytes) -> str:
    """UTF-16 without a BOM, told by its zero bytes."""
    head = data[:400]
    if len(head) < 8 or not head.count(0):
        return ""
    odd, even = head[1::2].count(0) / len(head[1::2]), head[0::2].count(0) / len(head[0::2])
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else ""


def _guess(data: bytes, declared: list[str]) -> str:
    """No label fits: the declared one with replacements if it nearly fits, else the likeliest."""
    for name in (*declared, "utf-8"):
        text = data.decode(name, "replace")
        if text.count("\ufffd") <= max(2, len(text) // 2000):
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    guess = best.encoding if best else "cp1252"
    # a handful of accents tells no western code page from an eastern one: then the commonest
    if guess in ("cp1250", "iso8859_2", "mac_latin2") and sum(byte > 127 for byte in data[:200_000]) < 40:
        guess = "cp1252"
    return data.decode(guess, "replace")
