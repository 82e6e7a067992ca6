"""Whom a pronoun means: few are found wrongly, and doubt leaves them open."""

from __future__ import annotations

from pathlib import Path

from core.script.grammar import antecedent, needs, read

ROWS = [
    tuple(part.strip() for part in row.split("|"))
    for row in Path(__file__).with_name("antecedents.txt").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


def _noun(text: str) -> str:
    return text.lower().removeprefix("the ").removeprefix("a ")


def test_a_pronoun_gets_the_noun_that_a_reader_gives_it_or_none() -> None:
    right = 0
    wrong = []
    for before, text, noun in ROWS:
        need = next(need for need in needs(read(text, "en")) if need.code == "pronoun")
        answer = antecedent(text, need, [before])
        if answer is not None and _noun(noun) in _noun(answer):
            right += 1
        elif answer is not None:
            wrong.append((before, text, answer))
    assert wrong == []
    assert right >= 0.65 * sum(noun != "-" for _, _, noun in ROWS)
