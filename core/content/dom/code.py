"""Listings: their lines as written, prompts and all, without line numbers, and their language."""

from __future__ import annotations

import re
from textwrap import dedent

from lxml.html import HtmlElement

from core.content.dom.tree import BLOCKS, drop, tag, text_of, tokens
from core.content.dom.vocabulary import CODE_TABLES, GUTTER, LANGUAGES, NO_LANGUAGE, ROOT_PROMPT, SAME_LANGUAGE, words
from core.content.letters import LINE_BREAK, code_lines
from core.model.article import Code

_LINE = words("line code-line codeline cl view-line hljs-line token-line row ec-line")
_NUMBER = words("mi mf mh mo m nu number hljs-number pl-c1 constant numeric")  # a number that is code
_AS_LINE = re.compile(r"(?<![-\w])display\s*:\s*(?:block|flex|grid|table-row)", re.IGNORECASE)
_FEWEST_LINES = 3
_COUNTED = re.compile(r"[ ]*(\d{1,4})(?:[ ]?[|:.)│]|(?=[ ]|$))")
_LANGUAGE = re.compile(
    r"^(?:language|lang|highlight|highlight-source|highlight-text|brush|syntax|code|sourcecode|source|hljs-language)"
    r"[-_:](\S+)$",
    re.IGNORECASE,
)


def is_listing(element: HtmlElement) -> bool:
    """Whether an element is a container of nothing but one <pre> (with its buttons and line numbers removed)."""
    return False if tag(element) not in ("div", "figure") else _only_pre(element) is not None


def _only_pre(element: HtmlElement) -> HtmlElement | None:
    pres = list(element.iter("pre"))
    words = tokens(element)
    if len(pres) != 1 or not any(_LANGUAGE.match(w) or w in ("highlight", "codehilite", "sourcecode") for w in words):
        return None
    rest = text_of(element).replace(text_of(pres[0]), "", 1).strip()
    return pres[0] if len(rest) < 30 and next(element.iter("figcaption", "table"), None) is None else None


def listing(element: HtmlElement) -> Code | None:
    """The listing of an element that is a <pre> or a container around one."""
    pre = element if tag(element) == "pre" else _only_pre(element)
    if pre is None:
        return None
    language = language_of(pre)
    _drop_counted(pre)
    for number in [e for e in pre.iter("span", "a", "td", "div") if tokens(e) & GUTTER or e.get("data-line-number")]:
        if not text_of(number).strip().strip("0123456789\n "):
            drop(number)
    return _code(_lines(pre), language)


def standalone(element: HtmlElement) -> Code | None:
    """An inline <code>, <samp> or <tt> that holds several lines is a listing."""
    found = element if tag(element) in ("code", "samp", "tt") else None
    if found is None:
        return None
    if _inline_lines(found):
        _drop_counted(found)
    text = _lines(found)
    if text.strip().replace(LINE_BREAK, "\n").count("\n") < 2:
        return None
    parent = element.getparent()
    if parent is None or (tag(parent) == "p" and (parent.text or "").strip()):
        return None
    return _code(text, language_of(found))


def join_lines(root: HtmlElement) -> None:
    """Make a listing of lines that are a <code> each, with a <br> between them and nothing else."""
    for first in list(root.body.iter("code")):
        run = [first]
        while first.getparent() is not None and not (run[-1].tail or "").strip():
            end = run[-1].getnext()
            if end is None or tag(end) != "br" or (end.tail or "").strip():
                break
            following = end.getnext()
            if following is None or tag(following) not in ("code", "br"):
                break
            run += [end, following] if tag(following) == "code" else [end]
        codes = [e for e in run if tag(e) == "code"]
        if len(codes) < _FEWEST_LINES:
            continue
        listing = first.makeelement("pre", {})
        listing.text = "\n".join("" if tag(e) == "br" else text_of(e) for e in _by_line(run))
        first.addprevious(listing)
        for element in run[: run.index(codes[-1]) + 1]:
            drop(element)


def _by_line(run: list[HtmlElement]) -> list[HtmlElement]:
    """A run's codes in order, and each <br> that stands for an empty line."""
    return [e for n, e in enumerate(run) if tag(e) == "code" or (n and tag(run[n - 1]) == "br")]


def in_table(table: HtmlElement) -> Code | None:
    """The listing in a page's table: line numbers left, code right, or one row a line."""
    around = table.getparent()
    named = (tokens(table) | (tokens(around) if around is not None else set())) & CODE_TABLES
    if not named and not _has_gutter(table):
        return None
    language = language_of(table)
    for number in list(table.iter("td", "th", "div", "pre", "span")):
        if tokens(number) & GUTTER and number.getparent() is not None:
            drop(number)
    pres = [p for p in table.iter("pre") if text_of(p).strip(" \n0123456789")]
    if pres:
        return _code(_lines(pres[-1]), language)
    return _code(dedent("\n".join(text_of(row).strip("\n") for row in table.iter("tr"))), language)


def _has_gutter(table: HtmlElement) -> bool:
    """Whether each row is a cell for the number of a line, as its name says, and one of code."""
    rows = [[c for c in row if isinstance(c.tag, str)] for row in table.iter("tr")]
    return len(rows) > 1 and all(
        len(row) == 2
        and (row[0].get("data-line-number") or tokens(row[0]) & GUTTER)
        and not text_of(row[0]).strip().strip("0123456789")
        for row in rows
    )


def language_of(element: HtmlElement) -> str:
    """The programming language that a class or attribute of the listing's element, of the code in it, or of what is
    around it names.
    """
    nodes = [element, *element.iter("code"), *list(element.iterancestors())[:3]]
    for node in nodes:
        if tag(node) in ("body", "article", "main"):
            break
        for value in (node.get("data-lang"), node.get("data-language"), node.get("data-enlighter-language")):
            if value and len(value) < 20:
                return _named(value)
        for word in (node.get("class") or "").replace("brush: ", "brush:").replace(";", " ").split():
            match = _LANGUAGE.match(word)
            name = match.group(1).lower() if match else ""
            name = re.sub(r"^(?:source|text|highlight)-", "", name).split("-")[0] if name not in SAME_LANGUAGE else name
            if name and name not in NO_LANGUAGE:
                return _named(name)
            if tag(node) in ("pre", "code") and SAME_LANGUAGE.get(word.lower(), word.lower()) in LANGUAGES:
                return _named(word)
        if tag(node) == "pre" and "screen" in tokens(node):
            return "console"
    return ""


def _named(name: str) -> str:
    name = name.strip().lower()
    return SAME_LANGUAGE.get(name, name)


def _lines(pre: HtmlElement) -> str:
    """The text of a listing; where each line is an element of its own, one line each."""
    blocks = [e for e in pre.iter() if tag(e) in BLOCKS and e is not pre] or _inline_lines(pre)
    if blocks and "\n" not in text_of(pre).strip().replace(LINE_BREAK, "\n"):
        return "\n".join(text_of(b) for b in blocks if not any(c in blocks for c in b.iterdescendants()))
    return text_of(pre)


def _inline_lines(pre: HtmlElement) -> list[HtmlElement]:
    """Spans that a style sheet would show as one line each."""
    for around in [pre, *pre.iter("code")]:
        spans = [e for e in around if isinstance(e.tag, str)]
        alike = {(tag(e), e.get("class")) for e in spans}
        bare = not (around.text or "").strip() and not any((e.tail or "").strip() for e in spans)
        if (
            len(spans) > 1
            and bare
            and len(alike) <= 2
            and all(_LINE & tokens(e) or e.get("data-line") or _AS_LINE.search(e.get("style") or "") for e in spans)
        ):
            return spans
    return []


def _drop_counted(pre: HtmlElement) -> None:
    """Drop elements of one kind that hold the numbers of the lines, each at the start of its line."""
    kinds: dict[tuple[str, str], list[HtmlElement]] = {}
    for element in pre.iterdescendants("span", "a", "i", "b", "em", "td"):
        if text_of(element).strip().isdecimal() and _starts_line(element):
            kinds.setdefault((tag(element), element.get("class") or element.get("style") or ""), []).append(element)
    for (_, kind), numbers in kinds.items():
        if _NUMBER & set(kind.split()) or len(numbers) < 0.8 * (text_of(pre).strip().count("\n") + 1):
            continue
        counted = [int(text_of(e)) for e in numbers]
        if len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted))):
            for number in numbers:
                drop(number)


def _starts_line(element: HtmlElement) -> bool:
    """Whether nothing stands before it in its line, and something of the code behind it."""
    around = element
    while (before := around.getprevious()) is None and not (around.getparent().text or "").strip(" "):
        line = _LINE & tokens(around.getparent()) or _AS_LINE.search(around.getparent().get("style") or "")
        if line or tag(around.getparent()) in ("pre", "code", "li", "tr", "div"):
            return not (around.getparent().text or "").strip()
        around = around.getparent()
    text = (before.tail if before is not None and before.tail else text_of(before) if before is not None else "") or ""
    return before is not None and text.rstrip(" ").endswith(("\n", LINE_BREAK))


def without_numbers(text: str) -> str:
    """A page's listing without the numbers written before each of its lines, where the rest looks like code."""
    lines = text.split("\n")
    counted = [_COUNTED.match(line) for line in lines]
    found = [m for m, line in zip(counted, lines, strict=True) if line.strip()]
    if len(found) < 3 or not all(found):
        return text
    numbers = [int(m.group(1)) for m in found if m]
    rest = [line[m.end() :] if m else "" for m, line in zip(counted, lines, strict=True)]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return text
    likely = sum(bool(re.search(r"[(){}\[\];=<>]|:$|^\s*(?:#|//|--)|^\s{2,}\S", line)) for line in rest)
    if likely < 0.5 * sum(bool(line.strip()) for line in rest):
        return text
    least = min((len(line) - len(line.lstrip(" ")) for line in rest if line.strip()), default=0)
    return "\n".join(line[least:] for line in rest)


def _code(text: str, language: str) -> Code | None:
    text = without_numbers(code_lines(text))
    if not text.strip():
        return None
    return Code(text=text, language=language or guess(text))


def guess(text: str) -> str:
    """The programming language of a page's listing that names none, where its first lines give it away; else empty."""
    if re.search(r"^>>> ", text, re.MULTILINE):
        return "python"
    if re.search(r"^(?:\w+@[\w-]+[:~][^\n]*)?\$ \S", text) or ROOT_PROMPT.match(text):
        return "console"
    first = text.split("\n", 1)[0]
    if first.startswith("#!"):
        return "python" if "python" in first else "perl" if "perl" in first else "bash"
    if first.startswith("<?php"):
        return "php"
    if re.match(r"^<(!doctype html|html|\?xml|div|p|a|head|body)\b", first, re.IGNORECASE):
        return "html" if "<?xml" not in first else "xml"
    if (
        re.search(r"^(?:def \w+\(.*\).*:|class \w+.*:|from [\w.]+ import |import \w+$)", text, re.MULTILINE)
        and ";" not in first
    ):
        return "python"
    if re.match(r"^\s*\{\s*\"", text) and text.rstrip().endswith("}"):
        return "json"
    if re.match(r"^(?:SELECT|INSERT INTO|CREATE TABLE|UPDATE) ", text):
        return "sql"
    return ""
