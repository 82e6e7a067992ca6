"""bench script: what the writer that needs no model makes of articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.cli import output
from core.cli.wiring import running, workspace


def print_script_bench(paths: tuple[str, ...], project_type: str, as_json: bool) -> None:
    """`bench script`: print a row for each article of the benchmark: its spoken length, and its faults."""
    from core.studio.bench import scripts

    with running() as run:
        fields = scripts.measure(workspace(), [Path(path) for path in paths], run, project_type=project_type or "short")
    if as_json:
        output.print_json(fields)
        return
    rows: list[dict[str, Any]] = []
    for row in fields["articles"]:
        name = "/".join(Path(row["article"]).parts[-2:])
        if "error" in row:
            rows.append({"article": name, "window": row["error"]["message"]})
            continue
        window = "yes" if row["in_window"] else "no: too little text" if row["all_there_is"] else "NO"
        shown = {kind: count or "-" for kind, count in row["faults"].items()}
        rows.append(
            {
                "article": name,
                **{what: row[what] for what in ("language", "lines")},
                "seconds": f"{row['seconds']:.1f}",
                "window": window,
                **shown,
                "spans": f"{row['spans_verified']}/{row['spans']}",
            }
        )
    kinds = {"cut": "CUT", "caption": "CAPTION", "navigation": "NAVIGATION", "address": "ADDRESS", "code": "CODE"}
    kinds |= {"twice": "TWICE", "span": "PASSAGE", "foreign": "FOREIGN"}
    head = {"article": "ARTICLE", "language": "LANGUAGE", "lines": "LINES", "seconds": "SECONDS", "window": "IN WINDOW"}
    output.print_table(rows, {**head, **kinds, "spans": "PASSAGES THERE"})
    for row in fields["articles"]:
        for item in row.get("details", ()):
            output.print_line(f"{Path(row['article']).name}: {item['kind']}: {item['text']} ({item['why']})")
