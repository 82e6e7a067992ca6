"""rights: whose pictures and sounds a film has, and saying where they are from."""

from __future__ import annotations

import click

from core.cli import output
from core.cli.wiring import workspace
from core.errors import UsageError


@click.command()
@click.argument("project_id", type=int)
@click.option("--of", "sha256", metavar="SHA256", help="The picture or sound that the next options speak of.")
@click.option("--licence", metavar="NAME", help="“Own work”, “Used with permission”, “CC BY 4.0” ...")
@click.option("--author", default="", metavar="NAME")
@click.option("--page", default="", metavar="URL", help="Where it is from.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def rights(project_id: int, sha256: str | None, licence: str | None, author: str, page: str, as_json: bool) -> None:
    """List whose pictures and sounds PROJECT_ID shows and plays, or say where one is from."""
    from core.studio.project import rights as studio_rights

    if (sha256 is None) != (licence is None):
        raise UsageError("--of and --licence go together.", "Give both, or none to see the list.")
    if sha256 is not None and licence is not None:
        studio_rights.declare(workspace(), project_id, sha256, licence=licence, author=author, page_url=page)
    fields = studio_rights.rights_json(workspace(), project_id)
    if as_json:
        output.print_json(fields)
        return
    rows = [{**field, "state": "" if field["known"] else "unknown"} for field in fields["assets"]]
    columns = {"sha256": "SHA-256", "title": "TITLE", "provider": "FROM", "author": "AUTHOR", "licence": "LICENCE"}
    output.print_table(rows, {**columns, "state": "ORIGIN"})
    for line in fields["credits"]:
        output.print_line(line)
