"""Questions that somebody who has not read the article would ask of a script, line by line.

Who or which is meant, than what, what is the answer, what does the author reply, where are the seven things that were
announced? Languages with a parser are read by it, others by lists of first words; the rest holds for all alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from core.language.stems import stem
from core.language.tag import base
from core.model.article import Article
from core.model.coded import Question
from core.model.script import Line, Script
from core.script.grammar import Need, has_parser, needs, read
from core.script.judge.lost import apart as _apart
from core.script.judge.lost import lost
from core.script.judge.torn import torn_lines
from core.script.lexicon import lexicon
from core.script.read.data import pattern
from core.script.read.lean import leans, plain_quotes
from core.script.read.speakable import plain
from core.script.read.split import sentences
from core.script.read.subjectless import subjectless

Code = Literal[
    "pronoun", "definite", "comparison", "fragment", "answer", "reply", "refuted", "link", "count", "code", "half"
]
_SURE = ("definite", "answer", "refuted", "count")
_KIND_OF = re.compile(  # "the surprising part is that" asks for nothing
    r"\W*(?:the|la|le|l')\s?(?:[\w-]+ ){0,2}(?:part|thing|reason|point|trick|catch|truth|result|idea|upshot|lesson"
    r"|question|problem|answer|chose|raison|réponse|problème)\b[^,;]{0,40}?\b(?:is|was|are|est|était)\b", re.I,
)  # fmt: skip
_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")
_LONG = 8  # words from which what a parser takes for a fragment may stand
_COMMAND = re.compile(r"[{}\\|<>=^~`]|\w\(\)|(?<!\w)--?[a-z]\w+|\w_\w|\b\w+\.(?:py|sql|js|sh|json|ya?ml)\b\w*\(|::|->")
_WORD = re.compile(r"[^\W\d_]{2,}")
_REPLY = 5  # lines in which an objection is answered


def questions(
    script: Script, article: Article | None = None, excluded: Sequence[int] = ()
) -> dict[int, tuple[Question, ...]]:
    """The questions that a script leaves open, by the line's id, in the order of the lines.

    `excluded` are the blocks of the article that are not used.
    """
    found: dict[int, tuple[Question, ...]] = {}
    torn = torn_lines(script, article, excluded) if article is not None else {}
    for n, line in enumerate(script.lines):
        if line.section == "cta" and line.span is None:
            continue
        asked = [
            *_grammar(script, n, article),
            *_unanswered(script, n, article),
            *_unrefuted(script, n, article),
            *_uncounted(script, n),
        ]
        if article is not None and line.beat:  # the writer's: the article says better what a line of it needs
            asked = [item for item in asked if item[0] in _SURE]
        if not asked and line.id in torn and not (torn[line.id][0] == "link" and line.beat == "step"):
            asked.append(torn[line.id])
        if not asked and article is not None:
            asked += lost(script, n, article)
        if code := _COMMAND.search(line.text):
            asked.append(("code", code[0]))
        if asked:
            found[line.id] = tuple(Question.of(kind, words=text) for kind, text in dict.fromkeys(asked))
    return found


def _grammar(script: Script, n: int, article: Article | None) -> Iterator[tuple[Code, str]]:
    """Find what the words of a line point at that nobody has heard of."""
    line, before = script.lines[n], script.lines[:n]
    if line.beat == "label" or (line.beat == "hook" and script.openings and line.text.rstrip(".?!") in script.title):
        return
    if not has_parser(base(script.language)):
        low = plain_quotes(plain(line.text).lower())
        leaning = leans(line.text, low, lexicon(script.language)) or subjectless(line.text, script.language)
        if leaning and _apart(script, n):
            yield "pronoun", " ".join(line.text.split()[:3])
        return
    known = [script.title, *(heading for heading in script.headings if heading), *(item.text for item in before)]
    if n and script.lines[n - 1].beat == "hook" and script.lines[n - 1].span is None:
        known = known[1:]
    for need in needs(read(line.text, script.language), known if n else [script.title]):
        if need.code == "definite" and (match := _KIND_OF.match(line.text)) and need.start < match.end():
            continue
        if _open(need, line, script, n) and (need.code != "definite" or _introduced(need, line, script, article)):
            yield _kind(need), need.text


def _open(need: Need, line: Line, script: Script, n: int) -> bool:
    if need.code == "answer":
        return False  # asked for line by line
    if need.code == "fragment":
        return len(line.text.split()) <= _LONG and _apart(script, n)
    if need.code == "link" and line.beat == "step":
        return False  # "Then ..." goes on from the step before, and each is told
    if need.code in ("pronoun", "comparison", "link", "contrast", "reply"):
        return _apart(script, n)
    return True


def _kind(need: Need) -> Code:
    return "link" if need.code in ("contrast", "reply", "link") else cast(Code, need.code)


def _introduced(need: Need, line: Line, script: Script, article: Article | None) -> bool:
    """Whether the article names the thing before this passage: one that it never introduces, nobody asks about."""
    if article is None or line.span is None or line.beat == "":
        return True
    root = stem(need.text.split()[-1].lower().strip("’'s.,"), base(script.language))
    earlier = [block.text for block in article.blocks[: line.span.block] if block.kind != "code"]
    earlier.append(article.blocks[line.span.block].text[: line.span.start])
    return any(stem(word.lower(), base(script.language)) == root for text in earlier for word in _WORD.findall(text))


def _unanswered(script: Script, n: int, article: Article | None) -> Iterator[tuple[Code, str]]:
    """A question whose next line is of another passage, an objection without its reply."""
    line = script.lines[n]
    after = script.lines[n + 1] if n + 1 < len(script.lines) else None
    if _ASKS.search(line.text) and line.beat != "hook" and line.span is not None:
        inside = article is not None and article.blocks[line.span.block].text[line.span.end :].strip() != ""
        near = (0,) if inside else (0, 1, 2)  # blocks in which its answer stands
        far = after is None or after.span is None or after.span.block - line.span.block not in near
        asks_on = after is not None and bool(_ASKS.search(after.text)) and line.beat != "evidence"
        if far or asks_on or (after is not None and after.section == "cta" and after.span is None):
            yield "answer", line.text
    if pattern("bonds", script.language, "objects").search(line.text):
        rest = script.lines[n : n + _REPLY + 1]
        if not any(_replies(item, script.language, itself=item is line) for item in rest):
            yield "reply", line.text


def _replies(line: Line, language: str, *, itself: bool) -> bool:
    if pattern("bonds", language, "refutes").search(line.text):
        return True
    inside = re.search(r"[,;，、]\s*(?:but|yet|aber|doch|mais|pero|ma|mas|maar|ale|но)\b", line.text)
    return bool(inside or (not itself and pattern("bonds", language, "answers", start=True).search(line.text)))


def _unrefuted(script: Script, n: int, article: Article | None) -> Iterator[tuple[Code, str]]:
    """A view that the article takes back in its next sentence, which no line says."""
    line = script.lines[n]
    if article is None or line.span is None or not 0 <= line.span.block < len(article.blocks):
        return
    block = article.blocks[line.span.block]
    if block.kind not in ("paragraph", "quote"):
        return
    ranges: Sequence[tuple[int, int]] = sentences(block.text, script.language)
    following = next(((a, b) for a, b in ranges if a >= line.span.end - 1), None)
    if following is None:
        return
    text = block.text[slice(*following)]
    takes_back = pattern("bonds", script.language, "refutes").search(text) and pattern(
        "bonds", script.language, "believes"
    ).search(line.text)
    spoken = any(
        item.span
        and item.span.block == line.span.block
        and item.span.start < following[1]
        and item.span.end > following[0]
        for item in script.lines
        if item is not line
    )
    if takes_back and not spoken:
        yield "refuted", text


def _uncounted(script: Script, n: int) -> Iterator[tuple[Code, str]]:
    """A number of things that a line announces and of which fewer are told, or one behind a gap in their numbers."""
    line = script.lines[n]
    counted = {unit.number: at for at, unit in enumerate(script.units) if unit.kind in ("item", "step") and unit.number}
    if len(counted) < 2:
        return
    spoken = {number for number, at in counted.items() if _is_spoken(script, at)}
    figure = re.search(r"\b\d{1,2}\b", line.text)
    fewer = len(spoken) < len(counted) and (figure is None or int(figure[0]) >= len(counted))
    if fewer and pattern("bonds", script.language, "counts").search(line.text):
        yield "count", line.text
        return
    mine = next((number for number, at in counted.items() if at == line.unit), 0)
    first = mine and not any(item.unit == line.unit for item in script.lines[:n])
    if first and any(number in counted and number not in spoken for number in (mine - 1, mine + 1)):
        yield "count", line.text


def _is_spoken(script: Script, at: int) -> bool:
    return any(line.unit == at for line in script.lines)
