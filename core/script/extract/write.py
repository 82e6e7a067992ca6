"""The extractive writer: from an article to a script, in the article's own words, without a model."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import BadInput
from core.language.spacing import between_sentences
from core.language.tag import base
from core.model.article import Article, Span
from core.model.coded import Flag, Notice
from core.model.presets import PRESETS, TYPE_WINDOWS_S, window_s
from core.model.script import Line, Script, VisualCue
from core.script.extract.choose import Choice, Chooser
from core.script.extract.closing import closing
from core.script.extract.cues import cue_terms, cues
from core.script.extract.overlay import overlay
from core.script.pace import Pace, estimate_s, total_s
from core.script.read.candidates import Material, Sentence, gather
from core.script.read.outline import clean_heading

FLAG_ADDED = Flag.of("added")
FLAG_TITLE = Flag.of("title")


def write(
    article: Article,
    *,
    project_type: str,
    presets: tuple[str, ...],
    language: str = "",
    pace: Pace | None = None,
    excluded_blocks: tuple[int, ...] = (),
    previous: Script | None = None,
) -> Script:
    """A script that fits the type's window on these presets, chosen from the article's sentences.

    `language` (empty: the article's own) decides the rules of reading, nothing is translated. `pace` is the voice's;
    without one the table's. Lines that `previous` has too keep their ids. Raises `BadInput` where the article has
    nothing that can be read aloud, or the type or a preset is unknown.
    """
    low, high = _window(project_type, presets)
    spoken_language = base(language or article.language or "en")
    material = gather(article, spoken_language, excluded_blocks)
    if not material.sentences:
        material = gather(article, spoken_language, excluded_blocks, scanty=True)
    if not material.sentences:
        raise BadInput(
            "The article has no sentence that can be read aloud.",
            "Choose a page with running text, or tick its paragraphs on the content page.",
        )
    warnings: list[Notice] = []
    if language and article.language and spoken_language != base(article.language):
        warnings.append(Notice.of("not_translated"))
    chooser = Chooser(article, material, pace)
    end = closing(article, spoken_language, presets)
    aim = target_s(project_type, low, high, sum(chooser.cost.values()))
    choice, lines = _fitted(article, chooser, material, end, aim, high, pace, set(excluded_blocks))
    seconds = total_s(lines, spoken_language, pace)
    if seconds < low:  # everything that can be said at all
        material = gather(article, spoken_language, excluded_blocks, scanty=True)
        chooser = Chooser(article, material, pace, items=True)
        choice, lines = _fitted(article, chooser, material, end, aim, high, pace, set(excluded_blocks))
        seconds = total_s(lines, spoken_language, pace)
    if seconds < low:
        warnings.append(Notice.of("short_article", seconds=round(seconds, 1), type=project_type, least=low))
    headings = _headings(material, lines, choice)
    return Script(
        language=spoken_language,
        title=clean_heading(article.title) or lines[0].text,
        lines=keep_ids(lines, previous),
        headings=headings,
        warnings=tuple(warnings),
    )


def _window(project_type: str, presets: tuple[str, ...]) -> tuple[float, float]:
    """The seconds allowed. Raises `BadInput` for names nobody knows."""
    if project_type not in TYPE_WINDOWS_S:
        raise BadInput(f"There is no video type {project_type}.", f"Choose one of {', '.join(TYPE_WINDOWS_S)}.")
    for name in presets:
        if name not in PRESETS:
            raise BadInput(f"There is no platform {name}.", f"Choose from {', '.join(PRESETS)}.")
    return window_s(project_type, presets)


def target_s(project_type: str, low: float, high: float, available: float) -> float:
    """The seconds to aim at: inside the window with room for the voice to be slower than the table says."""
    if project_type == "long":
        return min(max(0.55 * available, low + 45.0), 480.0, 0.93 * high)
    return min(low + 0.62 * (high - low), 0.92 * high)


def _fitted(
    article: Article,
    chooser: Chooser,
    material: Material,
    end: str,
    aim: float,
    high: float,
    pace: Pace | None,
    excluded: set[int],
) -> tuple[Choice, list[Line]]:
    """The lines whose whole length comes nearest to the aim without passing the window's end."""
    reserve = estimate_s(end, material.language, pace) + 1.0
    budget = aim - reserve
    intro_s = 7.0 if aim <= 70 else 12.0 if aim <= 190 else 26.0
    for _ in range(6):
        choice = chooser.choose(max(6.0, budget), intro_s=intro_s)
        lines = _lines(article, material, choice, end, excluded, pace)
        over = total_s(lines, material.language, pace) - min(aim * 1.05, high * 0.96)
        if over <= 0:
            break
        budget -= over + 0.3
    return choice, lines


def _lines(
    article: Article, material: Material, choice: Choice, end: str, excluded: set[int], pace: Pace | None
) -> list[Line]:
    """The chosen sentences as lines: hook, introduction, points in the article's order, closing."""
    spoken = [material.by_index[at] for at in sorted(choice.chosen)]
    intro = [item for item in spoken if item.index in set(choice.intro)]
    rest = [element for element in spoken if element.index not in set(choice.intro)]
    seen = cues(article, material, spoken, excluded)
    out: list[Line] = []
    if choice.hook is not None:
        cue = VisualCue(kind="title", terms=cue_terms(choice.hook.text, material.language, article=article))
        out += _of(choice.hook, "hook", -1, cue, material, article, pace, len(out), opens=False)
    else:
        out.append(_title_line(article, material.language, pace))
    for sentence in intro:
        out += _of(sentence, "intro", -1, seen[sentence.index], material, article, pace, len(out), opens=False)
    numbers = {part: n for n, part in enumerate(dict.fromkeys(entry.part for entry in rest))}
    opened: set[int] = set()
    for sentence in rest:
        opens = sentence.part not in opened
        opened.add(sentence.part)
        out += _of(
            sentence,
            "point",
            numbers[sentence.part],
            seen[sentence.index],
            material,
            article,
            pace,
            len(out),
            opens=opens,
        )
    out.append(
        Line(
            id=len(out) + 1,
            section="cta",
            text=end,
            flag=FLAG_ADDED,
            cue=VisualCue(kind="end"),
            estimate_s=estimate_s(end, material.language, pace),
        )
    )
    return out


def _title_line(article: Article, language: str, pace: Pace | None) -> Line:
    """The title as the first line, for an article none of whose sentences can begin."""
    title = clean_heading(article.title) or "…"
    text = title if title[-1] in ".!?。！？" else title + ("。" if not between_sentences(language) else ".")
    span = None
    for number, block in enumerate(article.blocks[:4]):
        at = block.text.find(title) if block.kind == "heading" else -1
        if at >= 0:
            span = Span(block=number, start=at, end=at + len(title))
            break
    cue = VisualCue(kind="title", terms=cue_terms(title, language, article=article))
    seconds = estimate_s(text, language, pace)
    return Line(
        id=1, section="hook", text=text, span=span, flag=None if span else FLAG_TITLE, cue=cue, estimate_s=seconds
    )


def _of(
    sentence: Sentence,
    section: str,
    point: int,
    cue: VisualCue,
    material: Material,
    article: Article,
    pace: Pace | None,
    so_far: int,
    *,
    opens: bool,
) -> list[Line]:
    """The line or lines of one sentence."""
    heading = material.parts[sentence.part].heading if opens else ""
    return [
        Line(
            id=so_far + n + 1,
            section=section,  # type: ignore[arg-type]
            point=point,
            text=text,
            span=Span(block=sentence.block, start=start, end=end),
            cue=cue,
            overlay=overlay(text, heading if n == 0 else "", material.language) if section == "point" else "",
            estimate_s=estimate_s(text, material.language, pace),
        )
        for n, (text, (start, end)) in enumerate(zip(sentence.texts, sentence.spans, strict=True))
    ]


def _headings(material: Material, lines: Sequence[Line], choice: Choice) -> tuple[str, ...]:
    """The names of the points, by their number."""
    intro = set(choice.intro)
    parts = dict.fromkeys(material.by_index[at].part for at in sorted(choice.chosen) if at not in intro)
    return tuple(material.parts[part].heading for part in parts)


def keep_ids(lines: Sequence[Line], previous: Script | None) -> tuple[Line, ...]:
    """The lines, with the ids they had in an earlier script where their words are the same; others get new ones."""
    if previous is None:
        return tuple(lines)
    old = {line.text: line.id for line in previous.lines}
    fresh = max((line.id for line in previous.lines), default=0)
    out = []
    for line in lines:
        known = old.pop(line.text, None)
        if known is None:
            fresh += 1
        out.append(line.model_copy(update={"id": known if known is not None else fresh}))
    return tuple(out)
