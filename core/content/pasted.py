"""Pasted text: HTML, Markdown or plain paragraphs, told apart by how it looks."""

from __future__ import annotations

import re

from core.content.citations import without_marks
from core.content.draft import Draft, Hints
from core.content.letters import one_line, visible
from core.content.markdown import read_markdown
from core.content.page import finished, read_page
from core.content.pasted_code import fenced
from core.model.article import Block, Heading, ListBlock, Paragraph

_HTML = re.compile(
    r"<(?:p|div|article|section|h[1-6]|ul|ol|table|figure|blockquote|body|html|pre|br|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HEADING_MARK = re.compile(r"(?m)^#{1,6} \S")
_FENCE = re.compile(r"(?m)^```|^~~~")
_LINK = re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}[^)\n]*\)")
_BOLD = re.compile(r"(?<![*\w])\*\*[^*\n]+\*\*(?!\*)")
_TABLE = re.compile(r"(?m)^\|.*\|[ \t]*\n\|[ :|-]+\|")
_FRONT = re.compile(r"\A---\n(?:[\w-]+:.*\n)+")
_STRUCK = re.compile(r"(?<![~\w])~~(?=\S)[^~\n]+(?<=\S)~~(?!~)")
_QUOTE = re.compile(r"(?m)^> \S")
_UNDERLINED = re.compile(r"(?m)^\S.*\n(?:={3,}|-{3,})[ \t]*$")
_ITEM = re.compile(r"^\s{0,6}(?:[-*•‣◦–·]|(\d{1,2})[.)、])\s+(?=\S)")
_ENDS = re.compile(r"[.!?。！？…:;,،؟।\"”»)]$")


def read_pasted(text: str, title: str = "") -> Draft:
    """The draft of pasted text; `title` wins over a title found in it."""
    text = text.lstrip("\ufeff").strip("\n")
    if len(_HTML.findall(text[:100_000])) >= 2 or re.match(r"\s*<!doctype html|\s*<html", text, re.IGNORECASE):
        draft = read_page(
            text, whole_page=bool(re.search(r"<(?:body|html|nav|article)\b", text[:50_000], re.IGNORECASE))
        )
    elif _is_markdown(text := fenced(text)):
        draft = _titled(read_markdown(text))
    else:
        draft = _plain(text, has_title=bool(title))
    if title:
        draft.hints = Hints(**{**vars(draft.hints), "title": one_line(title)})
        draft = finished(draft)
    return draft


def _titled(draft: Draft) -> Draft:
    """The draft with its first line as the title, where it has none and that line is one."""
    first = draft.blocks[0] if len(draft.blocks) > 1 else None
    if not draft.hints.title and isinstance(first, Paragraph) and _is_heading([first.text]):
        draft.hints.title = first.text
        draft.blocks = draft.blocks[1:]
    return draft


def _is_markdown(text: str) -> bool:
    """One sign that is Markdown's alone, or two that might be chance."""
    if any(sign.search(text) for sign in (_HEADING_MARK, _FENCE, _TABLE, _FRONT, _STRUCK)):
        return True
    signs = [_LINK, _BOLD, _QUOTE, _UNDERLINED]
    return sum(min(2, len(sign.findall(text))) for sign in signs) >= 2


def _plain(text: str, *, has_title: bool) -> Draft:
    """Paragraphs parted by blank lines; lines broken by hand are joined, lists and short headings noticed."""
    lines = [line.rstrip() for line in visible(text).split("\n")]
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    chunks = [c for c in chunks if c]
    if len(chunks) == 1 and len(chunks[0]) > 1 and not _wrapped(chunks[0]):
        chunks = [[line] for line in chunks[0]]  # one line a paragraph, no blank lines between
    title = ""
    if not has_title and len(chunks) > 1 and _is_heading(chunks[0]):
        title = one_line(chunks.pop(0)[0])
    blocks: list[Block] = []
    for i, chunk in enumerate(chunks):
        if (
            _is_heading(chunk)
            and i + 1 < len(chunks)
            and not _is_heading(chunks[i + 1])
            and len(one_line(chunk[0])) <= 80
        ):
            blocks.append(Heading(text=one_line(chunk[0]), level=2))
        else:
            blocks += _blocks(chunk)
    return finished(Draft(blocks=without_marks(blocks), hints=Hints(title=title)))


def _blocks(chunk: list[str]) -> list[Block]:
    """A chunk of lines as paragraphs and lists."""
    out: list[Block] = []
    prose: list[str] = []
    items: list[list[str]] = []
    ordered = False

    def end() -> None:
        if prose:
            out.extend(Paragraph(text=t) for t in ([_joined(prose)] if _wrapped(prose) else map(one_line, prose)) if t)
        if items:
            out.append(ListBlock(items=tuple(map(_joined, items)), ordered=ordered))
        prose.clear()
        items.clear()

    for line in chunk:
        match = _ITEM.match(line)
        if match and (len(chunk) > 1 or not match.group(1)):
            if prose:
                end()
            ordered = bool(match.group(1))
            items.append([line[match.end() :]])
        elif items and line.startswith(("  ", "\t")):
            items[-1].append(line)
        else:
            if items:
                end()
            prose.append(line)
    end()
    return out


def _wrapped(lines: list[str]) -> bool:
    """Whether the lines were broken by hand at a width, so that they are one paragraph."""
    if len(lines) == 1:
        return True
    lengths = [len(line) for line in lines[:-1]]
    unfinished = sum(not _ENDS.search(line.rstrip()) for line in lines[:-1])
    return max(lengths) <= 120 and unfinished >= len(lengths) * 0.5


def _joined(lines: list[str]) -> str:
    """Lines joined; a word parted by a hyphen is made whole, East Asian text is joined without a blank."""
    text = "\n".join(lines)
    text = re.sub(r"(?<=[^\W\d_])-\n\s*(?=[a-zà-ÿ])", "", text)
    text = re.sub(
        "(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])\n\\s*(?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])", "", text
    )
    return one_line(text)


def _is_heading(chunk: list[str]) -> bool:
    line = chunk[0].strip()
    return len(chunk) == 1 and 2 < len(line) <= 110 and not _ENDS.search(line) and not _ITEM.match(line)
