"""doctor, providers, bench: what is there and what is missing."""

from __future__ import annotations

from typing import Any

import click

from core.cli import bench_script, bench_visuals, output
from core.cli.wiring import running, settings, workspace

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_JUDGED = {True: "ok", False: "SLOW", None: ""}
MISSING = 4  # the exit code of `MissingSetup`


@click.command()
@_json
def doctor(as_json: bool) -> int:
    """Check that everything that is needed is there; exit code 4 where something is missing."""
    from core.studio.machine.doctor import report

    checks = report(settings())
    ok = all(check["ok"] for check in checks)
    if as_json:
        output.print_json({"ok": ok, "checks": checks})
    else:
        for check in checks:
            hint = f" {check['hint']}" if check["hint"] else ""
            output.print_line(f"{'ok     ' if check['ok'] else 'MISSING'}  {check['name']:12} {check['detail']}{hint}")
    return 0 if ok else MISSING


@click.command()
@click.option("--markdown", is_flag=True, help="Print the README's table of everything supported.")
@_json
def providers(as_json: bool, markdown: bool) -> None:
    """List everything that can be plugged in, what it needs, and why it is missing where it is."""
    from core.providers import discover
    from core.studio.machine import supported

    if markdown:
        output.print_line(supported.table())
        return

    rows: list[dict[str, Any]] = []
    for family in supported.FAMILIES:
        if supported.has_package(family):
            rows += [_declared(entry) for entry in discover(family, settings().values)]
    if as_json:
        output.print_json({"providers": rows})
        return
    for row in rows:
        row["state"] = "ready" if row["available"] else f"missing: {row['reason']} {row['command']}"
    output.print_table(
        rows, {"family": "FAMILY", "id": "NAME", "label": "LABEL", "licence": "LICENCE", "state": "STATE"}
    )


def _declared(item: Any) -> dict[str, Any]:
    kind = item.provider
    declared: dict[str, Any] = {
        "family": item.family.removeprefix("core."),
        "id": item.id,
        "label": item.label,
        "available": item.available,
        "reason": item.reason,
        "command": item.command,
    }
    if kind is None:
        return declared
    return declared | {
        "note": kind.note,
        "licence": kind.licence,
        "restricts": kind.restricts,
        "capabilities": sorted(kind.capabilities),
        "limits": dict(kind.limits),
        "cost": vars(kind.cost) if kind.cost is not None else None,
        "settings": [vars(setting) for setting in kind.settings],
        "connection": kind.connection.id if kind.connection is not None else None,
    }


@click.command()
@click.option("--quick", is_flag=True, help="One run of the shorter cases, not the median of several of all.")
@click.option("--case", "cases", multiple=True, metavar="NAME", help="Only this one; repeat for several.")
@click.option(
    "--type", "project_type", default="", metavar="short|medium|long", help="For script and visuals: how long a video."
)
@click.option(
    "--article", "articles", multiple=True, metavar="PATH", help="For visuals: repeat for several. Default: the sample."
)
@click.argument("what", nargs=-1, metavar="[align | faithful FOLDER | script FOLDER... | visuals FILE]")
@_json
def bench(
    quick: bool,
    cases: tuple[str, ...],
    project_type: str,
    articles: tuple[str, ...],
    what: tuple[str, ...],
    as_json: bool,
) -> None:
    """Measure this machine against the README's figures.

    `align`: word times; `faithful FOLDER`: how well lines are checked; `script FOLDER|FILE...`: what is written;
    `visuals FILE`: which of a file of stock pictures comes first for each scene.
    """
    from core.studio.bench import figures

    if what[:1] == ("visuals",) and len(what) == 2:
        from pathlib import Path

        bench_visuals.show(Path(what[1]), tuple(Path(article) for article in articles), project_type, as_json)
        return
    if what[:1] == ("script",) and len(what) > 1:
        bench_script.print_script_bench(what[1:], project_type, as_json)
        return
    if what and what != ("align",):
        _bench_faithful(what, as_json)
        return
    with running() as run:
        fields = figures.align(run) if what else figures.run(workspace(), run, cases, quick=quick)
    if as_json:
        output.print_json(fields)
        return
    output.print_table(
        [{**case, "ok": _JUDGED[case["ok"]]} for case in fields["cases"]],
        {"name": "CASE", "value": "VALUE", "unit": "UNIT", "bar": "BAR", "ok": ""},
    )


def _bench_faithful(folders: tuple[str, ...], as_json: bool) -> None:
    """`bench faithful FOLDER`: how much of what is wrong in a line the check finds, on a folder of articles."""
    from pathlib import Path

    from core.studio.bench import faithfulness

    if len(folders) != 2 or folders[0] != "faithful":
        raise click.UsageError(
            "bench takes nothing, align, faithful and a folder, script and folders or files, or visuals and a file."
        )
    with running() as run:
        fields = faithfulness.measure(workspace(), Path(folders[1]), run)
    if as_json:
        output.print_json(fields)
        return
    rows: list[dict[str, Any]] = []
    for item in fields["languages"]:
        found = {what: item[what] for what in ("mutants", "untouched", "paraphrases")}
        shares = {what: "" if f["n"] == 0 else f"{f['flagged']:.1%} of {f['n']}" for what, f in found.items()}
        rows.append(
            {"language": item["language"], "articles": item["articles"], **shares, "ok": "ok" if item["ok"] else "NO"}
        )
    head = {"language": "LANGUAGE", "articles": "ARTICLES", "mutants": "WRONG LINES FLAGGED"}
    output.print_table(
        rows, {**head, "untouched": "TRUE LINES FLAGGED", "paraphrases": "PARAPHRASES FLAGGED", "ok": ""}
    )
