"""Who writes the script: the extractive writer, or a chat model that the options name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from core.errors import BadInput, MissingSetup
from core.model.article import Article
from core.model.options import Options
from core.model.script import Line, Script
from core.studio.house import House
from core.studio.run import Run

if TYPE_CHECKING:
    from core.script import Pace

EXTRACTIVE = "extractive"
_FIT = 0.96  # of the longest a film may be, aimed at when lines are left out
_TWO_CLICKS = (
    "Set one up on the settings page, then choose it as the writer on the script page (--writer ollama:MODEL)."
)
_MOST_TOPIC = 2000  # characters

log = logging.getLogger(__name__)


def compose(house: House, article: Article, options: Options, run: Run, pace: Pace | None = None) -> Script:
    """The script that the chosen writer makes; nothing is saved. Raises `MissingSetup`, `ProviderFailed`, ..."""
    from core import script as room
    from core.studio.script import compose as extractive

    require_writer(article, options)
    if options.writer == EXTRACTIVE:
        return extractive(article, options, pace)
    from core import llm
    from core.script import model

    chat = llm.open_model(options.writer, house.settings.values)
    script = model.write(
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
        ctx=house.context(run),
        check=_faithful(options.language or article.language),
        excluded_blocks=options.excluded_blocks,
    )
    usage, cost = chat.usage, "" if chat.cost is None else f", {chat.cost:.4f} USD"
    log.info("%s: %d calls, %d + %d tokens%s", chat.writer, len(chat.used), usage.read, usage.written, cost)
    return script


def again(house: House, project_id: int, line_ids: Collection[int], wish: str = "", run: Run | None = None) -> Script:
    """Have one line, or lines next to each other in a section, written anew; the version before is kept.

    Raises `MissingSetup` where no chat model is the project's writer, `NotFound`, `BadInput`, `ProviderFailed`.
    """
    from core import llm
    from core.script import model
    from core.studio import script as step
    from core.studio.state import Project

    run = run or Run()
    project = Project(house, project_id)
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    if project.options.writer == EXTRACTIVE:
        raise MissingSetup("Writing a line anew needs a chat model.", _TWO_CLICKS, code="no_writer")
    made = model.again(
        project.script,
        project.article,
        line_ids,
        llm=llm.open_model(project.options.writer, house.settings.values),
        wish=wish,
        ctx=house.context(run),
        check=_faithful(project.script.language),
        excluded_blocks=project.options.excluded_blocks,
    )
    return step.save(house, project_id, step._fresh_ids(made, project.script, house, project_id))


def _faithful(language: str) -> Callable[[Line, Article], str]:
    """The check that says what a line claims and its article does not."""
    from core.script.faithful import check_line

    def check(line: Line, article: Article) -> str:
        found = check_line(line, article, language=language)
        return found.reason if found else ""

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


def refit(article: Article, options: Options, script: Script, pace: Pace, most_s: float) -> Script:
    """The script once its pace is known: chosen anew or, where a model wrote it, without the lines too many."""
    from core.script import model
    from core.studio.script import compose as extractive

    if options.writer == EXTRACTIVE:
        return extractive(article, options, pace)
    return model.cut(script, _FIT * most_s, pace)


def topic_article(about: str) -> Article:
    """What stands in the article's place where there is only a topic. Raises `BadInput` for none."""
    from core.content.language import of_passage
    from core.script.speakable import plain

    words = plain(about)[:_MOST_TOPIC]
    if not any(c.isalpha() for c in words):
        raise BadInput("There is no topic.", "Write topic: and what the video is about.")
    return Article(title=words[:120], topic=words, language=of_passage(words, "en") or "en")
