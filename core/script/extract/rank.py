"""Ranking of sentences by how much they matter: centrality, position, words of the headings, and how they sound."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter

from core.language.scripts import is_chinese_japanese, script_of
from core.language.spacing import unspaced
from core.language.stems import beginning
from core.model.article import Article
from core.script.lexicon import lexicon
from core.script.read.outline import clean_heading
from core.script.read.sentence import Material, Sentence
from core.script.read.speakable import DOMAIN, URL

_MOST = 700  # sentences compared with each other; beyond it they are compared with the whole
_ROUNDS = 30
_DAMPING = 0.85
_LABEL = 0.5  # a heading that is spoken says what comes


def terms(text: str, language: str) -> list[str]:
    """The content words of a sentence as stems, for its rank; pairs of characters where words are not separated."""
    low = unicodedata.normalize("NFKC", text).casefold()
    if unspaced(language):
        runs = re.findall(r"[^\W\d_a-z]{2,}|[a-z][a-z0-9+#.-]+|\d+", low)
        out: list[str] = []
        for run in runs:
            if run[0].isascii():
                out.append(run)
            else:
                out += [run[i : i + 2] for i in range(len(run) - 1) if not _kana(run[i : i + 2])]
        return out
    stop = lexicon(language).stop_words
    found = re.findall(r"\d[\d.,]*\d|\d|[^\W\d_][\w+#’'-]*", low)
    return [beginning(w) for w in found if w not in stop and (len(w) > 1 or w.isdigit())]


def _kana(pair: str) -> bool:
    """Whether both characters are hiragana, the script of endings and particles."""
    return all("\u3040" <= c <= "\u309f" for c in pair)


def vectors(material: Material) -> dict[int, dict[str, float]]:
    """The TF-IDF vectors of an article's sentences, of unit length, by the sentence's index."""
    bags = {sentence.index: Counter(terms(sentence.text, material.language)) for sentence in material.sentences}
    spread = Counter(term for bag in bags.values() for term in bag)
    n = max(1, len(bags))
    out: dict[int, dict[str, float]] = {}
    for index, bag in bags.items():
        weights = {t: (1 + math.log(c)) * math.log(1 + n / spread[t]) for t, c in bag.items()}
        size = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        out[index] = {t: w / size for t, w in weights.items()}
    return out


def likeness(a: dict[str, float], b: dict[str, float]) -> float:
    """The likeness of two sentences as the cosine of their unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[t] for t, w in a.items() if t in b)


def centrality(vecs: dict[int, dict[str, float]]) -> dict[int, float]:
    """Score how central each sentence is, 0 to 1: TextRank, or likeness to the centre for a very long article."""
    keys = list(vecs)
    if len(keys) > _MOST:
        centre: Counter[str] = Counter()
        for vec in vecs.values():
            centre.update(vec)
        size = math.sqrt(sum(w * w for w in centre.values())) or 1.0
        whole = {t: w / size for t, w in centre.items()}
        return _scaled({k: likeness(vecs[k], whole) for k in keys})
    links: dict[int, list[tuple[int, float]]] = {k: [] for k in keys}
    holders: dict[str, list[int]] = {}
    for a in keys:  # only sentences that share a term are compared
        near: dict[int, float] = {}
        for term, mine in vecs[a].items():
            for b in holders.setdefault(term, []):
                near[b] = near.get(b, 0.0) + mine * vecs[b][term]
            holders[term].append(a)
        for b, value in near.items():
            if value > 0.05:
                links[a].append((b, value))
                links[b].append((a, value))
    total = {k: sum(w for _, w in links[k]) or 1.0 for k in keys}
    rank = dict.fromkeys(keys, 1.0)
    for _ in range(_ROUNDS):
        rank = {k: (1 - _DAMPING) + _DAMPING * sum(rank[o] * w / total[o] for o, w in links[k]) for k in keys}
    return _scaled(rank)


def _scaled(values: dict[int, float]) -> dict[int, float]:
    """To 0 .. 1, rounded so that no platform's last bit decides."""
    top = max(values.values(), default=0.0) or 1.0
    return {k: round(v / top, 6) for k, v in values.items()}


def topic(article: Article, language: str) -> set[str]:
    """The terms of an article's title and keywords."""
    return set(terms(clean_heading(article.title), language)) | set(terms(" ".join(article.keywords), language))


def scores(article: Article, material: Material, vecs: dict[int, dict[str, float]]) -> dict[int, float]:
    """The worth of each sentence of an article, about 0 to 2."""
    central = centrality(vecs)
    about = topic(article, material.language)
    out: dict[int, float] = {}
    for sentence in material.sentences:
        if sentence.label:
            out[sentence.index] = _LABEL
            continue
        heading = set(terms(material.parts[sentence.part].heading, material.language))
        mine = set(vecs[sentence.index])
        value = central[sentence.index]
        value += 0.30 if sentence.opens else 0.15 if sentence.first else 0.0
        value += 0.30 * min(1.0, len(mine & heading) / max(1, min(2, len(heading))))
        value += 0.20 * min(1.0, len(mine & about) / max(1, min(3, len(about))))
        opening = set(terms(sentence.text[: len(sentence.text) // 3 + 8], material.language)[:2])
        value += 0.22 if opening & (heading or about) else 0.0
        value += 0.30 if _defines(sentence.text, heading | about, material.language) else 0.0
        value -= 0.5 if sentence.block in material.parts[sentence.part].digressions else 0.0
        value += _sound(sentence, material.language)
        out[sentence.index] = round(value, 6)
    return out


def _defines(text: str, about: set[str], language: str) -> bool:
    """Whether it says what its subject is: "GNOME is ...", "Plasma \u306f ..."."""
    if unspaced(language):
        head = re.split(r"[\u306f\u662f]", text[:24], maxsplit=1)
        return len(head) > 1 and bool(set(terms(head[0], language)) & about)
    tokens = re.findall(r"[^\W_]+", text.lower())[:7]
    be = lexicon(language).copula.split()
    return any(
        beginning(tokens[n]) in about and any(token in be for token in tokens[n + 1 : n + 4])
        for n in range(min(4, len(tokens)))
    )


_COMMAND = re.compile(
    r"\b(?:apt|apt-get|aptitude|dnf|yum|brew|pip|npm|cargo|conda|snap) (?:install|update|upgrade|search|show)\b"
    r"|\b(?:sudo|dpkg|systemctl|git|docker|curl|wget) [a-z-]+\b"
)


def _sound(sentence: Sentence, language: str) -> float:
    """Score how well a sentence sounds when spoken: length, figures and names, code words, asides that fell out."""
    text = sentence.text
    units = weight(text)
    value = 0.0
    if units < 35:
        value -= 0.25 if units >= 22 else 0.5
    elif units > 150:
        value -= 0.002 * (units - 150)
    value -= 0.45 if sentence.points else 0.0
    value -= 0.30 if DOMAIN.search(text) else 0.0
    value -= 0.40 if URL.search(sentence.source) else 0.0
    value -= 0.35 if sentence.item else 0.0
    value -= 0.40 if sentence.kind == "list" else 0.0
    value -= 0.12 * len(re.findall(r"\b[a-z]+(?:[-.][a-z0-9]+){2,}\b|\b\w+\.\w+\b(?<!\d)|\b[a-z]+\d\b", text))
    value -= 0.10 * max(0, text.count(",") + text.count("、") - 3)
    value -= 0.30 if len(text) < 0.6 * len(sentence.source) else 0.0
    value -= 0.60 if _COMMAND.search(text) else 0.0
    value += 0.06 * min(2, len(re.findall(r"\d+", text)))
    words = lexicon(language)
    if words.code == "en" and re.match(r"(?:we|i|you|our|my)\b", text, re.I):
        value -= 0.15
    return value


def weight(text: str) -> float:
    """The length of a sentence as a reader feels it: a Chinese or Japanese character counts for two and a half
    letters.
    """
    return sum(2.5 if is_chinese_japanese(c) else 1.6 if script_of(c) == "Hang" else 1.0 for c in text)
