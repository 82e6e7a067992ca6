"""Bylines: who wrote an article and when, in a paragraph of their own that nobody says aloud."""

from __future__ import annotations

import re

_BY = re.compile(
    r"^\W*(?:by|von|par|por|di|door|autor(?:in)?|text|words|story|written by|geschrieben von|écrit par|escrito por|"
    r"scritto da|geschreven door|автор|текст|文|作者|記者|记者|글)\s*[:：]?\s*"
    r"[A-ZÀ-Þ\u0400-\u042f\u3040-\u9fff\uac00-\ud7af][^.!?]{1,60}(?:[,|·–—•-].{0,60})?$",
    re.I,
)
_WHEN = re.compile(
    r"^\W*(?:(?:first |last )?(?:published|updated|posted|modified)|veröffentlicht|aktualisiert|stand|publié|"
    r"mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|"
    r"opublikowano|опубликовано|обновлено|"
    r"公開日|更新日|发布|发表|更新于|게시|수정).{0,12}\d",
    re.I,
)
_READING = re.compile(r"^\W*\d{1,3}\s?(?:min(?:ute)?s?|Minuten)\.?\s(?:read|Lesezeit|de lecture|de lectura)\b", re.I)
_NAMED = re.compile(
    r"^\W*(?i:by|von|par|por|di|door)\s+(?:[A-ZÀ-Þ][\w.'’-]+[ ,]+){1,4}[^.!?]{0,60}(?i:published|updated|posted|\d{4})"
)
_LONGEST = 200  # characters


def is_byline(text: str) -> bool:
    """Whether a text says who wrote the article or when, and nothing else."""
    text = re.split(r"\s[·|•]\s", text.strip())[0]
    if len(text) > _LONGEST:
        return False
    ends = text[-1:] in ".!?。" and len(text.split()) > 12
    return not ends and bool(_NAMED.match(text) or _WHEN.match(text) or _READING.match(text) or _by(text))


def _by(text: str) -> bool:
    """Whether it is "By" and a name: "By noon the water was gone" is none."""
    if not _BY.match(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)[1:4]
    return bool(words) and all(word[0].isupper() or not word[0].isascii() for word in words[:2])
