"""The language of an article, judged on its text: scripts first, then py3langid, then what the document claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from core.language.tag import macro

_SCRIPTS = (
    ("kana", re.compile("[\u3041-\u30ff\uff66-\uff9d]")), ("hangul", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("han", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")), ("thai", re.compile("[\u0e01-\u0e5b]")),
    ("hebrew", re.compile("[\u05d0-\u05ea]")), ("greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("arabic", re.compile("[\u0620-\u06ff\u0750-\u077f]")), ("cyrillic", re.compile("[\u0400-\u052f]")),
    ("devanagari", re.compile("[\u0900-\u097f]")), ("bengali", re.compile("[\u0980-\u09ff]")),
    ("tamil", re.compile("[\u0b80-\u0bff]")), ("telugu", re.compile("[\u0c00-\u0c7f]")),
    ("gujarati", re.compile("[\u0a80-\u0aff]")), ("kannada", re.compile("[\u0c80-\u0cff]")),
    ("malayalam", re.compile("[\u0d00-\u0d7f]")), ("gurmukhi", re.compile("[\u0a00-\u0a7f]")),
    ("georgian", re.compile("[\u10a0-\u10ff]")), ("armenian", re.compile("[\u0530-\u058f]")),
    ("khmer", re.compile("[\u1780-\u17ff]")), ("lao", re.compile("[\u0e80-\u0eff]")),
    ("sinhala", re.compile("[\u0d80-\u0dff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)  # fmt: skip
_BY_SCRIPT: dict[str, tuple[str, ...]] = {
    "kana": ("ja",), "hangul": ("ko",), "thai": ("th",), "hebrew": ("he",), "greek": ("el",), "han": ("zh",),
    "arabic": ("ar", "fa", "ur", "ps", "ug", "ku"), "cyrillic": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn"),
    "devanagari": ("hi", "mr", "ne"), "bengali": ("bn", "as"), "tamil": ("ta",), "telugu": ("te",), "gujarati": ("gu",),
    "kannada": ("kn",), "malayalam": ("ml",), "gurmukhi": ("pa",), "georgian": ("ka",), "armenian": ("hy",),
    "khmer": ("km",), "lao": ("lo",), "sinhala": ("si",),
}  # fmt: skip
_NOT_LATIN = {code for codes in _BY_SCRIPT.values() for code in codes} - {"sr"}
_RARE = {
    "la",
    "vo",
    "eo",
    "an",
    "wa",
    "io",
    "br",
    "fo",
    "se",
    "rw",
    "xh",
    "zu",
    "mg",
    "jv",
    "ht",
    "oc",
    "lb",
    "qu",
    "ga",
    "mt",
    "nn",
}
_DENSE = {"ja": 2.2, "zh": 2.8, "ko": 2.0, "th": 1.2}  # letters of English that say what one letter here says
_SURE = 0.9
_SAMPLE = 40  # passages judged at most


def judge(passages: Iterable[str], declared: str = "") -> tuple[str, dict[str, float]]:
    """The language that most of an article's text is in, and the share of each language found.

    `declared` (a BCP-47 tag) decides only where the text is too short to tell. Pages that fall back to another
    language halfway get the language of the larger part.
    """
    claim = _claimed(declared)
    passages = [p for p in passages if len(p) > 1]
    joined = " ".join(passages)
    votes: Counter[str] = Counter()
    step = max(1, len(passages) // _SAMPLE)
    for passage in _long_enough(passages)[::step]:
        code = of_passage(passage, claim)
        votes[code] += int(len(passage) * _DENSE.get(code, 1.0))
    if not votes or sum(votes.values()) < 40:
        code = of_passage(joined, claim) if joined else ""
        return (code or claim or "en"), {code or claim or "en": 1.0}
    # a language seen only in a sliver of a text is a mistake of the judge: the whole text decides between the two
    whole = of_passage(joined[:6000], claim)
    code = votes.most_common(1)[0][0]
    if code != whole and votes[code] < 1.2 * votes[whole]:
        code = whole
    everything = sum(votes.values())
    return code, {name: n / everything for name, n in votes.most_common()}


def _claimed(tag: str) -> str:
    """The language a page says it is in; "" where that is no code of one."""
    code = macro(tag)
    return code if re.fullmatch("[a-z]{2,3}", code) else ""


def of_passage(text: str, claim: str = "") -> str:
    """The language of one passage of an article; the claim breaks ties of short ones."""
    script = main_script(text)
    if not script:
        return claim
    if script != "latin" and len(_BY_SCRIPT[script]) == 1:
        return _BY_SCRIPT[script][0]
    allowed = _BY_SCRIPT.get(script)
    ranked = [(c, p) for c, p in _judge().rank(text[:4000]) if (c in allowed if allowed else c not in _NOT_LATIN)]
    if not ranked:
        return claim
    known = [(c, p) for c, p in ranked if c not in _RARE or c == claim]
    best = (known or ranked)[0][0]
    of_claim = next((p for c, p in ranked if c == claim), 0.0)
    if claim and best != claim and (len(text) < 25 or (len(text) < 120 and of_claim > 0.05)) and of_claim >= 0:
        return (
            claim
            if (allowed is None or claim in allowed) and claim not in (_NOT_LATIN if allowed is None else ())
            else best
        )
    return macro(best)  # it cannot tell the two written forms of Norwegian apart


def main_script(text: str) -> str:
    """The script that most letters of an article's text are of; "kana" as soon as a tenth of an East Asian text is.
    Empty without letters.
    """
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS}
    if not any(counts.values()):
        return ""
    east = counts["kana"] + counts["han"]
    weighed = dict(
        counts, kana=0, han=int(east * 2.5), hangul=int(counts["hangul"] * 2), thai=int(counts["thai"] * 1.2)
    )
    best = max(weighed, key=lambda name: weighed[name])
    if best == "han" and counts["kana"] > 0.1 * east:
        return "kana"
    return best


def surely(text: str) -> str:
    """The language of a passage in Latin letters where hardly another is likely, else "". Capitals are not heeded."""
    ranked = [(code, p) for code, p in _judge().rank(text.lower()[:4000]) if code not in _NOT_LATIN]
    return macro(ranked[0][0]) if ranked and ranked[0][1] >= _SURE and ranked[0][0] not in _RARE else ""


def scripts_of(code: str) -> frozenset[str]:
    """The scripts that an article's language is written in, by the names that `main_script` gives."""
    own = {script for script, codes in _BY_SCRIPT.items() if code in codes}
    if code == "ja":
        own |= {"han"}
    if code == "sr" or not own:
        own |= {"latin"}
    return frozenset(own)


def without_other_letters(text: str, own: frozenset[str]) -> str:
    """An article's text without runs of letters of other scripts; Latin letters stay, names are written in them
    everywhere.
    """
    others = [pattern.pattern for name, pattern in _SCRIPTS if name not in own and name != "latin"]
    if not re.search("|".join(others), text):
        return text
    for pattern in others:
        text = re.sub(rf"\s*(?:{pattern})+\s*", " ", text)
    return re.sub(r"\s+", " ", text).strip(" -–—:：|·()（）")


def _long_enough(passages: list[str]) -> list[str]:
    """Short passages joined to their neighbours until there is enough to judge."""
    out: list[str] = []
    kept = ""
    for passage in passages:
        kept = f"{kept} {passage}".strip()
        if len(kept) >= 60 or (len(kept) >= 20 and main_script(kept) in ("kana", "han", "hangul")):
            out.append(kept)
            kept = ""
    if kept:
        out.append(kept)
    return out


@cache
def _judge() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
