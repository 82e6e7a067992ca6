"""costs: what was paid for."""

from __future__ import annotations

import click

from core.cli import output
from core.cli.wiring import house


@click.command()
@click.argument("project_id", type=int, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def costs(project_id: int | None, as_json: bool) -> None:
    """Show what was paid for PROJECT_ID, or for all projects."""
    from core.studio import costs as step

    rows = step.spent(house(), project_id)
    if as_json:
        output.data({"spent": rows, "total_usd": step.total(house(), project_id)})
        return
    shown = [{**row, "cost": f"{row['cost']:.4f} {row['currency']}", "units": f"{row['units']:g}"} for row in rows]
    columns = {"label": "WHAT", "provider": "BY", "calls": "CALLS", "units": "UNITS", "unit": "UNIT", "cost": "COST"}
    if shown:
        output.table(shown, columns)
    output.line(f"{step.total(house(), project_id):.2f} USD in all.")
