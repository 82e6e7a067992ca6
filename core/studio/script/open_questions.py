"""The questions that a script leaves open: found once for its lines, and kept."""

from __future__ import annotations

from core import digests
from core.model.coded import Question
from core.studio.project.project import Project

_RULES = 3  # counts up when the rules change, so that scripts are looked at again


def open_questions_of(project: Project) -> dict[int, tuple[Question, ...]]:
    """List what somebody who has not read the article would ask of a project's script, by line; empty for a topic, or
    without a script.

    The parser is loaded where these lines were not looked at before.
    """
    from core.script.judge.stranger import questions

    script, article, excluded = project.script, project.article, project.options.excluded_blocks
    if script is None or article.topic:
        return {}
    lines = [
        line.model_dump(mode="json", include={"id", "text", "section", "span", "beat", "unit"}) for line in script.lines
    ]
    units = [unit.model_dump(mode="json") for unit in script.units]
    key = digests.of_json(["questions", _RULES, script.language, lines, units, project.content_row["sha256"], excluded])
    kept = project.workspace.cache.get(key)
    if kept is None:
        found = questions(script, article, excluded)
        kept = {str(number): [item.model_dump(mode="json") for item in asked] for number, asked in found.items()}
        project.workspace.cache.put(key, kept)
    return {int(number): tuple(Question.model_validate(item) for item in asked) for number, asked in kept.items()}
