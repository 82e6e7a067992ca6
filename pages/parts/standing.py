"""The state of a video on its card: the words, the button that goes on, and the page it leads to. All three agree."""

from __future__ import annotations

from dataclasses import dataclass

from core.studio.project.views import ProjectCard
from pages.parts.words import DOING

_PAGES = {  # where the work of a job is followed
    "script": "script", "fit": "script", "voice": "voice", "recording": "voice", "visuals": "visuals",
    "render": "render", "make": "render",
}  # fmt: skip
_DONE = {  # by the step that comes next
    "content": "Just begun",
    "script": "Just begun",
    "voice": "The script is written",
    "visuals": "The lines are spoken",
    "render": "The pictures are chosen",
    "publish": "Ready to watch",
}


@dataclass(frozen=True)
class Standing:
    """The words for a video's state, and what pressing its button does."""

    words: str
    label: str
    step: str


def standing(card: ProjectCard) -> Standing:
    """The state of a video in words for a page: work under way goes before what is there, and what is there before
    what comes next.
    """
    if card.job is not None and card.job.kind in _PAGES:
        return Standing(DOING[card.job.kind], "See progress", _PAGES[card.job.kind])
    if card.status == "failed":
        return Standing("Something didn't work", "See what is wrong", card.step)
    if card.status == "published":
        return Standing("Published", "Watch", "render")
    if card.status == "review" and card.step == "publish":
        return Standing(_DONE["publish"], "Watch", "render")
    if card.status == "review":
        return Standing("Changed since its video was made", "Update video", "render")
    return Standing(_DONE[card.step], card.next_action, card.step)
