"""The order in which a short film takes its sentences: what comes first is told, the rest if there is time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model.article import Article
from core.model.script import ArticleKind
from core.script.extract.lead_and_end.bridge import bridge, echo
from core.script.extract.lead_and_end.centre import centre
from core.script.extract.lead_and_end.end import end, without_notes
from core.script.extract.lead_and_end.evidence import fill, is_cut
from core.script.extract.lead_and_end.filling import Filling
from core.script.extract.lead_and_end.owed import owed
from core.script.extract.lead_and_end.paragraphs import Paragraph, has_headings, lead_of, paragraphs
from core.script.extract.lead_and_end.reason import asks_why, reason
from core.script.extract.lead_and_end.shape import Shape
from core.script.extract.lead_and_end.standing import Ground
from core.script.read.data import pattern
from core.script.read.outline import clean_heading
from core.script.read.sentence import Material, Sentence

_LEAST = 3  # paragraphs
_ENDS, _LATE = 3, 0.34  # paragraphs with which a film may end; of all paragraphs, those that may be left out behind it
_END_NEEDS_S = 6.5
_SCENES_S = (12.0, 6.0, 3.0)  # seconds of a scene that are tried
_LONGEST_SCENE_S, _CUT_SCENE_S = 20.0, 6.0
_EMPTY_S = 5.0  # that another film would fill
_ROOM_S = 6.0  # that are worth the beginning of one more paragraph
_QUOTE_S, _LONGEST_QUOTE_S = 8.0, 12.0
_SPEECH = re.compile(r"[“\"„«「][^”\"“»」]{20,}[”\"“»」]")
_ASKS = re.compile(r"[?？؟:：][\"'”’»」』)]*\s*$")


def plan(
    article: Article,
    material: Material,
    ground: Ground,
    shape: Shape,
    seconds: float,
    *,
    least: float = 0.0,
    kind: ArticleKind = "",
    names: frozenset[int] = frozenset(),
    stressed: frozenset[int] = frozenset(),
) -> Filling | None:
    """The sentences of a film of `seconds` at most and, as far as the article goes, `least` at least.

    `names` are the items' names to be told between lead and end, `stressed` sentences a person wants told. None for an
    article that has no lead and end to tell.
    """
    found = without_notes(paragraphs(article, material, ground.unwanted))
    if len(found) < _LEAST:
        return None
    if shape.reasons and not stressed and asks_why(clean_heading(article.title)):
        stressed = reason(found, material.language)
    best: Filling | None = None
    for behind in range(_ENDS):  # an end whose persons and things there's no time to introduce gives way to one before
        kept = found[: len(found) - behind]
        if len(kept) < max(_LEAST, (1.0 - _LATE) * len(found)) or (behind and (shape.verdict or shape.counted)):
            break
        if behind and _goes_on_from(found[len(kept)], kept[-1]):
            break  # it would stop in the middle of a thought
        trials = [
            _told(article, kept, ground, shape, seconds, least, kind, names, stressed, most) for most in _SCENES_S
        ]
        able = [trial for trial in trials if trial is not None]
        chosen = max(able, key=_merit, default=None)
        best = best or chosen
        if chosen is not None and chosen.settled:
            return chosen
    return best


def _goes_on_from(paragraph: Paragraph, before: Paragraph) -> bool:
    """Whether a paragraph leans on the one before it."""
    return paragraph.sentences[0].needs in before.indices


def _merit(film: Filling) -> tuple[int, int]:
    """Weigh a film with a shorter scene against others: what its end needs, then that no time is empty."""
    return (int(film.settled), -int(max(0.0, film.room - _EMPTY_S) / _EMPTY_S))


def _told(
    article: Article,
    found: Sequence[Paragraph],
    ground: Ground,
    shape: Shape,
    seconds: float,
    least: float,
    kind: ArticleKind,
    names: frozenset[int],
    stressed: frozenset[int],
    scene_s: float,
) -> Filling | None:
    """The sentences of a film that ends with the last of some paragraphs and begins with a scene of so many seconds."""
    material = ground.material
    out = Filling(seconds, ground)
    opening = found[0]
    scene = _begun(opening, ground, min(scene_s, 0.5 * seconds))
    if not scene:
        return None
    last = end(found, material, ground, scene, shape)
    if not last:
        return None
    own = shape.counted and last[0].first  # every second is a step's
    out.take(ground.together(last, scene, begins=True, within=own, extra_s=_END_NEEDS_S))
    out.end = {item.index for item in last}
    count = lead_of(article, found)
    point = frozenset[int]()
    if shape.centre and not stressed:
        point = centre(article, material, kind, (found, count), out.chosen, ground) or point
        out.point = point
    if not out.take(point) or point & {index for item in found[:count] for index in item.indices}:
        point = frozenset()
    out.take(names)
    if ground.titled and point and _needless(opening, scene, ground):
        scene, out.begins_elsewhere = frozenset(), True
    out.settled = _introduce(out, found, last, scene, clean_heading(article.title), bool(point))
    if not out.chosen & opening.indices and not out.begins_elsewhere:
        if ground.seconds(scene) > out.room:
            scene = _begun(opening, ground, out.room)
        if not out.take(scene) and not ground.titled:
            return None
    body = [item for item in found if not item.indices & out.end]
    lead = [unit for unit in _units(body) if unit[0] in found[1:count]]
    beside = [item for item in body if not material.parts[item.part].asks]  # an answer needs its question
    out.take(echo([item for item in beside if not item.counted], last, out.chosen, ground))
    if shape.answers and lead and has_headings(article, opening.block) and not out.begins_elsewhere:
        _answer(out, opening, lead)
    for unit in _wanted(body, stressed):
        out.take(_whole(unit, out))
    for unit in lead:
        if not out.begins_elsewhere:
            out.take(_whole(unit, out))
    for item in body:
        if item.indices & point:
            _continue(out, item, behind=max(point))
    if shape.quotes and out.room > _QUOTE_S:
        _quote(out, body, material)
    if not shape.counted:
        out.take(bridge(beside, last, out.chosen - out.end, material, ground))
    _grow(out, opening, found)
    _go_on(out, found, body, least, point)
    fill(article, out, found, body, least)
    out.first = material.by_index[min(out.chosen)]
    out.lead = {index for item in found[:count] for index in item.indices} & out.chosen
    return out


def _introduce(
    out: Filling, found: Sequence[Paragraph], last: Sequence[Sentence], scene: frozenset[int], title: str, argues: bool
) -> bool:
    """Tell what the end names as known, beside the scene; whether nothing of it is owed then.

    An article that `argues` may begin with it instead of with a scene that would be cut, a story may not.
    """
    ground = out.ground
    needed = owed(found, last, frozenset(out.chosen | scene), ground, title)
    least = _begun(found[0], ground, 0.0) if scene else scene
    if needed is not None and ground.seconds((needed | least) - out.chosen) > out.room:
        needed = None
    if needed is not None:
        fits = ground.seconds((needed | scene) - out.chosen) <= out.room
        start = scene if fits else least
        torn = argues and _is_torn(found[0], start)
        elsewhere = owed(found, last, frozenset(out.chosen), ground, title) if torn else None
        if not elsewhere or not ground.begins(min(elsewhere)):
            again = needed if fits else owed(found, last, frozenset(out.chosen | least), ground, title)
            return again is not None and out.take(again | start)
    needed = owed(found, last, frozenset(out.chosen), ground, title)
    if not needed or not argues or not out.ground.begins(min(needed)) or not out.take(needed):
        return False
    out.begins_elsewhere = True
    return True


def _is_torn(opening: Paragraph, scene: frozenset[int]) -> bool:
    """Whether a scene stops where the next sentence goes on from it."""
    return any(item.needs in scene and item.index not in scene for item in opening.sentences)


def _needless(opening: Paragraph, scene: frozenset[int], ground: Ground) -> bool:
    """Whether a scene of which there is no time for the outcome would stand behind a title that asks."""
    left = [item for item in opening.sentences if item.index not in scene]
    return bool(left) and ground.seconds(scene) < _CUT_SCENE_S


def _begun(paragraph: Paragraph, ground: Ground, seconds: float) -> frozenset[int]:
    """The first sentences of a paragraph that can be told together, as many as take so many seconds, else the least."""
    runs = [paragraph.sentences[:n] for n in range(1, len(paragraph.sentences) + 1)]
    able = [found for run in runs if (found := ground.together(run, ())) is not None]
    brief = [run for run in able if ground.seconds(run) <= seconds]
    if brief:
        return brief[-1]
    if able and ground.seconds(able[0]) <= max(seconds, _LONGEST_SCENE_S):
        return able[0]
    return frozenset({paragraph.sentences[0].index})


def _units(body: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs that are told together: a question and what stands behind it."""
    unit: list[Paragraph] = []
    for item in body:
        unit.append(item)
        if not item.asks:
            yield unit
            unit = []
    if unit:
        yield unit


def _whole(unit: Sequence[Paragraph], out: Filling) -> frozenset[int] | None:
    """The sentences of a unit, all of its paragraphs or none."""
    spoken: frozenset[int] = frozenset()
    for item in unit:
        more = out.ground.paragraph(item.sentences, out.chosen | spoken)
        if more is None:
            return None
        spoken |= more
    return spoken


def _wanted(body: Sequence[Paragraph], stressed: frozenset[int]) -> list[list[Paragraph]]:
    return [unit for unit in _units(body) if any(item.indices & stressed for item in unit)]


def _answer(out: Filling, opening: Paragraph, lead: Sequence[Sequence[Paragraph]]) -> None:
    """Tell the last unit of the lead, if need be with less of the scene."""
    whole = _whole(lead[-1], out)
    if whole is None or out.take(whole):
        return
    scene = out.chosen & opening.indices
    less = _begun(opening, out.ground, out.ground.seconds(scene) + out.room - out.ground.seconds(whole))
    trial = Filling(out.seconds, out.ground, (out.chosen - scene) | less)
    if trial.take(_whole(lead[-1], trial)):
        out.chosen = trial.chosen


def _quote(out: Filling, body: Sequence[Paragraph], material: Material) -> None:
    """Tell the first words of a person that can be told whole, where none are yet."""
    says = pattern("bonds", material.language, "says")
    if any(_SPEECH.search(material.by_index[at].text) for at in out.chosen):
        return
    for item in body:
        spoken = [n for n, sentence in enumerate(item.sentences) if _SPEECH.search(sentence.text)]
        if not spoken or not says.search(" ".join(sentence.text for sentence in item.sentences)):
            continue
        for run in (item.sentences, item.sentences[spoken[0] : spoken[0] + 2], item.sentences[spoken[0] :][:1]):
            able = out.ground.together(run, out.chosen)
            if able and out.ground.seconds(able) <= _LONGEST_QUOTE_S and out.take(able):
                return


def _grow(out: Filling, opening: Paragraph, found: Sequence[Paragraph]) -> None:
    """Let the end grow back to where its paragraph begins, and the first paragraph to its own end."""
    start = next(item for item in found if item.indices & out.end)
    back = [item for item in start.sentences if item.index < min(out.end)]
    for n in range(len(back)):
        if out.take(out.ground.together(back[n:], out.chosen, begins=True)):
            out.end |= {item.index for item in back[n:]}
            break
    if opening.indices & out.chosen:
        _continue(out, opening)
    elif not out.begins_elsewhere:
        out.take(out.ground.paragraph(opening.sentences, out.chosen))


def _continue(out: Filling, paragraph: Paragraph, *, behind: int = -1) -> bool:
    """Tell the sentences of a paragraph that follow on those told; whether all of it is told."""
    for item in paragraph.sentences:
        if item.index in out.chosen or item.index < behind:
            continue
        if not out.take(out.ground.together([item], out.chosen)):
            return False
    return True


def _go_on(
    out: Filling, found: Sequence[Paragraph], body: Sequence[Paragraph], least: float, point: frozenset[int]
) -> None:
    """Tell what follows on the lead: one paragraph, or as many as make the least length."""
    places = (n for n, item in enumerate(body) if item.indices & out.chosen and not item.indices & point)
    last = max(places, default=0)
    for item in body[last + 1 :]:
        before = out.room
        if before < _ROOM_S or item.counted or out.ground.material.parts[item.part].asks:
            break
        out.take(_whole([item], out))
        if out.told_s >= least or out.room == before:
            break
    _lengthen(out, found, body, last, least)


def _lengthen(out: Filling, found: Sequence[Paragraph], body: Sequence[Paragraph], last: int, least: float) -> None:
    """Tell more where a length was asked for: what follows on the lead, then what was left out of it."""
    for item in (*body[last + 1 :], *body[: last + 1], found[-1]):
        if out.told_s >= least:
            return
        if item.indices & out.chosen:
            _continue(out, item)
        elif not out.take(_whole([item], out)):
            _first_sentences(out, item)


def _first_sentences(out: Filling, item: Paragraph) -> None:
    """Tell as many of the first sentences of a paragraph as there is time for."""
    for n in range(len(item.sentences) - 1, 0, -1):
        run = item.sentences[:n]
        if not (_ASKS.search(run[-1].text) or is_cut(item.sentences, run, out)) and out.take(
            out.ground.together(run, out.chosen)
        ):
            return
