"""Lines made wrong on purpose, by a seed: a number, date, name, unit, negation or an invented quotation."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import pairwise

from core.language.tag import base
from core.script.faithful.tokens import Token, tokens
from core.script.faithful.words import words

KINDS = ("number", "date", "name", "unit", "negation", "quotation")
_STRANGERS = ("Napoleon", "Zurich", "Microsoft", "Aristotle", "Kepler", "Toyota", "Marseille", "Nokia", "Ottawa")
_QUOTES = {
    "de": ("Das wird niemand je bereuen", "Wir haben alles versucht", "Besser geht es kaum"),
    "fr": ("Personne ne le regrettera", "Nous avons tout essayé", "C'est la fin d'une époque"),
    "es": ("Nadie se arrepentirá", "Lo hemos probado todo", "Es el fin de una época"),
    "it": ("Nessuno se ne pentirà", "Abbiamo provato di tutto", "È la fine di un'epoca"),
}
_ENGLISH_QUOTES = ("Nobody will ever regret this", "We tried everything", "This is the end of an era")
_SAID = {"de": "Ein Fachmann sagt:", "fr": "Un expert dit :", "es": "Un experto dice:", "it": "Un esperto dice:"}
_VERBS = {
    "en": "is are was were can could will would should must may has have had",
    "de": "ist sind war waren kann können wird werden hat haben muss sollte",
    "fr": "est sont était peut peuvent doit sera permet utilise",
    "es": "es son era puede pueden debe será permite utiliza está están",
    "it": "è sono era può possono deve sarà permette utilizza",
    "pt": "é são era pode podem deve será permite está",
    "nl": "is zijn was kan kunnen wordt worden heeft moet",
    "sv": "är var kan ska har måste",
    "ru": "является может могут должен был будет",
}
_BEFORE = {"fr": ("ne ", " pas"), "es": ("no ", ""), "it": ("non ", ""), "pt": ("não ", ""), "ru": ("не ", "")}
_AFTER = {"en": " not", "de": " nicht", "nl": " niet", "sv": " inte"}
_DROPPED = {
    "en": r"\s(?:not|never)\b|n['’]t\b", "de": r"\snicht\b", "es": r"\bno\s", "it": r"\bnon\s", "pt": r"\bnão\s",
    "nl": r"\sniet\b", "sv": r"\sinte\b", "fr": r"\b(?:ne\s|n['’])(?=\w+ pas\b)|\spas\b", "ru": r"\bне\s",
}  # fmt: skip


def mutate(kind: str, text: str, language: str, rng: random.Random, names: Sequence[str] = ()) -> str | None:
    """A true line made wrong in one way, for the benchmark, or None where it has nothing of that kind. `names` are
    those of the article.
    """
    language = base(language)
    found = {
        "number": _number, "date": _date, "name": _name, "unit": _unit, "negation": _negation, "quotation": _quotation,
    }[kind](text, language, rng, names)  # fmt: skip
    return found if found and found != text else None


def _swap(text: str, token: Token, new: str) -> str:
    """The text with one token replaced."""
    return text[: token.at] + new + text[token.at + len(token.raw) :]


def _tokens(text: str, language: str) -> list[Token]:
    """The tokens that stand in the text as they are."""
    return [t for t in tokens(text, language) if text[t.at : t.at + len(t.raw)] == t.raw]


def _number(text: str, language: str, rng: random.Random, names: Sequence[str]) -> str | None:
    figures = [t for t in _tokens(text, language) if t.values]
    if not figures:
        return None
    token = rng.choice(figures)
    if token.raw[0].isalpha():
        others = [w for w, v in words(language).numbers.items() if str(v) not in token.values and 2 <= v <= 12]
        return _swap(text, token, rng.choice(others)) if others else None
    digits = [n for n, c in enumerate(token.raw) if c.isdigit()]
    if len(digits) > 1 and rng.random() < 0.5:
        a, b = rng.sample(digits, 2)
        new = list(token.raw)
        new[a], new[b] = new[b], new[a]
        if "".join(new) != token.raw and new[0] != "0":
            return _swap(text, token, "".join(new))
    at = rng.choice(digits)
    digit = rng.choice([d for d in "123456789" if d != token.raw[at]])
    return _swap(text, token, token.raw[:at] + digit + token.raw[at + 1 :])


def _date(text: str, language: str, rng: random.Random, names: Sequence[str]) -> str | None:
    table = words(language)
    places: list[tuple[Token, list[str]]] = []
    for t in _tokens(text, language):
        name, member = table.member.get(t.low, ("", ""))
        if name in ("months", "weekdays") and t.raw[:1].isupper() == (language in ("en", "de")) and t.low != "may":
            others = [w for w, m in table.member.items() if m[0] == name and m[1] != member and len(w) > 3]
            places.append((t, [w.capitalize() if t.raw[0].isupper() else w for w in others]))
        elif re.fullmatch(r"19\d\d|20\d\d", t.raw):
            places.append((t, [str(int(t.raw) + step) for step in (-10, -3, -1, 1, 2, 7)]))
    if not places:
        return None
    token, others = rng.choice(places)
    return _swap(text, token, rng.choice(others)) if others else None


def _name(text: str, language: str, rng: random.Random, names: Sequence[str]) -> str | None:
    found = [t for t in _tokens(text, language) if t.name and not t.initial and len(t.raw) > 2 and "-" not in t.raw]
    if not found:
        return None
    token = rng.choice(found)
    pool = [name for name in names if name.lower() not in text.lower()] if rng.random() < 0.4 else list(_STRANGERS)
    return _swap(text, token, rng.choice(pool or list(_STRANGERS)))


def _unit(text: str, language: str, rng: random.Random, names: Sequence[str]) -> str | None:
    table = words(language)
    run = _tokens(text, language)
    places = [t for before, t in pairwise(run) if before.values and table.member.get(t.low, ("",))[0] == "units"]
    if not places:
        return None
    token = rng.choice(places)
    mine = table.member[token.low][1]
    others = [
        w for w, m in table.member.items() if m[0] == "units" and m[1] != mine and len(w) >= min(4, len(token.raw))
    ]
    return _swap(text, token, rng.choice(others))


def _negation(text: str, language: str, rng: random.Random, names: Sequence[str]) -> str | None:
    """A negation dropped where there is one, else one put in at a verb."""
    dropped = re.compile(_DROPPED.get(language, r"(?!)"), re.I)
    if dropped.search(text) and rng.random() < 0.8:
        if language == "fr":
            return dropped.sub("", text)
        return dropped.sub("", text, count=1)
    verbs = _VERBS.get(language, "").split()
    places = list(re.finditer(rf"(?<![\w'’])(?:{'|'.join(verbs)})(?![\w'’])", text)) if verbs else []
    places = [
        m for m in places if not re.search(rf"{_DROPPED.get(language, '(?!)')}", text[m.start() - 8 : m.end() + 8])
    ]
    if not places:
        return None
    place = rng.choice(places)
    before, after = _BEFORE.get(language, ("", _AFTER.get(language, "")))
    if language == "fr" and place[0][0] in "aeéiouh":
        before = "n'"
    return text[: place.start()] + before + place[0] + after + text[place.end() :]


def _quotation(text: str, language: str, rng: random.Random, names: Sequence[str]) -> str | None:
    quote = rng.choice(_QUOTES.get(language, _ENGLISH_QUOTES))
    spoken = _SAID.get(language, "One expert said:")
    left, right = {"de": ("„", "“"), "fr": ("« ", " »"), "es": ("«", "»")}.get(language, ("“", "”"))
    return f"{text} {spoken} {left}{quote}.{right}"
