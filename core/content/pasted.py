"""Pasted text: HTML, Markdown or plain paragraphs, told apart by how it looks."""

from __future__ import annotations

import re

from core.content import critic
from core.content.draft import Draft, Hints
from core.content.front_matter import parted
from core.content.letters import one_line, visible
from core.content.markdown import read_markdown
from core.content.page import finished, read_page
from core.content.pasted_code import code_lines, fenced
from core.content.pasted_plain import blocks_of, is_heading
from core.model.article import Paragraph

_HTML = re.compile(
    r"<(?:p|div|article|section|h[1-6]|ul|ol|table|figure|blockquote|body|html|pre|br|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HEADING_MARK = re.compile(r"(?m)^#{1,6} \S")
_FENCE = re.compile(r"(?m)^```|^~~~")
_LINK = re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}[^)\n]*\)")
_BOLD = re.compile(r"(?<![*\w])\*\*[^*\n]+\*\*(?!\*)")
_STRUCK = re.compile(r"(?<![~\w])~~(?=\S)[^~\n]+(?<=\S)~~(?!~)")
_QUOTE = re.compile(r"(?m)^> \S")
_UNDERLINED = re.compile(r"(?m)^\S.*\n(?:={3,}|-{3,})[ \t]*$")


def read_pasted(text: str, title: str = "") -> Draft:
    """The draft of pasted text; `title` wins over a title found in it."""
    text = text.lstrip("\ufeff").strip("\n")
    if len(_HTML.findall(text[:100_000])) >= 2 or re.match(r"\s*<!doctype html|\s*<html", text, re.IGNORECASE):
        draft = read_page(
            text, whole_page=bool(re.search(r"<(?:body|html|nav|article)\b", text[:50_000], re.IGNORECASE))
        )
    elif not text.startswith("%") and parted(text)[0]:  # which are comments in many languages
        draft = read_markdown(text)
    else:
        lines = visible(text).split("\n")
        marks = code_lines(lines) if not _FENCE.search(text) else [False] * len(lines)
        if _is_markdown("\n".join("" if code else line for line, code in zip(lines, marks, strict=True))):
            draft = _titled(read_markdown(fenced(lines, marks)))
        else:
            found, blocks = blocks_of(text, marks, has_title=bool(title))
            draft = finished(Draft(blocks=blocks, hints=Hints(title=found)))
    if title:
        draft.hints = Hints(**{**vars(draft.hints), "title": one_line(title)})
        draft = finished(draft)
    return draft


def _titled(draft: Draft) -> Draft:
    """The draft with its first line as the title, where it has none and that line is one."""
    first = draft.blocks[0] if len(draft.blocks) > 1 else None
    if not draft.hints.title and isinstance(first, Paragraph) and is_heading(first.text) and len(first.text) <= 110:
        draft.hints.title = first.text
        draft.blocks = draft.blocks[1:]
    return draft


def _is_markdown(text: str) -> bool:
    """One sign that is Markdown's alone, or two that might be chance."""
    if any(sign.search(text) for sign in (_HEADING_MARK, _FENCE, _STRUCK, critic.MARK)):
        return True
    signs = [_LINK, _BOLD, _QUOTE, _UNDERLINED]
    return sum(min(2, len(sign.findall(text))) for sign in signs) >= 2
