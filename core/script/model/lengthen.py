"""A script that is too short lengthened by a chat model: points are added, and no line that is there is touched."""

from __future__ import annotations

from core.model.article import Article
from core.model.script import Line, Script
from core.ports import Context
from core.script.model import prompt
from core.script.model.ask import Asker, Model
from core.script.model.lines import Sorter
from core.script.model.prompt import Wishes
from core.script.model.sources import Source, central, numbered_sentences
from core.script.model.wire import PointsSaid
from core.script.model.write import Check, points_sound
from core.script.pace import Pace

_POINT_S = 22.0  # a new point for each so many seconds
_EAGER = 1.25  # models write less than they are asked to


def lengthened(
    script: Script,
    article: Article,
    seconds: float,
    *,
    llm: Model,
    wishes: Wishes | None = None,
    pace: Pace | None = None,
    ctx: Context,
    check: Check | None = None,
    excluded_blocks: tuple[int, ...] = (),
) -> Script:
    """The script with about `seconds` more before its closing, written by a chat model in one call or two; as it was
    where nothing came.

    New lines have ids above all others of the script. Raises `ProviderFailed`, `MissingSetup`, `Cancelled`.
    """
    wishes = wishes or Wishes(script.language)
    found = [] if article.topic else _unused(script, article, excluded_blocks)
    if not found and not article.topic:
        return script
    aim = seconds * _EAGER
    task = prompt.prompt_for_more(article, found, script, max(1, round(aim / _POINT_S)), aim, wishes, pace)
    system = prompt.system_prompt(PointsSaid, wishes, topic=bool(article.topic))
    asker = Asker(llm, ctx, doing="Writing a longer script")
    points_said = asker.ask(PointsSaid, system, task, max_tokens=prompt.answer_tokens(aim), sound=points_sound)
    typed = " ".join((article.topic, wishes.custom_prompt, wishes.tone, wishes.audience)).strip()
    sorter = Sorter(article, found, script.language, pace, typed, bool(article.topic))
    sorter.know(line.text for line in script.lines)
    headings = list(script.headings)
    for point in points_said.points:
        at = next((n for n, name in enumerate(headings) if name and name.casefold() == point.heading.casefold()), None)
        heading = sorter.point(point, len(headings) if at is None else at)
        if heading is not None and at is None:
            headings.append(heading)
    return _joined(script, sorter.finish(excluded_blocks), tuple(headings), article, check)


def _unused(script: Script, article: Article, excluded: tuple[int, ...]) -> list[Source]:
    """The article's sentences that no line rests on yet, or all where few are left."""
    found = numbered_sentences(article, excluded)
    spans = [line.span for line in script.lines if line.span is not None]
    left = [
        source
        for source in found
        if not any(
            s.block == source.span.block and s.start < source.span.end and source.span.start < s.end for s in spans
        )
    ]
    return central(article, left if len(left) > 4 else found, excluded)


def _joined(
    script: Script, new: list[Line], headings: tuple[str, ...], article: Article, check: Check | None
) -> Script:
    """The new lines behind their points, new points before the closing."""
    fresh = max((line.id for line in script.lines), default=0)
    lines = list(script.lines)
    for n, line in enumerate(new, 1):
        line = line.model_copy(update={"id": fresh + n})
        flag = line.flag or (check(line, article) if check is not None and not article.topic else None)
        same = [at for at, item in enumerate(lines) if item.section == "point" and item.point == line.point]
        end = next((at for at, element in enumerate(lines) if element.section == "cta"), len(lines))
        lines.insert(same[-1] + 1 if same else end, line.model_copy(update={"flag": flag}))
    return script.model_copy(update={"lines": tuple(lines), "headings": headings}) if new else script
