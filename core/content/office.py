"""Habits of word processors that documents share: bold lines for headings, names under the title, code line by line."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from core.content.draft import Draft, Hints
from core.content.letters import key
from core.content.page import finished, read_page
from core.model.article import Heading, Paragraph

_BOLD_LINE = re.compile(
    r"<p>\s*<(strong|b)>([^<]{3,100})</\1>\s*</p>(?=\s*<(?:p|ul|ol|table)>(?!\s*<(?:strong|b)>[^<]*</(?:strong|b)>\s*</p>))"
)
_CAPTION_ABOVE = re.compile(r'<p class="caption">((?:(?!</p>).){1,400})</p>\s*<table>', re.DOTALL)
_FIRST = 4  # blocks among which names and dates stand under a title
_LONGEST = 60
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th|\.)?,? )?"
_DATED = re.compile(
    rf"^(?:[^\W\d_]+\.?,? )?{_DAY}[^\W\d_]{{3,12}}\.?,? {_DAY}\d{{4}}$|^\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}$"
)


def draft_of(html: str, media: dict[str, bytes], hints: Hints) -> Draft:
    """The draft of a document that was written as HTML; its own properties win over what its text shows."""
    html = re.sub(r"</pre>\s*<pre>", "", html)
    html = _BOLD_LINE.sub(_heading, html)
    html = _CAPTION_ABOVE.sub(r"<table><caption>\1</caption>", html)
    head = f"<title>{escape(hints.title)}</title>" if hints.title else ""  # so that no heading is taken for it
    draft = read_page(f"<html><head>{head}</head><body>{html}</body></html>", whole_page=False)
    draft.media = media
    draft.hints = hints.filled_from(draft.hints)
    _drop_byline(draft)
    return finished(draft)


def _heading(match: re.Match[Any]) -> str:
    text = match.group(2).strip()
    plain = re.search(r"[.!?,;。！？…]$", text) or not re.search(r"\w{2}", text)
    return str(match.group()) if plain else f"<h3>{text}</h3>"


def _drop_byline(draft: Draft) -> None:
    """Take the lines of the author and the date from under the title; the author is kept as one."""
    names = {key(name) for name in re.split(r",| and | und | et ", draft.hints.author) if key(name)}
    names.add(key(draft.hints.author))
    kept = []
    for at, block in enumerate(draft.blocks):
        if at < _FIRST and isinstance(block, Paragraph | Heading) and len(block.text) <= _LONGEST:
            bare = key(re.sub(r"^(?:by|von|par|por|di|door|av)\s+", "", block.text, flags=re.IGNORECASE))
            if (bare and bare in names) or _DATED.match(block.text):
                continue
        kept.append(block)
    if any(isinstance(block, Paragraph) for block in kept):
        draft.blocks = kept
