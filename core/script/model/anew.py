"""Lines of a script written anew by a chat model, one line or a section, with a wish of the user's."""

from __future__ import annotations

from collections.abc import Collection

from core.errors import BadInput, NotFound, ProviderFailed
from core.model.article import Article
from core.model.script import Line, Script
from core.ports import Context
from core.script.model import prompt
from core.script.model.ask import Asker, Model
from core.script.model.lines import Sorter
from core.script.model.prompt import Wishes
from core.script.model.sources import central, numbered_sentences
from core.script.model.wire import LinesSaid
from core.script.model.write import Check
from core.script.pace import Pace, total_s

_AROUND = 4  # lines before and behind that the model is shown


def written_anew(
    script: Script,
    article: Article,
    line_ids: Collection[int],
    *,
    llm: Model,
    wish: str = "",
    wishes: Wishes | None = None,
    pace: Pace | None = None,
    ctx: Context,
    check: Check | None = None,
    excluded_blocks: tuple[int, ...] = (),
) -> Script:
    """The script with other lines, written by a chat model, in the place of these, which stand next to each other in
    one section.

    The new lines have ids above all others of the script. Raises `NotFound`, `BadInput` (locked, or not one run of
    lines), `ProviderFailed`, `MissingSetup`, `Cancelled`.
    """
    first, end = _run(script, set(line_ids))
    old = script.lines[first:end]
    found = central(article, numbered_sentences(article, excluded_blocks), excluded_blocks)
    wishes = wishes or Wishes(script.language)
    seconds = total_s(old, script.language, pace)
    shown = range(max(0, first - _AROUND), min(len(script.lines), end + _AROUND))
    around = [(first <= n < end, script.lines[n].text) for n in shown]
    task = prompt.prompt_for_anew(article, found, around, wish, seconds, wishes)
    system = prompt.system_prompt(LinesSaid, wishes, topic=bool(article.topic))
    asker = Asker(llm, ctx, temperature=0.7, doing="Writing anew")
    lines_said = asker.ask(LinesSaid, system, task, max_tokens=prompt.answer_tokens(seconds * 2), sound=_sound)
    sorter = Sorter(article, found, script.language, pace, f"{wish} {article.topic}".strip(), bool(article.topic))
    sorter.know(line.text for n, line in enumerate(script.lines) if not first <= n < end)
    sorter.add(lines_said.lines, old[0].section, old[0].point)
    if not sorter.lines:
        raise ProviderFailed(
            f"Nothing that the model {llm.writer} wrote can be said here.", "Try again, or with another wish."
        )
    fresh = max(line.id for line in script.lines) + 1
    lines = [_placed(line, fresh + n, old[0], article, check) for n, line in enumerate(sorter.finish(excluded_blocks))]
    ctx.progress(1.0, f"{len(lines)} lines written")
    return script.model_copy(update={"lines": (*script.lines[:first], *lines, *script.lines[end:])})


def _run(script: Script, ids: set[int]) -> tuple[int, int]:
    """Return the range of the given lines in the script: from the first to behind the last."""
    places = [n for n, line in enumerate(script.lines) if line.id in ids]
    if not places or len(places) != len(ids):
        raise NotFound("There is no such line in the script.", "Choose lines that the script has.")
    lines = script.lines[places[0] : places[-1] + 1]
    if any(line.locked for line in lines):
        raise BadInput("A locked line cannot be written anew.", "Unlock it first.", code="locked")
    if len(lines) != len(places) or len({(line.section, line.point) for line in lines}) > 1:
        raise BadInput("These lines are not one part of a section.", "Choose lines next to each other in one section.")
    return places[0], places[-1] + 1


def _placed(line: Line, line_id: int, old: Line, article: Article, check: Check | None) -> Line:
    """A new line with its id and flag; it keeps the overlay and, where it has no picture of its own, the old cue."""
    first = line.id == 1
    flag = line.flag or (check(line, article) if check is not None and not article.topic else None)
    cue = line.cue
    if first and (old.section in ("hook", "cta") or cue.block is None):
        cue = old.cue.model_copy(update={"terms": cue.terms})
    return line.model_copy(
        update={"id": line_id, "flag": flag, "cue": cue, "overlay": old.overlay if first else line.overlay}
    )


def _sound(answer: LinesSaid) -> list[str]:
    return [] if any(line.text.strip() for line in answer.lines) else ["lines: there is no sentence"]
