"""Editing on the script: split, merge, move, add, delete, lock, shorten a line, or say another sentence instead.

Pure functions: each gives a new script. Ids of new lines lie above all there are; the studio gives them ids that no
version ever had. Every function raises `NotFound` for a line that is not there.
"""

from __future__ import annotations

import re

from core.errors import BadInput, NotFound
from core.language.emoji import has_words
from core.language.graphemes import start
from core.language.scripts import chinese_japanese_share
from core.language.tag import base
from core.model.article import Article, Span
from core.model.coded import Flag
from core.model.script import Line, Script, Section, VisualCue
from core.script.edit.edit import from_edit, require_words
from core.script.extract.choose import Choice, Chooser
from core.script.extract.cues import cue_terms, visual_cues
from core.script.faithful.words import words
from core.script.flags import FLAG_OWN
from core.script.pace import Pace, estimate_s
from core.script.read.candidates import gather
from core.script.read.sentence import Sentence
from core.script.read.speakable import Unspeakable, plain, speakable
from core.script.read.split import sentences

FLAG_KEPT = Flag.of("kept")
_LEAST_WORDS = 5  # of a clause that may stand alone
_BREAKS = re.compile(r"[;；]\s*|[,，、:]\s+|\s[–—]\s")


def split(script: Script, line_id: int, at: int | None = None, pace: Pace | None = None) -> Script:
    """The script with a line as two: at a character of its text, else between its sentences, else at the middlemost
    clause border.

    Both keep the passage, cue, section and lock. Raises `BadInput` where there is nothing to divide.
    """
    line = _line(script, line_id)
    cut = _cut(line.text, script.language) if at is None else len(start(line.text, max(0, at)))
    if cut is None or not has_words(line.text[:cut]) or not has_words(line.text[cut:]):
        raise BadInput("The line has no place to divide it.", "Put the cursor between two words.", code="no_split")
    head, tail = line.text[:cut].rstrip(" ,;:–—，；、"), line.text[cut:].lstrip(" ,;:–—，；、")
    head = _ended(head, line.text)
    tail = tail[:1].upper() + tail[1:]
    fresh = _fresh(script)
    first = line.model_copy(update={"text": head, "estimate_s": estimate_s(head, script.language, pace)})
    second = line.model_copy(
        update={"id": fresh, "text": tail, "overlay": "", "estimate_s": estimate_s(tail, script.language, pace)}
    )
    return _with(script, line_id, [first, second])


def merge(script: Script, line_id: int, pace: Pace | None = None) -> Script:
    """The script with a line and the one behind it as one; it keeps the first one's id, and a passage that holds both.

    Raises `BadInput` at the last line.
    """
    line = _line(script, line_id)
    at = script.lines.index(line)
    if at + 1 >= len(script.lines):
        raise BadInput("There is no line behind this one.", "Choose a line that is not the last.", code="no_merge")
    after = script.lines[at + 1]
    joiner = "" if line.text[-1:] in "。！？" else " "
    text = f"{line.text}{joiner}{after.text}"
    changes = {
        "text": text,
        "span": _both(line.span, after.span),
        "flag": line.flag or after.flag,
        "locked": line.locked or after.locked,
        "overlay": line.overlay or after.overlay,
        "estimate_s": estimate_s(text, script.language, pace),
    }
    lines = [*script.lines[:at], line.model_copy(update=changes), *script.lines[at + 2 :]]
    return _numbered(script, lines)


def move(script: Script, line_id: int, to: int) -> Script:
    """The script with a line at another place, 0 being the first; it joins the section of the line now before it (or
    behind).
    """
    line = _line(script, line_id)
    rest = [item for item in script.lines if item.id != line_id]
    if not rest:
        return script
    to = max(0, min(len(rest), to))
    same = [
        element
        for element in (rest[to - 1] if to else None, rest[to] if to < len(rest) else None)
        if element is not None
    ]
    if not any((entry.section, entry.point) == (line.section, line.point) for entry in same):
        line = line.model_copy(update={"section": same[0].section, "point": same[0].point})
    return _numbered(script, [*rest[:to], line, *rest[to:]])


def add(
    script: Script, after_id: int | None, text: str, section: Section | None = None, pace: Pace | None = None
) -> Script:
    """The script with a line of one's own behind another, or first where `after_id` is None.

    Raises `BadInput` for a text without words.
    """
    text = plain(text)
    require_words(text)
    at = 0 if after_id is None else script.lines.index(_line(script, after_id)) + 1
    beside = script.lines[at - 1] if at else script.lines[0]
    requested = section or beside.section
    line = Line(
        id=_fresh(script),
        section=requested,
        point=(max(0, beside.point) if requested == "point" else -1),
        text=text,
        flag=FLAG_OWN,
        cue=VisualCue(terms=cue_terms(text, script.language)),
        estimate_s=estimate_s(text, script.language, pace),
    )
    return _numbered(script, [*script.lines[:at], line, *script.lines[at:]])


def delete(script: Script, line_id: int) -> Script:
    """The script without a line. Raises `BadInput` for the only line."""
    _line(script, line_id)
    if len(script.lines) == 1:
        raise BadInput("A script needs at least one line.", "Change its words instead.")
    return _numbered(script, [line for line in script.lines if line.id != line_id])


def lock(script: Script, line_id: int, locked: bool = True) -> Script:
    """The script with a line locked, so that no writer and no fitting touches it, or free again."""
    return _with(script, line_id, [_line(script, line_id).model_copy(update={"locked": locked})])


def shorten(script: Script, line_id: int, pace: Pace | None = None) -> Script:
    """The script with a line without what it can do without: brackets, an inserted clause, the clause at its end.

    What stays is a whole sentence in the same words; a clause that negates is never dropped alone. Raises `BadInput`
    where nothing can go.
    """
    line = _line(script, line_id)
    text = shorter(line.text, script.language)
    if text is None:
        raise BadInput(
            "There is nothing in this line that could be left out.", "Write it shorter by hand.", code="short"
        )
    return _with(
        script, line_id, [line.model_copy(update={"text": text, "estimate_s": estimate_s(text, script.language, pace)})]
    )


def shorter(text: str, language: str) -> str | None:
    """A line's sentence without one thing it can do without, or None."""
    bare = re.sub(r"\s*[(（][^()（）]*[)）]", "", text)
    if bare != text:
        return bare
    found = [text[a:b] for a, b in sentences(text, language)]
    if len(found) > 1:
        return (" " if " " in text else "").join(found[:-1])
    inserted = re.sub(r"\s[–—]\s[^–—]{3,120}\s[–—]\s", " ", text)
    if inserted != text:
        return inserted
    if base(language) in _VERB_LAST:  # there the last clause is the one that counts
        return None
    wide = chinese_japanese_share(text) > 0.3
    borders = [m.start() for m in re.finditer(r"(?<=[^\d\s])[,;，；](?=\s|[^\s\d\"'”’»])", text)]
    for n, border in reversed(list(enumerate(borders))):
        head, tail = text[:border], text[border + 1 :]
        if len(head.split()) < _LEAST_WORDS and not (wide and len(head) >= 8):
            return None
        first = re.findall(r"[^\W\d_]+", head.lower())[:1]
        if (n == 0 and first and first[0] in _OPENS.get(base(language), ())) or _negates(tail, language):
            return None
        if _balanced(head):
            return _ended(head.rstrip(), text)
    return None


def alternatives(
    article: Article,
    script: Script,
    line_id: int,
    *,
    limit: int = 5,
    excluded_blocks: tuple[int, ...] = (),
    pace: Pace | None = None,
) -> list[Line]:
    """Other sentences of the article that could stand in a line's place, the best first, with the line's id.

    Those of the same part of the article come first; none is said already, and each can stand without the sentence
    before it unless that is the line before.
    """
    line = _line(script, line_id)
    material = gather(article, script.language, excluded_blocks, kind=script.kind)
    if not material.sentences:
        return []
    chooser = Chooser(article, material, pace, kind=script.kind)
    by_start = {(sentence.block, start): sentence for sentence in material.sentences for start, _ in sentence.spans}
    spoken = {n: _sentence(entry, by_start) for n, entry in enumerate(script.lines)}
    here = script.lines.index(line)
    mine, before = spoken[here], spoken.get(here - 1)
    choice = Choice()
    for n, sentence in spoken.items():
        if sentence is not None and n != here:
            choice.chosen.add(sentence.index)
            chooser._say(sentence.index, choice)
    parts = _parts(script, line, by_start)
    text = {plain(entry.text).lower() for entry in script.lines}
    ranked: list[tuple[float, int, Sentence]] = []
    for sentence in material.sentences:
        if sentence.index in choice.chosen or (mine is not None and sentence.index == mine.index) or sentence.item:
            continue
        if len(sentence.texts) > 1 or plain(sentence.text).lower() in text:
            continue
        if sentence.needs is not None and (before is None or sentence.needs != before.index):
            continue
        worth = chooser.score[sentence.index] - 0.9 * max(0.0, choice.said.get(sentence.index, 0.0) - 0.25)
        worth += 3.0 if sentence.part in parts else 0.0
        worth -= 0.02 * abs(sentence.index - mine.index) if mine is not None else 0.0
        ranked.append((round(-worth, 6), sentence.index, sentence))
    out = []
    for _, _, sentence in sorted(ranked, key=lambda item: item[:2])[:limit]:
        changes = {
            "text": sentence.text,
            "span": Span(block=sentence.block, start=sentence.start, end=sentence.end),
            "flag": None,
            "cue": visual_cues(article, material, [sentence], set(excluded_blocks))[sentence.index],
            "estimate_s": estimate_s(sentence.text, script.language, pace),
        }
        out.append(line.model_copy(update=changes))
    return out


def replace(script: Script, line: Line) -> Script:
    """The script with a line in place of the one that has its id."""
    return _with(script, line.id, [line])


def as_the_article(script: Script, article: Article, line_id: int, pace: Pace | None = None) -> Script:
    """The script with a line in the words of its passage. Raises `BadInput` where it rests on none, or none that can
    be spoken.
    """
    line = _line(script, line_id)
    if line.span is None or not 0 <= line.span.block < len(article.blocks):
        raise BadInput(
            "The line rests on no passage of the article.", "Choose another sentence for it.", code="no_passage"
        )
    try:
        text = speakable(article.passage(line.span), script.language)
    except Unspeakable as error:
        raise BadInput(
            f"The passage cannot be read aloud: {error}.", "Choose another sentence for the line."
        ) from error
    changes = {"text": text, "flag": None, "estimate_s": estimate_s(text, script.language, pace)}
    return replace(script, line.model_copy(update=changes))


def keep(script: Script, line_id: int) -> Script:
    """The script with a line's doubt settled: a person wants it as it is. Its flag says so, and what the doubt was."""
    line = _line(script, line_id)
    if line.flag is None or line.flag.code == FLAG_KEPT.code:
        return script
    return replace(script, line.model_copy(update={"flag": FLAG_KEPT.model_copy(update={"about": line.flag})}))


def _parts(script: Script, line: Line, by_start: dict[tuple[int, int], Sentence]) -> set[int]:
    """The parts of the article that the line's section speaks of."""
    same = [item for item in script.lines if (item.section, item.point) == (line.section, line.point)]
    return {found.part for element in same if (found := _sentence(element, by_start)) is not None}


def _sentence(line: Line, by_start: dict[tuple[int, int], Sentence]) -> Sentence | None:
    return by_start.get((line.span.block, line.span.start)) if line.span else None


def _line(script: Script, line_id: int) -> Line:
    line = script.line(line_id)
    if line is None:
        raise NotFound(f"There is no line {line_id}.", "Look at the script again; it may have been changed.")
    return line


def _fresh(script: Script) -> int:
    return max((line.id for line in script.lines), default=0) + 1


def _with(script: Script, line_id: int, new: list[Line]) -> Script:
    """The script with other lines in a line's place."""
    lines = [item for line in script.lines for item in (new if line.id == line_id else [line])]
    return script.model_copy(update={"lines": tuple(lines)})


def _numbered(script: Script, lines: list[Line]) -> Script:
    """The points numbered in the order they come."""
    rows = [line.model_dump(mode="python", include={"id", "text", "section", "point"}) for line in lines]
    known = script.model_copy(update={"lines": tuple(lines)})
    return from_edit(known, rows)


def _both(a: Span | None, b: Span | None) -> Span | None:
    """A passage that holds two, where they stand in one block."""
    if a is None or b is None or a.block != b.block:
        return a or b
    return Span(block=a.block, start=min(a.start, b.start), end=max(a.end, b.end))


def _cut(text: str, language: str) -> int | None:
    """Return the index at which a line divides best: between sentences, else at a clause border; near the middle."""
    found = sentences(text, language)
    places = [a for a, _ in found[1:]] or [m.end() for m in _BREAKS.finditer(text)]
    places = [p for p in places if 3 < p < len(text) - 3]
    return min(places, key=lambda p: abs(p - len(text) // 2), default=None)


def _ended(head: str, whole: str) -> str:
    """The text with the stop its sentence had."""
    if head[-1:] in ".!?…。！？؟।":
        return head
    last = whole.rstrip("\"'”’»)」』")[-1:]
    return head + (last if last in ".!?。！？؟।" else "。" if chinese_japanese_share(head[-1:]) else ".")


def _negates(text: str, language: str) -> bool:
    """Whether a clause takes something back."""
    return bool(set(re.findall(r"[^\W\d_]+", text.lower())) & words(language).negators)


_VERB_LAST = frozenset({"ja", "ko", "tr", "hi", "th"})
_OPENS = {
    "en": frozenset({"if", "when", "while", "because", "although", "though", "since", "as", "once", "unless", "after"}),
    "de": frozenset({"wenn", "falls", "weil", "obwohl", "da", "während", "nachdem", "bevor", "sobald", "um"}),
    "fr": frozenset({"si", "quand", "lorsque", "puisque", "comme", "tandis", "après", "avant", "pour"}),
    "es": frozenset({"si", "cuando", "porque", "aunque", "mientras", "como", "después", "antes", "para"}),
    "it": frozenset({"se", "quando", "perché", "mentre", "poiché", "dopo", "prima", "per"}),
}


def _balanced(text: str) -> bool:
    """Whether no quotation or bracket stays open."""
    pairs = (("“", "”"), ("«", "»"), ("「", "」"), ("(", ")"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0
