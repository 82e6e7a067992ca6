"""bench visuals: which stock picture comes first for each scene of articles."""

from __future__ import annotations

from pathlib import Path

from core.cli import output
from core.cli.wiring import running


def show(file: Path, articles: tuple[Path, ...], project_type: str, as_json: bool) -> None:
    """Print a row for each scene of the picture benchmark, then the totals."""
    from core.studio.bench import stock

    with running() as run:
        fields = stock.measure(file, articles, run, project_type=project_type or "short")
    if as_json:
        output.print_json(fields)
        return
    for label, names in fields["topics"].items():
        output.print_line(f"“{label}” belongs to: {', '.join(names)}")
    for row in fields["articles"]:
        output.print_line()
        output.print_line(f"{row['article']}: {row['title']}")
        cells = [
            {**scene, "line": scene["line"][:44], "candidate": scene["candidate"][:48], "query": scene["query"][:34]}
            for scene in row["scenes"]
        ]
        heads = {"scene": "N", "line": "LINE", "query": "QUERY", "candidate": "FIRST CANDIDATE", "topic": "TOPIC"}
        output.print_table(cells, {**heads, "whose": "WHOSE", "reason": "REASON"})
        output.print_line(
            f"Own topic first: {row['own_first']:.0%} (every item offered: {row['own_first_of_all']:.0%}). "
            f"Stock shown: {row['stock_shown']}, twice: {row['shown_twice']}, alike: {row['look_alike']}. "
            f"Article pictures kept: {row['article_pictures_kept']} of {row['article_pictures']}. "
            f"Candidates a shot: {row['candidates_per_shot']}."
        )
    output.print_line()
    of = f"{fields['items_of_other_topics']} of other topics" if fields["labelled"] else "without topics"
    output.print_line(f"{fields['items']} items, {of}.")
    shown = [
        {**case, "value": f"{case['value']:.1%}" if case["unit"] == "share" else case["value"] or "0",
         "bar": f"{case['bar']:.0%}" if case["unit"] == "share" else case["bar"] or "0",
         "ok": "ok" if case["ok"] else "NO"}
        for case in fields["cases"]
    ]  # fmt: skip
    output.print_table(shown, {"name": "CASE", "value": "VALUE", "bar": "BAR", "ok": ""})
