"""The sentences of a finished video's report, made of what each check measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.model.presets import PRESETS
from core.wording.lengths import length

Row = str | Callable[[Any], str]


def _when(spans: list[list[float]]) -> str:
    named = ", ".join(f"{a:.1f}-{b:.1f} s" for a, b in spans[:4])
    return f"at {named}" + (" and elsewhere" if len(spans) > 4 else "")


def _scenes(data: Any) -> str:
    named = ", ".join(str(n + 1) for n in data["value"][:6])
    return f"Captions of scene {named} lie where the platform's own buttons are, or outside the picture."


def _fast(data: Any) -> str:
    top = max((speed for _, speed in data["value"]), default=0.0)
    return f"{len(data['value'])} captions are too fast to read (up to {top:.0f} characters a second)."


def _lasts(data: Any) -> str:
    low, high = data["limit"]
    return f"For {data['platform']} we advise {length(low)} to {length(high)}; this lasts {length(data['value'])}."


def _still(data: Any) -> str:
    value = data["value"]
    return (
        f"In {value['score']:.0%} of the video nothing moves for a while (up to {value['longest_s']:.0f} seconds at "
        "a time); more pictures, shorter lines or other cards help."
    )


def _moves(data: Any) -> str:
    score = (data["value"] or {}).get("score", 0.0)
    return "Something new is seen all the time" + (f" (nothing for a while in {score:.0%} of it)." if score else ".")


# What is said of each check where it was passed, and where it was missed.
TABLE: dict[str, tuple[Row, Row]] = {
    "video_stream": (
        "The pictures are H.264 High 4:2:0 in BT.709 at the right size and rate.",
        "The video stream is not what the platforms ask for (H.264 High 4:2:0, BT.709, the preset's size and rate).",
    ),
    "audio_stream": ("The sound is AAC, 48 kHz, stereo.", "The sound is not AAC at 48 kHz in stereo."),
    "container": (
        "The file starts playing while it loads and has no edit lists.",
        "The file's index is at its end, or it has edit lists, which Reels refuses.",
    ),
    "frames": (
        "Every frame is there, at an even pace.",
        "The file has {value} frames instead of {limit}, or they come at an uneven pace.",
    ),
    "sync": ("Sound and pictures are equally long.", "Sound and pictures differ by {value:.2f} seconds."),
    "decode": (
        "The whole file decodes without a complaint.",
        "The file is damaged: the decoder complained {value} times.",
    ),
    "black": ("No part is black.", lambda data: f"The picture is black {_when(data['value'])}."),
    "frozen": ("Everything that should move moves.", lambda data: f"The picture stands still {_when(data['value'])}."),
    "silent": ("No unexpected silence.", lambda data: f"There is no sound {_when(data['value'])}."),
    "loudness": (
        "The loudness is what the platforms play at.",
        "The loudness is {value:.1f} LUFS; platforms want {limit[0]:.0f}.",
    ),
    "true_peak": (
        "No peak is too loud.",
        "A peak reaches {value:.1f} dBTP and may crackle; {limit:.0f} is the most.",
    ),
    "caption_safe_zone": ("All captions keep clear of the platform's buttons.", _scenes),
    "caption_speed": ("All captions can be read in time.", _fast),
    "slideshow": (
        _moves,
        _still,
    ),
    "duration": ("The length suits the platform.", _lasts),
    "size": (
        "The file is small enough for the platform.",
        lambda data: f"The file has {data['value'] / 1e6:.0f} MB; the platform takes {data['limit'] / 1e6:.0f}.",
    ),
}


def report(values: Mapping[str, Any], preset: str) -> dict[str, Any]:
    """The report on a film with the sentence of each check; one of an earlier version has it already."""
    label = PRESETS[preset].label if preset in PRESETS else "The platform"
    return {**values, "checks": [_told(item, label) for item in values.get("checks", [])]}


def bare(shown: Mapping[str, Any]) -> dict[str, Any]:
    """The report on a film as it is kept: what was measured, no sentence."""
    return {**shown, "checks": [{k: v for k, v in item.items() if k != "message"} for item in shown["checks"]]}


def _told(check: Mapping[str, Any], platform: str) -> dict[str, Any]:
    if "message" in check or check["name"] not in TABLE:
        return {"message": "", **check}
    row = TABLE[check["name"]][0 if check["ok"] else 1]
    data = {**check, "platform": platform}
    return {**check, "message": row(data) if callable(row) else row.format_map(data)}
