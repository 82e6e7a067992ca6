"""Bidi levels, and a line cut into runs of one direction, one face and one script."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.language.scripts import script_of
from core.lettering.coverage import face_for, family_for, is_ignorable
from core.lettering.faces import Face
from core.lettering.fonts import EMOJI

_EMOJI_NEXT = ("\ufe0f", "\u20e3")  # the selector and the keycap ask for the picture of the sign before them
_ISOLATES = {"LRI", "RLI", "FSI", "PDI"}

_NEUTRAL = {"ON", "B", "S", "WS"}
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉", "《": "》", "「": "」", "『": "』", "【": "】"}


@dataclass(frozen=True)
class Run:
    """Characters `[start, end)` of the line that are shaped together; an odd `level` reads right to left."""

    start: int
    end: int
    level: int
    face: Face | None  # None: no font has them
    script: str


def is_rtl(text: str) -> bool:
    """Whether a text is drawn from right to left: its first strong character reads so."""
    from bidi.algorithm import get_base_level

    return bool(get_base_level(text) == 1)


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of each character of a line to be drawn (Unicode annex 9), one an index of `text`."""
    if base is None and text.isascii():
        return [0] * len(text)
    from bidi import algorithm as uba

    base = (1 if is_rtl(text) else 0) if base is None else base
    storage = uba.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    uba.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
        if char["type"] in _ISOLATES:  # this implementation predates isolates: treat them as nothing
            char["type"] = char["orig"] = "BN"
        elif not char["type"]:  # a sign newer than Python's tables
            char["type"] = char["orig"] = "ON"
    uba.explicit_embed_and_overrides(storage)
    uba.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"])
    uba.resolve_neutral_types(storage, False)
    uba.resolve_implicit_levels(storage, False)
    out: list[int | None] = [None] * len(text)
    for char in storage["chars"]:
        out[char["index"]] = char["level"]
    last = base
    filled = []
    for level in out:  # removed format characters take their left neighbour's level
        last = last if level is None else level
        filled.append(last)
    for index in range(len(text) - 1, -1, -1):  # L1: trailing whitespace takes the paragraph's level
        if not text[index].isspace():
            break
        filled[index] = base
    return filled


def _resolve_brackets(chars: list[dict[str, Any]]) -> None:
    """Rule N0, which python-bidi lacks: both brackets of a pair take the direction of what they enclose.

    Runs of one level stand for isolating run sequences, which differ only in texts with isolates or embeddings.
    """
    strong = {"L": 0, "R": 1, "AL": 1, "EN": 1, "AN": 1}
    open_at: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(chars):
        if char["ch"] in _PAIRS and char["type"] in _NEUTRAL:
            open_at.append((_PAIRS[char["ch"]], at))
        elif char["ch"] in _PAIRS.values() and char["type"] in _NEUTRAL:
            match = next((i for i in range(len(open_at) - 1, -1, -1) if open_at[i][0] == char["ch"]), None)
            if match is not None:
                pairs.append((open_at[match][1], at))
                del open_at[match:]
    for start, end in sorted(pairs):
        embedding = chars[start]["level"] % 2
        if chars[end]["level"] != chars[start]["level"]:
            continue
        inside = {strong[c["type"]] for c in chars[start + 1 : end] if c["type"] in strong}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            before = next((strong[c["type"]] for c in reversed(chars[:start]) if c["type"] in strong), embedding)
            direction = before if before != embedding else embedding
        chars[start]["type"] = chars[end]["type"] = "LR"[direction]


def runs(text: str, language: str, bold: bool, *, family: str = "", extra: Path | None = None) -> list[Run]:
    """The line's runs in logical order. Marks, joiners and selectors stay with the character before them."""
    family = family or family_for(text, language)
    out: list[Run] = []
    script, face = "Zyyy", None
    for index, (char, level) in enumerate(zip(text, levels(text), strict=True)):
        own = script_of(char)
        nothing = is_ignorable(char) and not char.isspace()
        clings = index > 0 and (own == "Zinh" or nothing)
        if own not in ("Zyyy", "Zinh", "Zzzz"):
            script = own
        if clings and face is not None and out and (ord(char) in face.cmap or nothing):
            pass
        else:
            requested = EMOJI if text[index + 1 : index + 2] in _EMOJI_NEXT else family
            found = face_for(char, requested, bold, extra)
            face = found if found is not None else (face if nothing else None)
        last = out[-1] if out else None
        if last is not None and (last.level, last.face) == (level, face) and last.script in (script, "Zyyy"):
            out[-1] = Run(last.start, index + 1, level, face, script)
        else:
            out.append(Run(index, index + 1, level, face, script))
    return out


def visual(items: list[Run]) -> list[Run]:
    """Runs reordered as they stand on the line from left to right (rule L2)."""
    if not items:
        return []
    highest = max(run.level for run in items)
    lowest_odd = min((run.level for run in items if run.level % 2), default=highest + 1)
    ordered = list(items)
    for level in range(highest, lowest_odd - 1, -1):
        at = 0
        while at < len(ordered):
            if ordered[at].level < level:
                at += 1
                continue
            end = at
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[at:end] = reversed(ordered[at:end])
            at = end
    return ordered
