"""Finds the JSON object in what a model said: alone, in a code fence, or with prose around it."""

from __future__ import annotations

import json
import re
from typing import Any

_FENCE = re.compile(r"```[\w-]*\s*\n?(.*?)```", re.S)
_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.S | re.I)
_MOST_STARTS = 40  # places where an object may begin that are tried
_MOST_CHARS = 500_000  # looked at where the answer is not JSON alone


def find_object(text: str) -> dict[str, Any] | None:
    """The largest JSON object in a chat model's answer, or None (also where it was cut off)."""
    text = _THOUGHT.sub("", text)
    whole = _load(text)
    if whole is not None:
        return whole
    text = text[:_MOST_CHARS]
    fenced = [found for found in map(_load, _FENCE.findall(text)) if found is not None]
    if fenced:
        return max(fenced, key=lambda item: len(str(item)))
    decoder = json.JSONDecoder(strict=False)
    best: tuple[int, dict[str, Any]] | None = None
    at, tried = text.find("{"), 0
    while at >= 0 and tried < _MOST_STARTS:
        tried += 1
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            if best is None and _unclosed(text, at):
                return None  # the outer object was cut off: what stands inside it is not the answer
            at = text.find("{", at + 1)
            continue
        if isinstance(value, dict) and (best is None or end - at > best[0]):
            best = (end - at, value)
        at = text.find("{", end)
    return best[1] if best else None


def _load(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text.strip().removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _unclosed(text: str, at: int) -> bool:
    """Whether an object that begins with a quoted name never ends."""
    if not re.match(r"\{\s*\"", text[at : at + 40]):
        return False
    depth, quoted, escaped = 0, False, False
    for char in text[at:]:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = quoted
        elif char == '"':
            quoted = not quoted
        elif not quoted and char in "{[":
            depth += 1
        elif not quoted and char in "}]":
            depth -= 1
            if depth == 0:
                return False
    return True
