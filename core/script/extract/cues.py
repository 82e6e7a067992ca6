"""Visual cues of lines: the picture, code, table, quote or list that stands nearest in the article."""

from __future__ import annotations

from core.language.graphemes import start
from core.model.article import Article
from core.model.script import CueKind, VisualCue
from core.script.extract.keyphrases import keyphrases
from core.script.extract.rank import terms
from core.script.read.sentence import SHOWN, Material, Sentence

_SHARED = 3  # lines that one block may stand beside
_FAR = 6.0  # blocks; what stands farther off in the same part is not beside the line


def cue_terms(text: str, language: str, limit: int = 3, article: Article | None = None) -> tuple[str, ...]:
    """The terms to search for a picture of a line with: up to `limit` of one to three words.

    A line that names no thing is looked for by the things of the article's title.
    """
    found = keyphrases(text, language, article, limit)
    return found or (keyphrases(article.title, language, article, limit) if article is not None else ())


def visual_cues(
    article: Article, material: Material, spoken: list[Sentence], excluded: set[int]
) -> dict[int, VisualCue]:
    """The visual cue of every spoken sentence, by its index; a block serves one sentence while others are unused."""
    out: dict[int, VisualCue] = {}
    used: set[int] = set()
    for sentence in spoken:
        named = (
            sentence.shows
            if sentence.shows is not None
            else (sentence.block if sentence.kind in ("quote", "list", "table") else None)
        )
        if named is not None and named not in excluded:
            used.add(named)
            out[sentence.index] = _cue(article, named, sentence, material.language)
    pairs = sorted(
        (-_fit(article, material, entry, block), entry.index, block)
        for entry in spoken
        if entry.index not in out
        for block in material.parts[entry.part].blocks
        if block not in excluded
        and article.blocks[block].kind in ("image", "code", "table")
        and _fit(article, material, entry, block) > 0
    )
    by_index = {item.index: item for item in spoken}
    for _, index, block in pairs:
        if index not in out and block not in used:
            used.add(block)
            out[index] = _cue(article, block, by_index[index], material.language)
    order = [element.index for element in spoken]
    for _, index, block in pairs:  # what is left shares a block with its neighbour, so that nothing flickers back
        if index in out:
            continue
        at = order.index(index)
        sharing = [n for n in order if n in out and out[n].block == block]
        beside = [order[n] for n in (at - 1, at + 1) if 0 <= n < len(order)]
        if len(sharing) < _SHARED and any(n in sharing for n in beside):
            out[index] = _cue(article, block, by_index[index], material.language)
    for sentence in spoken:
        if sentence.index not in out:
            out[sentence.index] = VisualCue(
                kind="text", terms=cue_terms(sentence.text, material.language, article=article)
            )
    return out


def _fit(article: Article, material: Material, sentence: Sentence, block: int) -> float:
    """Score how well a block illustrates a sentence: near, right behind it, and about the same words."""
    shown = article.blocks[block]
    distance = block - sentence.block if block > sentence.block else 1.3 * (sentence.block - block)
    between = range(min(block, sentence.block) + 1, max(block, sentence.block))
    distance -= 0.8 * sum(article.blocks[n].kind in SHOWN for n in between)
    if distance > _FAR:
        return 0.0
    words = set(terms(shown.text if shown.kind == "image" else "", material.language))
    shared = len(words & set(terms(sentence.text, material.language)))
    bonus = 0.4 if shown.kind == "image" and shown.sha256 is None else 0.0
    return max(0.05, 2.0 - 0.3 * distance + 0.6 * min(2, shared) - bonus)


def _cue(article: Article, block: int, sentence: Sentence, language: str) -> VisualCue:
    kinds: dict[str, CueKind] = {"image": "image", "table": "table", "code": "code", "quote": "quote", "list": "list"}
    shown = article.blocks[block]
    note = start(shown.text, 120) if shown.kind == "image" else ""
    return VisualCue(
        kind=kinds.get(shown.kind, "text"),
        block=block,
        terms=cue_terms(sentence.text, language, article=article),
        note=note,
    )
