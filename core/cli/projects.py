"""projects: list, show, edit, fit to a length, versions, delete."""

from __future__ import annotations

from typing import Any

import click

from core.cli import output
from core.cli.wiring import running, workspace
from core.errors import UsageError
from core.wording import told as in_words

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(invoke_without_command=True)
@_json
@click.pass_context
def projects(ctx: click.Context, as_json: bool) -> None:
    """List the projects, or show, edit or delete one."""
    if ctx.invoked_subcommand is None:
        _list(as_json)


@projects.command("list")
@_json
def list_(as_json: bool) -> None:
    """List the projects."""
    _list(as_json)


def _list(as_json: bool) -> None:
    from core.studio.project import cards as studio_cards

    cards = [card.model_dump(mode="json") for card in studio_cards.cards(workspace())]
    if as_json:
        output.print_json({"projects": cards})
    elif cards:
        output.print_table(cards, {"id": "ID", "status": "STATUS", "title": "TITLE", "next_action": "NEXT"})
    else:
        output.print_line("There are no projects yet. Make one: python -m core make ARTICLE")


@projects.command()
@click.argument("project_id", type=int)
@_json
def show(project_id: int, as_json: bool) -> None:
    """Show everything about a project."""
    from core.studio.publish import export

    whole = export.project_json(workspace(), project_id)
    if as_json:
        output.print_json(whole)
        return
    output.print_line(f"{whole['title']}  ({whole['status']})")
    for step in whole["steps"]:
        output.print_line(f"  {step['name']:8} {step['state']:8} {step['note']}".rstrip())
    for item in (whole["script"] or {}).get("lines", ()):
        output.print_line(f"  {item['id']:4}  {item['section']:6} {item['text']}")
    for video in whole["renders"]:
        output.print_line(f"  {video['preset']}: {video['status']} {video['path'] or ''}".rstrip())


@projects.command()
@click.argument("project_id", type=int)
@click.option("--line", "line_id", type=int, required=True, help="The line's number, as `projects show` has it.")
@click.option("--text", required=True, help="Its new words.")
@click.option("--was", default=None, metavar="WORDS", help="Its words as you know them: others are not written over.")
@_json
def edit(project_id: int, line_id: int, text: str, was: str | None, as_json: bool) -> None:
    """Change the words of one line; the other lines stay as they are, whoever changes them meanwhile."""
    from core.studio.project.projects import view
    from core.studio.script import edits

    opened = workspace()
    line = edits.edit_line(opened, project_id, line_id, text, seen=was).line(line_id)
    states: list[dict[str, Any]] = [step.model_dump() for step in view(opened, project_id).steps]
    if as_json:
        output.print_json({"project_id": project_id, "line": in_words.line(line) if line else None, "steps": states})
        return
    for state in states:
        if state["state"] == "stale":
            output.print_line(f"{state['name']}: {state['note']}")
    output.print_line(f"To make the video again: python -m core render {project_id}")


@projects.command()
@click.argument("project_id", type=int)
@click.option("--line", "line_id", type=int, required=True, help="The line's number, as `projects show` has it.")
@click.option("--to", "place", type=click.IntRange(min=1), required=True, help="Its new place, 1 being the first.")
@_json
def move(project_id: int, line_id: int, place: int, as_json: bool) -> None:
    """Put a line at another place; it joins the section that is there."""
    from core.studio.script import edits

    lines = edits.move(workspace(), project_id, line_id, place - 1).lines
    if as_json:
        output.print_json({"project_id": project_id, "lines": [line.model_dump(mode="json") for line in lines]})
        return
    for number, line in enumerate(lines, 1):
        output.print_line(f"{number:4}  line {line.id}: {line.text}")


@projects.command()
@click.argument("project_id", type=int)
@click.option("--take", is_flag=True, help="Take the newer text; edits, locks and pictures stay with their passages.")
@_json
def again(project_id: int, take: bool, as_json: bool) -> None:
    """Read the article's page again and show what is different by now."""
    from dataclasses import asdict

    from core.studio import work
    from core.studio.content import newer

    opened = workspace()
    with running() as run:
        work.finish_here(opened, work.start(opened, newer.KIND, project_id), run)
    number = newer.waiting(opened, project_id).content_id
    found = newer.differences_of(opened, project_id, number) if number else []
    if take and number:
        newer.take(opened, project_id, number)
    if as_json:
        output.print_json({"project_id": project_id, "differences": [asdict(item) for item in found], "taken": take})
        return
    for item in found:
        output.print_line(f"{item.kind:8} {item.after or item.before}")
    if not found:
        output.print_line("The page says what it said.")
    elif not take:
        output.print_line(f"Take it with: python -m core projects again {project_id} --take")


@projects.command("left-out")
@click.argument("project_id", type=int)
@click.option("--back", "number", type=click.IntRange(1), metavar="N", help="Put the text of this number back.")
@_json
def left_out(project_id: int, number: int | None, as_json: bool) -> None:
    """List the texts of the page that are no part of the article, or put one back where it stood."""
    from core.studio.content import newer
    from core.studio.project.projects import view

    items = view(workspace(), project_id).article.left_out
    if number is not None:
        if number > len(items):
            raise UsageError(f"There are {len(items)} such texts.", "Without --back they are listed.")
        newer.put_back(workspace(), project_id, items[number - 1].text)
        items = view(workspace(), project_id).article.left_out
    if as_json:
        output.print_json({"project_id": project_id, "left_out": [item.model_dump() for item in items]})
        return
    for at, item in enumerate(items, 1):
        output.print_line(f"{at:3}  {'put back' if item.back else item.reason:8}  {item.text}")
    if not items:
        output.print_line("Nothing was left out.")


@projects.command()
@click.argument("project_id", type=int)
@click.argument("seconds", type=float)
@_json
def fit(project_id: int, seconds: float, as_json: bool) -> None:
    """Make the narration SECONDS long: lines chosen, then pauses and pace moved by at most 8 %."""
    from core.studio import work
    from core.studio.project.projects import view

    with running() as run:
        done = work.finish_here(workspace(), work.start(workspace(), "fit", project_id, seconds=seconds), run)
    spoken = round(float((done.result or {})["duration_s"]), 3) or None
    lines = view(workspace(), project_id).script
    fields = {"project_id": project_id, "seconds": spoken, "asked": seconds, "lines": len(lines.lines) if lines else 0}
    if as_json:
        output.print_json({**fields, **in_words.notices(run.notices)})
        return
    output.print_line(
        f"It lasts {spoken:.2f} s in {fields['lines']} lines." if spoken else "Nothing has been spoken yet."
    )
    for warning in run.warnings:
        output.print_line(f"Note: {warning}")


@projects.command()
@click.argument("project_id", type=int)
@click.option("--restore", "version", type=int, metavar="N", help="Make this version the one in use again.")
@_json
def versions(project_id: int, version: int | None, as_json: bool) -> None:
    """List the versions of the script, the newest first, or take one back."""
    from core.studio.project.projects import options
    from core.studio.script import versions as script_versions

    options(workspace(), project_id)
    if version is not None:
        script_versions.restore(workspace(), project_id, version)
    found = script_versions.versions(workspace(), project_id)
    if as_json:
        output.print_json({"project_id": project_id, "versions": found})
        return
    shown = [{**row, "edited": "yes" if row["edited"] else "", "seconds": f"{row['seconds']:.0f}"} for row in found]
    head = {"version": "VERSION", "created_at": "MADE", "writer": "WRITER", "edited": "CHANGED"}
    output.print_table(shown, {**head, "lines": "LINES", "seconds": "SECONDS"})


@projects.command()
@click.argument("project_id", type=int)
@click.option("--platform", "preset", required=True, help="Such as youtube_long.")
@click.option("--title", help="Its new title.")
@click.option("--text", help="Its new text; {chapters}, {source}, {hashtags} stand for what is computed.")
@click.option("--tags", help="Its new tags, separated by commas.")
@click.option("--titles", "listed", is_flag=True, help="List the titles there are to choose from.")
@click.option("--choose", type=click.IntRange(1), metavar="N", help="Keep the title of this number in that list.")
@click.option("--computed", is_flag=True, help="Go back to the computed title, text and tags.")
@_json
def post(
    project_id: int, preset: str, title: str | None, text: str | None, tags: str | None, listed: bool,
    choose: int | None, computed: bool, as_json: bool,
) -> None:  # fmt: skip
    """Show what is posted beside a video, or change it: what you give is kept, the rest stays computed."""
    from core.studio.project.project import Project
    from core.studio.publish import posts

    opened = workspace()
    found = [option.title for option in posts.options(opened, project_id, preset)] if listed or choose else []
    if choose is not None:
        if title is not None or choose > len(found):
            raise UsageError(f"There are {len(found)} titles to choose from.", "See --titles; --title is another way.")
        title = found[choose - 1]
    with opened.store.write():
        if computed:
            posts.compute(opened, project_id, preset)
        if title is not None or text is not None or tags is not None:
            given = tuple(tags.split(",")) if tags is not None else None
            posts.say(opened, project_id, preset, title=title, description=text, tags=given)
    shown = posts.to_post(opened, project_id, preset)
    if as_json:
        typed = list(posts.typed(Project(opened, project_id), preset))
        fields = {"project_id": project_id, "preset": preset, **shown.model_dump(), "typed": typed}
        output.print_json({**fields, "titles": found} if listed else fields)
        return
    if listed:
        output.print_table(
            [{"n": str(n), "title": name} for n, name in enumerate(found, 1)], {"n": "N", "title": "TITLE"}
        )
        return
    for part in (shown.title, shown.description, ", ".join(shown.tags)):
        output.print_line(part)
        output.print_line("")


@projects.command()
@click.argument("project_id", type=int)
@_json
def delete(project_id: int, as_json: bool) -> None:
    """Delete a project and its videos."""
    from core.studio.project import projects as studio_projects

    studio_projects.delete(workspace(), project_id)
    output.print_json({"deleted": project_id}) if as_json else output.print_line(f"Project {project_id} is deleted.")
