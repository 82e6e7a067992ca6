"""From a written sentence to one that can be read aloud, in the article's own words, or a reason why not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.language.abbreviations import abbreviations
from core.language.governing import governs
from core.language.spacing import unspaced
from core.language.tag import base
from core.model.text import clean
from core.script.lexicon import Lexicon, lexicon
from core.script.read.signs import with_arrows, with_signs, without_emoji, without_tags
from core.script.read.units import with_units

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]"
)
URL = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"'”’»）)\]，。、]+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/[^\s)）]*", re.I
)
EMAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
DOMAIN = re.compile(
    r"\b(?:[\w-]+\.)+(?:com|org|net|info|io|dev|edu|gov|biz|app|example|test|me|tv|co|de|fr|es|it|nl|pl|ru|jp|cn|uk|eu"
    r"|us|xyz|site|online|shop|link|top)\b(?:\.\w{2})?",
    re.I,
)
_HOST = re.compile(  # written small; "Booking.com" is a name
    r"://|(?<![\w.])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|io|dev|edu|gov|biz|tv|arpa|local)(?!\w)"
)
HANDLE = re.compile(r"(?<![\w@])@[A-Za-z_][\w.]{2,}")
_ARROWS = re.compile(r"\s*(?:→|⇒|➔|➜|►|▶|»(?=\s*$)|↗|↩|⤴|🔗|¶|↑)\s*")
_CITATION = re.compile(  # behind a word without a blank it is an index: what is a mark there goes when read
    r"(?:(?<!(?-i:[a-z0-9_]))\s?|\s)\[(?:\d+(?:[\s,;–-]+\d+)*|[a-z]|note \d+|citation needed|edit|Bearbeiten|\.{3}|…|"
    r"[^\]\d]{0,3}\d{1,3})\]",
    re.I,
)
_INDEX = re.compile(r"(?<=[A-Za-z0-9_])\[\d{1,3}\]")
_SUPERSCRIPTS = re.compile(r"(?<=[^\W\d_]{2})(?<![ckdmµnh]m)[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[.,;!?。])[¹²³⁴⁵⁶⁷⁸⁹⁰†‡*]+")
_CLOSED_STRAIGHT = re.compile(r'„([^„“”"]*)"')  # opened as Germans do, closed with the key that is there
_CALL = re.compile(r"(?<=[A-Za-z0-9_])\([^()\s]{0,40}\)")
_CODE = re.compile(
    r"[{}\\|<>=^~`*]|\$[A-Za-z{(]|::|\(\)|->"  # signs no prose has
    r"|(?<!\w)--?[a-z][\w-]*|(?<!\w)-[A-Z]{1,3}(?!\w)|\w:\d+:\w"  # --option, -R, host:80:host
    r"|(?<![\w/])~?/[a-z][\w.-]*(?:/|\b)"  # /a/path
    r"|\.!\w|\w_\w|(?<!\w)_\w|\w\[(?!\d{1,3}\])|\]\w|#\w|%[sd]\b"
    r"|(?<![A-Za-z0-9_])\.[a-z]\w+\b|(?:\w+\.){3,}\w",  # .suffix, a.b.c.d
)
_HIDDEN = re.compile(r"(?<=\s)\.[A-Za-z]\w")  # .Xauthority
_DOTTED = re.compile(r"\b[a-z]\w*\.[a-z]\w*\b")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|（[^（）]*）|【[^【】]*】)")
_INSERTED = re.compile(r"\[([^\W\d_](?:[^\W\d_]|[ '’-])+)\]")  # "[the president]": words put in
_SIGNS = re.compile(r"(?<=[.!?…。！？])(?:\s+[.…·•*_~=+<>|!?→—–-]+)+$")  # a row of dots or dashes between paragraphs
_TUPLE = re.compile(r"\([^()]{1,60}\)")
_WORD = re.compile(r"[^\W_]+")
_DANGLING_END = re.compile(r"[\s,;:–—-]+(?=[.!?…。！？]?$)")


class Unspeakable(ValueError):
    """A sentence that cannot be read aloud as it stands; the message says why."""


def plain(text: str) -> str:
    """A sentence in normal form: composed characters, no invisible ones, single blanks."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", clean(text)))
    return re.sub(r"\s+", " ", text).strip()


def speakable(source: str, language: str) -> str:
    """A sentence of the article as it is spoken and captioned. Raises `Unspeakable`.

    A sentence that ended in a colon keeps it: whoever places the line decides what it announces.
    """
    words = lexicon(language)
    text = _SIGNS.sub("", plain(source))
    if any(mark[0][:1].isspace() and governs(text[: mark.start()]) for mark in _CITATION.finditer(text)):
        raise Unspeakable("the number of a source is a part of the sentence")
    text = _CITATION.sub("", text)
    text = _SUPERSCRIPTS.sub("", text)
    text = _CLOSED_STRAIGHT.sub("„\\1“", text)
    text = text.replace("``", "“").replace("''", "”").replace("`", "")
    text = _plurals(text, words)
    text = _CALL.sub("", text)
    if any(_is_tuple(match[1:-1]) for match in _TUPLE.findall(text)):
        raise Unspeakable("it holds code")
    text = _INSERTED.sub(r"\1", text)
    for _ in range(3):
        text = _ASIDE.sub("", text)
    text = without_emoji(_addresses(text, words))
    if _HIDDEN.search(text):
        raise Unspeakable("it holds the name of a file")
    text = _spell(text, words)
    text = _tidy(text)
    _require_words(text, source, language)
    return _finish(text, language)


def _is_tuple(inside: str) -> bool:
    """Whether what stands in brackets is code ("x, y", "1, 'a'") and so a part of the sentence, no aside."""
    items = [part.strip() for part in inside.split(",")]
    return len(items) > 1 and all(len(item) <= 2 or item[0] in "'\"" or item.isdigit() for item in items if item)


def _plurals(text: str, words: Lexicon) -> str:
    """ "file(s)" is read "files"."""
    for ending in words.plurals.split():
        text = text.replace(f"({ending})", ending) if re.search(rf"\w\({ending}\)", text) else text
    return text


def _addresses(text: str, words: Lexicon) -> str:
    """Drop addresses that stand apart; one that is a part of the sentence makes it unspeakable."""
    found = list(URL.finditer(text)) + list(EMAIL.finditer(text)) + list(HANDLE.finditer(text))
    if not found:
        return _arrows(text, words)
    body = text
    for address in (URL, EMAIL, HANDLE):
        body = address.sub("\0", body)
    if _apart(body, words) and body.rstrip(" .>)").endswith("\0"):
        body = body.rstrip("\0 →⇒–—-:,;.<>()")
    body = re.sub(r"(?:→|⇒)\s*\0", " ", body)
    if "\0" in body:
        raise Unspeakable("an address is a part of the sentence")
    body = body.rstrip(" :;,–—-→")
    return _arrows(body, words) + ("." if body and body[-1] not in ".!?。！？" else "")


def _arrows(text: str, words: Lexicon) -> str:
    """A sentence for the script without arrows, which nobody says; the sign that closes a quotation is none."""
    closes = text.count("«") >= text.count("»") > 0
    return _ARROWS.sub(lambda m: m[0] if closes and "»" in m[0] else " ", with_arrows(text, words))


def _apart(body: str, words: Lexicon) -> bool:
    """Whether the addresses at the end are set off by an arrow, colon or dash and not governed by a word."""
    head = body[: body.index("\0")].rstrip()
    if not head or head[-1] in "→⇒:–—-.!?。！？":
        return bool(head)
    return False


@lru_cache(maxsize=64)
def _spoken(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Expressions for the abbreviations of a language, and for those that are some only before a figure."""
    words = lexicon(language)
    say, numbered = (
        "|".join(sorted((re.escape(text) for text in table), key=len, reverse=True))
        for table in (words.say, words.numbered)
    )
    return (
        re.compile(rf"(?<![\w.])(?:{say})(?!\w)") if say else None,
        re.compile(rf"(?<![\w.])(?:{numbered})\s?(?=\d)") if numbered else None,
    )


def _spell(text: str, words: Lexicon) -> str:
    """Abbreviations, units and signs in words."""
    say, numbered = _spoken(words.code)
    if numbered is not None:
        text = numbered.sub(lambda m: _opening(words.numbered[m[0].strip()], text[: m.start()]) + " ", text)
    text = with_units(with_signs(text, words), words)
    if say is not None:
        text = say.sub(lambda m: _kept_stop(words, text, m), text)
    if words.conjunction:
        text = re.sub(r"(?<=\w) & (?=\w)", f" {words.conjunction} ", text)
    if words.section_sign:
        text = re.sub(r"§{1,2}\s?(?=\d)", f"{words.section_sign} ", text)
    return text


def _opening(spoken: str, before: str) -> str:
    """The words with a capital where they begin the sentence."""
    return spoken[:1].upper() + spoken[1:] if before.strip(" \"'“„«¿¡") == "" else spoken


def _kept_stop(words: Lexicon, text: str, match: re.Match[str]) -> str:
    """The spoken form; the full stop of "etc." stays where it also ends the sentence."""
    spoken, after = words.say[match[0]], text[match.end() :]
    ends = match[0].rstrip(".") in abbreviations(words.code).ends and bool(re.match(r"\s+[^\W\d_a-z]", after))
    at_end = not after.strip(" \"'”’»)") or (ends and after.strip()[:1].isupper())
    return _opening(spoken, text[: match.start()]) + ("." if at_end and match[0].endswith(".") else "")


def _tidy(text: str) -> str:
    """Mend the blanks and stops that dropping left behind."""
    text = re.sub(r"\s+([,;:.!?…。，、！？؟،])", r"\1", text)
    text = re.sub(r"([,;:])\s*(?=[,;:.!?。])", "", text)
    text = re.sub(r"([。，、])\1+", r"\1", text)
    text = re.sub(r"[“„«\"]\s*[”“»\"](?=[\s.,;]|$)", "", text)
    text = re.sub(r"(?<=[\u3040-\u9fff])\s+(?=[\u3040-\u9fff、。])", "", text)
    text = re.sub(r"\s+", " ", text).strip(" •*·")
    return re.sub(r"\s([”»])", r"\1" if "«" not in text else r" \1", text)


def _n_words(text: str) -> int:
    return len(_WORD.findall(text))


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


def _require_words(text: str, source: str, language: str) -> None:
    """Refuse what is no sentence for the ear."""
    if not text:
        raise Unspeakable("nothing is left to say")
    if _HOST.search(text):
        raise Unspeakable("an address is a part of the sentence")
    if _CODE.search(text):
        raise Unspeakable("it holds code")
    if len(_DOTTED.findall(text)) > 2:
        raise Unspeakable("it holds code")
    count = _letters if unspaced(language) else _n_words  # without blanks, a sign in words joins two runs
    left, had = count(text), count(_ASIDE.sub("", without_tags(URL.sub("", source))))
    if left < 0.6 * had:
        raise Unspeakable("too little of it can be said")
    letters = sum(unicodedata.category(c)[0] in "LM" for c in text)
    figures = sum(c.isdigit() for c in text)
    length = len(text.replace(" ", ""))
    if letters < 0.45 * length or letters + figures < 0.62 * length:
        raise Unspeakable("it is hardly words")
    if (
        any(text.count(a) != text.count(b) for a, b in (("“", "”"), ("「", "」"), ("『", "』"), ("«", "»")))
        and "„" not in text
        and base(language) not in ("sv", "fi")
    ):
        raise Unspeakable("a quotation goes on beyond it")
    if text.count("„") > text.count("“") + text.count("”") or ("„" in text and text.count("„") < text.count("“")):
        raise Unspeakable("a quotation goes on beyond it")
    if text.count('"') % 2 or any(c in _INDEX.sub("", text) for c in "()[]（）【】"):
        raise Unspeakable("a bracket or quotation goes on beyond it")


def _finish(text: str, language: str) -> str:
    """End with a stop; keep a colon."""
    text = _DANGLING_END.sub("", text) if not text.endswith((":", "：")) else text
    bare = text.rstrip("\"'”’»«)」』“ ")
    if bare and bare[-1] in ".!?…:。！？：؟۔।॥;":
        return text
    stop = {"ja": "。", "zh": "。", "hi": "।", "mr": "।", "ne": "।", "ur": "۔", "th": "", "bn": "।"}.get(
        base(language), "."
    )
    return text + stop
