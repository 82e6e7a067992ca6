"""`check_line` holds one line against the article; `flag` marks the lines of a script."""

from __future__ import annotations

from core.language.tag import base
from core.model.article import Article
from core.model.coded import Flag
from core.model.script import Line, Script
from core.script.faithful.case import Case
from core.script.faithful.figures import classes, numbers
from core.script.faithful.finding import Finding
from core.script.faithful.index import Index
from core.script.faithful.names import names, permuted
from core.script.faithful.polarity import negation, opposites
from core.script.faithful.quotes import quotations
from core.script.faithful.wide import check as check_wide
from core.script.flags import FLAG_EDITED, FLAG_OWN
from core.script.read.labels import unlabelled

_LONGEST = 3000  # characters of a line that are looked at
_RUN = 5  # words in a row that are nowhere in the article
_LEAST_NOVEL = 3  # words the article has not, before a line counts as invented
_held: list[tuple[Article, str, Index]] = []  # the article looked at last; making it ready takes longest


def index_of(article: Article, language: str = "") -> Index:
    """The article made ready for checking a script's lines against it; that of the last article is kept."""
    for known, code, index in _held:
        if code == language and (known is article or known == article):
            return index
    index = Index(article, language)
    _held[:] = [(article, language, index)]
    return index


def check_line(line: Line, article: Article, *, language: str = "") -> Finding | None:
    """Find what a line says that the article does not; None where nothing. The line's own flag plays no part.

    `language` is that of the line; where it is another than the article's only figures and names can be held against
    the article. The sentences a line rests on are looked for in the whole article, those of its span first.
    """
    index = index_of(article)
    if not line.text.strip():
        return None
    if line.beat == "label":  # the number it is read with is the writer's
        line = line.model_copy(update={"text": unlabelled(line.text)})
    if len(line.text) > _LONGEST:
        line = line.model_copy(update={"text": line.text[:_LONGEST]})
    if language and base(language) != index.language:
        return _translated(line, article)
    found = quotations(line.text, index)
    if found is not None:
        return found
    case = Case(line.text, line.span, index)
    if not case.supports:
        return case.finding("invented", Flag.of("invented"), line.text) if _claims(case) else None
    if index.wide:
        return check_wide(case) or _invented_wide(case)
    checks = (numbers, classes, names, permuted, negation, opposites, _invented)
    return next((found for check in checks if (found := check(case)) is not None), None)


def _claims(case: Case) -> bool:
    """Whether a line says enough to be held against anything."""
    return sum(t.content for t in case.line) >= _LEAST_NOVEL or len(case.text) > 20


def _invented(case: Case) -> Finding | None:
    """Words that are nowhere near: most of the line, or several in a row."""
    near = {t.key for t in case.held} | {t.key for s in case.context for t in s.tokens}
    groups = {case.table.synonyms[t.low] for t in case.held if t.low in case.table.synonyms}
    run, longest, novel, n_content = [], [], 0, 0  # type: list[str], list[str], int, int
    for t in case.line:
        if not t.content:
            continue
        n_content += 1
        if _like(t.key, near) or case.table.synonyms.get(t.low) in groups or case.index.holders.get(t.key):
            novel += not _like(t.key, near) and case.table.synonyms.get(t.low) not in groups
            run = []
            continue
        novel += 1
        run.append(t.raw)
        longest = max(longest, run, key=len)
    if novel >= _LEAST_NOVEL and novel > 0.6 * n_content:
        return case.finding("invented", Flag.of("mostly_invented"), case.text)
    if len(longest) >= _RUN:
        text = " ".join(longest)
        return case.finding("invented", Flag.of("nothing_of", ours=text), text)
    return None


def _like(key: str, known: set[str]) -> bool:
    """Whether a word is among others, or begins one of them, or one of them it."""
    return key in known or (len(key) >= 4 and any(text[:4] == key[:4] and _starts(text, key) for text in known))


def _starts(a: str, b: str) -> bool:
    return len(a) >= 4 and (a.startswith(b) or b.startswith(a))


def _invented_wide(case: Case) -> Finding | None:
    """A line few of whose characters stand together in the article."""
    if case.covered < 0.4 and len(case.text) >= 8:
        return case.finding("invented", Flag.of("mostly_invented"), case.text)
    return None


def _translated(line: Line, article: Article) -> Finding | None:
    """Figures and Latin names of a line in another language than the article's, against the whole article."""
    index = index_of(article)
    theirs = Case(line.text, line.span, index)
    values = frozenset().union(*(s.values for s in (*index.sents, *index.heads)))
    for t in theirs.line:
        if t.raw[0].isdigit() and not t.values & values:
            return Finding(kind="number", flag=Flag.of("not_said", ours=t.raw), said=t.raw)
        if t.name and t.raw.isupper() and len(t.raw) > 2 and t.low not in index.lows:
            return Finding(kind="name", flag=Flag.of("not_mentioned", ours=t.raw), said=t.raw)
    return None


def flag(script: Script, article: Article) -> Script:
    """The script with a reason at every line that says what the article does not; other flags are kept.

    A line changed by hand keeps that mark, with the reason behind it.
    """
    return script.model_copy(update={"lines": tuple(_flagged(line, article, script.language) for line in script.lines)})


def _flagged(line: Line, article: Article, language: str) -> Line:
    own = next((mark for mark in (FLAG_EDITED, FLAG_OWN) if line.flag and line.flag.code == mark.code), None)
    if line.flag and not own:
        return line
    found = check_line(line, article, language=language)
    doubt = found.flag if found else None
    requested = own.model_copy(update={"about": doubt}) if own else doubt
    return line if requested == line.flag else line.model_copy(update={"flag": requested})
