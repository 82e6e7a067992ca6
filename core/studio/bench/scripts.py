"""`bench script FOLDER|FILES`: what the writer that needs no model makes of articles, spoken and looked over."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import BadInput, ReelwrightError
from core.model.documents import SUFFIX_WORDS, SUFFIXES
from core.store.db import open_store
from core.studio.bench import faithfulness
from core.studio.content import articles
from core.studio.project import choices, length, projects
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import words


def measure(
    workspace: Workspace,
    paths: Sequence[Path],
    run: Run | None = None,
    *,
    project_type: str = "short",
    platforms: Sequence[str] = (),
    speak: bool = True,
) -> dict[str, Any]:
    """Measure the writer that needs no model on articles: `{"type", "window_s", "articles": [...], "total": {...}}`,
    the scripts as they are among it.

    The articles are made into projects of a workspace of its own that is gone afterwards; the user's own projects are
    not touched. Raises `BadInput` where there is no file, or no such type or platform.
    """
    run = run or Run()
    options = choices.checked(project_type=project_type, platforms=tuple(platforms) or None)
    files = _files(paths)
    folder = workspace.scratch / f"bench-{time.monotonic_ns()}"
    folder.mkdir(parents=True)
    (workspace.data / "voices").mkdir(exist_ok=True)
    (folder / "voices").symlink_to(workspace.data / "voices")
    own = Workspace(dataclasses.replace(workspace.settings, data=folder), open_store(folder))
    rows = []
    for n, path in enumerate(files):
        run.check()
        run.progress(n / len(files), path.name)
        rows.append(_one(own, path, options, run, speak))
    low, high = length.window(options)
    return {"type": project_type, "window_s": [low, high], "articles": rows, "total": _total(rows)}


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise BadInput(f"There is no file or folder {path}.", f"Give articles: {SUFFIX_WORDS}.")
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [item for item in inside if item.is_file() and item.suffix.lower() in SUFFIXES]
    if not found:
        raise BadInput("There is no article in it.", f"Give articles: {SUFFIX_WORDS}.")
    return found[: faithfulness.MOST_FILES]


def _one(workspace: Workspace, path: Path, options: Any, run: Run, speak: bool) -> dict[str, Any]:
    """One article's row; one that cannot be written or spoken says why."""
    from core.script.judge.audit import KINDS, audit, verified

    row: dict[str, Any] = {"article": str(path)}
    quiet = Run(check=run.check)
    try:
        number = projects.create(workspace, articles.import_article(workspace, path=path, run=quiet), options)
        write.write(workspace, number, quiet)
        if speak:
            narrate.narrate(workspace, number, quiet)
    except ReelwrightError as error:
        return {**row, "error": {"message": error.message, "hint": error.hint}}
    project = Project(workspace, number)
    script, article = project.script, project.article
    assert script is not None  # noqa: S101 - written above
    low, high = length.window(options)
    seconds = length.film_s(project.narration) if project.narration else script.total_estimated_duration
    faults = audit(script, article)
    there, named = verified(script, article)
    return {
        **row,
        "title": script.title,
        "language": script.language,
        "lines": len(script.lines),
        "seconds": round(seconds, 2),
        "in_window": low <= seconds <= high,
        "all_there_is": any(item.code == "short_article" for item in script.warnings),
        "faults": {kind: sum(fault.kind == kind for fault in faults) for kind in KINDS},
        "spans_verified": there,
        "spans": named,
        "without_terms": sum(not line.cue.terms for line in script.lines if line.section != "cta"),
        "details": [fault.model_dump() for fault in faults],
        "warnings": [words(warning) for warning in script.warnings],
        "script": [
            {"section": line.section, "point": line.point, "text": line.text, "terms": list(line.cue.terms)}
            for line in script.lines
        ],
    }


def _total(rows: list[dict[str, Any]]) -> dict[str, Any]:
    from core.script.judge.audit import KINDS

    good = [row for row in rows if "error" not in row]
    return {
        "articles": len(rows),
        "written": len(good),
        "languages": len({row["language"] for row in good}),
        "in_window": sum(row["in_window"] for row in good),
        "too_little_text": sum(not row["in_window"] and row["all_there_is"] for row in good),
        "faults": {kind: sum(row["faults"][kind] for row in good) for kind in KINDS},
        "spans_verified": sum(row["spans_verified"] for row in good),
        "spans": sum(row["spans"] for row in good),
        "ok": bool(good)
        and len(good) == len(rows)
        and all((row["in_window"] or row["all_there_is"]) and not row["details"] for row in good),
    }
