"""The shape of a short film by the kind of its article: what of the middle is told beside lead and end."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.script import ArticleKind


@dataclass(frozen=True)
class Shape:
    """The way to tell a kind: what of the middle is told, and in which order the lead is filled."""

    counted: bool = False  # steps or items: all of them with their words, or by lead and end
    named: bool = False  # between lead and end the names of all items
    answers: bool = True  # the last paragraph of the lead goes before those in its middle
    thesis: bool = False  # the paragraph with what its author claims goes before others
    quotes: bool = False  # a person's words, where there is time


SHAPES: dict[ArticleKind, Shape] = {
    "": Shape(),
    "essay": Shape(thesis=True),
    "review": Shape(),
    "explainer": Shape(thesis=True),
    "diary": Shape(),
    "news": Shape(answers=False, quotes=True),
    "release": Shape(answers=False, quotes=True),
    "howto": Shape(counted=True),
    "recipe": Shape(counted=True),
    "listicle": Shape(counted=True, named=True),
}
"""Kinds that are told so; an interview is told by its questions, a reference by its parts."""
