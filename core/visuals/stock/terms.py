"""Words made comparable: folded, without endings, without those that say nothing of a picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from core.language.spacing import is_unspaced
from core.language.stems import stem_of_any
from core.language.stop_words import stop_words

_TOKEN = re.compile(r"[a-z0-9]+(?:\+\+|#)?|[^\W_a-z0-9]+")

# Besides the stop words of English: words that say nothing of a picture.
_EN = """above again against almost always am anybody anything around back became being below call called came
cannot case come comes day days different doing done down else end enough even ever example few find
follow following form found further gave gets give given gives go goes going good great having hers him
instead itself keep kept kind know known large last later least less likely little long lot made main
make makes making mean means much need needed needs never next nothing now number off often old ones
others part particular people place point possible put quite rather really right said say says second
see seem seems seen show shown shows simple simply small something sometimes still sure take taken takes
therefore thing things think three time times together two upon us user users using usually various want
wants way ways well went whether whole work works year years"""
# Stop words that count all the same: without them the pictures of every English film would be ranked anew.
_COUNTED = frozenset("although among another despite neither per unlike via whom".split())  # noqa: SIM905
# Of other languages only what is no English word that says something ("sea", "men").
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


def fold(text: str) -> str:
    """A word in lower case, one form of each letter, no accents, for comparing it with words of stock pictures."""
    low = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in low if not unicodedata.combining(c) or is_unspaced(c)))


def stems(text: str, *, tags: bool = False) -> list[str]:
    """The telling words of a text as stems, in order, to compare it with stock pictures; with `tags`, without what
    every one of them says of itself.
    """
    return [item for _, item in _stems(text, tags)]


def runs(text: str) -> list[list[str]]:
    """The telling words of a stock picture in runs that nothing but blanks divides: "kernel release" is one run of
    two.
    """
    out: list[list[str]] = [[]]
    last = -1
    for at, item in _stems(text, False):
        if at != last + 1:
            out.append([])
        out[-1].append(item)
        last = at
    return [texts for texts in out if texts]


def _stems(text: str, tags: bool) -> Iterator[tuple[int, str]]:
    """Each telling word with its place among all words; a full stop or a comma leaves a place empty."""
    at, end, folded = -1, 0, fold(text)
    for match in _TOKEN.finditer(folded):
        token = match[0]
        at += 1 if not folded[end : match.start()].strip(" -'") else 2
        end = match.end()
        if is_unspaced(token[0]):
            for n in range(max(1, len(token) - 1)):
                yield at, token[n : n + 2]
            continue
        if (
            len(token) < 2
            or token.isdigit()
            or token in _nothing_of_a_picture()
            or (tags and token in _of_every_picture())
        ):
            continue
        yield at, stem_of_any(token)


def shared(iterable: Iterable[str], other: Iterable[str]) -> list[str]:
    """The stems that a scene and a stock picture both have, in the order of the first, each once."""
    there = set(other)
    return list(dict.fromkeys(word for word in iterable if word in there))


@cache
def _nothing_of_a_picture() -> frozenset[str]:
    """The words, folded, that no picture is searched by."""
    return frozenset(map(fold, [*(stop_words("en") - _COUNTED), *_EN.split(), *_OTHERS.split()]))


@cache
def _of_every_picture() -> frozenset[str]:
    """The words, folded, that every stock picture says of itself."""
    return frozenset(map(fold, _STOCK.split()))
