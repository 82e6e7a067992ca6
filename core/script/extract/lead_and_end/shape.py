"""The shape of a short film by the kind of its article: what of the middle is told beside lead and end."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.script import ArticleKind

_SCENE_S = 18.0


@dataclass(frozen=True)
class Shape:
    """The way to tell a kind: what of the middle is told, and in which order the lead is filled."""

    counted: bool = False  # steps or items: all of them with their words, or by lead and end
    named: bool = False  # between lead and end the names of all steps or items
    counts: bool = False  # its title counts them
    asked: bool = False  # questions with their whole answers, the last among them, stand for the end
    answers: bool = True  # the last paragraph of the lead goes before those in its middle
    thesis: bool = False  # the paragraph with what its author claims goes before others
    centre: bool = True  # what the article exists for is told wherever it stands
    verdict: bool = False  # what stands under the last heading is what the article is read for
    few: int = 1  # paragraphs under the last heading that are its conclusion, whatever it is called
    verdict_s: float = 22.0  # seconds of a conclusion that is told whole
    end_s: float = 14.0  # of a last paragraph; a last scene may take more
    reasons: bool = False  # the reason goes first, where the title asks for it
    quotes: bool = False  # a person's words, where there is time


SHAPES: dict[ArticleKind, Shape] = {
    "": Shape(end_s=_SCENE_S),
    "essay": Shape(thesis=True, end_s=_SCENE_S),
    "review": Shape(verdict=True, verdict_s=27.0),
    "explainer": Shape(thesis=True, few=2, verdict_s=29.0),
    "diary": Shape(end_s=_SCENE_S),
    "news": Shape(centre=False, answers=False, quotes=True, reasons=True),
    "release": Shape(centre=False, answers=False, quotes=True),
    "howto": Shape(counted=True, named=True),
    "recipe": Shape(centre=False, counted=True),
    "interview": Shape(centre=False, answers=False, asked=True),
    "listicle": Shape(centre=False, counted=True, named=True, counts=True),
}
"""Kinds that are told so; a reference is told by its parts."""
