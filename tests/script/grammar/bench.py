"""Measurement of a stranger's questions on sentences with known answers: `python tests/script/grammar/bench.py`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("needs")
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Line:
    """A sentence, the codes of the questions it raises, and the lines spoken before it."""

    codes: frozenset[str]
    text: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """Hits and misses over sentences that raise a question or not."""

    lines: int
    precision: float
    recall: float
    misses: tuple[str, ...]
    false: tuple[str, ...]


def lines(name: str) -> list[Line]:
    """The sentences of a file: codes, text and lines before, divided by bars."""
    found = []
    for row in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            codes, text, *known = (part.strip() for part in row.split("|"))
            before = tuple(line.strip() for line in known[0].split(" / ")) if known else ()
            found.append(Line(frozenset(codes.split(",")) - {"-"}, text, before))
    return found


def score(name: str, asks: Callable[[Line], bool]) -> Score:
    """Precision and recall of a judge that says of a sentence whether it leaves a question open."""
    data = lines(name)
    raised = [line for line in data if asks(line)]
    right = [line for line in raised if line.codes]
    wanting = [line for line in data if line.codes]
    return Score(
        len(data),
        len(right) / len(raised) if raised else 1.0,
        len(right) / len(wanting) if wanting else 1.0,
        tuple(line.text for line in wanting if line not in raised),
        tuple(line.text for line in raised if not line.codes),
    )


def main(names: Sequence[str]) -> None:
    """Print the figures of each file for the parser or word lists, and for the rules of `lean`."""
    sys.path.insert(0, str(ROOT))
    from core.script.grammar import needs, read
    from core.script.lexicon import lexicon
    from core.script.read.lean import leans, plain_quotes

    for name in names:
        code = name.split("_")[0]
        words = lexicon(code)

        def by_grammar(line: Line, code: str = code) -> bool:
            return bool(needs(read(line.text, code), line.known))

        def by_lean(line: Line, words=words) -> bool:
            return leans(line.text, plain_quotes(line.text.lower()), words)

        for label, judge in (("grammar", by_grammar), ("lean", by_lean)):
            result = score(name, judge)
            print(f"{name:10} {label:8} {result.lines:4} precision {result.precision:.0%} recall {result.recall:.0%}")
            if label == "grammar":
                for text in result.misses:
                    print("     missed ", text)
                for text in result.false:
                    print("     raised ", text)
        asking = [line for line in lines(name) if line.codes]
        raised = [{need.code for need in needs(read(line.text, code), line.known)} for line in asking]
        pairs = zip(asking, raised, strict=True)
        wrong = [(line.text, *line.codes, "not", *codes) for line, codes in pairs if codes != line.codes]
        print(f"{name:10} codes right in {len(asking) - len(wrong)} of {len(asking)}")
        for row in wrong:
            print("     ", *row)


if __name__ == "__main__":
    main(sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.txt")))
