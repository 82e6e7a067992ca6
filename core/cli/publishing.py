"""publish and accounts: finished videos as a folder, or to where they are seen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from core.cli import output
from core.cli.wiring import running, workspace
from core.errors import UsageError

# What `send` takes for options of the command that were not given.
PLAIN: dict[str, Any] = {
    "privacy": "private", "publish_at": None, "for_kids": False, "synthetic": False, "older": False,
    "no_ai_note": False, "options": (), "dry_run": False, "yes": False, "again": False, "as_json": False,
}  # fmt: skip
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("project_id", type=int)
@click.option("--to", default="", metavar="TARGET[:ACCOUNT]", help="youtube, webdav, ...; without it: a folder.")
@click.option("--platform", "platforms", multiple=True, metavar="NAME", help="Default: every finished one.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder. Default: one in the data folder.")
@click.option("--own", is_flag=True, help="Say that all pictures and sounds of unknown origin are your own work.")
@click.option("--older", is_flag=True, help="Take videos from before the last change, too.")
@click.option("--privacy", type=click.Choice(["private", "unlisted", "public"]), default="private", show_default=True)
@click.option("--at", "publish_at", metavar="TIME", help="Public from then on, such as 2026-12-24T18:00+01:00.")
@click.option("--for-kids", is_flag=True, help="Say that the video is made for children.")
@click.option("--no-ai-note", is_flag=True, help="Do not say that AI had a part (Instagram, TikTok).")
@click.option("--set", "options", multiple=True, metavar="NAME=VALUE", help="An answer to what only this target asks.")
@click.option("--synthetic", is_flag=True, help="Say that it shows realistic things that were generated.")
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and what stands in the way; send nothing.")
@click.option("--yes", is_flag=True, help="Approve the videos and publish them without asking.")
@click.option("--again", is_flag=True, help="Publish a video once more that is, or may be, there already.")
@_json
def publish(project_id: int, to: str, platforms: tuple[str, ...], own: bool, **given: Any) -> None:
    """Publish the finished videos of PROJECT_ID: to a target, or as a folder with captions, thumbnail and words."""
    from core.studio.project import rights as origins

    if own:
        origins.say_all_own(workspace(), project_id)
    if to:
        result = send(project_id, to, platforms, given)
        if given["as_json"]:
            output.print_json(result)
    else:
        _folder(project_id, platforms, given)


def _folder(project_id: int, platforms: tuple[str, ...], given: dict[str, Any]) -> None:
    from core.studio.publish import bundle

    opened, out = workspace(), given["out"]
    folder = bundle.bundle(opened, project_id, out.resolve() if out else None, platforms, older=given["older"])
    output.print_files(folder, given["as_json"], bundle.older_note(opened, project_id, platforms))


def send(project_id: int, to: str, platforms: tuple[str, ...], given: dict[str, Any]) -> dict[str, Any]:
    """Publish finished videos of a project, which a person approves here, or with `dry_run` only show what would be
    sent; the outcome as JSON, in words on stdout unless `as_json`.
    """
    from core.studio import work
    from core.studio.publish import publication_view, publications

    opened, chosen = workspace(), _choices(given)
    names = platforms or publications.platforms(opened, project_id, to)
    previews = {name: publications.preview(opened, project_id, to, name, chosen) for name in names}
    if given["dry_run"]:
        if not given["as_json"]:
            _show(previews)
        return _shown(previews)
    if not given["yes"]:
        _show(previews)
        question = f"Approve and publish {len(names)} video{'s' if len(names) > 1 else ''}?"
        click.confirm(question, abort=True, err=True)
    numbers = [
        publications.ask(opened, project_id, to, name, chosen, again=given["again"], approves=view.film, seen=view)
        for name, view in previews.items()
    ]
    with running() as run:
        for at, number in enumerate(numbers):
            job = publication_view.get(opened, number).job_id or 0
            work.finish_here(opened, job, run.part(at / len(numbers), (at + 1) / len(numbers)))
    views = [publication_view.get(opened, number) for number in numbers]
    for view in () if given["as_json"] else views:
        output.print_line(" ".join(filter(None, (f"{view.preset}: {view.status}", view.url, view.message, view.hint))))
        for sentence in view.warnings:
            output.print_line(f"Note: {sentence}")
    return {"publications": [view.model_dump(mode="json") for view in views]}


def _choices(given: dict[str, Any]) -> Any:
    from core.studio.publish.drafts import Choices

    try:
        at = datetime.fromisoformat(given["publish_at"]) if given["publish_at"] else None
    except ValueError:
        raise UsageError("This is not a time.", "Write it as 2026-12-24T18:00+01:00.") from None
    options = {name: _value(value) for name, _, value in (item.partition("=") for item in given["options"])}
    return Choices(
        given["privacy"], at, given["for_kids"], given["synthetic"], given["older"], not given["no_ai_note"], options
    )


def _value(text: str) -> Any:
    return {"": True, "yes": True, "true": True, "no": False, "false": False}.get(text.lower(), text)


def _shown(previews: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {
            "target": view.target, "account": view.account, "approved": view.approved,
            "fields": {field.name: field.value for field in view.fields},
            "problems": [error.as_dict() for error in view.problems],
            "remarks": [remark.message for remark in view.remarks],
        }
        for name, view in previews.items()
    }  # fmt: skip


def _show(previews: dict[str, Any]) -> None:
    for name, view in previews.items():
        output.print_line(f"{name} to {view.target}{f', {view.account}' if view.account else ''}:")
        for field in view.fields:
            output.print_line(f"  {field.name}: {field.value}")
        for error in view.problems:
            output.print_line(f"  Problem: {error}")
        for remark in view.remarks:
            output.print_line(f"  Note: {remark.message}")


@click.group(invoke_without_command=True)
@_json
@click.pass_context
def accounts(ctx: click.Context, as_json: bool) -> None:
    """List the accounts that videos are published with."""
    if ctx.invoked_subcommand:
        return
    from core.studio.workspace import accounts as studio_accounts

    views = studio_accounts.accounts(workspace())
    if as_json:
        output.print_json({"accounts": [view.model_dump(mode="json") for view in views]})
        return
    for view in views:
        output.print_line(f"{view.id}  {view.target}:{view.name}  ({view.remote_id})")
        if view.ending:
            output.print_line(f"    {view.ending}")
    if not views:
        output.print_line("No account is connected. Connect one: python -m core accounts connect youtube --client FILE")


@accounts.command()
@click.argument("target")
@click.option("--client", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="The client_secret.json of your own app (YouTube).")  # fmt: skip
@click.option("--id", "client_id", metavar="ID", help="The id of your own app; its secret is asked for.")
@_json
def connect(target: str, client: Path | None, client_id: str | None, as_json: bool) -> None:
    """Sign in at TARGET in a browser, with a client of your own."""
    from core.publish.oauth import client_of
    from core.studio.workspace import accounts as studio_accounts

    if client is not None:
        app = client_of(client.read_text(encoding="utf-8", errors="replace"))
    elif client_id:
        app = {"id": client_id, "secret": click.prompt("Secret of the app", err=True, hide_input=True)}
    else:
        raise UsageError("No app of your own is named.", "Give --client FILE for YouTube, --id ID elsewhere.")
    begun = studio_accounts.begin(workspace(), target, app)
    output.print_note(f"Open this address, allow what is asked for, and come back:\n\n{begun.url}\n")
    output.print_note("The browser then shows a page with nothing on it, or none at all: copy its address.")
    address = click.prompt("Address", err=True, hide_input=False)
    views = studio_accounts.finish(workspace(), target, app, begun, address)
    if as_json:
        output.print_json({"accounts": [view.model_dump(mode="json") for view in views]})
    for view in () if as_json else views:
        output.print_line(f"Connected: {view.target}:{view.name}")


@accounts.command()
@click.argument("account_id", type=int)
@_json
def remove(account_id: int, as_json: bool) -> None:
    """Disconnect an account, here and there."""
    from core.studio.workspace import accounts as studio_accounts

    revoked = studio_accounts.disconnect(workspace(), account_id)
    if as_json:
        output.print_json({"removed": account_id, "revoked": revoked})
        return
    output.print_line(
        "Disconnected." if revoked else "Removed here. Take the access back in the settings of the account, too."
    )


@click.group()
def posts() -> None:
    """Look at what is published of a project, put its words right, take it back; each of these takes --json."""


@posts.command(name="list")
@click.argument("project_id", type=int)
@_json
def list_posts(project_id: int, as_json: bool) -> None:
    """List the publications of PROJECT_ID."""
    from core.studio.publish import publication_view

    _print_posts(publication_view.of_project(workspace(), project_id), as_json)


@posts.command()
@click.argument("project_id", type=int)
@click.argument("link")
@click.option("--platform", required=True, metavar="NAME", help="The one that the video was made for.")
@_json
def add(project_id: int, link: str, platform: str, as_json: bool) -> None:
    """Keep LINK, under which you posted the video of PROJECT_ID yourself."""
    from core.studio.publish import by_hand, publication_view

    number = by_hand.note(workspace(), project_id, platform, link)
    _print_posts([publication_view.get(workspace(), number)], as_json)


@posts.command()
@click.argument("post_id", type=int)
@_json
def refresh(post_id: int, as_json: bool) -> None:
    """Ask the target how POST_ID stands."""
    from core.studio.publish import delivery, publication_view

    delivery.refresh(workspace(), post_id)
    _print_posts([publication_view.get(workspace(), post_id)], as_json)


@posts.command()
@click.argument("post_id", type=int)
@_json
def update(post_id: int, as_json: bool) -> None:
    """Have the target show the words of POST_ID as they are in the project now."""
    from core.studio.publish import changing, publication_view

    changing.update(workspace(), post_id)
    _print_posts([publication_view.get(workspace(), post_id)], as_json)


@posts.command(name="remove")
@click.argument("post_id", type=int)
@click.option("--yes", is_flag=True, help="Take it back without asking.")
@_json
def remove_post(post_id: int, yes: bool, as_json: bool) -> None:
    """Take POST_ID back: it is gone there."""
    from core.studio.publish import changing, publication_view

    if not yes:
        click.confirm("Take it back?", abort=True, err=True)
    changing.remove(workspace(), post_id)
    _print_posts([publication_view.get(workspace(), post_id)], as_json)


def _print_posts(views: list[Any], as_json: bool) -> None:
    if as_json:
        output.print_json({"publications": [view.model_dump(mode="json") for view in views]})
        return
    for view in views:
        where = f"{view.target}:{view.account}" if view.account else view.target
        output.print_line(" ".join(filter(None, (f"{view.id}  {view.preset} to {where}: {view.status}", view.url))))
