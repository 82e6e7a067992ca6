"""The writer that asks a chat model: from an article, or a topic, to a script whose every line names its passage."""

from __future__ import annotations

from collections.abc import Callable

from core.errors import BadInput, ProviderFailed
from core.language.tag import base
from core.model.article import Article
from core.model.coded import Flag, Notice
from core.model.presets import PRESETS, TYPE_WINDOWS_S, window_s
from core.model.script import ArticleKind, Line, Script, VisualCue
from core.ports import Context
from core.script.extract.closing import closing
from core.script.extract.write import FLAG_ADDED, target_s
from core.script.model import prompt
from core.script.model.ask import MOST_CALLS, Asker, Model
from core.script.model.clean import leads_away
from core.script.model.length import HOOK_S, cut
from core.script.model.lines import FLAG_TOPIC, Sorter
from core.script.model.prompt import Wishes
from core.script.model.sources import PART_WORDS, Source, central, numbered_sentences, readable, sentence_parts
from core.script.model.terms import in_english
from core.script.model.wire import FrameSaid, PointSaid, PointsSaid, Said, ScriptSaid
from core.script.pace import Pace, estimate_s, total_s
from core.script.read.outline import clean_heading

__all__ = ["FLAG_TOPIC", "Check", "write_with_model"]

Check = Callable[[Line, Article], Flag | None]
LONG_S = 600.0  # what a long video aims at where the article has enough
TOPIC_LONG_S = 380.0
_SHARE = 0.35  # of the article's own reading time


def write_with_model(
    article: Article | str,
    *,
    llm: Model,
    project_type: str,
    presets: tuple[str, ...],
    language: str = "",
    tone: str = "",
    audience: str = "",
    point_of_view: str = "",
    paragraphs: int = 0,
    custom_prompt: str = "",
    pace: Pace | None = None,
    ctx: Context,
    check: Check | None = None,
    excluded_blocks: tuple[int, ...] = (),
    stress: str = "",
    kind: ArticleKind = "",
) -> Script:
    """A script that fits the window of its type on these presets, written by a chat model in at most twelve calls.

    `article` may be a topic. `language` (empty: the article's) is the script's; `paragraphs` the number of points (0:
    as fits); `stress` is a sentence of what to stress and leave out, `kind` that of the article; `custom_prompt` takes
    the place of our instructions. `check` gives the flag of a line that says what its
    passage does not, or None. Raises `BadInput`, `ProviderFailed`, `MissingSetup`, `Cancelled`.
    """
    low, high = _window(project_type, presets)
    given = (
        Article(title=article[:300], topic=article, language=language or "en") if isinstance(article, str) else article
    )
    spoken = base(language or given.language or "en")
    wishes = Wishes(spoken, tone, audience, point_of_view, paragraphs, custom_prompt, stress, kind)
    found = [] if given.topic else numbered_sentences(given, excluded_blocks)
    if not found and not given.topic:
        raise BadInput(
            "The article has no sentence to write from.",
            "Choose a page with running text, or tick its paragraphs on the content page.",
        )
    job = _Job(given, found, wishes, llm, ctx, pace, excluded_blocks, low, high, project_type, presets)
    script = _with_terms(job.script(), llm, ctx, MOST_CALLS - job.asker.calls)
    if check is not None and not given.topic:
        lines = [line if line.flag else line.model_copy(update={"flag": check(line, given)}) for line in script.lines]
        script = script.model_copy(update={"lines": tuple(lines)})
    ctx.progress(1.0, f"{len(script.lines)} lines written")
    return script


def _with_terms(script: Script, llm: Model, ctx: Context, calls: int) -> Script:
    """With English search terms where the model gave others; those it gave are no reason to end without a script."""
    if calls < 2:
        return script
    try:
        return in_english(script, llm=llm, ctx=ctx)
    except ProviderFailed as error:
        ctx.warn(Notice.of("own_terms", error=error.message))
        return script


def _window(project_type: str, presets: tuple[str, ...]) -> tuple[float, float]:
    """The seconds allowed. Raises `BadInput` for names nobody knows."""
    if project_type not in TYPE_WINDOWS_S:
        raise BadInput(f"There is no video type {project_type}.", f"Choose one of {', '.join(TYPE_WINDOWS_S)}.")
    for name in presets:
        if name not in PRESETS:
            raise BadInput(f"There is no platform {name}.", f"Choose from {', '.join(PRESETS)}.")
    return window_s(project_type, presets)


class _Job:
    """One script on its way."""

    def __init__(
        self,
        article: Article,
        found: list[Source],
        wishes: Wishes,
        llm: Model,
        ctx: Context,
        pace: Pace | None,
        excluded: tuple[int, ...],
        low: float,
        high: float,
        project_type: str,
        presets: tuple[str, ...],
    ) -> None:
        self.article, self.found, self.wishes, self.llm, self.ctx = article, found, wishes, llm, ctx
        self.pace, self.excluded, self.low, self.high, self.presets = pace, excluded, low, high, presets
        self.asker = Asker(llm, ctx)
        self.warnings: list[Notice] = []
        self.aim = self._aim(project_type)
        self.long = project_type == "long"

    def script(self) -> Script:
        """Ask, sort, cut; a script that is too short is asked for once more."""
        words = sum(source.n_words for source in self.found)
        if self.long and words > 1.5 * PART_WORDS:
            script = self._in_parts()
        else:
            script = self._at_once()
        script = cut(script, min(self.high * 0.95, self.aim * 1.3), self.pace)
        seconds = total_s(script.lines, script.language, self.pace)
        if seconds < self.low:
            self.warnings.append(Notice.of("short_model", seconds=round(seconds, 1), least=self.low))
        return script.model_copy(update={"warnings": tuple(self.warnings)})

    def _aim(self, project_type: str) -> float:
        """The seconds asked for."""
        if project_type != "long":
            return target_s(project_type, self.low, self.high, 0.0)
        if self.article.topic:
            return min(max(TOPIC_LONG_S, self.low * 1.2), 0.93 * self.high)
        language = base(self.article.language or "en")
        available = sum(estimate_s(source.text, language, self.pace) for source in self.found)
        return min(max(_SHARE * available, self.low + 45.0), LONG_S, 0.93 * self.high)

    def _at_once(self) -> Script:
        """One call, and one more where the script is too short."""
        self.found = central(self.article, self.found, self.excluded) if self.found else []
        topic = bool(self.article.topic)
        system = prompt.system_prompt(ScriptSaid, self.wishes, topic=topic)
        if topic:
            task = prompt.prompt_for_topic(self.article.topic, self.wishes, self.aim, self.pace)
        else:
            task = prompt.prompt_for_whole(self.article, self.found, self.wishes, self.aim, self.pace, self.excluded)
        self.asker.share = (0.0, 0.8)
        script = self._sorted(self._ask_whole(system, task))
        seconds = total_s(script.lines, script.language, self.pace)
        if seconds < self.low * 1.02:
            self.asker.share = (0.8, 0.98)
            self.asker.doing = "Writing a longer script"
            aim = self.aim * min(1.6, max(1.1, self.aim / max(1.0, seconds)))  # who wrote too little does so again
            more = prompt.prompt_addition(seconds, self.low, aim, self.wishes.language, self.pace, topic)
            again = self._sorted(self._ask_whole(system, task + more))
            if total_s(again.lines, again.language, self.pace) > seconds:
                script = again
        return script

    def _ask_whole(self, system: str, task: str) -> ScriptSaid:
        return self.asker.ask(ScriptSaid, system, task, max_tokens=prompt.answer_tokens(self.aim), sound=_whole_sound)

    def _in_parts(self) -> Script:
        """The points part by part, then what stands around them; parts that came out short are asked for once more."""
        self.found, left_out = readable(self.found)
        if left_out:
            self.warnings.append(Notice.of("beginning_only"))
        chunks = sentence_parts(self.found)
        total = sum(source.n_words for source in self.found)
        system = prompt.system_prompt(PointsSaid, self.wishes)
        n_points = self.wishes.paragraphs or round(min(12, max(6, self.aim / 50)))
        around_s = 28.0
        goals = [(self.aim - around_s) * sum(source.n_words for source in chunk) / total for chunk in chunks]
        replies: list[list[PointSaid]] = []

        def points(n: int, more: str = "") -> list[PointSaid]:
            each = max(1, round(n_points * (n + 1) / len(chunks)) - round(n_points * n / len(chunks)))
            which = f"part {n + 1} of {len(chunks)}"
            task = prompt.prompt_for_part(self.article, chunks[n], self.wishes, goals[n], self.pace, which, each)
            self.asker.doing = f"Writing {which}"
            room = prompt.answer_tokens(goals[n])
            return self.asker.ask(PointsSaid, system, task + more, max_tokens=room, sound=points_sound).points

        for n in range(len(chunks)):
            self.asker.share = (0.85 * n / len(chunks), 0.85 * (n + 1) / len(chunks))
            replies.append(points(n))
        lengths = self._lengths(replies)
        self.asker.share = (0.85, 0.92)
        for n in sorted(range(len(chunks)), key=lambda n: lengths[n] / goals[n]):
            spare = MOST_CALLS - self.asker.calls - 2  # the frame, and its repair
            if sum(lengths) + around_s >= self.low * 1.03 or spare < 1:
                break
            more = prompt.prompt_addition(lengths[n], goals[n], goals[n] * 1.5, self.wishes.language, self.pace, False)
            again = [*replies[:n], points(n, more), *replies[n + 1 :]]
            if sum(self._lengths(again)) > sum(lengths):
                replies, lengths = again, self._lengths(again)
        self.asker.share, self.asker.doing = (0.92, 0.99), "Writing the beginning and the end"
        flat = [point for part in replies for point in part]
        rows = [f"{point.heading}: {point.text[0].text}"[:300] for point in flat if point.text and not _away(point)]
        opening = self.found[:12]
        task = prompt.prompt_for_frame(self.article, opening, rows[:40], self.wishes, self.pace)
        around = self.asker.ask(
            FrameSaid, prompt.system_prompt(FrameSaid, self.wishes), task, max_tokens=2000, sound=_frame_sound
        )
        whole = ScriptSaid(title=around.title, hook=around.hook, intro=around.intro, points=flat, cta=around.cta)
        return self._sorted(whole)

    def _lengths(self, replies: list[list[PointSaid]]) -> list[float]:
        """The seconds that each part's points come to, without what is said twice or cannot be said."""
        sorter, out = self._sorter(), []
        for part in replies:
            first = len(sorter.lines)
            for point in part:
                sorter.point(point, 0)
            out.append(sum(line.estimate_s + 0.35 for line in sorter.lines[first:]))
        return out

    def _sorter(self) -> Sorter:
        typed = " ".join((self.article.topic, self.wishes.custom_prompt, self.wishes.tone, self.wishes.audience))
        topic = bool(self.article.topic)
        return Sorter(self.article, self.found, self.wishes.language, self.pace, typed.strip(), topic)

    def _sorted(self, answer: ScriptSaid) -> Script:
        """The script of an answer. Raises `ProviderFailed` where nothing in it can be said."""
        sorter = self._sorter()
        hook, after = self._hook(answer.hook)
        sorter.add(hook, "hook")
        sorter.add([*after, *answer.intro], "intro")
        headings: list[str] = []
        points = answer.points[: self.wishes.paragraphs] if self.wishes.paragraphs > 0 else answer.points
        for point in points:
            heading = sorter.point(point, len(headings))
            if heading is not None:
                headings.append(heading)
        if not any(line.section == "point" for line in sorter.lines):
            raise ProviderFailed(
                f"Nothing that the model {self.llm.writer} wrote can be said in a video.",
                "Try again, choose another model, or the extractive writer.",
                code="bad_answer",
            )
        sorter.add(answer.cta, "cta")
        self._note(sorter)
        lines = _begun(sorter.finish(self.excluded))
        if lines[-1].section != "cta":
            lines.append(self._closing(len(lines) + 1))
        given = clean_heading(self.article.title)
        given = "" if leads_away(given, sorter.allowed) else given
        title = sorter.words(answer.title, 100) or given or lines[0].text
        return Script(
            language=self.wishes.language,
            title=title,
            lines=tuple(line.model_copy(update={"id": n}) for n, line in enumerate(lines, 1)),
            headings=tuple(headings),
            writer=self.llm.writer,
        )

    def _hook(self, replies: list[Said]) -> tuple[list[Said], list[Said]]:
        """Split a hook into what fits into its seconds and what goes on as the introduction."""
        seconds = 0.0
        for n, reply in enumerate(replies):
            seconds += estimate_s(reply.text[:2000], self.wishes.language, self.pace)
            if n and seconds > HOOK_S:
                return replies[:n], replies[n:]
        return replies, []

    def _closing(self, line_id: int) -> Line:
        text = closing(self.article, self.wishes.language, self.presets)
        seconds = estimate_s(text, self.wishes.language, self.pace)
        cue = VisualCue(kind="end")
        return Line(id=line_id, section="cta", text=text, flag=FLAG_ADDED, cue=cue, estimate_s=seconds)

    def _note(self, sorter: Sorter) -> None:
        """Replace the notice of sentences left out by that of the answer in use."""
        self.warnings = [warning for warning in self.warnings if warning.code != "sentences_left_out"]
        if sorter.dropped:
            self.warnings.append(Notice.of("sentences_left_out", n=sorter.dropped))


def _begun(lines: list[Line]) -> list[Line]:
    """The lines with a hook: where none could be said, the first one is it."""
    if lines[0].section == "hook":
        return lines
    first = lines[0]
    alone = first.section == "point" and sum(line.point == first.point for line in lines) == 1
    if alone:
        return lines
    cue = first.cue.model_copy(update={"kind": "title", "block": None})
    return [first.model_copy(update={"section": "hook", "point": -1, "cue": cue, "overlay": ""}), *lines[1:]]


def _away(point: PointSaid) -> bool:
    return leads_away(f"{point.heading} {point.text[0].text}"[:2000])


def _has_words(replies: list[Said]) -> bool:
    return any(any(c.isalnum() for c in reply.text) for reply in replies)


def points_sound(answer: PointsSaid) -> list[str]:
    """List the faults of a chat model's answer that is only points."""
    return [] if any(_has_words(point.text) for point in answer.points) else ["points: there is no point with words"]


def _frame_sound(answer: FrameSaid) -> list[str]:
    return [] if _has_words(answer.hook) else ["hook: it is empty"]


def _whole_sound(answer: ScriptSaid) -> list[str]:
    wrong = [] if _has_words(answer.hook) else ["hook: it is empty"]
    return wrong + (
        [] if any(_has_words(point.text) for point in answer.points) else ["points: there is no point with words"]
    )
