"""Sentences that may only be said together: a question and its answer, an objection and its reply, a view and what
refutes it, a quotation and the one that names its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.language.spacing import unspaced
from core.language.tag import base
from core.script.lexicon import lexicon
from core.script.read.data import pattern, table
from core.script.read.spoken import Spoken

_ASKS = re.compile(r"[?？؟][\"'”’»」』)]*\s*$")
_QUOTE = re.compile(r"[“\"„«「『]([^“”\"„«»「」『』]{4,})[”\"“»」』]")
_OPEN_QUOTE = re.compile(r"^\s*[“\"„«「『]")
_OBJECTION = 5  # sentences at most from the frame of an objection to its reply
_ELLIPTIC = 32  # characters of a sentence that only takes back
_PARALLEL = 140  # characters of a sentence that stands in parallel to the one before
_PRESENTS = 60  # characters
_TAIL = 45  # characters at the end of a sentence that may announce the next
_PEOPLE = frozenset("he she i we they er sie ich wir il elle je nous él ella yo".split())  # noqa: SIM905
_CORRECTED = 6  # sentences at most from what people think to how it is
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\d年")
_REFUTED = 2  # sentences at most from a view to what refutes it


def bonds(found: Sequence[Spoken], language: str, last_of: Mapping[int, int]) -> dict[int, set[int]]:
    """For each sentence those that must be said with it, by index; -1 among them where one of them cannot be said.

    `last_of` is the index of the last sentence of each part, spoken or not.
    """
    by_index = {sentence.index: sentence for sentence in found}
    out: dict[int, set[int]] = {}

    def tie(first: int, last: int) -> None:
        run = range(first, last + 1)
        for n in run:
            out.setdefault(n, set()).update(m for m in run if m != n)

    for sentence in found:
        at, end = sentence.index, last_of.get(sentence.part, sentence.index)
        if pattern("bonds", language, "objects").search(sentence.text):
            tie(at, _reply(at, end, by_index, language))
        elif pattern("bonds", language, "refutes").search(sentence.text) and _takes_back(at, by_index, language):
            tie(_believed(at, by_index, language), at)
        elif _ASKS.search(sentence.text):
            tie(at, min(end, at + 1)) if at < end else out.setdefault(at, set()).add(-1)
        after = by_index.get(at + 1)
        if after is not None and after.block == sentence.block and completes(sentence.text, after.text, language):
            tie(at, at + 1)
        if at < end and pattern("bonds", language, "leads").search(sentence.text[-_TAIL:]):
            tie(at, at + 1)
        if after is not None and after.block == sentence.block and _presents(sentence.text, language):
            tie(at, at + 1)
        if pattern("bonds", language, "contrasts", start=True).search(sentence.text) and _follows(at, by_index):
            tie(at - 1, at)
        if pattern("bonds", language, "views").search(sentence.text):
            for n in range(at, (corrected := _corrected(at, by_index, language))):
                out.setdefault(n, set()).add(corrected)
        if after is not None and after.part == sentence.part and halves(sentence.text, after.text, language):
            tie(at, at + 1)
        speaker = _speaker(sentence, by_index, language)
        if speaker is not None:
            out.setdefault(at, set()).add(speaker)
    return out


def completes(text: str, after: str, language: str) -> bool:
    """Whether a sentence says the half without which the one before misleads: "Not A. B.", "Most do. Some don't."."""
    negates, answers = pattern("bonds", language, "negates"), pattern("bonds", language, "points", start=True)
    if negates.search(text) and not negates.search(after) and answers.search(after) and _goes_on(text, after):
        return True
    frames = pattern("bonds", language, "frames", start=True)
    taken_back = negates.search(" ".join(after.split()[:4])) and not negates.search(text)
    if taken_back and (len(after) <= _ELLIPTIC or frames.search(text)):
        return True  # "Most plants want sun. This one doesn't."
    claims = pattern("bonds", language, "says").search(text) or pattern("bonds", language, "believes").search(text)
    if claims and negates.search(after) and answers.search(after):
        return True
    if pattern("bonds", language, "denies").search(text) and not negates.search(after) and _is(after, language):
        return True  # "Boredom is no gap. It is the room in which ..."
    if pattern("bonds", language, "views").search(text):
        return True
    if pattern("bonds", language, "partly").search(text) or pattern("bonds", language, "promises").search(text):
        return True
    first, second = (re.findall(r"[^\W\d_]+", item.lower())[:2] for item in (text, after))
    if len(first) < 2 or len(second) < 2:
        return False
    if first == second:
        return True
    alike = first[0] == second[0] or max(_framed(frames, text), _framed(frames, after)) == 1
    return bool(frames.search(text) and frames.search(after) and alike and len(after) < _PARALLEL)


def _corrected(at: int, by_index: Mapping[int, Spoken], language: str) -> int:
    """The index of the sentence that says how it is, behind a view of people; its own where there is none."""
    for n in range(at + 1, at + 1 + _CORRECTED):
        sentence = by_index.get(n)
        if sentence is None or sentence.part != by_index[at].part:
            break
        refutes = pattern("bonds", language, "refutes").search(sentence.text)
        if refutes or pattern("bonds", language, "contrasts", start=True).search(sentence.text):
            return n
    return at


def halves(text: str, after: str, language: str) -> bool:
    """Whether two sentences are the halves of one thing: "On the ground, ...", "In the air, ..."."""
    first, second = (item.lstrip("\"'“„«¿¡ ").lower().replace("’", "'") for item in (text, after))
    if _YEAR.search(first) and pattern("bonds", language, "today", start=True).search(second):
        return True  # "In 1990 seven of ten did. Today it is two."
    pairs = table("bonds").get(base(language), {}).get("halves", "").split("|")
    return any(
        first.startswith(begins) and second.startswith(goes_on)
        for begins, _, goes_on in (pair.partition(">") for pair in pairs)
        if begins and goes_on
    )


def _is(text: str, language: str) -> bool:
    """Whether a sentence says what the subject of the one before is: "It is ...", "C'est ..."."""
    if unspaced(language):
        return False
    first = re.findall(r"[^\W\d_]+", text.lower())[:2]
    copula = lexicon(language).copula.split()
    points = pattern("bonds", language, "points", start=True).search(text)
    return bool(first) and (first[0] in copula or bool(points and (first[1:] or [""])[0] in copula))


def _goes_on(text: str, after: str) -> bool:
    """Whether a sentence takes up what the one before denies: it has its subject, or speaks of the thing."""
    first, second = (re.findall(r"[^\W\d_]+", item.lower())[:1] for item in (text, after))
    return first == second or not second or second[0] not in _PEOPLE


def _framed(frames: re.Pattern[str], text: str) -> int:
    """Count the words of the frame that a sentence begins with: "If you" is two, "Most" one."""
    match = frames.search(text)
    return len(match[0].split()) if match else 0


def _presents(text: str, language: str) -> bool:
    """Whether a short sentence only shows what the next says of it: "Consider what used to happen in it."."""
    return len(text) <= _PRESENTS and bool(pattern("bonds", language, "presents", start=True).search(text))


def _follows(at: int, by_index: Mapping[int, Spoken]) -> bool:
    """Whether the sentence before stands in the same paragraph."""
    before = by_index.get(at - 1)
    return before is not None and before.block == by_index[at].block


def _reply(at: int, end: int, by_index: Mapping[int, Spoken], language: str) -> int:
    """The index of the last sentence of an objection's reply: the first that answers, with the one it leads to."""
    for n in range(at + 1, min(end, at + _OBJECTION) + 1):
        sentence = by_index.get(n)
        if sentence is None:
            continue
        text = sentence.text
        if _ASKS.search(text):
            continue
        if pattern("bonds", language, "refutes").search(text) or pattern(
            "bonds", language, "answers", start=True
        ).search(text):
            return n
        if re.search(r"[,;，、]\s*(?:but|yet|aber|doch|mais|pero|ma|mas|maar|ale|но)\b", text):
            return n
    return min(end, at + 1)


def _takes_back(at: int, by_index: Mapping[int, Spoken], language: str) -> bool:
    """Whether a sentence with words of refutation takes back the one before it, and not something of its own."""
    before = by_index.get(at - 1)
    text = by_index[at].text
    if before is None or before.part != by_index[at].part:
        return False
    begins = pattern("bonds", language, "answers", start=True).search(text)
    points = re.match(
        r"\W*(?:it|this|that|they|he|she|the idea|das|dies|sie|es|ce|cela|c'est|il|elle|eso|esto|ella|él|questo|ciò)\b",
        text,
        re.I,
    )
    wide = re.match(r"\W*(?:これ|それ|しかし|だが|这|那|但|這)", text)
    return bool(begins or points or wide or pattern("bonds", language, "believes").search(before.text))


def _believed(at: int, by_index: Mapping[int, Spoken], language: str) -> int:
    """The index of the sentence with which the view begins that the one at `at` refutes."""
    for n in range(at - 1, at - 1 - _REFUTED, -1):
        sentence = by_index.get(n)
        if sentence is None or sentence.part != by_index[at].part:
            break
        if pattern("bonds", language, "believes").search(sentence.text):
            return n
    return at - 1


def _speaker(sentence: Spoken, by_index: Mapping[int, Spoken], language: str) -> int | None:
    """The index of the sentence that names who is quoted, where this one is a quotation without its speaker."""
    if not _OPEN_QUOTE.search(sentence.text):
        return None
    outside = _QUOTE.sub(" ", sentence.text)
    if len(re.findall(r"[^\W\d_]{2,}", outside)) >= 2:
        return None
    before = by_index.get(sentence.index - 1)
    if before is None:
        return -1
    says = pattern("bonds", language, "says")
    return before.index if says.search(_QUOTE.sub(" ", before.text)) or _OPEN_QUOTE.search(before.text) else None
