"""The extractive writer: from an article to a script, in the article's own words, without a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.errors import BadInput
from core.language.spacing import between_sentences
from core.language.tag import base
from core.model.article import Article, Span
from core.model.coded import Flag, Notice
from core.model.presets import PRESETS, TYPE_WINDOWS_S, window_s
from core.model.script import ArticleKind, Line, Script, Section, VisualCue
from core.script.extract.choose import Choice, Chooser
from core.script.extract.closing import addresses_otherwise, closings, variety
from core.script.extract.cues import cue_terms, visual_cues
from core.script.extract.keyphrases import keyphrases
from core.script.extract.overlay import overlay
from core.script.extract.telling import Places, openings, told
from core.script.pace import Pace, estimate_s, total_s
from core.script.read.candidates import gather
from core.script.read.commands import says_what_to_do
from core.script.read.counts import counts
from core.script.read.data import pattern
from core.script.read.labels import numbered, unlabelled
from core.script.read.outline import Part, clean_heading
from core.script.read.rating import rates
from core.script.read.sentence import Material, Sentence

FLAG_ADDED = Flag.of("added")
_OWN_END = ("release", "explainer", "review", "interview")  # whose conclusion asks or answers enough
_SPARE_S = 1.5  # above the least length: a voice may be quicker
_QUOTED = 120  # characters of a passage that a notice names
_RUNNING, _MANY_BEHIND = 160, 3  # characters of a paragraph, and such behind the author's end that a person is told of
_SHORT, _MEDIUM = 0.78, 0.62  # of the window: a short film needs its room, one of minutes need not be filled
FLAG_TITLE = Flag.of("title")


def write(
    article: Article,
    *,
    project_type: str,
    presets: tuple[str, ...],
    language: str = "",
    pace: Pace | None = None,
    excluded_blocks: tuple[int, ...] = (),
    kind: ArticleKind = "",
    stress: str = "",
) -> Script:
    """A script that fits the type's window on these presets, chosen from the article's sentences.

    `language` (empty: the article's own) decides the rules of reading, nothing is translated. `pace` is the voice's;
    without one the table's. `kind` is that of the article ("": as it looks), `stress` a sentence of what to stress and
    leave out. Raises `BadInput` where the article has nothing that can be read aloud, or type or preset is unknown.
    """
    low, high = _window(project_type, presets)
    spoken_language = base(language or article.language or "en")
    material = gather(article, spoken_language, excluded_blocks, kind=kind)
    if not _says(material):
        material = gather(article, spoken_language, excluded_blocks, scanty=True, kind=kind)
    if not _says(material):
        raise BadInput(
            "The article has no sentence that can be read aloud.",
            "Choose a page with running text, or tick its paragraphs on the content page.",
        )
    warnings: list[Notice] = []
    if language and article.language and spoken_language != base(article.language):
        warnings.append(Notice.of("not_translated"))
    behind = [text for n in material.behind if len(text := article.blocks[n].text) >= _RUNNING]
    if len(behind) >= _MANY_BEHIND:
        warnings.append(Notice.of("behind_left_out", count=len(behind), words=behind[0][:_QUOTED]))
    skip = frozenset(excluded_blocks)
    chooser = Chooser(article, material, pace, excluded=skip, kind=kind, stress=stress)
    ends = _ends(article, chooser, presets)
    own = chooser.kind in _OWN_END or not chooser.kind or _takes_leave(chooser)
    end = ends[0] if ends and not own else ""
    aim = target_s(project_type, low, high, sum(chooser.cost.values()))
    choice, lines = _fitted(article, chooser, end, (low, aim, high), set(skip))
    seconds = total_s(lines, spoken_language, pace)
    if seconds < low:  # everything that can be said at all
        material = gather(article, spoken_language, excluded_blocks, scanty=True, kind=kind)
        chooser = Chooser(article, material, pace, items=True, excluded=skip, kind=kind, stress=stress)
        choice, lines = _fitted(article, chooser, end, (low, aim, high), set(skip))
        seconds = total_s(lines, spoken_language, pace)
    if seconds < low:
        warnings.append(Notice.of("short_article", seconds=round(seconds, 1), type=project_type, least=low))
    units = told(chooser, choice)
    lost = [n for n, unit in enumerate(units) if unit.must and unit.left_out]
    if lost:
        words = next((item.text for item in chooser.units(choice.hook)[lost[0]].members if not item.label), "")
        data = {"kind": units[lost[0]].kind, "count": len(lost), "most": round(high), "words": words[:_QUOTED]}
        warnings.append(Notice.of("must_left_out", **data))
    return Script(
        language=spoken_language,
        title=clean_heading(article.title) or lines[0].text,
        lines=tuple(lines),
        headings=_headings(chooser, choice),
        warnings=tuple(warnings),
        kind=chooser.kind,
        units=units,
        openings=openings(chooser, choice),
        closings=ends,
    )


def _ends(article: Article, chooser: Chooser, presets: tuple[str, ...]) -> tuple[str, ...]:
    """Last lines to choose from; none where the article's own conclusion is the end."""
    language = variety(article, chooser.material.language)
    named = keyphrases(article.title, chooser.material.language, article, 1)
    has_link = article.url.startswith(("http://", "https://"))
    sure = named[0] if named and len(named[0].split()) > 1 else ""  # one word of a title may be half a name
    otherwise = addresses_otherwise(article, language)
    found = closings(chooser.kind, sure, presets, has_link, language, otherwise=otherwise)
    if chooser.kind == "listicle" and not _can_be_tried(article, chooser):
        return (found[1:] or found) if counts(article.title) else ()  # nobody tries out mistakes
    return found


def _takes_leave(chooser: Chooser) -> bool:
    """Whether the author of a how-to, recipe or list ends it with words of his own, which are told."""
    units = chooser.units(None) if chooser.kind in ("howto", "recipe", "listicle") else ()
    return any(group.kind == "ending" and group.must and group.forms for group in units)


def _ends_told(chooser: Chooser, choice: Choice) -> bool:
    """Whether the article's last sentence is told, and is none of a step or an item."""
    prose = [item for item in chooser.material.sentences if not item.label and item.kind in ("paragraph", "quote")]
    if not prose or prose[-1].index not in choice.chosen or chooser.kind == "reference":
        return False
    home = (group.kind for group in chooser.units(choice.hook) if prose[-1] in group.members)
    return next(home, "item") not in ("item", "step", "list")


def _can_be_tried(article: Article, chooser: Chooser) -> bool:
    """Whether the items of a list are things to do: most of them tell somebody to do something."""
    language = chooser.material.language
    if pattern("kinds", language, "untried").search(article.title):
        return False
    items = [group for group in chooser.units(None) if group.kind == "item"]
    does = [any(says_what_to_do(unlabelled(item.text), language) for item in group.members[:2]) for group in items]
    return bool(does) and sum(does) >= 0.5 * len(does)


def _says(material: Material) -> bool:
    """Whether there is more than headings."""
    return any(not sentence.label for sentence in material.sentences)


def _window(project_type: str, presets: tuple[str, ...]) -> tuple[float, float]:
    """The seconds allowed. Raises `BadInput` for names nobody knows."""
    if project_type not in TYPE_WINDOWS_S:
        raise BadInput(f"There is no video type {project_type}.", f"Choose one of {', '.join(TYPE_WINDOWS_S)}.")
    for name in presets:
        if name not in PRESETS:
            raise BadInput(f"There is no platform {name}.", f"Choose from {', '.join(PRESETS)}.")
    return window_s(project_type, presets)


def target_s(project_type: str, low: float, high: float, available: float) -> float:
    """The seconds that a script aims at: inside the window with room for the voice to be slower than the table says."""
    if project_type == "long":
        return min(max(0.55 * available, low + 45.0), 480.0, 0.93 * high)
    share = _SHORT if project_type == "short" else _MEDIUM
    return min(low + share * (high - low), 0.92 * high)


def _fitted(
    article: Article, chooser: Chooser, end: str, window: tuple[float, float, float], excluded: set[int]
) -> tuple[Choice, list[Line]]:
    """The lines whose whole length comes nearest to the middle one of `window`, without passing its end."""
    language, pace = chooser.material.language, chooser.pace
    low, aim, high = window
    closing = estimate_s(end, language, pace) if end else 0.0
    budget = aim - 1.0
    for _ in range(6):
        choice = chooser.choose(budget, least=low + _SPARE_S, closing=closing)
        lines = _lines(article, chooser, choice, "" if choice.end or _ends_told(chooser, choice) else end, excluded)
        over = total_s(lines, language, pace) - min(aim * 1.05, high * 0.96)
        if over <= 0:
            break
        budget -= over + 0.3
    return choice, lines


def _lines(article: Article, chooser: Chooser, choice: Choice, end: str, excluded: set[int]) -> list[Line]:
    """The chosen sentences as lines: hook, introduction, points in the article's order, closing."""
    material, pace = chooser.material, chooser.pace
    spoken = [_standing(material.by_index[at], choice) for at in sorted(choice.chosen)]
    spoken, intro = _rating_before_verdict(chooser, spoken, choice.intro, choice.hook)
    rest = [sentence for sentence in spoken if sentence.index not in intro]
    seen = visual_cues(article, material, spoken, excluded)
    place = Places.of(chooser, choice)
    out: list[Line] = []
    if choice.hook is not None:
        cue = VisualCue(kind="title", terms=cue_terms(choice.hook.text, material.language, article=article))
        out += _of(choice.hook, "hook", -1, cue, chooser, 0, place, opens=False)
    else:
        out.append(title_line(article, material.language, pace))
    for sentence in spoken:
        if sentence.index in intro:
            out += _of(sentence, "intro", -1, seen[sentence.index], chooser, len(out), place, opens=False)
    numbers = {part: n for n, part in enumerate(dict.fromkeys(sentence.part for sentence in rest))}
    opened: set[int] = set()
    for sentence in rest:
        opens = sentence.part not in opened
        opened.add(sentence.part)
        point = numbers[sentence.part]
        out += _of(sentence, "point", point, seen[sentence.index], chooser, len(out), place, opens=opens)
    if not end and len(out) > 1:  # the article's own end is that of the film
        out[-1] = out[-1].model_copy(update={"section": "cta", "point": -1, "overlay": "", "beat": "end"})
    if not end:
        return out
    out.append(
        Line(
            id=len(out) + 1,
            section="cta",
            text=end,
            flag=FLAG_ADDED,
            cue=VisualCue(kind="end"),
            estimate_s=estimate_s(end, material.language, pace),
            beat="closing",
        )
    )
    return out


def _rating_before_verdict(
    chooser: Chooser, spoken: list[Sentence], intro: Sequence[int], hook: Sentence | None
) -> tuple[list[Sentence], set[int]]:
    """The sentences with a review's rating right before its verdict, wherever the page has it; it never ends a film."""
    rated = [item for item in spoken if rates(item.source) and not item.label]
    rest = [item for item in spoken if item not in rated]
    if chooser.kind != "review" or not rated or not rest:
        return spoken, set(intro)
    ends = {item.index for group in chooser.units(hook) if group.kind == "ending" for item in group.members}
    at = next((n for n, item in enumerate(rest) if item.index in ends), len(rest) - 1)
    moved = [replace(item, part=rest[at].part, opens=False) for item in rated[-1:]]
    return [*rest[:at], *moved, *rest[at:]], set(intro) - {item.index for item in rated}


def _standing(sentence: Sentence, choice: Choice) -> Sentence:
    """The sentence, with the words that let it stand by itself where the one before it is not said."""
    if not sentence.alone or sentence.needs in choice.chosen:
        return sentence
    if choice.hook is not None and choice.hook.index == sentence.needs:
        return sentence
    return replace(sentence, texts=(sentence.alone,))


def ended(title: str, language: str) -> str:
    """A title as a spoken sentence, its full stop within quotation marks that close it."""
    if title[-1] in ".!?…。！？":
        return title
    stop = "." if between_sentences(language) else "。"
    if title[-1] in '"”’»“' and len(title) > 1:
        inside = title[:-1].rstrip()  # French has a blank before its closing mark
        return title if inside[-1] in ".!?…" else inside + stop + title[len(inside) :]
    return title + stop


def title_line(article: Article, language: str, pace: Pace | None) -> Line:
    """The title as a script's first line, for an article none of whose sentences can begin."""
    title = clean_heading(article.title) or "…"
    text = ended(title, language)
    span = None
    for number, block in enumerate(article.blocks[:4]):
        at = block.text.find(title) if block.kind == "heading" else -1
        if at >= 0:
            span = Span(block=number, start=at, end=at + len(title))
            break
    cue = VisualCue(kind="title", terms=cue_terms(title, language, article=article))
    seconds = estimate_s(text, language, pace)
    return Line(
        id=1,
        section="hook",
        text=text,
        span=span,
        flag=None if span else FLAG_TITLE,
        cue=cue,
        estimate_s=seconds,
        beat="hook",
    )


def _of(
    sentence: Sentence,
    section: Section,
    point: int,
    cue: VisualCue,
    chooser: Chooser,
    so_far: int,
    place: Places,
    *,
    opens: bool,
) -> list[Line]:
    """The line or lines of one sentence."""
    language = chooser.material.language
    part = chooser.material.parts[sentence.part]
    heading = name_of(part, sentence.part in place.counted) if opens else ""
    return [
        Line(
            id=so_far + n + 1,
            section=section,
            point=point,
            text=text,
            span=Span(block=sentence.block, start=start, end=end),
            cue=cue,
            overlay=overlay(text, heading if n == 0 else "", language) if section == "point" else "",
            estimate_s=estimate_s(text, language, chooser.pace),
            unit=place.unit.get(sentence.index, -1),
            beat="hook" if section == "hook" else place.beat.get(sentence.index, ""),
        )
        for n, (text, (start, end)) in enumerate(zip(sentence.texts, sentence.spans, strict=True))
    ]


def name_of(part: Part, counted: bool) -> str:
    """The heading of a part of the script, with the number that the article gives it where it counts."""
    if not counted or not part.number or not part.heading:
        return part.heading
    if part.counts:
        return f"{numbered(part.counts, part.number)}: {part.heading}"
    return f"{part.number}. {part.heading}"


def _headings(chooser: Chooser, choice: Choice) -> tuple[str, ...]:
    """The names of the points, by their number."""
    intro, material = set(choice.intro), chooser.material
    parts = dict.fromkeys(material.by_index[at].part for at in sorted(choice.chosen) if at not in intro)
    counted = chooser.counted(choice.hook)
    return tuple(name_of(material.parts[part], part in counted) for part in parts)
