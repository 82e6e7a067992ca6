"""From what a model said to lines: cleaned, each with the passage it really rests on, or a flag where there is none.

A number that a model names is a claim: it counts if the line shares words with that sentence. Where the script is in
another language than the article only the number can be believed, and what figures and names they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.language import graphemes
from core.language.tag import base
from core.model.article import Article, Span
from core.model.coded import Flag
from core.model.script import Line, Section, VisualCue
from core.script.extract.cues import cue_terms, visual_cues
from core.script.extract.overlay import overlay
from core.script.extract.rank import terms
from core.script.extract.write import FLAG_ADDED
from core.script.model.clean import leads_away, sayable, showable, unmarked
from core.script.model.sources import Source
from core.script.model.wire import PointSaid, Said
from core.script.pace import Pace, estimate_s
from core.script.read.outline import outline
from core.script.read.sentence import Material, Sentence
from core.script.read.split import sentences

FLAG_TOPIC = Flag.of("topic")
FLAG_NONE = Flag.of("no_passage")
FLAG_WRONG = Flag.of("wrong_passage")
MOST_LINES = 600
LONGEST = 260  # characters of a line
_LONGEST_TAKEN = 900  # of a sentence without an end, beyond which it is none
_CLAIMED = 0.2  # share of a line's words that must stand in a passage it names
_FOUND = 0.5  # and in one that we found for it


@dataclass
class Sorter:
    """Makes the lines of one script; what was left out is counted."""

    article: Article
    found: list[Source]
    language: str
    pace: Pace | None = None
    allowed: str = ""  # what the user typed
    topic: bool = False
    dropped: int = 0
    lines: list[Line] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._by_number = {source.number: source for source in self.found}
        own = base(self.article.language or "en")
        self._same = own == base(self.language)
        self._terms = {source.number: set(terms(source.text, own)) for source in self.found}
        self._text = " ".join(source.text for source in self.found).casefold()

    def know(self, texts: Iterable[str]) -> None:
        """Lines that are there already and must not be said again."""
        self._seen |= {_key(text) for text in texts}

    def add(self, replies: Iterable[Said], section: Section, point: int = -1, note: str = "") -> None:
        """Append the lines of a section."""
        for reply in replies:
            terms_said = tuple(filter(None, (self.term(word) for word in reply.search_terms)))[:4]
            for text in self._sentences(reply.text):
                if len(self.lines) >= MOST_LINES:
                    return
                span, flag = self._rest(text, reply.sources, section)
                self.lines.append(
                    Line(
                        id=len(self.lines) + 1,
                        section=section,
                        point=point,
                        text=text,
                        span=span,
                        flag=flag,
                        cue=VisualCue(kind="text", terms=terms_said or cue_terms(text, self.language), note=note),
                        estimate_s=estimate_s(text, self.language, self.pace),
                    )
                )

    def point(self, reply: PointSaid, number: int) -> str | None:
        """Append a point's lines; its heading, or None where nothing of it can be said."""
        first = len(self.lines)
        self.add(reply.text, "point", number, self.words(reply.visual_cue, 120))
        if len(self.lines) == first:
            return None
        heading = self.words(reply.heading, 70)
        label = self.words(reply.text_overlay, 34)
        line = self.lines[first]
        over = label if label and len(label.split()) <= 6 else overlay(line.text, heading, self.language)
        self.lines[first] = line.model_copy(update={"overlay": over})
        return heading

    def words(self, text: str, most: int) -> str:
        """Words that are shown, or "" where they lead away."""
        text = showable(graphemes.start(text, 1000), most)
        return "" if leads_away(text, self.allowed, self._text) else text

    def term(self, text: str) -> str:
        """A search term of one to three words, or ""."""
        text = self.words(text, 40)
        return text if 0 < len(text.split()) <= 3 and any(c.isalpha() for c in text) else ""

    def _sentences(self, raw_text: str) -> list[str]:
        """The sentences that can be spoken, none twice in a script."""
        out = []
        for row in raw_text.splitlines():
            row = unmarked(row)
            for start, end in sentences(row, self.language):
                raw = row[start:end]
                if len(raw) > _LONGEST_TAKEN:
                    continue
                if leads_away(raw, self.allowed, self._text):
                    self.dropped += 1
                    continue
                text = sayable(raw, self.language)
                if text.endswith((":", "：")):
                    text = text[:-1].rstrip() + ("。" if text.endswith("：") else ".")
                for piece in _divided(text):
                    key = _key(piece)
                    if not key or key in self._seen:
                        continue
                    if leads_away(piece, self.allowed, self._text):
                        self.dropped += 1
                        continue
                    self._seen.add(key)
                    out.append(piece)
        return out

    def _rest(self, text: str, named: list[int], section: Section) -> tuple[Span | None, Flag | None]:
        """The passage a line rests on, and the flag where there is none."""
        if self.topic:
            return None, FLAG_TOPIC
        mine = set(terms(text, self.language))
        claimed = [self._by_number[n] for n in dict.fromkeys(named) if n in self._by_number]
        good = [source for source in claimed if self._overlap(mine, source, text) >= _CLAIMED]
        if not good:
            best = max(self.found, key=lambda source: self._overlap(mine, source, text), default=None)
            if best is not None and self._same and self._overlap(mine, best, text) >= _FOUND:
                good = [best]
        if good:
            best = max(good, key=lambda source: (self._overlap(mine, source, text), -source.number))
            beside = [
                source.span
                for source in good
                if source.span.block == best.span.block and abs(source.number - best.number) <= 3
            ]
            ends = (min(span.start for span in beside), max(span.end for span in beside))
            return Span(block=best.span.block, start=ends[0], end=ends[1]), None
        if section == "cta":
            return None, FLAG_ADDED
        return None, FLAG_WRONG if claimed else FLAG_NONE

    def _overlap(self, mine: set[str], source: Source, text: str) -> float:
        """The share of a line's words that stand in a sentence; across languages figures and names stand for all."""
        theirs = self._terms[source.number]
        if self._same:
            return len(mine & theirs) / max(1, len(mine))
        signs = set(re.findall(r"\d+|\b[A-Z][\w-]+", text)) - {text.split()[0] if text.split() else ""}
        digits = {sign for sign in signs if sign.isdigit()}
        if digits and not any(digit in source.text for digit in digits):
            return 0.0
        return 0.5 + 0.1 * sum(sign in source.text for sign in signs)

    def finish(self, excluded: Iterable[int]) -> list[Line]:
        """The lines with what is seen beside them: the article's own pictures, tables, code and quotes where near."""
        skip = set(excluded)
        material, by_line = self._material(skip)
        seen = visual_cues(self.article, material, list(material.sentences), skip) if material.sentences else {}
        out = []
        for n, line in enumerate(self.lines):
            cue = line.cue
            if line.section == "hook" and n == 0:
                cue = cue.model_copy(update={"kind": "title"})
            elif line.section == "cta" and line.span is None:
                cue = cue.model_copy(update={"kind": "end"})
            elif n in by_line and seen[n].block is not None:
                beside = seen[n]
                cue = beside.model_copy(update={"terms": cue.terms, "note": beside.note or cue.note})
            out.append(line.model_copy(update={"cue": cue}))
        return out

    def _material(self, skip: set[int]) -> tuple[Material, set[int]]:
        """The lines as the extractive writer's sentences, for its choice of what is seen."""
        parts = outline(self.article, base(self.article.language or "en"), skip)
        where = {block: n for n, part in enumerate(parts) for block in part.blocks}
        rows = []
        for n, line in enumerate(self.lines):
            if line.span is None or line.span.block not in where or line.section == "hook":
                continue
            span = (line.span.start, line.span.end)
            kind = self.article.blocks[line.span.block].kind
            part = where[line.span.block]
            rows.append(
                Sentence(
                    n, line.span.block, *span, line.text, (line.text,), (span,), part, kind, first=False, opens=False
                )
            )
        return Material(self.language, tuple(parts), tuple(rows)), {row.index for row in rows}


def _key(text: str) -> str:
    """Return the key that two lines with the same words share."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _divided(text: str) -> list[str]:
    """A sentence that is too long for one line, divided at its clauses; one with no clause between is left out."""
    if len(text) <= LONGEST:
        return [text] if text else []
    cuts = [
        m.end()
        for m in re.finditer(r"[;；，、؛]\s*|,\s+(?=(?:and|but|or|so|und|aber|et|mais|y|pero)\b)|\s[–—]\s", text)
    ]
    near = [at for at in cuts if 0.25 * len(text) < at < 0.75 * len(text)]
    if not near:
        return [text] if len(text) <= 1.5 * LONGEST else []
    at = min(near, key=lambda place: abs(place - len(text) // 2))
    head, tail = text[:at].rstrip(" ,;；，、؛–—"), text[at:].strip()
    stop = text[-1] if text[-1] in ".。।۔" else "."
    return [*_divided(head + stop), *_divided(tail[:1].upper() + tail[1:])]
