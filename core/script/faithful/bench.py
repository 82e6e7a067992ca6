"""Benchmark of the faithfulness check: a seeded mutator and faithful paraphrases over any articles."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

from core.language.tag import base
from core.model.article import Article, Span
from core.model.script import Line
from core.script.faithful import check as checks
from core.script.faithful import mutate, paraphrase
from core.script.faithful.tokens import tokens
from core.script.read.candidates import gather
from core.script.read.sentence import Material, Sentence
from core.wording import words

WANTED = {"mutants": 0.90, "untouched": 0.05, "paraphrases": 0.10}
MOST_LINES = 40  # of one article
_MOST_SAMPLES = 60  # lines named in the result, of each sort that went wrong


def _nothing() -> None:
    """Nobody waits to stop it."""


def measure_check(
    articles: Iterable[tuple[str, Article]], *, seed: int = 1, check: Callable[[], None] = _nothing
) -> dict[str, Any]:
    """Measure the check of faithfulness: by language, the shares of mutants (by kind), untouched lines and
    paraphrases (by kind) that it flags.

    `articles` are names with articles; `check` is called often and may raise to stop.
    """
    counts: dict[str, dict[str, list[int]]] = {}
    wrong: dict[str, list[dict[str, str]]] = {"missed": [], "false alarms": []}
    n_articles: dict[str, int] = {}
    for name, article in articles:
        language = base(article.language)
        n_articles[language] = n_articles.get(language, 0) + 1
        _one(name, article, language, seed, counts.setdefault(language, {}), wrong, check)
    return {
        "seed": seed,
        "wanted": WANTED,
        "languages": [_figures(code, n_articles[code], counts[code]) for code in sorted(counts)],
        **{what.replace(" ", "_"): found[:_MOST_SAMPLES] for what, found in wrong.items()},
    }


def _one(
    name: str,
    article: Article,
    language: str,
    seed: int,
    counts: dict[str, list[int]],
    wrong: dict[str, list[dict[str, str]]],
    check: Callable[[], None],
) -> None:
    """Count what is flagged of one article's lines."""
    rng = random.Random(f"{seed}/{name}")
    material = gather(article, language)
    pool = list(material.sentences)
    pool = sorted(rng.sample(pool, min(MOST_LINES, len(pool))), key=lambda element: element.index)
    names = sorted(
        {t.raw for item in material.sentences for t in tokens(item.text, language) if t.name and len(t.raw) > 2}
    )

    def say(kind: str, text: str, entry: Sentence, span: Span, *, false: bool) -> None:
        check()
        line = Line(id=1, section="point", text=text, span=span)
        found = checks.check_line(line, article)
        tally = counts.setdefault(kind, [0, 0])
        tally[0] += found is not None
        tally[1] += 1
        if (found is not None) != false and len(wrong["missed" if false else "false alarms"]) < 400:
            reason = words(found.flag) if found else ""
            wrong["missed" if false else "false alarms"].append(
                {"article": name, "kind": kind, "line": text, "article_says": entry.text, "reason": reason}
            )

    for sentence in pool:
        span = Span(block=sentence.block, start=sentence.start, end=sentence.end)
        say("untouched", sentence.text, sentence, span, false=False)
        for kind in mutate.KINDS:
            changed = mutate.mutate(kind, sentence.text, language, rng, names)
            if changed is not None:
                say(f"mutant:{kind}", changed, sentence, span, false=True)
        for kind in paraphrase.KINDS:
            changed = paraphrase.paraphrase(kind, sentence.text, _behind(material, sentence), language, rng)
            if changed is not None:
                say(f"paraphrase:{kind}", changed, sentence, span, false=False)


def _behind(material: Material, sentence: Sentence) -> str:
    """The sentence behind one, where it can be spoken."""
    after = material.by_index.get(sentence.index + 1)
    return after.text if after is not None and after.block == sentence.block else ""


def _figures(code: str, n_articles: int, counts: dict[str, list[int]]) -> dict[str, Any]:
    """The figures of one language."""

    def share(prefix: str) -> dict[str, Any]:
        parts = {k.partition(":")[2] or k: v for k, v in counts.items() if k.startswith(prefix)}
        flagged, n = (sum(v[at] for v in parts.values()) for at in (0, 1))
        kinds = {k: {"n": v[1], "flagged": round(v[0] / v[1], 4)} for k, v in sorted(parts.items())}
        return {"n": n, "flagged": round(flagged / n, 4) if n else None, "kinds": kinds}

    mutants, untouched, paraphrases = share("mutant"), share("untouched"), share("paraphrase")
    ok = (
        (mutants["flagged"] is None or mutants["flagged"] >= WANTED["mutants"])
        and (untouched["flagged"] is None or untouched["flagged"] <= WANTED["untouched"])
        and (paraphrases["flagged"] is None or paraphrases["flagged"] <= WANTED["paraphrases"])
    )
    return {
        "language": code,
        "articles": n_articles,
        "mutants": mutants,
        "untouched": {"n": untouched["n"], "flagged": untouched["flagged"]},
        "paraphrases": paraphrases,
        "ok": ok,
    }
