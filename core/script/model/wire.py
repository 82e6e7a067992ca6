"""The form of a model's answer: the specification's script, each sentence with the passages it rests on.

What is asked for is strict; what is taken is lenient: a text where a list was asked for, numbers as words.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

_MOST_SENTENCES = 400
_MOST_CHARS = 20_000


def _numbers(value: Any) -> Any:
    """Numbers of sentences: `[3, "s4", "[5]"]`, `"3, 4"` or `3`."""
    if value is None:
        return []
    values = value if isinstance(value, list) else [value]
    found: list[int] = []
    for item in values[:20]:
        if isinstance(item, bool):
            continue
        found += [int(digits) for digits in re.findall(r"\d{1,6}", str(item))[:20]]
    return found


def _words(value: Any) -> Any:
    if value is None:
        return []
    if isinstance(value, str):
        value = re.split(r"[,;\n]", value)
    return [str(item) for item in value if isinstance(item, str | int)][:8] if isinstance(value, list) else []


def _text(value: Any) -> Any:
    return "" if value is None else " ".join(str(item) for item in value) if isinstance(value, list) else value


def _sentences(value: Any) -> Any:
    """A list of sentences; a text alone, or a list of texts, are sentences that name no passage."""
    if isinstance(value, dict) and isinstance(value.get("sentences"), list):
        value = value["sentences"]
    if isinstance(value, str | dict):
        value = [value]
    if not isinstance(value, list):
        return value
    return [{"text": item} if isinstance(item, str) else item for item in value[:_MOST_SENTENCES]]


def _seconds(value: Any) -> Any:
    found = re.search(r"\d+(?:\.\d+)?", str(value))
    return float(found[0]) if found else 0.0


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Said(_Loose):
    """A sentence to be spoken, the numbers of the article's sentences it rests on, and words to find a picture by."""

    text: str = Field(max_length=_MOST_CHARS)
    sources: Annotated[list[int], BeforeValidator(_numbers)] = []
    search_terms: Annotated[list[str], BeforeValidator(_words)] = []


Sentences = Annotated[list[Said], BeforeValidator(_sentences)]
Text = Annotated[str, BeforeValidator(_text)]


class PointSaid(_Loose):
    """One point; `text` is its sentences."""

    heading: Text = ""
    text: Sentences
    duration_est: Annotated[float, BeforeValidator(_seconds)] = 0.0
    visual_cue: Text = ""
    text_overlay: Text = ""


class ScriptSaid(_Loose):
    """A whole script."""

    title: Text = ""
    hook: Sentences
    intro: Sentences = []
    points: list[PointSaid]
    cta: Sentences = []


class PointsSaid(_Loose):
    """The points of one part of a long article."""

    points: list[PointSaid]


class FrameSaid(_Loose):
    """The frame around the points of a long article: title, hook, introduction and closing."""

    title: Text = ""
    hook: Sentences
    intro: Sentences = []
    cta: Sentences = []


class LinesSaid(_Loose):
    """Sentences in the place of others."""

    lines: Sentences


class LineTerms(_Loose):
    """The search terms of one line, by the number it was shown with."""

    line: int
    terms: Annotated[list[str], BeforeValidator(_words)] = []


class TermsSaid(_Loose):
    """Search terms for lines."""

    lines: list[LineTerms]


class TitleSaid(_Loose):
    """A title with its text."""

    title: Text
    description: Text = ""


class TitlesSaid(_Loose):
    """Titles to choose from."""

    options: list[TitleSaid]


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


_STRING = {"type": "string"}
_TERMS = {"type": "array", "items": _STRING}
_LIST = {
    "type": "array",
    "items": _object(
        {
            "text": _STRING,
            "sources": {"type": "array", "items": {"type": "integer"}},
            "search_terms": _TERMS,
        }
    ),
}
_POINTS = {
    "type": "array",
    "items": _object(
        {
            "heading": _STRING,
            "text": _LIST,
            "duration_est": {"type": "number"},
            "visual_cue": _STRING,
            "text_overlay": _STRING,
        }
    ),
}
SCHEMAS: dict[type[BaseModel], dict[str, Any]] = {
    ScriptSaid: _object({"title": _STRING, "hook": _LIST, "intro": _LIST, "points": _POINTS, "cta": _LIST}),
    PointsSaid: _object({"points": _POINTS}),
    FrameSaid: _object({"title": _STRING, "hook": _LIST, "intro": _LIST, "cta": _LIST}),
    LinesSaid: _object({"lines": _LIST}),
    TitlesSaid: _object({"options": {"type": "array", "items": _object({"title": _STRING, "description": _STRING})}}),
    TermsSaid: _object({"lines": {"type": "array", "items": _object({"line": {"type": "integer"}, "terms": _TERMS})}}),
}


def mistakes(error: ValidationError) -> list[str]:
    """List the faults of a chat model's answer, field by field, in words that it can act on."""
    out = []
    for item in error.errors()[:6]:
        where = ".".join(str(part) for part in item["loc"]) or "the answer"
        out.append(f"{where}: {item['msg']}")
    return out
