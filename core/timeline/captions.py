"""The words of a film as text beside its file: SRT and WebVTT."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import pysrt

from core.model.timeline import Cue, Timeline

_WIDE = str.maketrans("{}<>", "\uff5b\uff5d\uff1c\uff1e")
_ENCLOSED = re.compile(r"\{.*\}|<.*>", re.DOTALL)
_MARKUP = re.compile(r"\\(?=[Nnh])|--(?=>)")
_GUARD = "\u2060"  # word joiner: no letter, no width; keeps a backslash from becoming a command


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


def _stamp(ms: int) -> str:
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
