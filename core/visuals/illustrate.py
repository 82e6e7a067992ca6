"""The storyboard with what the sources have, where the article has nothing to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.model.article import Article
from core.model.narration import Narration
from core.model.script import Script
from core.model.storyboard import Storyboard
from core.ports import Context
from core.visuals.rules import Rules
from core.visuals.source import Source


@dataclass(frozen=True)
class Wanted:
    """Which pictures a project wants, and the frame they are for, in pixels."""

    pictures: Literal["auto", "article", "stock"] = "auto"
    width: int = 1080
    height: int = 1920


def illustrate(
    board: Storyboard,
    article: Article,
    script: Script,
    narration: Narration | None,
    sources: Sequence[Source],
    ctx: Context,
    rules: Rules,
    wanted: Wanted,
    *,
    before: Storyboard | None = None,
) -> Storyboard:
    return board
