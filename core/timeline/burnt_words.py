"""The words of burnt-in captions as ASS text, with what moves in it as data: the turns of words and their growth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.language.emoji import spans
from core.language.hyphens import SOFT, shown
from core.model.timeline import CaptionStyle, Cue, Token
from core.timeline.layout import joined

EMOJI_FONT = "Noto Emoji"  # named, because libass would take the parts of a sequence from several fonts
_GUARD = "\u2060"  # word joiner: no letter, no width; keeps a backslash from becoming a command
_RIGHT_MARK = "\u200f"  # no width; without it libass misplaces Latin in brackets before a number
_SCRIPT_MARK = "\u180e"  # no width, but a script: where nothing has one, libass draws a keycap as digit and box
_LATIN_CLOSED = re.compile(r"(?<=[A-Za-z0-9])([.!?%]*[)\]]+)")
_GROWS_MS = 100


@dataclass(frozen=True)
class Words:
    """The words shown from a frame to another as ASS text; in ms from their start: when the turn of each word comes,
    and until when they grow.
    """

    first_frame: int
    end_frame: int
    text: str
    turns_ms: tuple[int, ...] = ()
    grows_ms: int = 0


def escape(text: str) -> str:
    """A caption's text that libass shows as it is: no command, no override, one line."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\" + _GUARD).replace("{", "\\{").replace("}", "\\}")


def words_of(cue: Cue, look: CaptionStyle, fps: int, *, rtl: bool) -> Iterable[Words]:
    """The words of a caption in the order in which they are shown."""
    head = _RIGHT_MARK if rtl else ""
    if look.mode == "pop":
        yield from _pop(cue, look, head)
    elif look.mode == "karaoke":
        yield _karaoke(cue, look, fps, head)
    else:
        text = "\\N".join(head + _text(joined(line), look, head) for line in cue.lines)
        yield Words(cue.start_frame, cue.end_frame, text)


def _text(text: str, look: CaptionStyle, mark: str) -> str:
    shown = text.upper() if look.uppercase else text
    if mark:
        shown = _LATIN_CLOSED.sub(rf"\1{mark}", shown)
    shown, out, at = " ".join(shown.split()), "", 0
    for start, end in spans(shown):
        out += f"{_escaped(shown[at:start])}{{\\fn{EMOJI_FONT}}}{shown[start:end]}{{\\fn{look.font}}}"
        at = end
    settled = _SCRIPT_MARK if at and not any(char.isalpha() for char in shown) else ""
    return out + _escaped(shown[at:]) + settled


def _karaoke(cue: Cue, look: CaptionStyle, fps: int, head: str) -> Words:
    """`\\k` before each token; durations are differences of rounded times, so that they never drift apart."""
    origin = cue.start_frame * 100 // fps
    flat = [(n, token) for line in cue.lines for n, token in enumerate(line)]
    times = [max(0, token.start_frame * 100 // fps - origin) for _, token in flat]
    stop = max(cue.end_frame * 100 // fps - origin, times[-1])
    out = f"{{\\k{times[0]}}}" if times[0] else ""
    for place_no, ((n, token), at, until) in enumerate(zip(flat, times, [*times[1:], stop], strict=True)):
        if place_no:
            out += "\\N" if n == 0 else " " if token.joint == "space" else ""
        mark = head if n == 0 else ""
        last = place_no + 1 == len(flat) or flat[place_no + 1][0] == 0
        text = shown(token.text) if last else token.text.replace(SOFT, "")
        out += f"{mark}{{\\k{until - at}}}{_text(text, look, head)}"
    turns = (*([times[0]] if times[0] else []), *times[1:], stop)
    return Words(cue.start_frame, cue.end_frame, out, tuple(turn * 10 for turn in turns))


def _pop(cue: Cue, look: CaptionStyle, head: str) -> Iterable[Words]:
    """One token at a time, from its first sound to the next one's, growing quickly into place."""
    flat: list[Token] = [token for line in cue.lines for token in line]
    for n, token in enumerate(flat):
        first = max(token.start_frame if n else cue.start_frame, cue.start_frame)
        last = min(flat[n + 1].start_frame if n + 1 < len(flat) else cue.end_frame, cue.end_frame)
        grows_ms = 0 if token.start_frame < first else _GROWS_MS
        grow = f"{{\\fscx86\\fscy86\\t(0,{grows_ms},\\fscx100\\fscy100)}}" if grows_ms else ""
        yield Words(first, last, grow + head + _text(shown(token.text), look, head), grows_ms=grows_ms)
