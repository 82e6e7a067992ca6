"""Words made comparable: folded, without endings, without those that say nothing of a picture.

The endings of several languages are taken off alike, whatever language a text is in: tags of stock pictures are often
in another language than the article, and it is enough that both sides of a comparison lose the same letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST = 8  # letters of a stem
_TOKEN = re.compile(r"[a-z0-9]+(?:\+\+|#)?|[^\W_a-z0-9]+")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

_EN = """a about above after again against all almost also always am an and any anybody anything are around as at
back be became because been before being below between both but by call called came can cannot case come
comes could day days did different do does doing done down during each either else end enough even ever
every example few find first follow following for form found from further gave get gets give given gives
go goes going good great had has have having he her here hers him his how however i if in instead into
is it its itself just keep kept kind know known large last later least less let like likely little long
lot made main make makes making many may me mean means might more most much must my need needed needs
never new next no nor not nothing now number of off often old on once one ones only or other others our
out over own part particular people place point possible put quite rather really right said same say
says second see seem seems seen several shall she should show shown shows simple simply since small so
some something sometimes still such sure take taken takes than that the their them then there therefore
these they thing things think this those though three through thus time times to together too two under
until up upon us use used user users uses using usually various very want wants was way ways we well
went were what when where whether which while who whole whose why will with within without work works
would year years yes yet you your"""
_OTHERS = """der die das des dem den ein eine einen einem einer eines und oder aber nicht kein keine ist sind war
waren wird werden wurde wurden hat haben hatte mit von vom zum zur bei beim auf aus für durch über unter
nach vor seit als wie wenn dann weil dass auch noch nur schon sehr mehr viel viele alle alles man sich
sein seine ihr ihre wir sie ich du er es im am an zu so le la les un une des du de et ou mais ne pas est
sont était dans sur avec pour par plus que qui quoi ce cette ces son sa ses leur leurs nous vous ils
elles on il elle se au aux en y el los las una unos unas del al y o pero no es son era con por para que
como más su sus se lo este esta estos estas muy il lo gli i uno della dello dei degli delle nel nella e
ma non è sono con per che come più suo sua si os as um uma do da dos das no na nos nas e mas não são com
por para que como mais seu sua het een van op met voor niet zijn was werd ook maar als dan wel"""
_STOCK = """photo photos photography photograph picture pictures image images video videos footage clip stock free
hd 4k uhd royalty background backgrounds wallpaper backdrop closeup close shot shots view views scene
concept conceptual beautiful beauty nice selective focus photographed portrait landscape vertical
horizontal slow motion timelapse drone aerial top copyspace copy space studio pexels pixabay isolated
stockphoto com www http https id search white black red green blue yellow orange brown grey gray pink
purple dark bright light colorful colourful colour color man woman men women person persons hand hands
holding looking sitting standing wearing young adult male female happy smiling someone foto fotos bild
bilder hintergrund nahaufnahme aufnahme mann frau person hand schwarz weiss weiß"""
STOP = frozenset(f"{_EN} {_OTHERS}".split())
STOCK = frozenset(_STOCK.split())


def fold(text: str) -> str:
    """Lower case, one form of each letter, no accents."""
    low = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in low if not unicodedata.combining(c) or _WIDE.match(c)))


def stems(text: str, *, tags: bool = False) -> list[str]:
    """The telling words of a text as stems, in order; with `tags`, without what every stock picture says of itself."""
    return [one for _, one in _stems(text, tags)]


def runs(text: str) -> list[list[str]]:
    """The telling words in runs that nothing but blanks divides: "kernel release" is one run of two."""
    out: list[list[str]] = [[]]
    last = -1
    for at, one in _stems(text, False):
        if at != last + 1:
            out.append([])
        out[-1].append(one)
        last = at
    return [one for one in out if one]


def _stems(text: str, tags: bool) -> Iterator[tuple[int, str]]:
    """Each telling word with its place among all words; a full stop or a comma leaves a place empty."""
    at, end, folded = -1, 0, fold(text)
    for match in _TOKEN.finditer(folded):
        token = match[0]
        at += 1 if not folded[end : match.start()].strip(" -'") else 2
        end = match.end()
        if _WIDE.match(token):
            for n in range(max(1, len(token) - 1)):
                yield at, token[n : n + 2]
            continue
        if len(token) < 2 or token.isdigit() or token in _STOP_FOLDED or (tags and token in _STOCK_FOLDED):
            continue
        yield at, stem(token)


@lru_cache(maxsize=20_000)
def stem(token: str) -> str:
    """A folded word without its ending: computer, computers, computing and compute are one."""
    if not token.isascii() or not token.isalpha() or len(token) < 4:
        return token[:LONGEST] if len(token) > LONGEST else token
    if token.endswith("ies") and len(token) > 4:
        token = token[:-3] + "y"
    elif token.endswith("s") and not token.endswith(("ss", "us", "is")):
        token = token[:-1]
    for ending, least in (("ment", 5), ("ing", 4), ("ed", 4), ("er", 5), ("en", 5), ("e", 3)):
        if token.endswith(ending) and len(token) - len(ending) >= least:
            token = token[: -len(ending)]
            break
    if len(token) > 4 and token[-1] == token[-2] and token[-1] not in "aeiouls":
        token = token[:-1]  # "programm(ing)", "plann(ed)"
    return token[:LONGEST]


def shared(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The stems both have, in the order of the first, each once."""
    there = set(other)
    return list(dict.fromkeys(word for word in one if word in there))


_STOP_FOLDED = frozenset(fold(word) for word in STOP)
_STOCK_FOLDED = frozenset(fold(word) for word in STOCK)
