"""The script that the writer makes which needs no model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model.article import Article
from core.model.options import Options
from core.model.script import Script

if TYPE_CHECKING:
    from core.script import Pace


def compose(article: Article, options: Options, pace: Pace | None = None) -> Script:
    """Write a script from an article's own words at a pace, by default the language's own; nothing is saved."""
    from core import script

    pace = pace or script.Pace().scaled(options.speed)
    return script.write(
        article,
        project_type=options.project_type,
        presets=options.platforms,
        language=options.language,
        pace=pace,
        excluded_blocks=options.excluded_blocks,
        kind=options.article_kind,
        stress=options.stress,
    )
