"""Edits written in Markdown as CriticMarkup: taken as accepted, so that nobody reads what was taken out or remarked."""

from __future__ import annotations

import re

_ENDS = {"{--": "--}", "{++": "++}", "{~~": "~~}", "{==": "==}", "{>>": "<<}"}
MARK = re.compile(r"\{(?:--.+?--|\+\+.+?\+\+|~~[^~\n]*~>.*?~~|==.+?==|>>.+?<<)\}")
_NEXT = re.compile(r"(?m)^ {0,3}(?P<fence>`{3,}|~{3,})|(?P<ticks>`+)|(?P<mark>\{(?:--|\+\+|~~|==|>>))")
_CLOSES = re.compile(r"[.,;:!?)\]…。、，]")


def accepted(text: str) -> str:
    """The text with its edits accepted: insertions and highlights stay, deletions and remarks go; not in code."""
    parts: list[str] = []
    at = 0
    absent: set[str] = set()  # closing marks that stand nowhere further on
    while found := _NEXT.search(text, at):
        end = _code_end(text, found)
        if end:
            parts.append(text[at:end])
            at = end
            continue
        closing = _ENDS.get(found.group(), "")
        stop = text.find(closing, found.end()) if closing and closing not in absent else -1
        if stop < 0:
            absent.add(closing)
            parts.append(text[at : found.end()])
            at = found.end()
            continue
        kept = _kept(found.group(), text[found.end() : stop])
        parts.append(text[at : found.start()] + (kept or ""))
        at = stop + len(closing)
        if not kept and _CLOSES.match(text, at):
            parts[-1] = parts[-1].rstrip(" ")
    return "".join(parts) + text[at:]


def _code_end(text: str, found: re.Match[str]) -> int:
    """The end of the code that begins here, 0 where none does."""
    if fence := found["fence"]:
        end = re.compile(rf"(?m)^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$").search(text, found.end())
        return end.end() if end else len(text)
    if ticks := found["ticks"]:
        paragraph = text.find("\n\n", found.end())
        limit = min(len(text) if paragraph < 0 else paragraph, found.end() + 1000)
        end = re.compile(rf"(?<!`){ticks}(?!`)").search(text, found.end(), limit)
        return end.end() if end else found.end()
    return 0


def _kept(mark: str, inside: str) -> str:
    if mark in ("{++", "{=="):
        return inside
    if mark == "{~~":
        return inside.partition("~>")[2]
    return ""
