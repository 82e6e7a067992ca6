"""Answers of stand-in models: they read the numbered sentences of their prompt, as a real one would."""

from __future__ import annotations

import json
import re
from typing import Any

from core.model.article import Article, Heading, Image, Paragraph

STEPS = (
    "The old mill by the river Lauter was built in 1782 and ground rye for eleven villages.",
    "Its wheel measures 5.4 metres across and turns four times a minute when the water is high.",
    "A flood carried the first weir away in the spring of 1829, and the miller rebuilt it in stone.",
    "Today a turbine of 30 kilowatts stands where the second pair of stones once turned.",
    "The cooperative sells the current to the village and pays for the upkeep of the roof with it.",
    "Visitors can watch the gears at work on the first Sunday of every month.",
    "Oak, hornbeam and iron each have their place in the drive, because each wears in its own way.",
    "The miller dresses the stones by hand, a work that takes two days for each pair.",
)


def article(repeat: int = 1, title: str = "The mill on the Lauter") -> Article:
    """An article of eight sentences, or of as many variations of them as one likes."""
    blocks: list[Any] = []
    for n in range(repeat):
        blocks.append(Heading(text=f"Part {n + 1}"))
        rows = [f"{step[:-1]} at mill {n + 1}." if repeat > 1 else step for step in STEPS]
        blocks.append(Paragraph(text=" ".join(rows[:4])))
        if n == 0:
            blocks.append(
                Image(location="wheel.jpg", alt="The wheel", caption="The wheel of the mill", sha256="a" * 64)
            )
        blocks.append(Paragraph(text=" ".join(rows[4:])))
    return Article(title=title, language="en", url="https://mill.example/lauter", blocks=tuple(blocks))


def numbered(prompt: str) -> list[tuple[int, str]]:
    """The sentences that a prompt quotes, with their numbers."""
    return [(int(n), text) for n, text in re.findall(r"^\[(\d+)\] (.+)$", prompt, re.M)]


def sentence(number: int, text: str, *terms: str) -> dict[str, Any]:
    return {"text": text, "sources": [number], "search_terms": [*terms] or ["water mill"]}


def whole(prompt: str, times: int = 1, **changes: Any) -> dict[str, Any]:
    """A good script of the sentences of a prompt; `times` as long."""
    found = numbered(prompt)
    rest = [sentence(n, text) for n, text in found[2:]]
    more = [
        sentence(n, f"{text.rstrip('.')} as report number {again} says.")
        for again in range(1, times)
        for n, text in found[2:]
    ]
    middle = len(rest) // 2 or 1
    points = [
        {"heading": "How it works", "text": rest[:middle] + more, "duration_est": 20, "visual_cue": "the mill wheel",
         "text_overlay": "Five metres"},
        {"heading": "Today", "text": rest[middle:] or rest, "duration_est": 20, "visual_cue": "", "text_overlay": ""},
    ]  # fmt: skip
    results = {
        "title": "A mill that never stopped",
        "hook": [sentence(*found[0])],
        "intro": [sentence(*found[1])],
        "points": points,
        "cta": [{"text": "Come and see it turn.", "sources": [], "search_terms": []}],
    }
    return {**results, **changes}


def parts(prompt: str, seconds: float = 80.0) -> dict[str, Any]:
    """The points of a part of a long article, of about so many seconds."""
    found = numbered(prompt)
    rows, current = [], 0.0
    for n, text in found:
        if current > seconds:
            break
        rows.append(sentence(n, text))
        current += len(text) * 0.062
    point = {"heading": f"From {found[0][0]}", "text": rows, "duration_est": 60, "visual_cue": "", "text_overlay": ""}
    return {"points": [point]}


def frame(prompt: str) -> dict[str, Any]:
    result = whole(prompt)
    return {name: result[name] for name in ("title", "hook", "intro", "cta")}


def any_form(prompt: str, seconds: float = 80.0) -> str:
    """The right form of answer for whatever a prompt asks for."""
    if "Write only the points" in prompt:
        return json.dumps(parts(prompt, seconds))
    if "The points of the video are written" in prompt:
        return json.dumps(frame(prompt))
    return json.dumps(whole(prompt))
