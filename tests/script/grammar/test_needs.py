"""A stranger's questions on sentences with known answers, better than the rules of first words."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from core.script.grammar import needs, read
from core.script.lexicon import lexicon
from core.script.read.lean import leans, plain_quotes


def _bench():
    spec = importlib.util.spec_from_file_location("grammar_bench", Path(__file__).with_name("bench.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


bench = _bench()


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        *((name, 0.95, 0.95) for name in ("en", "en_fresh", "en_third", "en_known", "ja", "ja_second")),
        *((name, 0.95, 0.95) for name in ("es", "it", "pt", "nl", "pl", "ru", "zh", "ko", "ar", "hi")),
        *((name, 0.9, 0.85) for name in ("fr", "fr_second", "de", "de_second")),
        *((name, 0.9, 0.85) for name in ("en_unseen", "fr_unseen", "de_unseen", "ja_unseen")),
    ],
)
def test_questions_are_found_and_few_are_invented(name: str, precision: float, recall: float) -> None:
    code = name.split("_")[0]
    result = bench.score(name, lambda line: bool(needs(read(line.text, code), line.known)))
    assert result.precision >= precision, result.false
    assert result.recall >= recall, result.misses


@pytest.mark.parametrize("name", ["en", "fr", "de", "ja", "en_unseen", "fr_unseen", "de_unseen", "ja_unseen"])
def test_grammar_is_better_than_lists_of_first_words(name: str) -> None:
    code = name.split("_")[0]
    words = lexicon(code)
    old = bench.score(name, lambda line: leans(line.text, plain_quotes(line.text.lower()), words))
    new = bench.score(name, lambda line: bool(needs(read(line.text, code), line.known)))
    assert new.precision >= old.precision
    assert new.recall > old.recall


@pytest.mark.parametrize("name", ["en", "en_known"])
def test_the_kind_of_question_is_right(name: str) -> None:
    asking = [line for line in bench.lines(name) if line.codes]
    right = [line for line in asking if {need.code for need in needs(read(line.text, "en"), line.known)} == line.codes]
    assert len(right) >= 0.95 * len(asking)
