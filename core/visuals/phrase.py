"""The few words of a spoken line that are worth showing large while all of it is heard."""

from __future__ import annotations

import re

from core.lettering import joiner, segment
from core.lettering.coverage import script_of

MAX_WORDS = 6
MAX_LETTERS = 44
_UNSPACED_LETTERS = 16
_CLAUSE = re.compile(r"[,;:!?…()\[\]«»“”„\"。，、；：！？（）「」『』،؛؟।|]+|\.(?=\s|$)|\s[–—-]\s|—")
# Words that carry little: the phrase neither begins nor ends with one. Enough languages to matter, no more.
_LITTLE_WORDS = """
    a an the and or but of in on at to for with from by as is are was were be been being it its this that these
    those which who whom whose what when where while than then so such not no nor only also very more most much many
    can could may might must shall should will would has have had do does did there here their they them he she his
    her we our you your i my one both each some any all other another into onto over under between about after
    before since until if because however although though whether even just still yet too upon per via among within
    without through during der die das des dem den ein eine einer eines einem einen und oder aber von vom zu zum zur
    im in am an auf für mit aus bei nach ist sind war waren wird werden wurde wurden hat haben kann können auch
    nicht nur noch sich als wie dass es er sie wir ihr ich man so doch sehr mehr über unter durch gegen ohne um bis
    le la les un une des du de et ou mais dans sur pour par avec sans est sont était ce cette ces il elle ils elles
    on nous vous qui que quoi dont où plus aussi ne pas se sa son ses leur leurs au aux el los las una unos unas y o
    pero en con sin para por del al es son era fue que se su sus lo como más también no il lo gli uno e ed ma nel
    nella con per tra di da è sono era che si non più anche suo sua o os as um uma e ou mas em no na nos nas com
    para por ao são foi que se seu sua não mais também и в на с к по из за от до не что как это для или но а же бы
    то он она они мы вы я его её их de het een en van in op te dat die is zijn was met voor niet aan er om ook als
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
_GOVERNED = frozenset(
    ("of", "to", "by", "as", "than", "that", "which", "who", "von", "des", "der", "du", "de", "que", "di", "da", "do")
)
_PARTICLES = "はがをにでともへのやかねよ的了着在是和与及，、。．・"
_UNIT = (
    r"%|percent|per cent|Prozent|pour cent|por ciento|per cento|процент\w*|"
    r"(?:thousand|million|billion|trillion|Millionen|Milliarden|Tausend|millions?|milliards?|millones|milioni|миллион\w*)"
)
_FIGURE = re.compile(
    rf"(?<![\w.])(?:[$€£¥₹]\s?)?\d[\d., \u00a0\u202f]*\d?\s?(?:{_UNIT})(?!\w)|[$€£¥₹]\s?\d[\d.,]*", re.IGNORECASE
)


def phrases(text: str, language: str = "en", count: int = 1, avoid: frozenset[str] = frozenset()) -> list[str]:
    """Up to `count` short phrases of a line, the most telling first, none of them in `avoid` (casefolded)."""
    found: list[tuple[float, str]] = []
    for clause in _CLAUSE.split(text):
        if clause and clause.strip():
            best = _unspaced(clause, language) if not joiner(_by(clause, language)) else _spaced(clause)
            if best is not None:
                found.append(best)
    out: list[str] = []
    for _, phrase in sorted(found, key=lambda one: -one[0]):
        shown = phrase[:1].upper() + phrase[1:]
        if shown.casefold() not in avoid and shown not in out:
            out.append(shown)
    return out[:count]


def figure(text: str) -> tuple[str, str] | None:
    """A figure with its unit, and the few words after it; None where the line has none worth a card."""
    match = _FIGURE.search(text)
    if match is None or len(match.group()) > 18:
        return None
    after = re.split(r"[.,;:!?()]", text[match.end() :], maxsplit=1)[0].split()
    rest = after[:8]
    while rest and len(after) > len(rest) and rest[-1].casefold() in _LITTLE:
        rest.pop()
    return " ".join(match.group().split()), " ".join(rest)


def _by(text: str, language: str) -> str:
    scripts = {script_of(char) for char in text}
    if scripts & {"Hira", "Kana"}:
        return "ja"
    if "Thai" in scripts:
        return "th"
    if "Hani" in scripts and language.split("-")[0] not in ("ja", "zh", "yue", "ko"):
        return "zh"
    return language


def _spaced(clause: str) -> tuple[float, str] | None:
    """The best run of words: many telling words, names and figures, not too long, neither end a little word."""
    words = clause.split()
    weights = [_weight(word, n) for n, word in enumerate(words)]
    best: tuple[float, str] | None = None
    for start in range(len(words)):
        if weights[start] <= 0.2:
            continue
        for end in range(start + 1, min(len(words), start + MAX_WORDS) + 1):
            phrase = " ".join(words[start:end]).strip("'’‘- ")
            if weights[end - 1] <= 0.2 or len(phrase) > MAX_LETTERS:
                continue
            score = sum(weights[start:end]) - 0.45 * (end - start) - (0.8 if end - start == 1 else 0.0)
            score -= _torn(words, weights, start, end)
            if best is None or score > best[0]:
                best = (score, phrase)
    return best


def _torn(words: list[str], weights: list[float], start: int, end: int) -> float:
    """How much a run of words looks torn out: a name cut in two, a participle or a noun without what it governs."""
    pain = 0.3 if start > 0 and weights[start - 1] > 0.2 else 0.0
    if end < len(words):
        if weights[end] > 0.2:
            pain += 0.9
        elif words[end - 1].casefold().endswith(("ing", "ed", "ent", "end")):
            pain += 2.0
        elif words[end].casefold() in _GOVERNED:
            pain += 0.5
    return pain


def _weight(word: str, at: int) -> float:
    bare = word.strip("'’‘\"-.").casefold()
    if not any(char.isalnum() for char in bare):
        return 0.0
    if bare in _LITTLE:
        return 0.1
    weight = 0.5 + min(len(bare), 12) / 12
    if any(char.isdigit() for char in bare) or (word[:1].isupper() and at > 0):
        weight += 0.7
    return weight


def _unspaced(clause: str, language: str) -> tuple[float, str] | None:
    """The best run of a segmenter's phrases, particles at its end taken off."""
    parts = segment(clause, _by(clause, language))
    best: tuple[float, str] | None = None
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            phrase = "".join(parts[start:end]).strip()
            if len(phrase) > _UNSPACED_LETTERS:
                break
            bare = phrase.rstrip(_PARTICLES)
            score = sum(1.0 if script_of(c) in ("Hani", "Kana", "Thai", "Latn") else 0.35 for c in bare)
            if bare and (best is None or score > best[0]):
                best = (score, bare)
    if best is None and parts:
        bare = "".join(parts).strip()[:_UNSPACED_LETTERS].rstrip(_PARTICLES)
        return (0.5, bare) if bare else None
    return best
