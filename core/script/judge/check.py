"""Faults of a script in plain words: for the page that shows it and before a voice is paid for."""

from __future__ import annotations

from core.model.article import Article
from core.model.presets import limits_s
from core.model.script import Script
from core.script.pace import Pace, total_s
from core.script.read.speakable import EMAIL, URL, plain
from core.wording.lengths import length as lasting

_LONG = 320  # characters; captions and breath both suffer beyond it


def check(
    script: Script,
    *,
    article: Article | None = None,
    project_type: str = "",
    presets: tuple[str, ...] = (),
    pace: Pace | None = None,
    seconds: float | None = None,
) -> list[str]:
    """The problems of a script for the page that shows it, worst first; empty where there are none. `seconds` is the
    measured length, else it is estimated.
    """
    if not script.lines:
        return ["The script has no line."]
    out: list[str] = []
    if project_type:
        low, high = limits_s(project_type, presets)
        length = seconds if seconds is not None else total_s(script.lines, script.language, pace)
        if length > high:
            out.append(
                f"It takes about {lasting(length)}; at most {lasting(high)} are allowed here. Shorten or delete lines."
            )
        elif length < low:
            out.append(f"It takes about {lasting(length)}; at least {lasting(low)} are expected here. Add lines.")
    names = {line.section for line in script.lines}
    for section, what in (("hook", "a first line that catches (hook)"), ("cta", "a closing line (cta)")):
        if section not in names:
            out.append(f"It has no line for {what}.")
    seen: dict[str, int] = {}
    for n, line in enumerate(script.lines, 1):
        key = plain(line.text).lower()
        if not key:
            out.append(f"Line {n} is empty.")
        elif key in seen:
            out.append(f"Line {n} says the same as line {seen[key]}.")
        seen.setdefault(key, n)
        if len(line.text) > _LONG:
            out.append(f"Line {n} is very long; divide it into sentences.")
        if URL.search(line.text) or EMAIL.search(line.text):
            out.append(f"Line {n} holds an address, which nobody can listen to.")
        if line.span is None and not line.flag:
            out.append(f"Line {n} does not say which passage of the article it rests on.")
        if article is not None and line.span is not None and not _there(article, line.span.block, line.span.end):
            out.append(f"Line {n} rests on a passage that the article does not have.")
    return out


def _there(article: Article, block: int, end: int) -> bool:
    """Whether a span lies inside the article."""
    return 0 <= block < len(article.blocks) and end <= len(article.blocks[block].text)
