"""The place where the text of an article begins: behind its byline, its dates and the words on the page."""

from __future__ import annotations

import re

from core.language.spacing import unspaced
from core.model.article import Article
from core.script.grammar import finite, has_parser, read
from core.script.read.byline import is_byline

_WORDS, _IN_TWO = 25, 20  # of a paragraph that is no label: of one sentence, of two
_CHARACTERS = 50  # where words are not separated
_FEW = 6  # words of a short first sentence
_ENDED = re.compile(r"[.!?…。！？؟।][\"'”’»“」』)*\s]*$")
_STOPS = re.compile(r"[.!?…。！？؟।][\"'”’»“」』)]*(?:\s|$)|[。！？]")
_HEAD, _LOOK = 6, 0.5  # blocks before the text at most; of all


def beginning(article: Article, language: str) -> int:
    """The block with which the author's running text begins, 0 where no paragraph is long enough to tell.

    That is the first paragraph of 25 words, or of 20 in two sentences, that ends like a sentence and is not in italics,
    with short ones of whole sentences right before it.
    """
    blocks = article.blocks
    first = next((n for n in range(len(blocks)) if _runs_on(article, n, language)), None)
    if first is None or first > max(_HEAD, _LOOK * len(blocks)):
        return 0
    while first and _opens(article, first - 1, language):
        first -= 1
    return first


def _runs_on(article: Article, n: int, language: str) -> bool:
    """Whether a block is a paragraph of running text."""
    blocks = article.blocks
    block = blocks[n]
    if block.kind != "paragraph" or block.italic or is_byline(block.text):
        return False
    text = block.text.strip()
    after = blocks[n + 1].text if n + 1 < len(blocks) and blocks[n + 1].kind == "paragraph" else ""
    if not _ENDED.search(text) or is_byline(after):
        return False  # a byline stands below the words that announce the text
    if unspaced(language):
        return len(text) >= _CHARACTERS
    words = len(text.split())
    return words >= _WORDS or (words >= _IN_TWO and len(_STOPS.findall(text)) > 1)


def _opens(article: Article, n: int, language: str) -> bool:
    """Whether a short paragraph is a sentence of the text: "The bridge at Ettlach has been shut since November."."""
    block = article.blocks[n]
    if block.kind != "paragraph" or block.italic or is_byline(block.text) or not _ENDED.search(block.text.strip()):
        return False
    if not has_parser(language):
        return len(block.text.split()) >= _FEW or len(_STOPS.findall(block.text)) > 1
    return any(finite(token) for token in read(block.text, language).tokens)
