"""Sentences taken apart: by a parser where the language has one, else by word lists. Remembered in the process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from core.language.tag import base
from core.script.grammar.parsed.comparisons import comparisons
from core.script.grammar.parsed.cuts import removable
from core.script.grammar.parsed.definites import definites
from core.script.grammar.parsed.fragments import fragments
from core.script.grammar.parsed.pronouns import pronouns
from core.script.grammar.parsed.subject import subject
from core.script.grammar.parser import parse
from core.script.grammar.plain.read import read_plain
from core.script.grammar.rules import rules
from core.script.grammar.sentence import ParsedSentence, Span, Token
from core.script.grammar.tree import Tree

_MOST = 4000  # sentences: several long articles
_LONGEST = 5000  # characters: more is no sentence, and takes a parser's time and memory
_known: OrderedDict[tuple[str, str], ParsedSentence] = OrderedDict()
_lock = Lock()


def read(text: str, language: str) -> ParsedSentence:
    """A sentence taken apart; several in one text are read as one."""
    return read_all((text,), language)[0]


def read_all(texts: Sequence[str], language: str) -> tuple[ParsedSentence, ...]:
    """All sentences of an article, each taken apart by itself; far faster than one by one."""
    code = base(language)
    with _lock:
        missing = [text for text in dict.fromkeys(texts) if (code, text) not in _known]
    fresh = dict(zip(missing, _read_anew(missing, code), strict=True))
    with _lock:
        found = tuple(
            fresh.get(text) or _known.get((code, text)) or read_plain(text, code, rules(code)) for text in texts
        )
        for text, sentence in zip(texts, found, strict=True):
            _known[code, text] = sentence
            _known.move_to_end((code, text))
        while len(_known) > _MOST:
            _known.popitem(last=False)
    return found


def _read_anew(texts: Sequence[str], code: str) -> list[ParsedSentence]:
    words = rules(code)
    short = [text for text in texts if len(text) <= _LONGEST]
    parses = parse(short, code) if short else None
    if parses is None:
        return [read_plain(text, code, words) for text in texts]
    parsed = dict(zip(short, parses, strict=True))
    return [
        _from_parse(text, code, parsed[text]) if text in parsed else read_plain(text, code, words) for text in texts
    ]


def _from_parse(text: str, code: str, tokens: tuple[Token, ...]) -> ParsedSentence:
    words = rules(code)
    tree = Tree(text, tokens)
    return ParsedSentence(
        text=text,
        language=code,
        parsed=True,
        tokens=tokens,
        subject=subject(tree, words),
        definites=definites(tree, words),
        pronouns=pronouns(tree, words),
        comparisons=comparisons(tree, words),
        ellipsis=fragments(tree, words),
        names=_names(tree),
        removable=removable(tree, words),
    )


def _names(tree: Tree) -> tuple[Span, ...]:
    """Runs of proper nouns, with small words between those of one entity."""
    found: list[Span] = []
    run: list[Token] = []
    for token in (*tree.tokens, None):
        inside = token is not None and (
            token.pos == "PROPN" or (run and token.entity and token.entity == run[-1].entity and token.pos == "ADP")
        )
        if inside and token is not None:
            run.append(token)
            continue
        while run and run[-1].pos != "PROPN":
            run.pop()
        if run:
            found.append(tree.span(run))
        run = []
    return tuple(found)
