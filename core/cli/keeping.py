"""export, backup, restore, clean: what leaves the workspace, what comes back, what is thrown away."""

from __future__ import annotations

from pathlib import Path

import click

from core.cli import output
from core.cli.wiring import running, unopened, workspace

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("project_id", type=int)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--otio", is_flag=True, help="Add OpenTimelineIO with its media, to go on in an editing program.")
@_json
def export(project_id: int, out: Path, otio: bool, as_json: bool) -> None:
    """Save PROJECT_ID as files: project.json, pictures, finished videos with their timelines."""
    from core.studio.publish import bundle as publishing
    from core.studio.publish import export as studio_export

    opened = workspace()
    out = studio_export.folder(opened, project_id, out.resolve())
    if otio:
        with running() as run:
            studio_export.otio(opened, project_id, out, run)
    folder = studio_export.export(opened, project_id, out)
    output.print_files(folder, as_json, publishing.older_note(opened, project_id))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@_json
def backup(file: Path, as_json: bool) -> None:
    """Save all projects in FILE (a tar)."""
    from core.studio.machine import backup as studio_backup

    counts = studio_backup.backup(workspace(), file.resolve())
    message = f"{file}: {counts['projects']} projects, {counts['blobs']} files of theirs, {counts['files']} of videos."
    if as_json:
        output.print_json({"file": str(file.resolve()), **counts})
        return
    output.print_line(message)
    for sentence in counts["damaged"]:
        output.print_line(f"Note: {sentence}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@_json
def restore(file: Path, as_json: bool) -> None:
    """Put the backup FILE in the place of what is there; the old database is kept beside it."""
    from core.studio.machine import backup as studio_backup

    counts = studio_backup.restore(unopened(), file.resolve())
    if as_json:
        output.print_json(counts)
        return
    output.print_line(f"Restored: {counts['blobs']} files, {counts['files']} of videos.")
    for name in counts["damaged"]:
        output.print_line(f"Note: {name} is damaged in the backup and was left out.")


@click.command()
@click.option("--days", type=click.IntRange(min=0), default=30, show_default=True, help="Of age.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be removed.")
@_json
def clean(days: int, dry_run: bool, as_json: bool) -> None:
    """Free space. Projects, newest videos and what may have been paid for stay."""
    from core.studio.machine import clean as studio_clean

    message = studio_clean.clean(workspace(), days, only_tell=dry_run)
    if as_json:
        output.print_json(message)
        return
    kinds = ", ".join(
        f"{kind} {message[kind] / 1e6:.0f} MB"
        for kind in ("videos", "scenes", "bundles", "previews", "pictures", "notes")
    )
    did = "Would free" if dry_run else "Freed"
    output.print_line(f"{did} {message['bytes'] / 1e6:.0f} MB in {message['files']} files ({kinds}).")
