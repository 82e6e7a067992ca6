"""Markdown into a draft: front matter for the metadata, then the same walk as for a page."""

from __future__ import annotations

import re
from typing import Any

from core.content.critic import accepted
from core.content.draft import Draft, Hints
from core.content.front_matter import parted
from core.content.letters import one_line
from core.content.page import finished, read_page
from core.language.graphemes import start
from core.model.article import Heading

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
# Lines that are instructions to the program that would make a page of it: Hugo, Jekyll, comments of Obsidian.
_INSTRUCTION = re.compile(r"^\s*(?:\{\{[<%].*[>%]\}\}|\{%.*%\}|\{\{.*\}\}|%%.*%%)\s*$")


def read_markdown(text: str, url: str = "") -> Draft:
    """The draft of a Markdown document: CommonMark with tables, definition lists, footnotes and HTML in it."""
    front, body = parted(text)
    draft = read_page(to_html(body), url, whole_page=False)
    hints = _hints(front)
    if not hints.title:
        first = next((b for b in draft.blocks if isinstance(b, Heading)), None)
        own = draft.hints.title or (first.text if first and first.level == 1 else "")
        hints.title = own
    draft.hints = hints
    return finished(draft)


def to_html(text: str) -> str:
    """The HTML of a Markdown body."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable(["table", "strikethrough"])
    md.use(deflist_plugin).use(footnote_plugin)
    text = accepted(text)
    # {.class #id} behind headings and images, and [TOC] marks, are instructions to other programs
    text = re.sub(r"(?m)^#{1,6} .*\}[ \t]*$", lambda match: _without_mark(match.group()), text)
    text = _without_instructions(re.sub(r"(?mi)^\[(?:toc|\[_toc_\])\][ \t]*$", "", text))
    return f"<html><body>{md.render(text)}</body></html>"


def _without_mark(heading: str) -> str:
    """A heading's line without the {...} at its end."""
    line = heading.rstrip(" \t")[:-1]
    mark = re.compile(r"\{[#.]").search(line, line.rfind("}") + 1)
    return line[: mark.start()].rstrip(" \t") if mark else heading


def _without_instructions(text: str) -> str:
    """The text without lines that only tell a program what to do, save in listings."""
    out, fence = [], ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence == mark.group(1) else fence or mark.group(1)
        out.append("" if not fence and _INSTRUCTION.match(line) else line)
    return "\n".join(out)


def _hints(front: dict[str, Any]) -> Hints:
    def text(*names: str) -> str:
        return next((t for n in names if (t := _plain(front.get(n)))), "")

    tags = front.get("tags") or front.get("keywords") or front.get("categories") or ""
    words = re.split(r"[,;]", tags) if isinstance(tags, str) else tags if isinstance(tags, list) else []
    return Hints(
        title=_words(text("title")),
        author=text("author", "authors", "by"),
        date=day.group() if (day := re.match(r"\d{4}-\d\d-\d\d", text("date", "published", "created"))) else "",
        language=text("language", "lang", "locale"),
        meta_description=text("description", "summary", "excerpt", "subtitle"),
        keywords=tuple(dict.fromkeys(filter(None, map(_plain, words))))[:20],
        url=text("url", "canonical", "canonical_url"),
        site_name=text("site", "site_name"),
        licence=text("licence", "license"),
    )


def _words(title: str) -> str:
    """A title without the marks of Markdown in it."""
    if not re.search(r"[*_`~\[{]", title):
        return title
    draft = read_page(to_html(title), whole_page=False)
    return one_line(" ".join(block.text for block in draft.blocks)) or title


def _plain(value: Any, depth: int = 0) -> str:
    if isinstance(value, list) and depth == 0:
        return ", ".join(filter(None, (_plain(v, 1) for v in value[:20])))
    if isinstance(value, dict) and depth < 2:
        return _plain(value.get("name") or value.get("title"), 2)
    return start(one_line(str(value)), 2000) if value is not None and not isinstance(value, list | dict | bool) else ""
