"""Ratings of a review: "Rating: 9/10", "4 out of 5 stars", "Note : 7 sur 10", "★★★★☆"."""

from __future__ import annotations

import re

from core.language.tag import base
from core.script.read.labels import cardinal

_OF = r"(?:/|out of|von|sur|de|su|van)"
_FIGURES = re.compile(rf"(?:^|(?<=[\s:(]))(\d{{1,2}}(?:[.,]\d{{1,2}})?)\s?{_OF}\s?(5|10|20|100)(?![\w/])", re.I)
_STARS = re.compile(
    r"\b\d(?:[.,]\d)?[ -](?:stars?|sternen?|étoiles|estrellas|stelle|estrelas|sterren)\b|[★☆⭐]{2,}", re.I
)
_MARK = re.compile(  # a grade of a school or a share
    r"^\W*(?:rating|score|our rating|note|unsere note|testnote|gesamtnote|wertung|bewertung|testurteil|nota|valoración|"
    r"puntuación|voto|avaliação|cijfer|ocena|оценка|評価|评分)\s*[:：]\s*\W?\d{1,3}(?:[.,]\d{1,2})?\s?%?\W*(?:\(\w+\))?\W*$",
    re.I,
)
_LABEL = re.compile(
    r"^\W*(?:our )?(?:rating|score|verdict|overall|wertung|bewertung|note|nota|voto|评分|評価)\s*[:：]\s*", re.I
)
_SPOKEN = {
    "en": "{} out of {}", "de": "{} von {}", "fr": "{} sur {}", "es": "{} de {}", "it": "{} su {}", "pt": "{} de {}",
    "nl": "{} van de {}", "pl": "{} na {}", "ru": "{} из {}", "ja": "{1}点満点中{0}点", "zh": "{1}分中的{0}分",
}  # fmt: skip
_LONGEST = 60  # characters
_WORDS = 5  # beside the figures
_PARTS = re.compile(r"\s*[·|•]\s*")


def rates(text: str) -> bool:
    """Whether a short sentence or line is a rating, or several in a row."""
    parts = _PARTS.split(text.strip())
    return all(map(_is_rating, parts)) if len(parts) <= _WORDS else False


def _is_rating(text: str) -> bool:
    bare = text.strip()
    if len(bare) > _LONGEST or len(re.findall(r"[^\W\d_]{2,}", bare)) > _WORDS:
        return False
    return bool(_of(bare) or _STARS.search(bare) or _MARK.search(bare))


def _of(text: str) -> re.Match[str] | None:
    """The figures of a rating; more points than there are is none."""
    return next(filter(_is_share, _FIGURES.finditer(text)), None)


def _is_share(match: re.Match[str]) -> bool:
    return float(match[1].replace(",", ".")) <= float(match[2])


def rating_in_words(text: str, language: str) -> str:
    """A rating as it is said: "8/10" is "Eight out of ten", "★★★★☆" "Four out of five"."""
    return ", ".join(_said(part, language) for part in _PARTS.split(text.strip(" .")))


def _said(text: str, language: str) -> str:
    form = _SPOKEN.get(base(language), "{}/{}")
    stars = re.search(r"[★☆⭐]{2,}", text)
    if _of(text):
        spoken = _FIGURES.sub(
            lambda m: form.format(_number(m[1], language), _number(m[2], language)) if _is_share(m) else m[0], text
        )
    elif stars:
        full, whole = sum(c in "★⭐" for c in stars[0]), max(5, len(stars[0]))
        spoken = text.replace(stars[0], form.format(_number(str(full), language), _number(str(whole), language)))
    else:
        return text
    spoken = _LABEL.sub("", spoken).rstrip(" .")
    return spoken[:1].upper() + spoken[1:]


def _number(written: str, language: str) -> str:
    return cardinal(int(written), language) if written.isdigit() else written
