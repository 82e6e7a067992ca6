"""Lines of an article that only say whose a picture is or where the text came from: no sentence of its story."""

# ruff: noqa: E501 - phrases of one kind stand in one line

from __future__ import annotations

import re

from core.content.credits import parted
from core.model.article import Block, Image, Paragraph

_LONGEST = 160
_ORIGIN = re.compile(
    r"\W*(?:(?:this|the) (?:article|story|post|piece|essay|text|column|interview|report|excerpt) )?"
    r"(?:(?:was|is|were|has been) )?(?:(?:originally|first|previously) (?:published|printed|posted)|(?:re)?published with permission|"
    r"(?:originally|first) appeared|reprinted|republished|cross-?posted)"
    r" (?:(?:in|on|by|at|from|with)\b|(?:under|courtesy)\b).*|"
    r"\W*(?:dieser (?:artikel|beitrag|text) )?(?:ist |wurde )?(?:zuerst|ursprünglich|erstmals) (?:erschienen|veröffentlicht)\b.*|"
    r"\W*(?:dieser (?:artikel|beitrag|text)) (?:ist|wurde|erschien) (?:zuerst|ursprünglich|erstmals)\b.*|"
    r"\W*(?:(?:cet|ce) (?:article|texte|billet) (?:a été |est )?)?(?:initialement|d’abord|d'abord) (?:publié|paru)\b.*|"
    r"\W*(?:este (?:artículo|texto) (?:fue |se )?)?(?:publicado originalmente|originalmente publicado|public[óo] originalmente)\b.*|"
    r"\W*(?:questo articolo (?:è stato |è )?)?(?:pubblicato originariamente|originariamente pubblicato)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# Behind it a sentence goes on: "Originally published in 1904, the map still guides pilots"
_MORE = re.compile(r"[.!?…]\s+\S|,\s(?:the|an?|it|he|she|they|we|this|these|his|her|its|their)\s", re.IGNORECASE)


def without_credit_lines(blocks: list[Block]) -> list[Block]:
    """The blocks without paragraphs that are a credit alone; one below a picture is the credit of that picture."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST:
            caption, credit = parted(block.text)
            if credit and not caption:
                last = result[-1] if result else None
                if isinstance(last, Image) and not last.credit:
                    result[-1] = last.model_copy(update={"credit": credit})
                continue
            if _ORIGIN.fullmatch(block.text.strip()) and not _MORE.search(block.text):
                continue
        result.append(block)
    return result
