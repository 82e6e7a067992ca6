"""worker: the loop that does jobs."""

from __future__ import annotations

import click

from core.cli import output
from core.cli.wiring import workspace


@click.command()
@click.option("--once", is_flag=True, help="Stop when nothing waits any more.")
@click.option("--single", is_flag=True, help="Wait while another single worker is at work on the data folder.")
@click.option("--job", type=int, hidden=True)
@click.option("--fence", type=int, hidden=True)
@click.option("--parent", type=int, hidden=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def worker(obj: dict[str, object], as_json: bool, **given: object) -> int:
    """Do jobs that wait, until stopped by Ctrl-C or SIGTERM."""
    opened, work = workspace(), obj["work"]
    if given["parent"] is None:
        output.print_note(f"Doing the jobs of {opened.data}; Ctrl-C stops.")
    code = int(work(**given))  # type: ignore[operator]
    if as_json:
        output.print_json({"stopped": True})
    return code
