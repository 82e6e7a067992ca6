"""`bench faithful FOLDER`: how well the check of faithfulness does on a folder of articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import BadInput
from core.model.documents import SUFFIX_WORDS, SUFFIXES
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.model.article import Article

MOST_FILES = 2000


def measure(workspace: Workspace, folder: Path, run: Run | None = None, *, seed: int = 1) -> dict[str, Any]:
    """Measure the check of faithfulness: figures by language over every article in the folder and below it
    (`script.faithful.bench`).

    A file that holds no article is named in `skipped`. Raises `BadInput` where there is no article at all.
    """
    from core.script.faithful import bench

    run = run or Run()
    if not folder.exists():
        raise BadInput(f"There is no folder {folder}.", f"Give a folder with articles: {SUFFIX_WORDS}.")
    files = (
        sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES) if folder.is_dir() else [folder]
    )
    skipped: list[dict[str, str]] = []
    fields = bench.measure_check(
        _articles(workspace, folder, files[:MOST_FILES], run, skipped), seed=seed, check=run.check
    )
    if not fields["languages"]:
        raise BadInput(f"There is no article in {folder}.", f"Give a folder with articles: {SUFFIX_WORDS}.")
    return {**fields, "skipped": skipped}


def _articles(
    workspace: Workspace, folder: Path, files: list[Path], run: Run, skipped: list[dict[str, str]]
) -> Iterator[tuple[str, Article]]:
    """The articles one after the other; one is held at a time."""
    from core import content

    ctx = workspace.context()
    for n, path in enumerate(files):
        run.progress(n / max(1, len(files)), f"reading {path.name}")
        name = str(path.relative_to(folder)) if path != folder else path.name
        try:
            yield name, content.read_file(path, ctx)
        except BadInput as error:
            skipped.append({"article": name, "reason": error.message})
