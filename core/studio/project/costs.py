"""The costs that were paid and those that may have been: sums of the ledger in words a person knows."""

from __future__ import annotations

from core.store import ledger
from core.store.db import Row
from core.studio.workspace import purchases
from core.studio.workspace.workspace import Workspace

WORDS = {
    "video_script_generation": "Scripts by a chat model",
    "video_tts_standard": "Voices",
    "video_tts_selfhosted": "Voices of your own servers",
    "video_tts_hd": "Voices of ElevenLabs",
    "video_visual_generation": "Generated pictures",
    "video_thumbnail": "Generated thumbnails",
    "video_composition": "Videos",
    "video_seo_metadata": "Titles and texts",
}


def spent(workspace: Workspace, project_id: int | None = None) -> list[Row]:
    """The costs of one project or of all by operation and provider, each with `label` in plain words.

    `calls`, `units` and `cost` are what was paid; `maybe_calls` and `maybe_cost` what was sent and never answered.
    """
    purchases.note_dead(workspace)
    return [{"label": WORDS[row["operation"]], **row} for row in ledger.spent(workspace.store, project_id)]


def total(workspace: Workspace, project_id: int | None = None) -> float:
    """The US dollars in all that a project's or all costs come to."""
    return float(sum(row["cost"] for row in ledger.spent(workspace.store, project_id) if row["currency"] == "USD"))


def maybe_total(workspace: Workspace, project_id: int | None = None) -> float:
    """The US dollars in all that a project or all may have paid."""
    return float(
        sum(row["maybe_cost"] for row in ledger.spent(workspace.store, project_id) if row["currency"] == "USD")
    )


def doubts(workspace: Workspace, project_id: int | None = None) -> int:
    """Count the calls of projects that may have been paid for and are not sent again until a person asks for it."""
    return purchases.doubts(workspace, project_id)


def ask_again(workspace: Workspace, project_id: int | None = None) -> int:
    """Let what may have been paid for be bought once more, of a project or of all; how many calls."""
    return purchases.forgive(workspace, project_id)
