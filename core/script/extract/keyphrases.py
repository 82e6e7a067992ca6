"""Search terms of a line without a model: the one to three concrete words one would look for a picture by.

Candidates are runs of words between small words, verbs and figures. They are ranked by whether they are names, whether
the article uses them as nouns (behind an article or preposition), how often it speaks of them, and its headings.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

import regex

from core.language.spacing import unspaced
from core.language.stems import without_particle
from core.language.tag import base
from core.model.article import Article
from core.script.lexicon import lexicon

_WORD = regex.compile(r"[^\W_]+(?:[-+'’][^\W\d_]+)*\+*")
_WIDE = re.compile(r"[\u30a1-\u30faー]{2,}|[\u4e00-\u9fff]{2,6}|[A-Za-z][\w+-]+")
_LEADS = {  # words behind which a noun comes
    "en": "the a an its their his her our your each every some any of in on at with for from by into under over this",
    "de": "der die das des dem den ein eine einen einem einer eines kein keine im am zum zur vom beim mit von auf in",
    "fr": "le la les l un une des du de d au aux son sa ses leur ce cette ces dans sur avec pour par",
    "es": "el la los las un una unos unas del de al su sus este esta estos en con por para",
    "it": "il lo la i gli le l un uno una del della dei delle dell di nel nella al alla con su per da",
    "pt": "o a os as um uma do da dos das de no na nos nas ao à com por para seu sua",
    "nl": "de het een zijn haar hun in op van met voor door",
}
_INSIDE = {  # small words inside a name of a thing: "pont d'acier", "gestor de paquetes"
    "fr": frozenset({"de", "d", "du", "des", "à"}), "es": frozenset({"de", "del"}),
    "it": frozenset({"di", "del", "della"}),
    "pt": frozenset({"de", "do", "da"}), "ca": frozenset({"de", "d", "del"}), "ro": frozenset({"de"}),
}  # fmt: skip
_VERBS = {  # also adjectives and nouns that say nothing
    "de": "ihnen ihrem ihren lassen sehen finden gibt geht kommt macht fall fälle art weise teil beispiel möglichkeit",
    "en": "use uses used using make makes made come comes came go goes went need needs needed take takes "
    "took give gives "
    "given get gets got find finds found know known say says said show shows shown see seen run runs "
    "running work works "
    "keep keeps kept let lets allow allows provide provides contain contains include includes become "
    "becomes became bring "
    "brings brought call calls called mean means want wants add adds added change changes changed start "
    "starts started "
    "help helps offer offers create creates created write writes written read reads hold holds held "
    "stand stands stood "
    "turn turns turned install installed installing configure configured return returns returned define "
    "defined based "
    "able likely possible available different several many much more most good better best new old other others same "
    "way ways thing things lot kind part case time times example number only first last next often usually however",
    "fr": "utilise utiliser permet permettre faire fait offre propose contient installer installé utilisé disponible "
    "possible plusieurs différents nombreux autre autres même cas fois partie exemple",
    "es": "utiliza utilizar permite permitir hacer hace ofrece contiene instalar instalado usado "
    "disponible posible varios "
    "diferentes muchos otro otros mismo caso vez parte ejemplo",
    "it": "utilizza utilizzare permette fare offre contiene installare installato usato disponibile "
    "possibile vari diversi "
    "molti altro altri stesso caso volta parte esempio",
}
_ABSTRACT = {  # nobody can take a picture of these; one of them stands for a line only where it has nothing else
    "en": "order objective objectives goal goals aim particular general broad fact facts principle plenty least rather "
    "term terms year years month months day days version versions line lines list lists step steps value values name "
    "names size half range situation situations question questions reason reasons result results method methods "
    "option options feature features purpose role roles state status level levels amount number numbers type types "
    "idea ideas issue issues problem problems solution solutions process understanding knowledge use usage need "
    "creation relationship independence independently regardless truly principal typical typically relevant "
    "upcoming current latest recent chosen default practice approach aspect aspects detail details information",
    "de": "Liste Reihe Grund Gründe Ziel Ziele Namen Name Begründung Erklärung Erklärungen Wissen Verständnis "
    "Möglichkeit "
    "Möglichkeiten Beschreibung Ausschnitt Bereich Bereiche Version Versionen Schritt Schritte Wert Werte Anzahl Jahr "
    "Jahre Jahren Monat Monate Tag Tage Zeit Frage Fragen Problem Probleme Lösung Option Optionen Ergebnis Zweck Form "
    "Fähigkeit Umstand Rolle Eigenschaft Eigenschaften Information Informationen Praxis Regel Regeln Nutzung",
    "fr": "plupart manière manières procéder façon façons raison raisons but objectif valeur nom noms taille liste "
    "étape étapes année années mois jour jours version versions ligne question problème solution méthode option "
    "résultat utilisation besoin information informations nombre niveau type aspect détail principe diverses divers",
    "es": "mayoría manera maneras forma formas razón razones objetivo valor nombre nombres tamaño lista paso pasos año "
    "años mes día días versión línea cuestión problema solución método opción resultado uso necesidad información "
    "número nivel tipo aspecto detalle principio hecho",
    "it": "maggior modo modi ragione obiettivo valore nome nomi dimensione elenco passo passi anno anni mese giorno "
    "giorni versione linea questione problema soluzione metodo opzione risultato uso bisogno informazioni numero "
    "livello tipo",
}
_LEAST_SHARE = 0.5  # of the best term's worth, that the others must have
_INFLECTED = re.compile(r"(?:다|요|고|며|서|면|해|한|할|된|될|하는|되는|있는|없는|지만|도록|니다|수도)$")
_HEAD_LAST = frozenset({"en", "de", "nl", "sv", "nb", "da", "ru", "pl", "cs", "fi", "hu", "tr"})
_VAGUE_ENDS = {"en": ("ly",), "fr": ("ment", "aient"), "es": ("mente", "aron"), "it": ("mente",), "pt": ("mente",)}
_held: list[tuple[Article, str, Known]] = []


class Known:
    """Word statistics of an article: how often each comes, how often as a noun, which stand in headings."""

    def __init__(self, article: Article, language: str) -> None:
        code = base(language)
        leads = frozenset(_LEADS.get(code, "").split())
        self.count: Counter[str] = Counter()
        self.nouns: Counter[str] = Counter()
        heads = [article.title]
        for block in article.blocks[:2000]:
            if block.kind == "heading":
                heads.append(block.text)
            if block.kind == "code":
                continue
            before = ""
            for found in _WORD.findall(block.text[:4000].lower()) if not unspaced(code) else _WIDE.findall(block.text):
                self.count[found] += 1
                self.nouns[found] += before in leads
                before = found
        self.heads = {word for head in heads for word in _WORD.findall(head.lower()) + _WIDE.findall(head)}


def known(article: Article, language: str) -> Known:
    """The word statistics of an article for search terms; those of the last article are kept."""
    for seen, code, stats in _held:
        if seen is article and code == language:
            return stats
    stats = Known(article, language)
    _held[:] = [(article, language, stats)]
    return stats


def keyphrases(text: str, language: str, article: Article | None = None, limit: int = 3) -> tuple[str, ...]:
    """Search terms of a line for its picture: up to `limit` of one to three words, the most telling first, in the
    text's own words.
    """
    code = base(language)
    stats = known(article, language) if article is not None else None
    found = _wide(text, stats) if unspaced(code) else _spaced(text, code, stats)
    out: list[str] = []
    used: set[str] = set()
    best = max((-item[0] for item in found), default=0.0)
    for minus, _, phrase in sorted(found):
        if out and -minus < _LEAST_SHARE * best:
            break
        parts = set(phrase.lower().split()) if " " in phrase else {phrase.lower()}
        if parts & used:
            continue
        used |= parts
        out.append(phrase)
        if len(out) == limit:
            break
    return tuple(out)


def _wide(text: str, stats: Known | None) -> list[tuple[float, int, str]]:
    """Candidates of a text without blanks."""
    out = []
    for match in _WIDE.finditer(text):
        times = stats.count[match[0]] if stats else 0
        score = math.log(2 + times) + (1.0 if match[0][0] < "\u4e00" else 0.3) + 0.1 * min(4, len(match[0]))
        score += 0.7 if stats and match[0] in stats.heads else 0.0
        out.append((-round(score, 4), match.start(), match[0]))
    return out


def _spaced(text: str, code: str, stats: Known | None) -> list[tuple[float, int, str]]:
    """Candidates of a text with blanks between words, with minus their score and their place."""
    stop = lexicon(code).stop_words | frozenset(_VERBS.get(code, "").split())
    leads, inside = frozenset(_LEADS.get(code, "").split()), _INSIDE.get(code, frozenset())
    if code == "ko":
        text = " ".join(_noun(word) for word in text.split())
    matches = list(_WORD.finditer(text.replace("'", " ").replace("’", " ")))
    runs: list[list[int]] = [[]]
    for n, match in enumerate(matches):
        word = match[0]
        gap = text[matches[n - 1].end() : match.start()] if n else ""
        if n and gap.strip(" '’"):
            runs.append([])
        if _carries(word, n, text, code, stop):
            runs[-1].append(n)
        elif not (word.lower() in inside and runs[-1] and runs[-1][-1] == n - 1 and n + 1 < len(matches)):
            runs.append([])
        elif _carries(matches[n + 1][0], n + 1, text, code, stop):
            runs[-1].append(n)
        else:
            runs.append([])
    out: list[tuple[float, int, str]] = []
    for run in runs:
        for size in (1, 2, 3):
            for at in range(len(run) - size + 1):
                words = [matches[n][0] for n in run[at : at + size]]
                if words[0].lower() in inside or words[-1].lower() in inside:
                    continue
                led = run[at] > 0 and matches[run[at] - 1][0].lower() in leads
                score = _score(words, [n == 0 for n in run[at : at + size]], code, led, inside, stats)
                if code in _HEAD_LAST and at + size < len(run) and not words[-1][0].isupper():
                    score -= 0.8  # "graphical" of "graphical desktop"
                if run[at] == 0 and (stats is None or not stats.nouns[words[0].lower()]):
                    score -= 0.8  # a capital at the start says nothing
                out.append((-round(score, 4), run[at], " ".join(words)))
    return out


def _noun(word: str) -> str:
    """A Korean word without its particle; a comma, which parts terms, where it is no noun."""
    bare = word.strip(".,!?“”‘’\"'()·…:;")
    return "," if _INFLECTED.search(bare) else without_particle(bare) + ("," if bare != word else "")


def _carries(word: str, n: int, text: str, code: str, stop: frozenset[str]) -> bool:
    """Whether a word can be part of a search term."""
    low = word.lower()
    if low in stop or len(word) < 3 or word[0].isdigit() or (low.endswith(_VAGUE_ENDS.get(code, ())) and len(low) > 5):
        return False
    return code != "de" or word[0].isupper()


@lru_cache(maxsize=16)
def _vague(code: str) -> frozenset[str]:
    return frozenset(_ABSTRACT.get(code, "").split())


def _score(
    words: list[str], first: list[bool], code: str, led: bool, inside: frozenset[str], stats: Known | None
) -> float:
    """Score how telling a phrase is."""
    total, vague = 0.0, _vague(code)
    for word, opens in zip(words, first, strict=True):
        low = word.lower()
        if low in inside:
            continue
        name = word[0].isupper() and not opens and code != "de"
        value = 1.2 if name or any(c.isupper() for c in word[1:]) else 0.0
        value += 0.05 * min(10, len(word))
        if stats is not None:
            times = stats.count[low]
            value += 0.5 * math.log(1 + times)
            value += 1.2 * min(1.0, 2 * stats.nouns[low] / times) if times else 0.0
            value += 0.5 if low in stats.heads else 0.0
        total += value - (1.3 if low in vague or word in vague else 0.0)
    content = sum(word.lower() not in inside for word in words)
    joined = 0.45 if content < len(words) else 0.25 if code in _HEAD_LAST else 0.1
    bonus = {1: 0.0, 2: joined}.get(content, 0.1)
    return total / content + bonus + (0.5 if led else 0.0)
