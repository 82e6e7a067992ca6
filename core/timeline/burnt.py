"""The captions burnt into a picture: an ASS document, and its events as data for who draws each look once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pysubs2

from core.language.tag import right_to_left
from core.model.timeline import CaptionStyle, Cue, Scene, Timeline
from core.timeline.burnt_words import words_of
from core.timeline.pieces import pieces, within
from core.timeline.place import Place, place

DESCENT_EM = 0.22  # letters of some scripts (Arabic, Thai) reach this far below the line
BOX_ALPHA = 96  # of 255, 0 is opaque
_LINE_EM = 1.7  # of the font's size: no script's lines are higher


@dataclass(frozen=True)
class Event:
    """A line of the document, with what moves in it in ms from its start; it stands between two rows of the picture."""

    start_ms: int
    end_ms: int
    text: str
    turns_ms: tuple[int, ...]
    grows_ms: int
    top: float
    bottom: float

    def line(self, start_ms: int, end_ms: int) -> str:
        """The event as a line of an ASS document, at other times."""
        return f"Dialogue: 0,{_stamp(start_ms)},{_stamp(end_ms)},Default,,0,0,0,,{self.text}\n"


@dataclass(frozen=True)
class Burnt:
    """The captions of a picture: head of the ASS document and its events; empty where nothing is burnt in."""

    head: str = ""
    events: tuple[Event, ...] = ()

    @cached_property
    def text(self) -> str:
        """The document, "" where nothing is burnt in."""
        return self.head + "".join(event.line(event.start_ms, event.end_ms) for event in self.events)

    def band(self, height: int) -> tuple[int, int]:
        """The rows of the picture between which all of it will stand, even and ample."""
        top = int(min(event.top for event in self.events)) // 2 * 2
        bottom = int(max(event.bottom for event in self.events)) // 2 * 2 + 2
        return (max(0, top), min(height, bottom)) if top < height and bottom > 0 else (0, height)


def burnt_into(timeline: Timeline, scene: Scene) -> Burnt:
    """The captions of one scene; times from its first frame, sizes in its pixels."""
    return _burnt(timeline, [(cue, scene.low_captions) for cue in pieces(timeline, scene)])


def burnt_into_film(timeline: Timeline) -> Burnt:
    """The captions of the whole film; times count from its first frame."""
    cues = [(cue, scene.low_captions) for scene in timeline.scenes for cue in within(timeline.cues, scene)]
    return _burnt(timeline, cues)


def _burnt(timeline: Timeline, cues: Sequence[tuple[Cue, bool]]) -> Burnt:
    """Captions, each with whether it stands at the bottom whatever its style says."""
    if not (cues and timeline.captions_on):
        return Burnt()
    look = timeline.caption_style
    room = place(look, timeline.width, timeline.height, timeline.safe)
    style = _style(look, room, timeline)
    events = [event for cue, is_low in cues for event in _events(cue, timeline, room, style, is_low)]
    return Burnt(_head(style, timeline), tuple(events))


def _events(cue: Cue, timeline: Timeline, room: Place, style: pysubs2.SSAStyle, is_low: bool) -> Iterable[Event]:
    look, fps = timeline.caption_style, timeline.fps
    x, y = _position(look.model_copy(update={"position": "bottom"}) if is_low else look, room, timeline)
    tags = ("\\an2" if is_low else "") + f"\\pos({_number(x)},{_number(y)})"
    size = f"\\fs{_number(room.fontsize * cue.scale)}" if cue.scale < 1 else ""
    if cue.by_guest:
        tags += f"\\{'2c' if look.mode == 'karaoke' else '1c'}{_ass_colour(look.guest_colour)}"
    edge, middle = style.outline + style.shadow, style.alignment > 3 and not is_low
    for words in words_of(cue, look, fps, rtl=right_to_left(timeline.language)):
        if words.first_frame < words.end_frame:
            reach = room.fontsize * _LINE_EM * (words.text.count("\\N") + 1) + edge
            yield Event(
                start_ms=_ms(words.first_frame, fps),
                end_ms=_ms(words.end_frame, fps),
                text=f"{{{tags}{size}}}{words.text}",
                turns_ms=words.turns_ms,
                grows_ms=words.grows_ms,
                top=y - reach,
                bottom=y + (reach if middle else room.fontsize + edge),
            )


def _head(style: pysubs2.SSAStyle, timeline: Timeline) -> str:
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
    document.styles["Default"] = style
    return str(document.to_string("ass", header_notice="Reelwright captions of one scene"))


def _ms(frame: int, fps: int) -> int:
    """ASS counts hundredths: rounded down, the caption is there at its first frame and gone at its last."""
    return frame * 100 // fps * 10


def _stamp(ms: int) -> str:
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms // 10 % 100:02d}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _colour(value: str, alpha: int = 0) -> pysubs2.Color:
    red, green, blue = (int(value[n : n + 2], 16) for n in (1, 3, 5))
    return pysubs2.Color(red, green, blue, alpha)


def _ass_colour(value: str) -> str:
    """A colour as an override tag takes it: "&HBBGGRR&"."""
    return f"&H{value[5:7]}{value[3:5]}{value[1:3]}&"


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


def _position(look: CaptionStyle, room: Place, timeline: Timeline) -> tuple[float, float]:
    """An explicit anchor, so that captions never move to avoid one another."""
    edge = room.padding_px + room.outline_px + room.shadow_px
    bottom = timeline.height - room.bottom - edge - room.em_px * DESCENT_EM
    alignment = _alignment(look, timeline.language)
    x = {
        1: room.left + edge,
        3: timeline.width - room.right - edge,
    }.get(alignment, (room.left + timeline.width - room.right) / 2)
    y = bottom if alignment < 4 else (room.top + timeline.height - room.bottom) / 2
    return x, y
