"""Source code as coloured tokens, by Pygments."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_CONSOLES = {"python": "pycon", "py": "pycon", "python3": "pycon", "default": "pycon", "": "pycon"}
LABELS = {"pycon": "Python", "text": "", "default": "", "output": ""}


def name_of(code: str, language: str) -> str:
    """The Pygments name of the language of a card's code: as the article says, else by unmistakable signs, else
    "text".
    """
    named = language.strip().lower()
    heads = [line.lstrip() for line in code.splitlines()]
    if named in _CONSOLES and any(line.startswith((">>> ", ">>>\t")) or line == ">>>" for line in heads):
        return "pycon"
    if named and named != "default" and _lexer(named) is not None:
        return named
    first = next((line for line in heads if line), "")
    if first.startswith(("#!/bin/sh", "#!/bin/bash", "$ ")):
        return "console" if first.startswith("$ ") else "bash"
    if first.startswith(("<?xml", "<!DOCTYPE", "<html")):
        return "html"
    if first.startswith(("import ", "from ", "def ", "class ", "#!/usr/bin/env python")):
        return "python"
    return "text"


def label_of(name: str) -> str:
    """The language of a card's code as people write it ("Python", "C++"); empty for plain text."""
    if name in LABELS:
        return LABELS[name]
    lexer = _lexer(name)
    return str(lexer.name) if lexer is not None else ""


@lru_cache(maxsize=32)
def _lexer(name: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def coloured(lines: tuple[str, ...], name: str) -> list[list[tuple[str, str]]]:
    """The lines of a card's code as (text, kind) pieces; kinds are keys of `Theme.code`, or "ink"."""
    return [list(line) for line in _coloured(lines, name)]


@lru_cache(maxsize=16)
def _coloured(lines: tuple[str, ...], name: str) -> list[list[tuple[str, str]]]:
    lexer = _lexer(name) or _lexer("text")
    out: list[list[tuple[str, str]]] = [[]]
    for token, value in lexer.get_tokens("\n".join(lines) + "\n"):  # console lexers drop a line without its end
        kind = _kind(token)
        for n, part in enumerate(value.split("\n")):
            if n:
                out.append([])
            if part:
                out[-1].append((part, kind))
    while len(out) < len(lines):
        out.append([])
    return out[: len(lines)]


def _kind(token: Any) -> str:
    from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String

    if token in Comment or token in Generic.Prompt:
        return "comment"
    if token in String:
        return "string"
    if token in Number or token in Keyword.Constant:
        return "number"
    if token in Keyword or token in Operator.Word or token in Name.Tag:
        return "keyword"
    if token in Name.Builtin or token in Name.Decorator or token in Generic.Traceback or token in Name.Exception:
        return "builtin"
    if token in Name.Function or token in Name.Class or token in Name.Attribute or token in Generic.Heading:
        return "name"
    return "ink"
