"""The script that the writer makes which needs no model."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from core.model.article import Article
from core.model.options import Options
from core.model.script import Script

if TYPE_CHECKING:
    from core.script import Pace

_CHOICES = ("project_type", "platforms", "language", "excluded_blocks", "article_kind", "stress")


def compose(article: Article, options: Options, pace: Pace | None = None) -> Script:
    """Write a script from an article's own words at a pace, by default the language's own; nothing is saved."""
    from core import script

    return _composed(
        script.write, article, pace or script.Pace().scaled(options.speed), *(getattr(options, n) for n in _CHOICES)
    )


def decides(options: Options) -> dict[str, Any]:
    """Return the choices that decide a script at the language's own pace, for keys."""
    return options.model_dump(mode="json", include={*_CHOICES, "speed"})


@lru_cache(maxsize=1)  # `make` looks whether it can be spoken before there is a project, then it is written
def _composed(write: Callable[..., Script], article: Article, pace: Pace, *choices: Any) -> Script:
    project_type, presets, language, excluded_blocks, kind, stress = choices
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
