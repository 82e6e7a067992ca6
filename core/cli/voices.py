"""voices: those that can be used, those that can be downloaded, installing and removing."""

from __future__ import annotations

from typing import Any

import click

from core.cli import output
from core.cli.wiring import running, settings, workspace
from core.wording import told as in_words

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_language = click.option("--language", default="", metavar="xx", help="Only for this language, such as en or pt-BR.")


@click.group(invoke_without_command=True)
@_language
@_json
@click.pass_context
def voices(ctx: click.Context, language: str, as_json: bool) -> None:
    """List the voices that can be used; install more of them."""
    if ctx.invoked_subcommand is not None:
        return
    from core import voice

    rows = [_told(item) for item in voice.voices(language, settings())]
    if as_json:
        output.print_json({"voices": rows})
    else:
        columns = {"id": "VOICE", "speaks": "LANGUAGE", "label": "LABEL", "price": "PRICE"}
        output.print_table([{**row, "price": row["price"] or "free"} for row in rows], columns)


def _told(item: Any) -> dict[str, Any]:
    from core.voice.engine import MANY_NAME

    return {"id": item.id, **vars(item), "speaks": MANY_NAME if item.many else item.language}


def _warn(sentences: list[str]) -> None:
    for sentence in sentences:
        output.print_note(sentence)


@voices.command()
@_language
@_json
def available(language: str, as_json: bool) -> None:
    """List the voices that can be downloaded, the best first."""
    from core.studio.voice import install as studio_install

    with running() as run:
        found = studio_install.available(workspace(), language, run)
    _warn(run.warnings)
    rows: list[dict[str, Any]] = [{**vars(offer), "size": offer.size} for offer in found]
    if as_json:
        output.print_json({"voices": rows, **in_words.notices(run.notices)})
        return
    for row in rows:
        row["speaks"] = ", ".join(row["languages"])
        row["state"] = "installed" if row["installed"] else "" if row["ready"] else f"{row['reason']} {row['command']}"
        row["licence"] = f"{row['licence']} {row['restricts']}".strip()
    output.print_table(
        rows,
        {"id": "VOICE", "speaks": "LANGUAGE", "size": "SIZE", "label": "LABEL", "licence": "LICENCE", "state": "STATE"},
    )


@voices.command()
@click.argument("name")
@_json
def install(name: str, as_json: bool) -> None:
    """Download a voice: its name, an engine's, or a language for its best one; `voices available` lists them."""
    from core.studio.voice import install as studio_install

    with running() as run:
        fields = studio_install.install(workspace(), name, run)
    _warn(run.warnings)
    if as_json:
        output.print_json({**fields, **in_words.notices(run.notices)})
    else:
        output.print_line(
            f"Installed: {fields['installed']} ({fields['size_bytes'] / 1e6:.0f} MB). Licence: {fields['licence']}."
        )


@voices.command()
@click.argument("name")
@_json
def remove(name: str, as_json: bool) -> None:
    """Delete an installed voice, and print how much space is free again."""
    from core.studio.voice import install as studio_install

    freed = studio_install.remove(workspace(), name)
    if as_json:
        output.print_json({"removed": name, "freed_bytes": freed})
    else:
        output.print_line(f"Removed: {name}; {freed / 1e6:.0f} MB are free again.")
