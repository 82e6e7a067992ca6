"""Marks of notes and citations in running text: they point elsewhere and are never read aloud.

In inline code the same signs are an index and stay: `kept` hides them while marks are taken out, `shown` brings them
back.
"""

from __future__ import annotations

import re

from core.language.governing import governs
from core.model.article import Block, Code, Heading, Image, ListBlock, Paragraph, Quote, Table

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # no characters of any text
_N = r"[1-9]\d{0,2}[a-z]?"
_PAGE = (
    r"(?:pp?|pgs?|S|Seiten?|p[áà]gs?|pag|с|стр|s|str|ch|chap|Kap|cap|sec|§|fig|Abb|vol|no|nr|art|loc|fol|ll?|Rn|Rz|Z)\.?\s*"
    r"[\divxlc]+(?:\s*[-–—,]\s*[\divxlc]+)*(?:\s?ff?\.?)?"
)
_NUMBERS = rf"{_N}(?:\s*[,;–—-]\s*{_N})*"
_KEYED = r"[A-Z][\w'’.-]+(?:,? (?:and|und|et|y|e|&) [A-Z][\w'’.-]+|,? et al\.)?,? (?:1[5-9]|20)\d\d[a-z]?"
_WORDS = (
    r"sic!?|citation needed|clarification needed|(?:who|when|where|which|by whom|according to whom|how|why)\?|"
    r"(?:failed )?verification(?: needed| failed)?|better source needed|dead link|original research\??|dubious.{0,20}|"
    r"(?:note|nb|n|fn|ref|anm|footnote|fußnote|nota?)\.? ?\d{1,3}|"
    r"(?:ed(?:itor)?(?:'s|’s|s)?\.?(?: note)?|editor(?:'s|’s) note|trans(?:lator)?(?:'s|’s|l)?\.?(?: note)?|"
    r"author(?:'s|’s) note|"
    r"anm(?:erkung|\.)(?: d(?:er|es|\.) .{1,15})?|n\. ?d\. ?[a-z]\.?|ndlr|ndr|ndt|n\. ?del ?[a-z]\.?|nota del? .{1,20}|"
    r"note de [^\[\]]{1,20}|nota della redazione|прим\. ?.{0,12}|编者注|编注|译注|編注|訳注|註|注)\s*[:：]"
    r"[^\[\]]{1,120}|"
    r"bearbeiten|quelltext bearbeiten|beleg fehlt|réf\. (?:nécessaire|souhaitée)|cita requerida|senza fonte|bron\?|"
    r"carece de fontes.{0,10}|potrzebny przypis|источник не указан.{0,20}|要出典|来源请求|"
    r"來源請求|原文ママ|[注註]\s?\d{1,3}"
)
_MARK = re.compile(
    rf"\s?[\[［](?:{_NUMBERS}(?:\s*[,:;]\s*{_PAGE})?(?:\s*[;,]\s*{_NUMBERS}(?:\s*[,:]\s*{_PAGE})?)*|"
    rf"{_KEYED}(?:[,:] ?{_PAGE})?(?:; ?{_KEYED}(?:[,:] ?{_PAGE})?)*|[A-Z][A-Za-z+]{{1,9}}\d\d[a-z]?|"
    rf"-?@[\w:.#$%&+?<>~/-]+(?:, ?{_PAGE})?(?:; ?-?@[\w:.-]+(?:, ?{_PAGE})?)*|\^[\w-]{{1,30}}|(?i:{_WORDS}))[\]］]"
    r"(?:\s?[,;–-](?=\s?[\[［]\d))?"
)
_GLUED = re.compile(r"(\w+)\[(\d{1,3})\]")
_RAISED = re.compile(r"(?<=[.,;:!?)”»\"…。！？])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=\W|$)|(?<=[^\W\d_]{4})[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=\W|$)")


def kept(text: str) -> str:
    """A document's inline code with its brackets kept from being taken for marks of notes."""
    return text.replace("[", _OPEN).replace("]", _CLOSE)


def without_marks(blocks: list[Block]) -> list[Block]:
    """The article's blocks without marks of notes and citations."""
    glued = [m for b in blocks if not isinstance(b, Code) for m in _GLUED.findall(b.text)]
    numbers: dict[str, set[str]] = {}
    for word, number in glued:
        numbers.setdefault(word, set()).add(number)
    arrays = frozenset(w for w, some in numbers.items() if len(some) > 1 or "0" in some or "_" in w)
    return [_changed(block, arrays) for block in blocks]


def _changed(block: Block, arrays: frozenset[str]) -> Block:
    if isinstance(block, Code):
        return block.model_copy(update={"text": _shown(block.text), "caption": _clean(block.caption, arrays)})
    if isinstance(block, ListBlock):
        items, leads = (tuple(_clean(text, arrays) for text in texts) for texts in (block.items, block.leads))
        return block.model_copy(update={"items": items, "leads": leads, "code": tuple(map(_shown, block.code))})
    if isinstance(block, Table):
        rows = tuple(tuple(_clean(cell, arrays) for cell in row) for row in block.rows)
        header = tuple(_clean(cell, arrays) for cell in block.header)
        return block.model_copy(update={"header": header, "rows": rows, "caption": _clean(block.caption, arrays)})
    if isinstance(block, Image):
        return block.model_copy(update={"alt": _clean(block.alt, arrays), "caption": _clean(block.caption, arrays)})
    if isinstance(block, Quote):
        return block.model_copy(update={"text": _clean(block.text, arrays), "cite": _shown(block.cite)})
    if isinstance(block, Paragraph):
        lead, code = _clean(block.lead, arrays), tuple(map(_shown, block.code))
        return block.model_copy(update={"text": _clean(block.text, arrays), "lead": lead, "code": code})
    if isinstance(block, Heading):
        return block.model_copy(update={"text": _clean(block.text, arrays)})
    return block


def _clean(text: str, arrays: frozenset[str]) -> str:
    """One text without marks; where it would begin with one or be nothing else, that is what it is about."""
    if "[" in text or "［" in text:
        text = _MARK.sub(lambda mark: _replaced(mark, text, arrays), text)
    return _shown(_RAISED.sub("", text) or text)


def _replaced(mark: re.Match[str], text: str, arrays: frozenset[str]) -> str:
    before = re.search(r"\w+$", text[: mark.start()])
    number = re.fullmatch(rf"\s[\[［]{_NUMBERS}[\]］]", mark.group())
    if number and governs(text[: mark.start()]):
        return mark.group()  # without it the sentence has a hole; with it, it is not read aloud
    index = not mark.group()[0].isspace() and before and before.group() in arrays
    usage = "@" in mark.group() and not mark.group()[0].isspace()  # "crate[@version]" of a manual
    return mark.group() if index or usage or mark.start() == 0 else ""


def _shown(text: str) -> str:
    return text.replace(_OPEN, "[").replace(_CLOSE, "]")
