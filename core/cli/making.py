"""make and render: the whole path, and a project once more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from core.cli import output, publishing
from core.cli.wiring import running, workspace
from core.errors import ReelwrightError, UsageError
from core.model.documents import SUFFIX_WORDS


@click.command(epilog=f"Files: {SUFFIX_WORDS}.")
@click.argument("source")
@click.option("--type", "project_type", default="short", show_default=True, metavar="short|medium|long")
@click.option("--platform", "platforms", multiple=True, metavar="NAME", help="Repeat for several.")
@click.option("--voice", default="", metavar="ENGINE:VOICE")
@click.option("--speed", default=1.0, show_default=True, type=float)
@click.option("--language", default="", metavar="xx", help="Default: the article's own.")
@click.option("--writer", default="extractive", metavar="NAME[:MODEL]", help="extractive, or a chat model.")
@click.option("--kind", "article_kind", default="", metavar="NAME", help="Of article: recipe, howto, listicle, ...")
@click.option("--stress", default="", help="One sentence: what to stress, what to leave out.")
@click.option("--tone", default="", help="To a chat model, as the next four.")
@click.option("--audience", default="")
@click.option("--point-of-view", default="")
@click.option("--paragraphs", default=0, type=int, help="Number of points.")
@click.option("--custom-prompt", default="", help="In the place of our instructions.")
@click.option("--pictures", default="auto", metavar="auto|article|stock", help="Stock too, where a source is set up.")
@click.option("--music", default="auto", metavar="FILE|folder|auto|none")
@click.option("--mood", default="", metavar="NAME", help="Of the generated music.")
@click.option("--template", default="", metavar="NAME", help="A look as a whole; what is given besides it wins.")
@click.option("--style", default="classic", metavar="NAME", help="How captions look.")
@click.option("--transition", default="dissolve", metavar="NAME")
@click.option("--quality", default="standard", metavar="draft|standard|high")
@click.option("--overlays/--no-overlays", default=True, help="Names of chapters, figures and notes over pictures.")
@click.option("--progress-bar", is_flag=True, help="Over the film. Its cost: any later edit renders all scenes again.")
@click.option("--chapter", default="", metavar="N|TITLE|all", help="Of a book (.epub). Default: the first real one.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the videos. Default: the data folder.")
@click.option("--publish", "to", default="", metavar="TARGET[:ACCOUNT]", help="Then publish them, once you say yes.")
@click.option("--privacy", type=click.Choice(["private", "unlisted", "public"]), default="private", show_default=True)
@click.option("--dry-run", is_flag=True, help="With --publish: make them, show what would be sent, and send nothing.")
@click.option("--yes", is_flag=True, help="With --publish: approve and publish without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def make(
    source: str, chapter: str, out: Path | None, to: str, privacy: str, dry_run: bool, yes: bool, as_json: bool,
    **options: Any,
) -> None:  # fmt: skip
    """Make videos of SOURCE: a link, a file (see below), topic:..., or - for standard input."""
    from core.studio import make as making
    from core.studio.film import templates
    from core.studio.project import choices

    if options["template"]:
        get_parameter_source = click.get_current_context().get_parameter_source
        given = {
            k: v
            for k, v in options.items()
            if get_parameter_source(k) is not ParameterSource.DEFAULT or k not in templates.SETS
        }
        options = {**options, **templates.with_template(options["template"], **given)}
    chosen = choices.checked(**options)  # a wrong name is answered before anything is opened
    if (dry_run or yes) and not to:
        raise UsageError("Nothing is to be published.", "Name the target: --publish TARGET[:ACCOUNT].")
    if to:
        from core.studio.publish import publications

        publications.require_place(workspace(), to, chosen.platforms)
    with running() as run:
        result = making.make(workspace(), source, options, out, run, chapter)
    if not (to and as_json):
        _print(result, as_json)
    if to:
        _publish(result, to, {"privacy": privacy, "dry_run": dry_run, "yes": yes, "as_json": as_json})


def _publish(result: dict[str, Any], to: str, given: dict[str, Any]) -> None:
    """Publish what was just made. As JSON it is one object with the videos, also where publishing fails."""
    try:
        outcome = publishing.send(result["project_id"], to, (), {**publishing.PLAIN, **given})
    except ReelwrightError as error:
        if not given["as_json"]:
            raise
        output.print_json({**result, "publish": {"error": error.as_dict()}})
        raise click.exceptions.Exit(error.exit_code) from error
    if given["as_json"]:
        output.print_json({**result, "publish": outcome})


@click.command()
@click.argument("project_id", type=int)
@click.option("--platform", "platforms", multiple=True, metavar="NAME", help="Default: the project's own.")
@click.option("--quality", default=None, metavar="draft|standard|high")
@click.option("--out", type=click.Path(path_type=Path))
@click.option("--later", is_flag=True, help="Only queue it, for a worker to do.")
@click.option("--json", "as_json", is_flag=True)
def render(
    project_id: int, platforms: tuple[str, ...], quality: str | None, out: Path | None, later: bool, as_json: bool
) -> None:
    """Make the videos of project PROJECT_ID as it is now; only what has changed is made anew."""
    from core.studio import make as making
    from core.studio.film import ask
    from core.studio.project import projects

    opened = workspace()
    if quality is not None:
        projects.set_options(opened, project_id, quality=quality)
    if later:
        queued = ask.request(opened, project_id, platforms)
        output.print_json({"renders": queued}) if as_json else output.print_line(f"Queued: {len(queued)}.")
        return
    with running() as run:
        _print(making.render_again(opened, project_id, platforms, out, run), as_json)


def _print(result: dict[str, Any], as_json: bool) -> None:
    if as_json:
        output.print_json(result)
        return
    for video in result["videos"]:
        output.print_line(f"{video['path']}  {video['width']}x{video['height']}  {video['duration']:.1f} s")
    for warning in result["warnings"]:
        output.print_line(f"Note: {warning}")
    output.print_line(f"Project {result['project_id']}.")
