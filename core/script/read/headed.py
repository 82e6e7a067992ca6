"""Sections that begin with a verb whose subject is their heading: under "prune" stands "Deletes all entries"."""

from __future__ import annotations

import re
from collections.abc import Collection

from core.language.tag import base
from core.model.article import Article
from core.script.grammar import has_parser, read
from core.script.lexicon import lexicon

_MOST_WORDS = 3  # of a heading that is a subject
_TITLED = 0.6  # share of capitals in a title that writes names small on purpose
_VERB = {  # how a verb of the third person ends, in languages without a parser
    "de": r"[a-zäöüß]{2,}t", "es": r"[a-záéíóúñ]{2,}[ae]", "it": r"[a-zàèéìòù]{2,}[ae]",
    "pt": r"[a-záâãéêíóôõúç]{2,}[ae]", "nl": r"[a-z]{2,}t",
}  # fmt: skip
_IT = {"en": "It", "fr": "Il", "de": "Es"}
_USAGE = re.compile(r"\s*[\[<{(].*$|\s+[A-Z_]{2,}$")


def under_heading(text: str, heading: str, language: str) -> str:
    """The sentence with its heading as its subject; "" where it has one of its own or the heading can be none."""
    subject = _USAGE.sub("", heading).strip(" .:")
    words = subject.split()
    if not words or len(words) > _MOST_WORDS or subject.startswith(("-", "/", ".")) or "?" in subject:
        return ""
    first, _, rest = text.partition(" ")
    small = first.lower()
    return f"{subject} {small} {rest}" if first[:1].isupper() and rest and _lacks(small, rest, language) else ""


def tools(article: Article) -> frozenset[str]:
    """The names that the article writes small where a sentence begins: those set as code, and its title's."""
    pieces = [piece for block in article.blocks for piece in getattr(block, "code", ())]
    pieces += [block.text for block in article.blocks if block.kind == "heading" and block.text[:1].islower()]
    pieces += [article.title] if article.title[:1].islower() else []
    words = [word.strip(".,:;!?()\"'") for word in article.title.split()[1:]]
    telling = [
        word for word in words if word[:1].isalpha() and word.lower() not in lexicon(article.language).stop_words
    ]
    if sum(word[0].isupper() for word in telling) >= _TITLED * len(telling):  # "Keeping a Web App Running with systemd"
        pieces += [word for word in telling if word[0].islower()]
    return frozenset(re.sub(r"^-+|\(\)$", "", piece.split()[0]) for piece in pieces if piece.split())


def begins_small(text: str, names: Collection[str]) -> bool:
    """Whether a sentence begins with a name that is written small: a tool's, or one like "iPhone"."""
    first = text.split(" ", 1)[0].strip("\"'“”‘’«»,.:;")
    return first in names or first.replace(" ", "_") in names or any(c.isupper() for c in first[1:])


def _lacks(verb: str, rest: str, language: str) -> bool:
    """Whether the first word of a sentence is a verb of the third person without a subject."""
    code = base(language)
    if has_parser(code):
        tokens = read(f"{_IT.get(code, 'It')} {verb} {rest}", language).tokens
        found = len(tokens) > 2 and tokens[1].pos == "VERB" and tokens[1].head == tokens[1].index
        ends = code != "en" or verb.endswith("s")
        return found and ends and tokens[2].pos not in ("VERB", "AUX")
    following = re.findall(r"[^\W\d_]+", rest)[:1]
    leads = bool(following) and following[0].lower() in lexicon(language).stop_words
    return bool(re.fullmatch(_VERB.get(code, r"(?!)"), verb)) and leads and verb not in lexicon(language).stop_words
