"""What was paid: sums of the ledger in words a person knows, and booking what chat models cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.store import ledger
from core.store.db import Row
from core.studio.house import House

if TYPE_CHECKING:
    from core.llm import Chat

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


def spent(house: House, project_id: int | None = None) -> list[Row]:
    """Sums by operation and provider, of one project or of all, each with `label` in plain words."""
    return [{"label": WORDS[row["operation"]], **row} for row in ledger.spent(house.store, project_id)]


def total(house: House, project_id: int | None = None) -> float:
    """US dollars in all."""
    return float(sum(row["cost"] for row in ledger.spent(house.store, project_id) if row["currency"] == "USD"))


def book_chat(house: House, project_id: int | None, chat: Chat, operation: str = "video_script_generation") -> None:
    """Note the calls of a chat with a model; one whose price nobody knows is noted without."""
    if chat.used:
        note = "" if chat.cost is not None else "price unknown"
        ledger.book(
            house.store, project_id=project_id, operation=operation, provider=chat.writer, units=len(chat.used),
            unit="request", cost=chat.cost or 0.0, note=note,
        )  # fmt: skip
