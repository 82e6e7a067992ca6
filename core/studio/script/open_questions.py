"""The questions that a script leaves open: found once for its lines, and kept."""

from __future__ import annotations

from typing import Any

from core import digests
from core.code_digest import code_digest
from core.model.coded import Question
from core.model.script import Script
from core.studio.project.project import Project

_LINE_ASIDE = {"flag", "cue", "overlay", "estimate_s", "locked"}  # of a line what no question is about
_SCRIPT_ASIDE = {"lines", "overrides", "warnings", "writer"}


def open_questions_of(project: Project) -> dict[int, tuple[Question, ...]]:
    """List what somebody who has not read the article would ask of a project's script, by line; empty for a topic, or
    without a script.

    The parser is loaded where these lines were not looked at before.
    """
    from core.script.judge.stranger import questions

    script, article, excluded = project.script, project.article, project.options.excluded_blocks
    if script is None or article.topic:
        return {}
    rules = code_digest(questions, "script", "language", "model", libraries=("spacy",))
    key = digests.of_json(["questions", rules, _asked(script), project.content_row["sha256"], excluded])
    kept = project.workspace.cache.get(key)
    if kept is None:
        found = questions(script, article, excluded)
        kept = {str(number): [item.model_dump(mode="json") for item in asked] for number, asked in found.items()}
        project.workspace.cache.put(key, kept)
    return {int(number): tuple(Question.model_validate(item) for item in asked) for number, asked in kept.items()}


def _asked(script: Script) -> list[Any]:
    """Return all of a script that its questions follow from."""
    lines = [line.model_dump(mode="json", exclude=_LINE_ASIDE) for line in script.lines]
    return [script.model_dump(mode="json", exclude=_SCRIPT_ASIDE), lines]
