"""Articles built as a series: steps to be done in turn, or items of a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from core.model.article import Article, Block
from core.model.script import ArticleKind
from core.script.read.commands import names_act, says_what_to_do, warns
from core.script.read.counts import counts
from core.script.read.data import pattern
from core.script.read.labels import is_step
from core.script.read.outline import Part, outline
from core.script.read.split import sentences

_LEAST = 3
_MOST_OF = 0.6  # share of the members that tell somebody to do something
_TAKES_TIME = re.compile(  # what is done in turn takes time, goes on until something, or comes behind something
    r"\d ?(?:minutes?|min\b|hours?|seconds?|days?|Minuten?|"
    r"Stunden?|Sekunden?|heures?|secondes?|minutos?|horas?|segundos?|"
    r"minuti|ore|secondi|minuten|uur|минут|час|分|時間|秒|分钟|小时|분|시간)|\b(?:until|then|overnight|bis|dann|jusqu|puis|hasta|"
    r"luego|finché|poi|até|depois|totdat|пока|затем|до)\b|まで|直到|然后|까지",
    re.I,
)
_SHARE = 0.35  # of the article that an ordered list must be


def series(
    article: Article, language: str, skip: Collection[int] = (), *, method: bool = False, howto: bool = False
) -> ArticleKind:
    """The kind of an article that is a series: "howto" for steps, "listicle" for items, "" where it is none."""
    parts = [part for part in outline(article, language, set(skip)) if part.counted]
    if len(parts) >= _LEAST:
        texts = [_texts(article, part) for part in parts]
        words = sum(is_step(part.counts, language) for part in parts)
        return _kind(article, language, texts, [part.heading for part in parts], words, method=method, howto=howto)
    return _of_list(article, language, skip, method=method, howto=howto)


def _texts(article: Article, part: Part) -> str:
    blocks = [n for n in part.blocks if article.blocks[n].kind in ("paragraph", "list", "quote")]
    return " ".join(article.blocks[n].text[part.body if n == part.blocks[0] else 0 :].strip() for n in blocks)


def _kind(
    article: Article,
    language: str,
    texts: Sequence[str],
    names: Sequence[str],
    words: int,
    *,
    method: bool,
    howto: bool,
) -> ArticleKind:
    """Steps by their word, by the heading over them, or as commands that take time; everything else is items."""
    n = len(texts)
    if words >= _MOST_OF * n or (method and words == 0):
        return "howto"
    ordered = [_commands(text, language) for text in texts]
    does = sum(ordered) >= _MOST_OF * n
    acts = sum(names_act(name, language) for name in names) >= _MOST_OF * n or not any(names)
    counted = bool({n, n + 1} & set(counts(article.title)))
    if howto and not counted:
        return "howto"
    if pattern("kinds", language, "untried").search(article.title):
        return "listicle"
    timed = sum(bool(_TAKES_TIME.search(text)) for text in texts)
    return "howto" if does and not counted and (acts or timed >= 0.5 * n) else "listicle"


def _commands(text: str, language: str) -> bool:
    """Whether one of the first two sentences of a member says what to do."""
    first = [text[a:b] for a, b in sentences(text[:600], language)[:3]]
    return any(says_what_to_do(item, language) for item in first) or bool(first and warns(first[0]))


def _of_list(article: Article, language: str, skip: Collection[int], *, method: bool, howto: bool) -> ArticleKind:
    """The kind of an article whose members are a list: an ordered one of sentences, or one that its title counts."""
    blocks = [block for n, block in enumerate(article.blocks) if n not in skip]
    lists = [block for block in blocks if block.kind == "list" and len(block.items) >= _LEAST]
    whole = sum(len(block.text) for block in blocks if block.kind in ("paragraph", "list", "quote")) or 1
    for block in lists:
        whole_items = sum(item.rstrip()[-1:] in ".!?。！？" for item in block.items) >= _MOST_OF * len(block.items)
        counted = len(block.items) in counts(article.title)
        large = len(block.text) >= _SHARE * whole
        if whole_items and large and (block.ordered or counted or _led(block)):
            named = ["" for _ in block.items]
            kind = _kind(article, language, block.items, named, 0, method=method, howto=howto)
            return kind if kind != "howto" or block.ordered else "listicle"
    return ""


def _led(block: Block) -> bool:
    """Whether the items of a list begin with names."""
    leads = getattr(block, "leads", ())
    return sum(map(bool, leads)) >= _MOST_OF * len(getattr(block, "items", ())) > 0
