"""The words of a film as text: ASS to burn in (each scene its pieces), SRT and WebVTT beside the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

import pysrt
import pysubs2

from core.language.emoji import spans
from core.language.hyphens import SOFT, shown
from core.language.tag import right_to_left
from core.model.timeline import CaptionStyle, Cue, Scene, Timeline, Token
from core.timeline.layout import joined
from core.timeline.pieces import pieces, within
from core.timeline.place import Place, place

EMOJI_FONT = "Noto Emoji"  # named, because libass would take the parts of a sequence from several fonts
DESCENT_EM = 0.22  # letters of some scripts (Arabic, Thai) reach this far below the line
BOX_ALPHA = 96  # of 255, 0 is opaque
_RIGHT_MARK = "\u200f"  # no width; without it libass misplaces Latin in brackets before a number
_SCRIPT_MARK = "\u180e"  # no width, but a script: where nothing has one, libass draws a keycap as digit and box
_LATIN_CLOSED = re.compile(r"(?<=[A-Za-z0-9])([.!?%]*[)\]]+)")
_WIDE = str.maketrans("{}<>", "\uff5b\uff5d\uff1c\uff1e")
_ENCLOSED = re.compile(r"\{.*\}|<.*>", re.DOTALL)
_MARKUP = re.compile(r"\\(?=[Nnh])|--(?=>)")
_GUARD = "\u2060"  # word joiner: no letter, no width; keeps a backslash from becoming a command


def escape(text: str) -> str:
    """A caption's text that libass shows as it is: no command, no override, one line."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\" + _GUARD).replace("{", "\\{").replace("}", "\\}")


def ass(timeline: Timeline, scene: Scene) -> str:
    """The ASS document of one scene, "" where nothing is burnt in; times from its first frame, sizes in its pixels."""
    cues = [(cue, scene.low_captions) for cue in pieces(timeline, scene)]
    return _document(timeline, cues)


def ass_of_film(timeline: Timeline) -> str:
    """The ASS document of the whole film, "" where nothing is burnt in; times count from its first frame."""
    cues = [(cue, scene.low_captions) for scene in timeline.scenes for cue in within(timeline.cues, scene)]
    return _document(timeline, cues)


def _document(timeline: Timeline, cues: Sequence[tuple[Cue, bool]]) -> str:
    """The ASS document of captions and whether each stands at the bottom whatever its style says."""
    if not (cues and timeline.captions_on):
        return ""
    look = timeline.caption_style
    room = place(look, timeline.width, timeline.height, timeline.safe)
    document = pysubs2.SSAFile()
    document.info.clear()
    document.info.update(
        {
            "ScriptType": "v4.00+",
            "PlayResX": str(timeline.width),
            "PlayResY": str(timeline.height),
            "WrapStyle": "2",  # lines are broken here, never by libass
            "ScaledBorderAndShadow": "yes",
            "Kerning": "yes",  # as the lines were measured
            "YCbCr Matrix": "None",
        }
    )
    document.styles.clear()
    document.styles["Default"] = _style(look, room, timeline)
    usual = _position(look, room, timeline)
    low = "\\an2" + _position(look.model_copy(update={"position": "bottom"}), room, timeline)
    for cue, is_low in cues:
        size = f"\\fs{_number(room.fontsize * cue.scale)}" if cue.scale < 1 else ""
        for first, last, text in _shown(cue, look, timeline):
            if first < last:
                document.append(
                    pysubs2.SSAEvent(
                        start=_ms(first, timeline.fps),
                        end=_ms(last, timeline.fps),
                        text=f"{{{low if is_low else usual}{size}}}{text}",
                    )
                )
    return str(document.to_string("ass", header_notice="Reelwright captions of one scene"))


def srt(timeline: Timeline) -> str:
    """The captions as SubRip."""
    items = [
        pysrt.SubRipItem(
            index=n,
            start=pysrt.SubRipTime.from_ordinal(_exact_ms(cue.start_frame, timeline.fps)),
            end=pysrt.SubRipTime.from_ordinal(_exact_ms(cue.end_frame, timeline.fps)),
            text=_srt_text(cue.text),
        )
        for n, cue in enumerate(_whole(timeline.cues), 1)
    ]
    return "\n".join(str(item) for item in items)


def _srt_text(text: str) -> str:
    """Text that readers of SubRip show as it is, though the format has no escapes.

    A word joiner keeps an entity, a command or an arrow from being one; a pair of braces or angle brackets, which many
    readers hide with all between them, becomes its wide form. What no reader takes for markup stays.
    """
    text = _MARKUP.sub(lambda match: match.group() + _GUARD, text)
    if html.unescape(text) != text:
        text = text.replace("&", "&" + _GUARD)
    for _ in range(2):  # braces around angle brackets, or the reverse
        text = _ENCLOSED.sub(lambda match: match.group().translate(_WIDE), text)
    return text


def vtt(timeline: Timeline) -> str:
    """The captions as WebVTT (https://www.w3.org/TR/webvtt1/)."""
    blocks = ["WEBVTT\n"]
    for n, cue in enumerate(_whole(timeline.cues), 1):
        start, end = (_stamp(_exact_ms(frame, timeline.fps)) for frame in (cue.start_frame, cue.end_frame))
        blocks.append(f"{n}\n{start} --> {end}\n{_vtt_text(cue.text)}\n")
    return "\n".join(blocks)


def _whole(cues: Sequence[Cue]) -> list[Cue]:
    """The captions with no word in two of them: what goes on in the next is put together."""
    out: list[Cue] = []
    for cue in cues:
        if out and cue.lines and cue.lines[0][0].joint == "piece":
            out[-1] = out[-1].model_copy(update={"end_frame": cue.end_frame, "lines": out[-1].lines + cue.lines})
        else:
            out.append(cue)
    return out


def _vtt_text(text: str) -> str:
    """Escaped where a reader would take it for markup; a lone "&" is read as itself and stays readable."""
    if html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace("-->", "--&gt;")


def _exact_ms(frame: int, fps: int) -> int:
    return round(frame * 1000 / fps)


def _ms(frame: int, fps: int) -> int:
    """ASS counts hundredths: rounded down, the caption is there at its first frame and gone at its last."""
    return frame * 100 // fps * 10


def _stamp(ms: int) -> str:
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _colour(value: str, alpha: int = 0) -> pysubs2.Color:
    red, green, blue = (int(value[n : n + 2], 16) for n in (1, 3, 5))
    return pysubs2.Color(red, green, blue, alpha)


def _style(look: CaptionStyle, room: Place, timeline: Timeline) -> pysubs2.SSAStyle:
    primary, secondary = look.colour, look.colour
    if look.mode == "karaoke":
        primary = look.highlight  # \k turns a word from the secondary to the primary colour
    return pysubs2.SSAStyle(
        fontname=look.font,
        fontsize=room.fontsize,
        primarycolor=_colour(primary),
        secondarycolor=_colour(secondary),
        outlinecolor=_colour(look.outline_colour),
        backcolor=_colour(look.outline_colour, BOX_ALPHA if look.box else 128),
        bold=look.bold,
        borderstyle=4 if look.box else 1,
        outline=round(room.outline_px, 2),
        shadow=round(room.padding_px if look.box else room.shadow_px, 2),
        alignment=pysubs2.Alignment(_alignment(look, timeline.language)),
        marginl=room.left,
        marginr=room.right,
        marginv=room.bottom,
        encoding=-1,  # libass then finds each line's direction itself; with 1 tags reverse Arabic word order
    )


def _alignment(look: CaptionStyle, language: str) -> int:
    if look.position == "lower_third":
        return 3 if right_to_left(language) else 1
    return 5 if look.position == "middle" else 2


def _position(look: CaptionStyle, room: Place, timeline: Timeline) -> str:
    """An explicit anchor, so that captions never move to avoid one another."""
    edge = room.padding_px + room.outline_px + room.shadow_px
    bottom = timeline.height - room.bottom - edge - room.em_px * DESCENT_EM
    alignment = _alignment(look, timeline.language)
    x = {
        1: room.left + edge,
        3: timeline.width - room.right - edge,
    }.get(alignment, (room.left + timeline.width - room.right) / 2)
    y = bottom if alignment < 4 else (room.top + timeline.height - room.bottom) / 2
    return f"\\pos({_number(x)},{_number(y)})"


def _shown(cue: Cue, look: CaptionStyle, timeline: Timeline) -> Iterable[tuple[int, int, str]]:
    """The events of a caption as (first frame, end frame, ASS text)."""
    head = _RIGHT_MARK if right_to_left(timeline.language) else ""
    if look.mode == "pop":
        yield from _pop(cue, look, timeline.fps, head)
    elif look.mode == "karaoke":
        yield cue.start_frame, cue.end_frame, _karaoke(cue, look, timeline.fps, head)
    else:
        yield cue.start_frame, cue.end_frame, "\\N".join(head + _text(joined(line), look, head) for line in cue.lines)


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


def _karaoke(cue: Cue, look: CaptionStyle, fps: int, head: str) -> str:
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
    return out


def _pop(cue: Cue, look: CaptionStyle, fps: int, head: str) -> Iterable[tuple[int, int, str]]:
    """One token at a time, from its first sound to the next one's, growing quickly into place."""
    flat: list[Token] = [token for line in cue.lines for token in line]
    for n, token in enumerate(flat):
        first = max(token.start_frame if n else cue.start_frame, cue.start_frame)
        last = min(flat[n + 1].start_frame if n + 1 < len(flat) else cue.end_frame, cue.end_frame)
        grow = "" if token.start_frame < first else "{\\fscx86\\fscy86\\t(0,100,\\fscx100\\fscy100)}"
        yield first, last, grow + head + _text(shown(token.text), look, head)
