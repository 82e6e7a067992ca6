"""Expressions for lists of phrases: the longest first, at the borders of words where a language has them."""

from __future__ import annotations

from collections.abc import Iterable

from core.language.spacing import unspaced

NOTHING = r"(?!)"  # finds nothing, as an empty list should
OPENING = r"^[\s\"'“”„«»‘’「『（(¿¡–—-]*"  # what may stand before the first word of a text


def listed(phrases: str, separator: str | None = ";") -> list[str]:
    """The phrases of a language's list, written in one text between separators, the longest first."""
    return sorted(filter(None, map(str.strip, phrases.split(separator))), key=len, reverse=True)


def expression(
    parts: Iterable[str],
    code: str,
    *,
    start: bool = False,
    name: str = "",
    before: str = r"(?<!\w)",
    after: str = r"(?![\w’'])",
    glued: tuple[str, ...] = (),
) -> str:
    """The source of a regular expression for any of the parts, which are expressions themselves; `NOTHING` for none.

    With `start` only the beginning of a text is looked at. `before` and `after` are the borders of words; languages
    written without spaces, and those of `glued`, which write particles to the word, have none.
    """
    body = "|".join(parts)
    if not body:
        return NOTHING
    group = f"(?P<{name}>{body})" if name else f"(?:{body})"
    if not unspaced(code) and code not in glued:
        group = f"{before}{group}{after}"
    return f"{OPENING if start else ''}{group}"
