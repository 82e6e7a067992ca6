"""The writers of a script: the extractive writer, or a chat model that the options name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.errors import MissingSetup, ProviderFailed
from core.model.article import Article
from core.model.coded import Flag, Notice
from core.model.options import Options
from core.model.script import Line, Script
from core.studio.script.extractive import compose as extractive
from core.studio.workspace.purchases import WorkspaceTill
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.llm import Chat
    from core.ports import Context
    from core.script import Pace
    from core.script.model import Wishes

EXTRACTIVE = "extractive"
_FIT = 0.96  # of the longest a film may be, aimed at when lines are left out
_INTO = 0.2  # how far into its window a script that was too short is brought
NEEDS_WRITER = (
    "Set one up on the settings page, then choose it as the writer on the script page (--writer ollama:MODEL)."
)

log = logging.getLogger(__name__)


@contextmanager
def asked_model(
    workspace: Workspace, options: Options, project_id: int | None, run: Run, operation: str = "video_script_generation"
) -> Iterator[tuple[Chat, Context]]:
    """The project's chat model, and what it is asked with: its answers are bought for the project."""
    from core import llm

    chat = llm.open_model(options.writer, workspace.settings.values)
    till = WorkspaceTill(workspace, project_id, job=run.job, chat=operation)
    try:
        with till.serving():
            yield chat, workspace.context(run, till)
    finally:
        usage, cost = chat.usage, "" if chat.cost is None else f", {chat.cost:.4f} USD"
        log.info("%s: %d calls, %d + %d tokens%s", chat.writer, len(chat.used), usage.read, usage.written, cost)


def compose(
    workspace: Workspace,
    article: Article,
    options: Options,
    run: Run,
    pace: Pace | None = None,
    project_id: int | None = None,
) -> Script:
    """The script of a project by its chosen writer; nothing is saved. Raises `MissingSetup`, `ProviderFailed`, ..."""
    from core import script as core_script

    require_writer(article, options)
    if options.writer == EXTRACTIVE:
        return extractive(article, options, pace)
    from core.script import model

    with asked_model(workspace, options, project_id, run) as (chat, ctx):
        return model.write_with_model(
            article,
            llm=chat,
            project_type=options.project_type,
            presets=options.platforms,
            language=options.language,
            tone=options.tone,
            audience=options.audience,
            point_of_view=options.point_of_view,
            paragraphs=options.paragraphs,
            custom_prompt=options.custom_prompt,
            stress=options.stress,
            kind=options.article_kind,
            pace=pace or core_script.Pace().scaled(options.speed),
            ctx=ctx,
            check=faithful_check(options.language or article.language),
            excluded_blocks=options.excluded_blocks,
        )


def faithful_check(language: str) -> Callable[[Line, Article], Flag | None]:
    """The check for a project's writer that says what a line claims and its article does not."""
    from core.script.faithful import check_line

    def check(line: Line, article: Article) -> Flag | None:
        found = check_line(line, article, language=language)
        return found.flag if found else None

    return check


def require_writer(article: Article, options: Options) -> None:
    """Raises `MissingSetup` where a project has only a topic and no chat model to write about it."""
    if article.topic and options.writer == EXTRACTIVE:
        raise MissingSetup(
            "A topic needs a chat model to write about it.",
            NEEDS_WRITER,
            code="no_writer",
        )


def sketch(workspace: Workspace, article: Article, options: Options) -> Script:
    """A script of about the words that will be spoken, before any is paid for, to tell whether a voice can speak them.

    Of the extractive writer it is the script itself, which is kept and not chosen again; no chat model is asked.
    Raises what the writer raises before it begins.
    """

    require_writer(article, options)
    if options.writer == EXTRACTIVE:
        return extractive(article, options)
    from core import llm

    llm.open_model(options.writer, workspace.settings.values)
    language = options.language or article.language or "en"
    same = language == article.language
    words = article.topic or " ".join(block.text for block in article.blocks if block.kind == "paragraph")[:5000]
    line = Line(id=1, section="hook", text=(words if same else "") or "1")
    return Script(language=language, title=article.title, lines=(line,))


def refit(
    workspace: Workspace,
    article: Article,
    options: Options,
    script: Script,
    pace: Pace,
    window: tuple[float, float],
    run: Run,
    *,
    ask: bool = True,
    project_id: int | None = None,
) -> Script:
    """The script of a project once its pace is known: chosen anew or, where a model wrote it, made longer or without
    lines too many.

    `window` is the least and the most seconds; without `ask` no model is asked.
    """
    from core.script import model, total_s

    if options.writer == EXTRACTIVE:
        return extractive(article, options, pace)
    low, high = window
    seconds = total_s(script.lines, script.language, pace)
    if seconds < low and ask:
        missing = low + _INTO * (high - low) - seconds
        script = longer(workspace, article, options, script, missing, run, pace, project_id)
    return model.cut(script, _FIT * high, pace)


def longer(
    workspace: Workspace,
    article: Article,
    options: Options,
    script: Script,
    seconds: float,
    run: Run,
    pace: Pace | None = None,
    project_id: int | None = None,
) -> Script:
    """The script of a project by a chat model with about `seconds` more, written by it; as it was, and a warning
    said, where that failed.
    """
    from core.script import model

    try:
        with asked_model(workspace, options, project_id, run) as (chat, ctx):
            result = model.lengthened(
                script,
                article,
                seconds,
                llm=chat,
                wishes=wishes(options, script.language),
                pace=pace,
                ctx=ctx,
                check=faithful_check(script.language),
                excluded_blocks=options.excluded_blocks,
            )
    except (ProviderFailed, MissingSetup) as error:
        run.warn(Notice.of("stays_short", error=error.message))
        return script
    return result.model_copy(
        update={"warnings": tuple(warning for warning in result.warnings if warning.code != "short_model")}
    )


def wishes(options: Options, language: str) -> Wishes:
    """The wishes to a chat model that a project has."""
    from core.script.model import Wishes

    return Wishes(
        language,
        options.tone,
        options.audience,
        options.point_of_view,
        options.paragraphs,
        options.custom_prompt,
        options.stress,
        options.article_kind,
    )
