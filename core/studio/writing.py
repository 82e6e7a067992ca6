"""Who writes the script: the extractive writer, or a chat model that the options name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.graphemes import start
from core.model.article import Article
from core.model.coded import Flag, Notice
from core.model.options import Options
from core.model.script import Line, Script
from core.model.text import clean
from core.studio.house import House
from core.studio.run import Run
from core.studio.till import HouseTill, receipts

if TYPE_CHECKING:
    from core.llm import Chat
    from core.ports import Context
    from core.script import Pace
    from core.script.model import Wishes

EXTRACTIVE = "extractive"
_FIT = 0.96  # of the longest a film may be, aimed at when lines are left out
_INTO = 0.2  # how far into its window a script that was too short is brought
_TWO_CLICKS = (
    "Set one up on the settings page, then choose it as the writer on the script page (--writer ollama:MODEL)."
)
_MOST_TOPIC = 2000  # characters

log = logging.getLogger(__name__)


@contextmanager
def _asked(
    house: House, options: Options, project_id: int | None, run: Run, operation: str = "video_script_generation"
) -> Iterator[tuple[Chat, Context]]:
    """The project's chat model, and what it is asked with: its answers are bought for the project."""
    from core import llm

    chat = llm.open_model(options.writer, house.settings.values)
    till = HouseTill(house, project_id, job=run.job, chat=operation)
    try:
        with till.serving():
            yield chat, house.context(run, till)
    finally:
        usage, cost = chat.usage, "" if chat.cost is None else f", {chat.cost:.4f} USD"
        log.info("%s: %d calls, %d + %d tokens%s", chat.writer, len(chat.used), usage.read, usage.written, cost)


def compose(
    house: House,
    article: Article,
    options: Options,
    run: Run,
    pace: Pace | None = None,
    project_id: int | None = None,
) -> Script:
    """The script that the chosen writer makes; nothing is saved. Raises `MissingSetup`, `ProviderFailed`, ..."""
    from core import script as room
    from core.studio.script import compose as extractive

    require_writer(article, options)
    if options.writer == EXTRACTIVE:
        return extractive(article, options, pace)
    from core.script import model

    with _asked(house, options, project_id, run) as (chat, ctx):
        return model.write(
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
            pace=pace or room.Pace().scaled(options.speed),
            ctx=ctx,
            check=_faithful(options.language or article.language),
            excluded_blocks=options.excluded_blocks,
        )


def again(
    house: House,
    project_id: int,
    line_ids: Collection[int],
    wish: str = "",
    run: Run | None = None,
    *,
    at: int | None = None,
) -> Script:
    """Have one line, or lines next to each other in a section, written anew; the version before is kept.

    `at` is the version that the person saw: lines that were changed since stay, and where all were, nobody is asked.
    Raises `MissingSetup` where no chat model is the project's writer, `NotFound`, `BadInput`, `ProviderFailed`,
    `ChangedElsewhere`.
    """
    from core.script import model
    from core.studio import asked
    from core.studio import script as step
    from core.studio.state import Project

    run = run or Run()
    project = Project(house, project_id).read()
    seen = asked.script(project, at)
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    if project.options.writer == EXTRACTIVE:
        raise MissingSetup("Writing a line anew needs a chat model.", _TWO_CLICKS, code="no_writer")
    step.require_some_unchanged(project.script, seen, line_ids)
    with _asked(house, project.options, project_id, run) as (chat, ctx):
        made = model.again(
            project.script,
            project.article,
            line_ids,
            llm=chat,
            wish=clean(wish),
            wishes=wishes(project.options, project.script.language),
            ctx=ctx,
            check=_faithful(project.script.language),
            excluded_blocks=project.options.excluded_blocks,
        )
    return step.rewritten(house, project_id, made, project.script, seen)


def _faithful(language: str) -> Callable[[Line, Article], Flag | None]:
    """The check that says what a line claims and its article does not."""
    from core.script.faithful import check_line

    def check(line: Line, article: Article) -> Flag | None:
        found = check_line(line, article, language=language)
        return found.flag if found else None

    return check


def require_writer(article: Article, options: Options) -> None:
    """Raises `MissingSetup` where there is only a topic and no chat model to write about it."""
    if article.topic and options.writer == EXTRACTIVE:
        raise MissingSetup(
            "A topic needs a chat model to write about it.",
            _TWO_CLICKS,
            code="no_writer",
        )


def sketch(house: House, article: Article, options: Options) -> Script:
    """About what the script will say, without asking a model: enough to know whether a voice can speak it.

    Raises what the writer raises before it begins.
    """
    from core.studio.script import compose as extractive

    require_writer(article, options)
    if options.writer == EXTRACTIVE:
        return extractive(article, options)
    from core import llm

    llm.open_model(options.writer, house.settings.values)
    language = options.language or article.language or "en"
    same = language == article.language
    words = article.topic or " ".join(block.text for block in article.blocks if block.kind == "paragraph")[:5000]
    line = Line(id=1, section="hook", text=(words if same else "") or "1")
    return Script(language=language, title=article.title, lines=(line,))


def refit(
    house: House,
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
    """The script once its pace is known: chosen anew or, where a model wrote it, made longer or without lines too many.

    `window` is the least and the most seconds; without `ask` no model is asked.
    """
    from core import script as room
    from core.script import model
    from core.studio.script import compose as extractive

    if options.writer == EXTRACTIVE:
        return extractive(article, options, pace)
    low, high = window
    seconds = room.total_s(script.lines, script.language, pace)
    if seconds < low and ask:
        missing = low + _INTO * (high - low) - seconds
        script = longer(house, article, options, script, missing, run, pace, project_id)
    return model.cut(script, _FIT * high, pace)


def longer(
    house: House,
    article: Article,
    options: Options,
    script: Script,
    seconds: float,
    run: Run,
    pace: Pace | None = None,
    project_id: int | None = None,
) -> Script:
    """A model's script with about `seconds` more, written by it; as it was, and a warning said, where that failed."""
    from core.script import model

    try:
        with _asked(house, options, project_id, run) as (chat, ctx):
            made = model.more(
                script,
                article,
                seconds,
                llm=chat,
                wishes=wishes(options, script.language),
                pace=pace,
                ctx=ctx,
                check=_faithful(script.language),
                excluded_blocks=options.excluded_blocks,
            )
    except (ProviderFailed, MissingSetup) as error:
        run.warn(Notice.of("stays_short", error=error.message))
        return script
    return made.model_copy(update={"warnings": tuple(one for one in made.warnings if one.code != "short_model")})


def english_terms(house: House, project_id: int, run: Run | None = None) -> Script | None:
    """Have the project's chat model find English search terms for lines that have none, such as those changed by hand.

    Where the article's own words are the script nothing is asked and the terms stay in its language. The terms are
    kept with the script, as the same version of its words. Raises `ProviderFailed`, `MissingSetup`, `Cancelled`.
    """
    from core.script import model
    from core.studio import script as step
    from core.studio.state import Project

    project = Project(house, project_id).read()
    if project.script is None or project.options.writer == EXTRACTIVE:
        return project.script
    with _asked(house, project.options, project_id, run or Run()) as (chat, ctx):
        found = model.in_english(project.script, llm=chat, ctx=ctx, always=True)
    return found if found == project.script else step.replace(house, project_id, found, project.script)


def suggest_titles(house: House, project_id: int, preset: str, run: Run | None = None) -> int:
    """Ask the project's chat model for titles and texts, which `posts.options` then offers; how many came.

    Raises `MissingSetup` where no chat model is the project's writer, `ProviderFailed`, `Cancelled`.
    """
    from core.script import model
    from core.studio import choices, posts
    from core.studio.state import Project

    choices.checked(platforms=(preset,))
    project = Project(house, project_id)
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    if project.options.writer == EXTRACTIVE:
        raise MissingSetup("Suggesting titles needs a chat model.", _TWO_CLICKS, code="no_writer")
    with _asked(house, project.options, project_id, run or Run(), "video_seo_metadata") as (chat, ctx):
        found = model.suggest(project.script, preset, llm=chat, ctx=ctx)
    receipts(house).put(posts.titles_key(project.script, preset), [list(one) for one in found])
    return len(found)


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
    )


def topic_article(about: str) -> Article:
    """What stands in the article's place where there is only a topic. Raises `BadInput` for none."""
    from core.content.language import of_passage
    from core.script.speakable import plain

    words = plain(about)[:_MOST_TOPIC]
    if not any(c.isalpha() for c in words):
        raise BadInput("There is no topic.", "Write topic: and what the video is about.")
    return Article(title=start(words, 120), topic=words, language=of_passage(words, "en") or "en")
