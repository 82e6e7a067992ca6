"""templates: the styles there are, and their pictures."""

from __future__ import annotations

import click

from core.cli import output
from core.cli.wiring import running, settings


@click.command()
@click.option("--draw", is_flag=True, help="Draw their pictures anew from the sample.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def templates(draw: bool, as_json: bool) -> None:
    """List the style templates: captions, cards, transitions, motion and music that go together."""
    from core.studio.film import templates as studio_templates

    if draw:
        _draw()
    rows = [
        {"name": template.name, "label": template.label, "note": template.note, **template.options}
        for template in studio_templates.templates()
    ]
    if as_json:
        output.print_json({"templates": rows})
    else:
        output.print_table(rows, {"name": "NAME", "label": "LABEL", "note": "WHAT IT IS LIKE"})


def _draw() -> None:
    """In a workspace of its own, so that no project of the person's is touched."""
    import dataclasses
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from core.studio.bench import template_pictures
    from core.studio.workspace.workspace import open_workspace

    with TemporaryDirectory(prefix="templates-") as folder, running() as run:
        template_pictures.draw(open_workspace(dataclasses.replace(settings(), data=Path(folder))), run=run)
