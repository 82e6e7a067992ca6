"""speak: how a project is spoken: one line at a time, its words, one's own recording."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.cli import output
from core.cli.wiring import running, workspace
from core.wording import told as in_words

if TYPE_CHECKING:
    from core.studio.workspace.workspace import Workspace


@click.command()
@click.argument("project_id", type=int)
@click.option("--line", "line_id", type=int, help="Only this line, by its number as `projects show` has it.")
@click.option("--again", is_flag=True, help="The same words once more (with --line).")
@click.option("--voice", default=None, metavar="ENGINE:VOICE", help="Another voice; with --line for that line alone.")
@click.option(
    "--guest-voice", default=None, metavar="ENGINE:VOICE", help="Who answers in an interview; none: one voice."
)
@click.option("--language", default=None, metavar="xx", help="The language of that line.")
@click.option("--take", type=click.Path(path_type=Path), help="A person's recording of that line.")
@click.option("--recording", type=click.Path(path_type=Path), help="A person's recording of the whole script.")
@click.option("--say", "words", multiple=True, metavar="WORD=HOW", help="How a word sounds; repeat for several.")
@click.option("--right", "right", multiple=True, metavar="WORD", help="The voice says this word right; repeatable.")
@click.option("--everywhere", is_flag=True, help="Keep --say and --right for all projects.")
@click.option("--doubts", "doubts_only", is_flag=True, help="Only list the words that the voice may say wrong.")
@click.option("--listen", is_flag=True, help="List them after a recogniser has listened to what is spoken.")
@click.option("--cost", is_flag=True, help="Only tell what speaking it would cost.")
@click.option("--json", "as_json", is_flag=True)
def speak(
    project_id: int,
    line_id: int | None,
    again: bool,
    voice: str | None,
    guest_voice: str | None,
    language: str | None,
    take: Path | None,
    recording: Path | None,
    words: tuple[str, ...],
    right: tuple[str, ...],
    everywhere: bool,
    doubts_only: bool,
    listen: bool,
    cost: bool,
    as_json: bool,
) -> None:
    """Speak project PROJECT_ID, only what is new of it; with options some of it otherwise than before."""
    from core.errors import UsageError
    from core.studio import work
    from core.studio.project import lexicon, projects
    from core.studio.voice import doubts, line_speech, prices
    from core.studio.voice import recording as recorded

    opened = workspace()
    projects.options(opened, project_id)
    if line_id is None and (again or language is not None or take is not None):
        raise UsageError("--again, --language and --take are for one line.", "Name it with --line NUMBER.")
    for text in words:  # all of what can be refused goes before the first that is kept
        if "=" not in text:
            raise UsageError(f"“{text[:60]}” is not WORD=HOW.", "Write --say nginx='engine x'.")
    if voice:
        projects.require_voice(opened, voice)
    with opened.store.write():
        for text in words:
            word, _, sound = text.partition("=")
            lexicon.keep(opened, None if everywhere else project_id, word, sound)
        for word in right:
            lexicon.keep(opened, None if everywhere else project_id, word, "", as_written=True)
    if line_id is not None:
        if language is not None and voice is not None:
            line_speech.speak_as(opened, project_id, line_id, language, voice)
        elif language is not None:
            line_speech.set_language(opened, project_id, line_id, language)
        elif voice is not None:
            line_speech.set_voice(opened, project_id, line_id, voice)
        if take is not None:
            line_speech.upload_take(opened, project_id, line_id, _read(take), take.name)
        if again:
            line_speech.again(opened, project_id, line_id)
    elif voice is not None:
        projects.set_options(opened, project_id, voice=voice)
    if guest_voice is not None:
        projects.set_options(opened, project_id, guest_voice=guest_voice)
    if cost:
        due = prices.quote(opened, project_id)
        values: dict[str, Any] = {**vars(due), "project_id": project_id}
        output.print_json(values) if as_json else output.print_line(due.words or "Nothing is to be paid.")
        return
    if doubts_only and not listen:
        _list_doubts(opened, project_id, as_json)
        return
    with running() as run:
        differences: list[dict[str, Any]] = []
        if recording is not None:
            job = recorded.start(opened, project_id, _read(recording), recording.name)
            work.finish_here(opened, job, run.part(0.0, 0.6))
            found = projects.options(opened, project_id).recording
            differences = [difference.model_dump() for difference in found.differences] if found else []
        spoken = work.finish_here(
            opened, work.start(opened, "voice", project_id), run.part(0.6 if recording else 0.0, 0.7 if listen else 1.0)
        )
        if listen:
            work.finish_here(opened, work.start(opened, doubts.KIND, project_id), run.part(0.7, 1.0))
        seconds = round(float((spoken.result or {})["duration_s"]), 3)
    if listen:
        _list_doubts(opened, project_id, as_json)
        return
    counts = {name: int(run.counts["voice"][name]) for name in ("done", "reused")}
    if as_json:
        values = {"project_id": project_id, "seconds": seconds, **counts}
        output.print_json({**values, "differences": differences, **in_words.notices(run.notices)})
        return
    output.print_line(f"{seconds:.1f} s; {counts['done']} lines spoken, {counts['reused']} were there.")
    for differs in differences:
        output.print_line(f"Line {differs['line_id']}: {differs['kind']} {' '.join(differs['words'])}".rstrip())
    for warning in run.warnings:
        output.print_line(f"Note: {warning}")


def _list_doubts(opened: Workspace, project_id: int, as_json: bool) -> None:
    """Print the words that the voice may say wrong."""
    from core.studio.voice import doubts
    from core.wording.doubts import doubt_reason

    found = doubts.found(opened, project_id)
    if as_json:
        output.print_json({"project_id": project_id, "doubts": [asdict(doubt) for doubt in found]})
        return
    for doubt in found:
        hint = f"; perhaps --say {shlex.quote(f'{doubt.text}={doubt.respelling}')}" if doubt.respelling else ""
        output.print_line(f"Line {doubt.line_id}: {doubt.text} ({doubt_reason(doubt.reason, doubt.heard)}){hint}")
    if not found:
        output.print_line("No word looks doubtful.")


def _read(path: Path) -> bytes:
    from core.errors import BadInput

    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read.", "Name a sound file.", code="no_file") from error
