"""The brief of a chat model: the kind of article, how such a film goes, and which sentences must be told together."""

from __future__ import annotations

from collections.abc import Iterable

from core.language.tag import base
from core.model.article import Article
from core.model.script import ArticleKind
from core.script.extract.choose import Chooser
from core.script.extract.groups import Group
from core.script.model.sources import Source
from core.script.read.candidates import gather

_MOST_UNITS = 30
_KINDS: dict[ArticleKind, str] = {
    "recipe": "a recipe: the dish, what is needed, then every step in its order with its times and amounts",
    "howto": "instructions: what one gets in the end, then every step in its order",
    "listicle": "a list of tips: each with its number and name, then why it works",
    "review": "a review: what the thing is, what was measured, for and against, then the verdict",
    "news": "news: who, what and when first, then causes, costs and reactions with their speakers",
    "release": "a press release: what is new and what it does, then figures, price and date",
    "interview": "an interview: each answer right behind its own question",
    "essay": "an essay: a scene, the thesis, the objection with its reply, the turn",
    "diary": "a diary: day by day, in its order",
    "explainer": "an explainer: the question, the wrong answer with what refutes it, then the right answer",
    "reference": "a reference: what each part is for",
}


def brief(article: Article, found: list[Source], excluded: Iterable[int] = (), kind: ArticleKind = "") -> str:
    """The part of the prompt that names the kind of article and the units that may not be missing, by the numbers of
    their sentences; "" where nothing is known.
    """
    material = gather(article, base(article.language or "en"), excluded, kind=kind)
    if not material.sentences:
        return ""
    chooser = Chooser(article, material, None, excluded=frozenset(excluded), kind=kind)
    out = [f"The article is {_KINDS[chooser.kind]}."] if chooser.kind in _KINDS else []
    units = [line for group in chooser.units(None) if group.must and (line := _unit(group, found))][:_MOST_UNITS]
    if units:
        out.append("These parts must be told, whole and in this order; shorten them rather than leave one out:")
        out += units
    out.append(
        "Somebody who has not read the article hears this: say who and what is meant before pointing at it, answer "
        "each question that is asked, and never tell an objection or a refuted view without the reply."
    )
    return "\n".join(out)


def _unit(group: Group, found: list[Source]) -> str:
    """One unit as its sentences' numbers."""
    spans = [(item.block, item.start, item.end) for item in group.members if not item.label]
    numbers = [
        source.number
        for source in found
        if any(b == source.span.block and s < source.span.end and e > source.span.start for b, s, e in spans)
    ]
    return f"- {group.kind}: sentences {', '.join(map(str, numbers))}" if numbers else ""
