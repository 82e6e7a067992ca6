"""A script as other programs read it: the sections of the wizard's table, and the JSON shape of the specification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.language.spacing import between_sentences
from core.model.script import Line, Script
from core.script.post.chapters import chapters


def sections(script: Script) -> list[dict[str, Any]]:
    """The sections of a script as data: hook, introduction, each point, closing: `{"section", "point", "heading",
    "text", "lines", "duration_est"}`.
    """
    out: list[dict[str, Any]] = []
    for line in script.lines:
        if not out or (out[-1]["section"], out[-1]["point"]) != (line.section, line.point):
            heading = script.headings[line.point] if 0 <= line.point < len(script.headings) else ""
            out.append({"section": line.section, "point": line.point, "heading": heading, "text": "", "lines": []})
        out[-1]["lines"].append(line.id)
        out[-1]["text"] = join(out[-1]["text"], line.text, script.language)
        out[-1]["duration_est"] = round(out[-1].get("duration_est", 0.0) + line.estimate_s, 2)
    return out


def as_seed_json(script: Script, starts_s: Mapping[int, float] | None = None) -> dict[str, Any]:
    """The script in the specification's shape: hook, intro, points, cta, chapter_markers, total_estimated_duration."""
    parts = sections(script)

    def text(name: str) -> str:
        return join("", *(part["text"] for part in parts if part["section"] == name), script.language)

    points = []
    for part in parts:
        if part["section"] != "point":
            continue
        lines = [line for line in (script.line(n) for n in part["lines"]) if line is not None]
        points.append(
            {
                "text": part["text"],
                "heading": part["heading"],
                "duration_est": part["duration_est"],
                "visual_cue": _cue(lines),
                "text_overlay": next((line.overlay for line in lines if line.overlay), ""),
            }
        )
    return {
        "hook": text("hook"),
        "intro": text("intro"),
        "points": points,
        "cta": text("cta"),
        "chapter_markers": [{"time": mark.time, "title": mark.title} for mark in chapters(script, starts_s)],
        "total_estimated_duration": round(script.total_estimated_duration, 2),
    }


def _cue(lines: list[Line]) -> str:
    """Describe the visual cue of a section's lines in words."""
    for line in lines:
        if line.cue.block is not None:
            return f"{line.cue.kind} (block {line.cue.block}) {line.cue.note}".strip()
    return " ".join(lines[0].cue.terms) if lines else ""


def join(*parts: str) -> str:
    """The texts of a script's lines joined as their language writes them; the last argument is the language."""
    *texts, language = parts
    return between_sentences(language).join(text for text in texts if text)
