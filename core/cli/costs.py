"""costs: what was paid for, what may have been, and asking for it once more."""

from __future__ import annotations

from typing import Any

import click

from core.cli import output
from core.cli.wiring import workspace


@click.command()
@click.argument("project_id", type=int, required=False)
@click.option("--ask-again", is_flag=True, help="Let what may have been paid for be bought once more.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def costs(project_id: int | None, ask_again: bool, as_json: bool) -> None:
    """Show what was paid for PROJECT_ID, or for all projects, and what may have been: sent, and never answered."""
    from core.studio.project import costs as studio_costs

    opened = workspace()
    freed = studio_costs.ask_again(opened, project_id) if ask_again else 0
    rows = studio_costs.spent(opened, project_id)
    total, maybe = studio_costs.total(opened, project_id), studio_costs.maybe_total(opened, project_id)
    doubts = studio_costs.doubts(opened, project_id)
    if as_json:
        fields = {"spent": rows, "total_usd": total, "maybe_usd": maybe, "in_doubt": doubts}
        output.print_json({**fields, "asked_again": freed} if ask_again else fields)
        return
    columns = {"label": "WHAT", "provider": "BY", "calls": "CALLS", "units": "UNITS", "unit": "UNIT", "cost": "COST"}
    if any(row["maybe_calls"] for row in rows):
        columns |= {"maybe_calls": "MAYBE", "maybe_cost": "MAYBE COST"}
    if rows:
        output.print_table([_shown(row) for row in rows], columns)
    output.print_line(f"{total:.2f} USD in all.")
    if any(row["maybe_calls"] for row in rows):
        output.print_line(f"Maybe {maybe:.2f} USD more: requests that were sent, and whose answer never came.")
    if freed:
        output.print_line(f"{freed} of them will be sent again when the work is started once more.")
    elif doubts:
        hint = " ".join(["python -m core costs", *([str(project_id)] if project_id is not None else []), "--ask-again"])
        output.print_line(f"{doubts} of them are not sent again by themselves; to allow it: {hint}")


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    money = {name: f"{row[name]:.4f} {row['currency']}" for name in ("cost", "maybe_cost")}
    return {**row, **money, "units": f"{row['units']:g}"}
