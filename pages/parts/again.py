"""The notice of paid calls that were sent and never answered: said on the video's pages, with a way on."""

from __future__ import annotations

from core.studio.project import costs
from pages.parts import problems
from pages.parts.words import count
from pages.parts.workspace import workspace


def notice(project_id: int) -> None:
    """Show one line with a button, where anything of the video waits for a word."""
    in_doubt = costs.doubts(workspace(), project_id)
    if not in_doubt:
        return
    it, was, its = ("it", "was", "its answer") if in_doubt == 1 else ("they", "were", "their answers")
    problem = problems.Problem(
        f"{count(in_doubt, 'request')} that may have been paid for {was} sent, and {its} never came.",
        f"{it.capitalize()} {was} not sent again; if you ask again, the same may be paid for twice.",
        label="Ask again",
        act=lambda: costs.ask_again(workspace(), project_id),
    )
    problems.show([problem], key="maybe-paid")
