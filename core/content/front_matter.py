"""The properties before the text of a Markdown file: YAML, TOML, JSON, headers of MultiMarkdown, lines of pandoc."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from core.content.dom.vocabulary import words

_LARGEST = 64_000
_FENCED = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"(?m)^([A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(.+)$")
_HEADERS = re.compile(r"\A(?:[A-Za-z][A-Za-z ]{1,30}:[ \t]+\S.*\n(?:[ \t]+\S.*\n)*)+(?=\s*\n)")
_PANDOC = re.compile(r"\A% ?(\S.*)\n(?:% ?(.*)\n)?(?:% ?(.*)\n)?")
_KNOWN = words(
    "title author authors date tags keywords language lang subtitle copyright affiliation description summary category "
    "slug status layout css"
)


def parted(text: str) -> tuple[dict[str, Any], str]:
    """The values by lower-case name, and the text behind them; no values where the text begins at once."""
    start = text.lstrip("\ufeff \t\r\n") if text[:1].isspace() or text[:1] == "\ufeff" else text
    head = start[:_LARGEST].replace("\r\n", "\n")
    plain = start.replace("\r\n", "\n")
    if match := _FENCED.match(head):
        values = _toml(match.group(2)) if match.group(1) == "+++" else _yaml(match.group(2))
        return (_named(values), plain[match.end() :]) if values else ({}, text)
    if head.startswith("{"):
        try:
            values, end = json.JSONDecoder().raw_decode(head)
        except (ValueError, RecursionError):
            return {}, text
        named = _named(values)
        return (named, plain[end:]) if "title" in named and plain[end : end + 1] in ("\n", "") else ({}, text)
    if match := _PANDOC.match(head):
        names = ("title", "author", "date")
        return {n: v.strip() for n, v in zip(names, match.groups(), strict=True) if v}, plain[match.end() :]
    if match := _HEADERS.match(head):
        named = _named({name: value.strip() for name, value in _LINE.findall(match.group())})
        if "title" in named and named.keys() <= _KNOWN and len(named) > 1:
            return named, plain[match.end() :]
    return {}, text


def _named(values: Any) -> dict[str, Any]:
    """The values by lower-case name; those of Zola's tables stand beside the others."""
    if not isinstance(values, dict):
        return {}
    named = {str(name).lower(): value for name, value in values.items()}
    for table in ("taxonomies", "extra", "params"):
        if isinstance(inner := named.get(table), dict):
            named = {str(name).lower(): value for name, value in inner.items()} | named
    return named


def _toml(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return _lines(text)


def _yaml(text: str) -> Any:
    import yaml

    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        found = _lines(text)  # YAML that is nearly YAML
    return found if isinstance(found, dict) else {}


def _lines(text: str) -> dict[str, Any]:
    """The values that can be read line by line."""
    out: dict[str, Any] = {}
    for name, value in _LINE.findall(text):
        value = value.strip()
        if value.startswith("[") and value.endswith("]"):
            out[name] = [item.strip().strip("\"'") for item in value[1:-1].split(",")]
        else:
            out[name] = value.strip("\"'")
    return out
