"""The script that the writer makes which needs no model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from core.model.article import Article
from core.model.options import Options
from core.model.script import Script

if TYPE_CHECKING:
    from core.model.script import ArticleKind
    from core.script import Pace


def compose(article: Article, options: Options, pace: Pace | None = None) -> Script:
    """Write a script from an article's own words at a pace, by default the language's own; nothing is saved."""
    from core.script import Pace

    return _composed(
        article,
        options.project_type,
        options.platforms,
        options.language,
        pace or Pace().scaled(options.speed),
        options.excluded_blocks,
        options.article_kind,
        options.stress,
    )


@lru_cache(maxsize=1)  # `make` looks whether it can be spoken before there is a project, then it is written
def _composed(
    article: Article,
    project_type: str,
    presets: tuple[str, ...],
    language: str,
    pace: Pace,
    excluded_blocks: tuple[int, ...],
    kind: ArticleKind,
    stress: str,
) -> Script:
    from core.script import write

    return write(
        article,
        project_type=project_type,
        presets=presets,
        language=language,
        pace=pace,
        excluded_blocks=excluded_blocks,
        kind=kind,
        stress=stress,
    )
