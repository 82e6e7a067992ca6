"""Takes out of a model's words what is not to be said: Markdown, brackets, stage directions, addresses, keys, paths."""

from __future__ import annotations

import re
import unicodedata

from core.language.graphemes import start
from core.script.model.hosts import ENDINGS
from core.script.read.speakable import EMAIL, URL, Unspeakable, plain, speakable

_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\((?:[^()\n]{0,2000})\)")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>")
_BRACKETS = re.compile(r"\s*(?:\[[^\[\]]*\]|\{[\w ,-]{1,40}\}|\([^()]*\)|（[^（）]*）|【[^【】]*】|［[^［］]*］)")
_STARRED = re.compile(r"(?<![\w*])\*(?!\*)[a-z][^*\n]{0,40}\*(?=\s|[.,]|$)")  # *smiles*
_MARKS = re.compile(r"\*\*|__|~~|`+|(?<!\w)[*_](?=\w)|(?<=[\w.,!?])[*_](?!\w)")
_HEAD = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|[-*•–]\s+|\d{1,2}[.)]\s+(?=[A-Z¿¡]))")
_LABEL = re.compile(
    r"^\s*(?:(?:the )?(?:narrator|narration|voice[- ]?over|vo|host|speaker|presenter|hook|intro(?:duction)?|outro|cta"
    r"|call to action|conclusion|closing|text overlay|on[- ]screen text|visual|music|sfx|b-roll|cut to|fade (?:in|out)"
    r"|sprecher(?:in)?|erzähler(?:in)?|narrateur|narratrice|narrador(?:a)?|voz en off|voix off|旁白"
    r"|ナレーション|ナレーター"
    r"|(?:scene|point|part|section|paragraph|szene|punkt|teil|scène|escena|punto)\s*\d+)\b"
    r"\s*\d{0,2})\s*[:：]\s*",
    re.I,
)
_DIRECTION = re.compile(
    r"^\s*(?:music|applause|pause|beat|silence|laughs?|fade (?:in|out)|cut to\b.*|sfx\b.*|end of (?:video|script))\W*$",
    re.I,
)
_HANDLE = re.compile(r"@")
_DOTTED = re.compile(r"(?<![\w.])((?:[\w-]{1,63}\.)+[^\W\d_]{2,24})(?![\w])", re.U)
_SAID_DOT = re.compile(
    r"\b[\w-]+ (?:dot|punkt|point|punto|точка) "
    r"(?:com|net|org|io|example|test|info|xyz|dev|app|ru|de|co|me|site|online)\b",
    re.I,
)
_UNDOTTED = re.compile(r"\s*[\[({]\s*(?:\.|dot)\s*[\])}]\s*|(?<=[a-zA-Z0-9])[。．｡․](?=[a-zA-Z])", re.I)
_SCHEME = re.compile(
    r"\b(?:h[tx]{2}ps?|ftp|file|ssh|magnet)\s*:\s*//|\b(?:data|javascript|mailto|tel):\S|\bwww\b|://", re.I
)
_PATH = re.compile(r"(?:(?<![\w/])(?:~|\.{1,2})?/[\w.-]{2,}|\b[A-Za-z]:\\|\\\\\w|(?<!\w)~/|(?:\b[\w.-]+/){2,}[\w.-]+)")
_FILES = re.compile(
    r"\.(?:[jt]sx?|cpp|css|html|txt|json|xml|ya?ml|toml|csv|pdf|png|jpg|svg|gif|mp[34]|wav|exe)$|^asp\.net$"
)
_KEY = re.compile(
    r"\b(?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abps]|hf|AKIA|ASIA|AIza)[-_]?[A-Za-z0-9_-]{8,}|\beyJ[\w-]{10,}|-----BEGIN"
)
_TOKEN = re.compile(r"[A-Za-z0-9_+/=-]{16,}")
_EMOJI = frozenset(("So", "Sk", "Cs", "Co", "Cn"))
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")


def sayable(text: str, language: str) -> str:
    """A chat model's unmarked sentence as it can be read aloud, or "" where nothing is left. Addresses are not its
    matter.
    """
    if not text or _DIRECTION.match(text):
        return ""
    for candidate in (text, re.sub('["“”„«»‹›「」『』]', "", text)):
        try:
            return _upper(speakable(candidate, language))
        except Unspeakable:
            continue
    return ""


def showable(text: str, most: int) -> str:
    """A chat model's words for a heading, a title or the picture: one line, no marks, at most so many characters of
    whole words.
    """
    text = unmarked(text).strip("\"'“”„«» .:;–—-")
    if len(text) <= most:
        return text
    head = start(text, most)
    return (head[: head.rfind(" ")] if " " in head[most // 2 :] else head).rstrip(" ,;:–—-")


def unmarked(text: str) -> str:
    """A model's words without Markdown, tags, brackets, labels and emoji, on one line."""
    text = plain(_INVISIBLE.sub("", text[:20_000]).replace("\n", " "))
    text = _TAG.sub(" ", _LINK.sub(r"\1", text))
    text = _STARRED.sub(" ", text)
    for _ in range(3):
        text = _BRACKETS.sub("", text)
    text = _HEAD.sub("", _MARKS.sub("", text))
    text = _LABEL.sub("", text, count=1)
    text = "".join(c for c in text if unicodedata.category(c) not in _EMOJI or c in "°©®™^`")
    text = re.sub(r"(?<!\w)#(?=\w)", "", text)
    return re.sub(r"\s+", " ", text).strip(" *_|")


def leads_away(text: str, allowed: str = "", article: str = "") -> bool:
    """Whether a chat model's words name a page, host, handle, e-mail address, key or path that the user did not type.

    `allowed` is what the user typed; `article` is what was given to read: the name of a file or library ("Node.js")
    may be said if it stands there, a host never.
    """
    bare = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    bare = _UNDOTTED.sub(".", bare)
    given = allowed.casefold()
    if any(match[0].casefold() not in given for match in (*URL.finditer(bare), *EMAIL.finditer(bare))):
        return True
    for pattern in (_SCHEME, _HANDLE, _SAID_DOT, _PATH, _KEY):
        found = pattern.search(bare)
        if found and (not given or found[0].casefold() not in given):
            return True
    for name in _DOTTED.findall(bare):
        low = name.casefold()
        if low not in given and not (_is_name(low) and low in article):
            return True
    return any(_secret(item) for item in _TOKEN.findall(bare))


def _is_name(low: str) -> bool:
    """Whether "node.js" or "collections.deque" is the name of a file or a part of a program, and no host."""
    last = low.rpartition(".")[2]
    return bool(_FILES.search(low)) or (len(last) > 3 and last.isascii() and last not in ENDINGS)


def _secret(token: str) -> bool:
    """Whether a run of characters looks like a key: letters and digits mixed within its parts."""
    mixed = [part for part in re.split(r"[-_/+=]", token) if re.search(r"\d", part) and re.search(r"[A-Za-z]", part)]
    return sum(len(item) for item in mixed) >= 12


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].islower() and not text[:2].strip()[1:].isupper() else text
