"""Benchmark of the picture search: how often the right one comes first for articles, from a file of stock items."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from core import config
from core.errors import BadInput
from core.model.documents import SUFFIX_WORDS, SUFFIXES
from core.model.options import Options
from core.model.presets import DEFAULT_PRESETS, PRESETS
from core.studio.content import articles as content_articles
from core.studio.project import choices, projects
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace


def measure(
    file: Path, articles: Sequence[Path] = (), run: Run | None = None, *, project_type: str = "short"
) -> dict[str, Any]:
    """Measure the picture search: each article's scenes with what came first, and the totals; in a data folder of its
    own that is removed.

    Without articles, the sample. Raises `BadInput` for a file or an article that cannot be read.
    """
    from core.visuals.bench import figures, items, server

    run = run or Run()
    stock = items.read(file)
    entries = {item.number: item for item in stock}
    folder = Path(tempfile.mkdtemp(prefix="reelwright-bench-"))
    try:
        began = time.monotonic()
        with server.serving(server.Stock(stock)) as address:
            workspace = _workspace(folder, address)
            read = _articles(workspace, articles or (workspace.settings.sample / "article.md",), project_type, run)
            owner = figures.articles_of_labels(stock, {name: project.article for name, project in read.items()})
            rows = [_film(workspace, address, n, name, project, entries, owner, run) for n, (name, project) in
                    enumerate(read.items())]  # fmt: skip
        return _told(rows, stock, owner, time.monotonic() - began)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _workspace(folder: Path, address: str) -> Workspace:
    """A workspace of its own, which may reach the local server and nothing that is set up elsewhere."""
    settings = config.load({"REELWRIGHT_DATA": str(folder)}, folder / "none")
    where = urlsplit(address)
    return open_workspace(dataclasses.replace(settings, allow_private=(f"{where.hostname}:{where.port}",)))


def _articles(workspace: Workspace, paths: Sequence[Path], project_type: str, run: Run) -> dict[str, Project]:
    out: dict[str, Project] = {}
    options = choices.checked(project_type=project_type, platforms=DEFAULT_PRESETS.get(project_type))
    for n, path in enumerate(paths):
        run.check()
        run.progress(0.2 * n / len(paths), f"Reading {path.name}")
        if path.is_dir():
            path = _article_in(path)
        project_id = projects.create(
            workspace, content_articles.import_article(workspace, path=path), Options(**options.model_dump())
        )
        write.write(workspace, project_id)
        name = path.parent.name if path.stem.lower() in ("index", "article", "readme") else path.stem
        out[name if name not in out else f"{name}-{n}"] = Project(workspace, project_id)
    return out


def _article_in(folder: Path) -> Path:
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    if not found:
        raise BadInput(f"There is no article in {folder}.", f"Name a file ending in {SUFFIX_WORDS}.")
    return found[0]


def _film(
    workspace: Workspace, address: str, n: int, name: str, project: Project, current: Any, owner: Any, run: Run
) -> dict[str, Any]:
    """The figures of one article; each has keys of its own, so that one's requests do not count for the next."""
    from core import visuals
    from core.visuals.bench import figures

    if project.script is None:
        raise BadInput(f"No script can be written of {name}.", "Choose another article.")
    values = {
        f"{site}_{what}": value
        for site in ("pexels", "pixabay")
        for what, value in (("base_url", address), ("api_key", f"local-{n}"))
    }
    run.progress(0.2 + 0.8 * n / 3, f"Choosing pictures for {name}")
    ctx = workspace.context(Run(check=run.check, on_warning=run.warn))
    board = visuals.storyboard(project.article, project.script, None, ctx)
    preset = PRESETS[project.options.platforms[0]]
    request = visuals.Wanted("auto", preset.width, preset.height)
    sources = visuals.usable(values, only=("pexels", "pixabay"))
    return figures.measure(
        name, project.article, project.script, board, sources, current, owner, ctx, visuals.rules({}), request
    )


def _told(rows: list[dict[str, Any]], stock: Sequence[Any], owner: dict[str, Any], seconds: float) -> dict[str, Any]:
    from core.visuals.bench.figures import BAR

    scenes = [scene for row in rows for scene in row["scenes"]]
    n = max(1, len(scenes))
    labelled = any(scene["whose"] not in ("not said", "nothing fits") for scene in scenes)
    own = sum(scene["whose"] == "own" for scene in scenes) / n
    of_all = sum(row["own_first_of_all"] * len(row["scenes"]) for row in rows) / n
    other = sum(scene["whose"] == "another topic" for scene in scenes) / n
    twice, alike = (sum(row[what] for row in rows) for what in ("shown_twice", "look_alike"))
    moved = sum(row["article_pictures"] - row["article_pictures_kept"] for row in rows)
    cases = [
        _case("scenes whose first candidate is of their own topic", own, "share", BAR, own >= BAR),
        _case("the same, every item offered to every scene", of_all, "share", BAR, of_all >= BAR),
        _case("scenes whose first candidate is of another topic", other, "share", 1 - BAR, other <= 1 - BAR),
        _case("pictures shown twice", twice, "pictures", 0, twice == 0),
        _case("pictures that look alike", alike, "pairs", 0, alike == 0),
        _case("article pictures away from their passage", moved, "pictures", 0, moved == 0),
    ]
    return {
        "items": len(stock),
        "items_of_other_topics": sum(not any(owner.get(label) for label in item.topics) for item in stock),
        "labelled": labelled,
        "topics": {label: list(names) or ["another topic"] for label, names in owner.items() if label},
        "articles": rows,
        "cases": cases if labelled else cases[3:],
        "seconds": round(seconds, 1),
    }


def _case(name: str, value: float, unit: str, bar: float, ok: bool) -> dict[str, Any]:
    return {"name": name, "value": round(value, 4), "unit": unit, "bar": round(bar, 2), "ok": ok}
