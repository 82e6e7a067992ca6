"""Letters as a reader sees them: invisible ones go, spaces are single, composed forms are used."""

from __future__ import annotations

import re
import unicodedata

LINE_BREAK = "\u2028"  # stands for <br> while a page is walked; never left in an article

_ALWAYS_OUT = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f\u2029\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_TAGGED_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f")  # Scotland's is a flag and letters unseen
_JOINER = re.compile("[\u200c\u200d]")
_NO_LETTER = re.compile(r"[\W_]+")
_SPACES = re.compile(r"[\s\u0085\u00a0]+")
_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af"
    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)


def visible(text: str) -> str:
    """A document's text without invisible characters; line breaks stay.

    Zero-width (non-)joiners stay only where they shape letters: in Persian, Indic scripts and emoji sequences.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    flags = _TAGGED_FLAG.findall(text)
    bare = (_ALWAYS_OUT.sub("", part) for part in _TAGGED_FLAG.split(text))
    text = "".join(part + flag for part, flag in zip(bare, [*flags, ""], strict=True))
    if _JOINER.search(text):
        text = "".join(
            ch
            for i, ch in enumerate(text)
            if ch not in "\u200c\u200d"
            or (0 < i < len(text) - 1 and _JOINING_SCRIPTS.match(text[i - 1]) and _JOINING_SCRIPTS.match(text[i + 1]))
        )
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """A document's text, visible, with every run of white space made one blank."""
    return _SPACES.sub(" ", visible(text.replace(LINE_BREAK, " "))).strip()


def paragraphs(text: str) -> list[str]:
    """Inline text of a page split where it holds two line breaks in a row."""
    parts = re.split(f"{LINE_BREAK}\\s*(?:{LINE_BREAK}\\s*)+", text)
    return [line for line in map(one_line, parts) if line]


def code_lines(text: str) -> str:
    """A document's listing: its line breaks and indents as they are, tabs as four blanks, no blank lines at either
    end.
    """
    text = visible(text.replace(LINE_BREAK, "\n")).replace("\u00a0", " ").replace("\t", "    ")
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def key(text: str) -> str:
    """The letters and digits alone of a document's text, in lower case: what two renderings of the same words have in
    common.
    """
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())
