"""The text of a page that a script would build: JSON-LD `articleBody`, or the state that the page carries for it."""

from __future__ import annotations

import json
import re
from typing import Any

from lxml.html import HtmlElement

from core.content.letters import key

_STATE = re.compile(r"(?:window\.|self\.|var |globalThis\.)?[\w$.\[\]\"']{2,60}\s*=\s*(?=[{\[])")
_BODIES = ("articlebody", "body", "bodyhtml", "content", "contenthtml", "html", "text", "rendered", "fulltext")
_HTML = re.compile(r"<(?:p|h2|h3|ul|ol|blockquote)[\s>]", re.IGNORECASE)
_LEAST, _DEEPEST, _LARGEST = 200, 14, 3_000_000


def embedded_text(root: HtmlElement) -> str:
    """The longest article text in the page's data, as HTML or plain paragraphs; empty where there is none."""
    found: list[str] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        text = (script.text or "")[:_LARGEST]
        if kind == "application/ld+json":
            found += _strings(_json(text), bodies=("articlebody",))
        elif kind == "application/json":
            found += _strings(_json(text), bodies=_BODIES)
        elif kind in ("", "text/javascript", "module") and (match := _STATE.search(text[:2000])):
            found += _strings(_json(text[match.end() :], prefix=True), bodies=_BODIES)
    found = [text for text in found if len(key(text)) >= _LEAST]
    return max(found, key=lambda text: len(key(text)), default="")


def _json(text: str, *, prefix: bool = False) -> Any:
    try:
        if prefix:
            return json.JSONDecoder(strict=False).raw_decode(text)[0]
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _strings(value: Any, *, bodies: tuple[str, ...], name: str = "", depth: int = 0) -> list[str]:
    """Texts under the names that such data gives to an article's body; lists of paragraphs are joined."""
    if depth > _DEEPEST:
        return []
    if isinstance(value, str):
        plain = "articlebody" in name or (" " in value and value.count(". ") > 1)
        return [value] if name in bodies and (_HTML.search(value) or plain) else []
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in _strings(v, bodies=bodies, name=str(k).lower(), depth=depth + 1)]
    if isinstance(value, list):
        parts = [_paragraph(item) for item in value]
        joined = "\n\n".join(part for part in parts if part) if sum(map(bool, parts)) > 1 and len(bodies) > 1 else ""
        inner = [s for v in value for s in _strings(v, bodies=bodies, name=name, depth=depth + 1)]
        return [*inner, joined] if joined else inner
    return []


def _paragraph(item: Any) -> str:
    """The words of one paragraph in a list of them."""
    if isinstance(item, str):
        return item if len(item) > 60 and " " in item else ""
    if not isinstance(item, dict):
        return ""
    kind = str(item.get("type") or item.get("kind") or item.get("__typename") or "").lower()
    words: str = next((item[k] for k in ("text", "content", "value", "html") if isinstance(item.get(k), str)), "")
    return words if re.search(r"para|text|^p$|head", kind) and len(words) > 20 else ""
