"""models: the chat models that can write, and fetching one."""

from __future__ import annotations

import click

from core.cli import output
from core.cli.wiring import running, workspace


@click.group(invoke_without_command=True)
@click.option("--service", default="", metavar="NAME", help="Only those of one service.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def models(ctx: click.Context, service: str, as_json: bool) -> None:
    """List the chat models that can write a script."""
    if ctx.invoked_subcommand is not None:
        return
    from core.studio.machine import chat_models

    rows = chat_models.offered(workspace(), service)
    if as_json:
        output.print_json({"models": rows})
        return
    shown = [{**row, "state": f"{row['reason']} {row['hint']}" if row.get("reason") else "ready"} for row in rows]
    output.print_table(shown, {"service": "SERVICE", "writer": "WRITER", "ends": "ENDS", "state": "STATE"})


@models.command()
@click.argument("writer", metavar="ollama:MODEL")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def pull(writer: str, as_json: bool) -> None:
    """Fetch a model onto this machine."""
    from core.studio.machine import chat_models

    with running() as run:
        chat_models.pull(workspace(), writer, run)
    output.print_json({"pulled": writer}) if as_json else output.print_line(f"Fetched: {writer}")
